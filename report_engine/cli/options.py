"""Options that several commands share, and the project they name."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from report_engine.cli.chinese import File
from report_engine.cli.chinese import year as four_digits
from report_engine.cli.output import print_problems
from report_engine.problems import Problem
from report_engine.project import MARKS, Project, find_root, is_root
from report_engine.transaction import recover

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
    broken_off = recover(found)
    if broken_off:
        click.echo(f"上一次没有写完就中断了（{broken_off}）：已恢复成写之前的样子", err=True)
    return found


school_option = click.option("--school", help="一所学校的报告：学校一览表里的编号、全称或简称。")


def refuse_inside(target: Path, option: str) -> None:
    """Keep what is made out of what it is made from; UsageError if a file would go there."""
    root = find_root(target.parent)
    folder = target.resolve().relative_to(root).parts[:1] if root else ()
    if folder and folder[0] in MARKS:
        raise click.UsageError(f"{option} 不能写到项目的 {folder[0]} 里：那里是内容、数据和模板，换一个位置")


def find_project(root: Path | None, year: int, school: str | None = None) -> Project:
    """Find the project, its year and whose report it is; UsageError if one of them does not exist."""
    project = Project(find_folder(root), year)
    if not project.year_content.is_dir():
        years = "、".join(map(str, project.content_years())) or "（没有）"
        raise click.UsageError(f"没有 {year} 年度：缺少文件夹 content/{year}；现有年度：{years}")
    return replace(project, school=_full_name(project, school.strip())) if school is not None else project


def _full_name(project: Project, name: str) -> str:
    """Find the full name of a school; UsageError if the list has none."""
    from report_engine.facts.schools import find_school
    from report_engine.fleet.roster import roster, schools_of
    from report_engine.read.schema import suggest

    problems: list[Problem] = []
    schools = schools_of(project, problems)
    if problems:
        print_problems(problems)
        sys.exit(1)
    found = find_school(schools, name)
    if found is None:
        near = suggest(name, [other for one in schools for other in one.names]) or "写编号、全称或简称"
        raise click.UsageError(f"{project.name(roster(project)).as_posix()} 里没有“{name}”（{near}）")
    return found.name
