"""`data export` and `data import`: the numbers as an Excel workbook, and back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_engine.cli.chinese import File, ask
from report_engine.cli.options import find_project, project_options
from report_engine.cli.output import cannot_write, exit_code, print_problems
from report_engine.files import reason, write_aside
from report_engine.problems import Problem

if TYPE_CHECKING:
    from datetime import datetime

    from report_engine.workbook import Change


@click.group()
def data() -> None:
    """在 Excel 里填数：导出工作簿，填好再导入。"""


@data.command("export")
@project_options
@click.option("--output", type=File(suffix=".xlsx"), help="输出文件；不写为 build/data-年度.xlsx。")
def export(year: int, root: Path | None, output: Path | None) -> None:
    """导出一年的数据。例如：qhd-docgen data export --year 2024"""
    project = find_project(root, year)
    from report_engine.workbook import export_workbook

    problems: list[Problem] = []
    workbook = export_workbook(project, problems)
    print_problems(problems)
    if workbook is None:
        click.echo("没有导出：先改好上面的错误", err=True)
        sys.exit(1)
    target = (output or project.build / f"data-{year}.xlsx").absolute()
    try:
        write_aside(target, workbook)
    except OSError as error:
        click.echo(cannot_write(target, error), err=True)
        sys.exit(1)
    click.echo(f"已导出 {target}")


@data.command("import")
@click.argument("file", type=File(exists=True))
@project_options
@click.option("--yes", is_flag=True, help="不再询问，直接写入。")
def import_(file: Path, year: int, root: Path | None, yes: bool) -> None:
    """导入填好的工作簿，先列出改动再写入。例如：qhd-docgen data import build/data-2024.xlsx --year 2024"""
    project = find_project(root, year)
    from report_engine.workbook import ChangedMeanwhileError, apply_changes, read_workbook

    problems: list[Problem] = []
    try:
        workbook = file.read_bytes()
    except OSError as error:
        click.echo(f"{file}：读不了文件：{reason(error)}", err=True)
        sys.exit(1)
    changes = read_workbook(project, workbook, file, problems)
    print_problems(problems)
    if exit_code(problems):
        click.echo("没有写入任何文件", err=True)
        sys.exit(1)
    if not changes:
        click.echo("没有改动")
        return
    _show(changes)
    if not yes and not ask("写入这些改动吗？"):
        click.echo("没有写入任何文件")
        return
    try:
        written = apply_changes(project, changes)
    except ChangedMeanwhileError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"{cannot_write(project.data(year), error)}；没有写入任何文件", err=True)
        sys.exit(1)
    for path in written:
        click.echo(f"已写入 {path}")
    click.echo(f"接着运行 qhd-docgen check --year {year} 核对")


@data.command()
@project_options
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), required=True, help="核定的日期，例如 2025-01-10。")
@click.option("--yes", is_flag=True, help="不再询问，直接核定。")
def confirm(year: int, root: Path | None, date: "datetime", yes: bool) -> None:
    """核定当年的数：先列出上次核定以来的改动。例如：qhd-docgen data confirm --year 2024 --date 2025-01-10"""
    project = find_project(root, year)
    from report_engine import pipeline

    problems: list[Problem] = []
    confirmation = pipeline.confirm(project, f"{date:%Y-%m-%d}", problems)
    if confirmation is None:
        print_problems(problems)
        click.echo("没有核定：先改好上面的错误", err=True)
        sys.exit(1)
    if not confirmation.differences:
        click.echo("上次核定以来没有改动")
        return
    for difference in confirmation.differences:
        click.echo(f"{difference.origin}：{difference.before or '（无）'} → {difference.after or '（删去）'}")
    if not yes and not ask(f"以上 {len(confirmation.differences)} 处，都核对无误吗？"):
        click.echo("没有核定")
        return
    try:
        project.confirmed.parent.mkdir(parents=True, exist_ok=True)
        write_aside(project.confirmed, confirmation.text.encode("utf-8"))
    except OSError as error:
        click.echo(cannot_write(project.confirmed, error), err=True)
        sys.exit(1)
    click.echo(f"已核定，记在 {project.name(project.confirmed).as_posix()}")


def _show(changes: tuple["Change", ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    from report_engine.workbook import TABLE_HEAD, table_of

    table = Table(*TABLE_HEAD, title=f"{len(changes)} 处改动")
    for row in table_of(changes):
        table.add_row(*row)
    Console().print(table)
