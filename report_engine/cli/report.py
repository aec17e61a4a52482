"""`build`, `check`, `dismiss` and `verify`: the report itself."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import report_engine
from report_engine.cli.chinese import File
from report_engine.cli.chinese import year as four_digits
from report_engine.cli.options import (
    find_folder,
    find_project,
    pages_option,
    project_options,
    refuse_inside,
    root_option,
    school_option,
)
from report_engine.cli.output import draft_line, exit_code, format_option, print_problems, print_result, show_progress
from report_engine.problems import forbid
from report_engine.project import Project, find_root
from report_engine.result import Pages

if TYPE_CHECKING:
    from datetime import datetime


@click.command()
@project_options
@school_option
@click.option("--output", type=File(suffix=".docx"), help="输出文件；不写为 build/report-年度.docx。")
@click.option("--final", is_flag=True, help="定稿：还有错误、待补的照片等未完成之处就不生成。")
@pages_option
@click.option("--pdf", is_flag=True, help="同时在旁边做一份 PDF（需要 LibreOffice）。")
def build(
    year: int, root: Path | None, school: str | None, output: Path | None, final: bool, pages: Pages, pdf: bool
) -> None:
    """生成报告；没写完的在稿上标出，定稿加 --final。例如：qhd-docgen build --year 2024"""
    project = find_project(root, year, school)
    target = (output or project.output).absolute()
    refuse_inside(target, "--output")
    with show_progress() as progress:
        result = report_engine.build(project, target, final=final, pages=pages, pdf=pdf, progress=progress)
    is_made = result.unchanged or target in result.written
    if is_made and not final:
        click.echo(draft_line(result.problems))
    print_result(project, result, named=final)
    for file in result.written:
        click.echo(f"已生成 {file}")
    if result.kept:
        how = f"qhd-docgen pull {project.name(result.kept).as_posix()} --year {year}"
        click.echo(f"原来的在 Word 里改过，另存为 {result.kept.name}；收回改动：{how}")
    if result.unchanged:
        click.echo(f"没有变化，{target} 已是最新")
    elif not is_made:
        click.echo("没有生成报告" + ("，原有的文件未动" if target.exists() else ""), err=True)
    sys.exit(1 if forbid(result.problems, final=final) else 0)


@click.command()
@project_options
@school_option
@format_option
@click.option("--open", "named", is_flag=True, help="列出待核实的各处。")
def check(year: int, root: Path | None, school: str | None, form: str, named: bool) -> None:
    """检查内容和数据，不生成文件。例如：qhd-docgen check --year 2024"""
    project = find_project(root, year, school)
    with show_progress(form) as progress:
        result = report_engine.check(project, progress)
    print_result(project, result, form, with_plan=True, named=named)
    sys.exit(exit_code(result.problems))


@click.command()
@click.argument("finding")
@project_options
@school_option
@click.option("--reason", required=True, help="为什么可以这样。")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="哪天定的，例如 2025-01-10；不写为今天。")
def dismiss(
    finding: str, year: int, root: Path | None, school: str | None, reason: str, date: "datetime | None"
) -> None:
    """让看过的一个问题保留，编号在 check 每行末尾。例如：qhd-docgen dismiss 3f9a-1b2c --year 2024 --reason 照刊印"""
    project = find_project(root, year, school)
    if not reason.strip():
        raise click.UsageError("--reason 后面要写理由")
    from datetime import datetime

    day = date or datetime.now().astimezone()
    result = report_engine.dismiss(project, finding.strip().strip("[]"), reason, f"{day:%Y-%m-%d}")
    for file in result.written:
        click.echo(f"已记入 {project.name(file).as_posix()}")
    if result.problems:
        print_problems(result.problems)
    sys.exit(exit_code(result.problems))


@click.command()
@click.argument("file", type=File(exists=True))
@click.option("--year", type=four_digits, help="与哪一年度的数据核对；不写按文件里记着的。")
@root_option
@school_option
@click.option("--layout", help="按哪个版式的要求核对；不写按文件里记着的。")
@click.option("--final", is_flag=True, help="按定稿核对：草稿的记号、待补的照片都算错误。")
@pages_option
@format_option
def verify(
    file: Path,
    year: int | None,
    root: Path | None,
    school: str | None,
    layout: str | None,
    final: bool,
    pages: Pages,
    form: str,
) -> None:
    """核对一份成稿（也可以是在 Word 里改过的）。例如：qhd-docgen verify build/report-2024.docx"""
    folder = find_folder(root) if root or layout else find_root(Path.cwd())
    if school is not None and year is None:
        raise click.UsageError("写了 --school 就要写 --year")
    project = find_project(root, year, school) if school is not None and year else None
    project = project or (
        Project(folder, year or 0) if folder else None
    )  # a reviewer at the province has the file alone
    with show_progress(form) as progress:
        result = report_engine.verify(project, file, layout=layout, pages=pages, final=final, progress=progress)
    print_problems(result.problems, form)
    sys.exit(exit_code(result.problems))
