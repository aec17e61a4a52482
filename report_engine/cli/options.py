"""Options that several commands share, and the project they name."""

from collections.abc import Callable
from pathlib import Path

import click

from report_engine.cli.chinese import File
from report_engine.cli.chinese import year as four_digits
from report_engine.project import MARKS, Project, find_root, is_root

root_option = click.option(
    "--root",
    type=File(dir_okay=True, file_okay=False),
    help="项目文件夹；不写就从当前文件夹向上找含 content、data、templates 的一级。",
)


def project_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that name a project and a year."""
    year = click.option("--year", type=four_digits, required=True, help="报告年度，例如 2024。")
    return year(root_option(command))


pages_option = click.option(
    "--pages",
    type=click.Choice(["auto", "libreoffice", "on-open"]),
    default="auto",
    show_default=True,
    help="页码：auto 有 LibreOffice 就算好，libreoffice 必须算好，on-open 由 Word 打开时填写。",
)


def find_folder(root: Path | None) -> Path:
    """Take the folder given, or search upward; UsageError if there is no project."""
    if root is not None and not is_root(root):
        raise click.UsageError(f"“{root}”不是项目文件夹：里面应有 {'、'.join(MARKS)} 三个文件夹")
    found = root.resolve() if root else find_root(Path.cwd())
    if found is None:
        raise click.UsageError("当前文件夹不在项目里：请进入项目文件夹，或用 --root 指明")
    return found


def find_project(root: Path | None, year: int) -> Project:
    """Find the project and its year; UsageError if one of them does not exist."""
    project = Project(find_folder(root), year)
    if not project.content.is_dir():
        years = "、".join(map(str, project.content_years())) or "（没有）"
        raise click.UsageError(f"没有 {year} 年度：缺少文件夹 content/{year}；现有年度：{years}")
    return project
