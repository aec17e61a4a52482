"""The command line: prints, asks the pipeline, sets the exit code, nothing else."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_engine.problems import Problem, Severity
from report_engine.project import MARKS, Project, find_root, is_root

if TYPE_CHECKING:
    from report_engine.pipeline import Pages

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="qhd-docgen", prog_name="qhd-docgen", message="%(prog)s %(version)s")
def main() -> None:
    """把 content 里的文字和 data 里的数据做成质量年度报告（Word 文件）。"""
    # A terminated build must clean up: temporary files, LibreOffice.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a rare character prints “?”, it does not stop the build.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def project_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that name a project and a year."""
    root = click.option(
        "--root",
        type=click.Path(file_okay=False, path_type=Path),
        help="项目文件夹；不写就从当前文件夹向上找含 content、data、templates 的一级。",
    )
    year = click.option("--year", type=click.IntRange(1900, 2999), required=True, help="报告年度，例如 2024。")
    return year(root(command))


pages_option = click.option(
    "--pages",
    type=click.Choice(["auto", "libreoffice", "on-open"]),
    default="auto",
    show_default=True,
    help="页码：auto 有 LibreOffice 就算好，libreoffice 必须算好，on-open 由 Word 打开时填写。",
)


@main.command()
@project_options
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="输出文件；不写为 build/report-年度.docx。"
)
@click.option("--final", is_flag=True, help="定稿：还有照片待补等未完成之处就不生成。")
@pages_option
@click.option("--pdf", is_flag=True, help="同时在旁边做一份 PDF（需要 LibreOffice）。")
def build(year: int, root: Path | None, output: Path | None, final: bool, pages: "Pages", pdf: bool) -> None:
    """生成报告。例如：qhd-docgen build --year 2024"""
    project = _project(root, year)
    from report_engine import pipeline  # late: --help must not wait for the libraries

    target = (output or project.output).absolute()
    with _progress() as progress:
        result = pipeline.build(project, target, final=final, pages=pages, pdf=pdf, progress=progress)
    _print(result.problems)
    _summary(result.problems)
    for file in result.written:
        click.echo(f"已生成 {file}")
    if target not in result.written:
        click.echo("没有生成报告" + ("，原有的文件未动" if target.exists() else ""), err=True)
    sys.exit(_exit_code(result.problems))


@main.command()
@project_options
def check(year: int, root: Path | None) -> None:
    """检查内容和数据，不生成文件。例如：qhd-docgen check --year 2024"""
    project = _project(root, year)
    from report_engine import pipeline

    with _progress() as progress:
        result = pipeline.check(project, progress)
    _print(result.problems)
    _summary(result.problems)
    sys.exit(_exit_code(result.problems))


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--root", type=click.Path(file_okay=False, path_type=Path), help="项目文件夹；不写就向上找。")
@click.option("--layout", help="按哪个版式的要求核对；不写按文件里记着的。")
@pages_option
def verify(file: Path, root: Path | None, layout: str | None, pages: "Pages") -> None:
    """核对一份成稿（也可以是在 Word 里改过的）。例如：qhd-docgen verify build/report-2024.docx"""
    project = Project(_root(root), 0)
    from report_engine import pipeline

    with _progress() as progress:
        result = pipeline.verify_file(project, layout, file, pages, progress)
    _print(result.problems)
    _summary(result.problems)
    sys.exit(_exit_code(result.problems))


def _exit_code(problems: list[Problem]) -> int:
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0


def _root(root: Path | None) -> Path:
    if root is not None and not is_root(root):
        raise click.UsageError(f"“{root}”不是项目文件夹：里面应有 {'、'.join(MARKS)} 三个文件夹")
    found = root.resolve() if root else find_root(Path.cwd())
    if found is None:
        raise click.UsageError("当前文件夹不在项目里：请进入项目文件夹，或用 --root 指明")
    return found


def _project(root: Path | None, year: int) -> Project:
    project = Project(_root(root), year)
    if not project.content.is_dir():
        years = "、".join(map(str, project.content_years())) or "（没有）"
        raise click.UsageError(f"没有 {year} 年度：缺少文件夹 content/{year}；现有年度：{years}")
    return project


def _print(problems: list[Problem]) -> None:
    for problem in problems:
        text = str(problem)
        head, word, rest = text.partition(f" {problem.severity} ")
        click.echo(head + click.style(word, fg=_COLOURS[problem.severity], bold=True) + rest, err=True)


def _summary(problems: list[Problem]) -> None:
    counts = [(severity, sum(p.severity is severity for p in problems)) for severity in Severity]
    parts = [f"{count} 个{severity}" for severity, count in counts if count]
    missing = sum(problem.code == "I001" for problem in problems)
    if missing:
        parts.append(f"其中照片待补 {missing} 张")
    click.echo("，".join(parts) if parts else "没有发现问题", err=True)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show a moving line on a terminal, plain lines elsewhere."""
    if not sys.stderr.isatty():
        yield lambda step: click.echo(f"{step}……", err=True)
        return
    from rich.console import Console

    with Console(stderr=True).status("准备") as status:
        yield lambda step: status.update(f"{step}……")
