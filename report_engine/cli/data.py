"""`data export` and `data import`: the numbers as an Excel workbook, and back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_engine.cli.chinese import File, ask
from report_engine.cli.collecting import collect, export_schools
from report_engine.cli.importing import (
    agreed,
    ask_conflicts,
    ask_nothing,
    judge,
    read_bytes,
    workbooks_in,
    write,
)
from report_engine.cli.options import find_folder, find_project, project_options, root_option
from report_engine.cli.output import exit_code, print_problems, save, save_together, stop_at
from report_engine.problems import Problem
from report_engine.project import Project

if TYPE_CHECKING:
    from datetime import datetime

    from report_engine.workbook.change import Entry


@click.group()
def data() -> None:
    """在 Excel 里填数：导出工作簿，填好再导入。"""


@data.command("export")
@project_options
@click.option("--output", type=File(suffix=".xlsx"), help="输出文件；不写为 build/data-年度.xlsx。")
@click.option("--each-school", type=File(dir_okay=True, file_okay=False), help="给每所学校各导出一份，放在这个文件夹。")
@click.option("--school", help="只给这所学校导出一份：名称、简称或编号。")
def export(year: int, root: Path | None, output: Path | None, each_school: Path | None, school: str | None) -> None:
    """导出一年的数据。例如：qhd-docgen data export --year 2024"""
    project = find_project(root, year)
    if each_school or school:
        export_schools(project, (each_school or project.build / "schools").absolute(), school)
        return
    from report_engine.workbook.export import export_workbook
    from report_engine.workbook.pending import pending
    from report_engine.workbook.plan import make_plan

    problems: list[Problem] = []
    plan = make_plan(project, problems)
    workbook = export_workbook(project, plan, problems) if plan else None
    if plan is None or workbook is None:
        stop_at(problems, "没有导出：先改好上面的错误")
    print_problems(problems)
    target = (output or project.build / f"data-{year}.xlsx").absolute()
    old = read_bytes(target) if target.exists() else None
    kept = pending(plan, project, old, target) if old is not None else None
    if kept:
        stop_at([kept], "没有导出：原来的工作簿保持不变")
    save(target, workbook)
    click.echo(f"已导出 {target}")


@data.command("import")
@click.argument("files", nargs=-1, required=True, metavar="文件…", type=File(exists=True, dir_okay=True))
@project_options
@click.option("--yes", is_flag=True, help="不再询问，直接写入；删除和有冲突的除外。")
@click.option("--delete", is_flag=True, help="工作簿里清空的格、删去的行也不再询问，一并删去。")
def import_(files: tuple[Path, ...], year: int, root: Path | None, yes: bool, delete: bool) -> None:
    """导入填好的工作簿，一份、几份或一个文件夹；先列出改动再写入。

    例如：qhd-docgen data import 甲.xlsx 乙.xlsx --year 2024
    """
    project = find_project(root, year)
    from report_engine.workbook.merge import merge, settled
    from report_engine.workbook.plan import make_plan
    from report_engine.workbook.read import read_workbook

    problems: list[Problem] = []
    plan = make_plan(project, problems)
    books = workbooks_in(files)
    if plan is None or not books:
        stop_at(problems, "没有写入任何文件" if books else "文件夹里没有工作簿")
    entries: list[Entry] = []
    unread = 0
    for path in books:
        raw = read_bytes(path)
        unread += raw is None
        entries += read_workbook(plan, project, raw, path, problems) if raw is not None else ()
    print_problems(problems)
    answers = ask_nothing(entries, silent=yes)
    merged = merge(plan.sheets, settled(entries, answers))
    chosen, left = ask_conflicts(merged.conflicts, silent=yes)
    changes = [*merged.changes, *chosen]
    left += unread + exit_code(problems) + sum(answer is None for answer in answers.values())
    if changes:
        judge(project, changes)
        taken, refused = agreed(changes, yes=yes, delete=delete)
        left += refused
        write(project, taken)
    else:
        click.echo("没有写入任何文件" if left else "没有改动", err=bool(left))
    sys.exit(1 if left else 0)


@data.command("collect")
@click.argument("paths", nargs=-1, required=True, metavar="文件夹…", type=File(exists=True, dir_okay=True))
@project_options
@click.option("--due", type=click.DateTime(["%Y-%m-%d"]), help="填报的期限，例如 2024-12-10；填报日期晚于它的列出来。")
@click.option("--apply", is_flag=True, help="各校交齐后，把汇总的数写入市级数据，先列出再问。")
@click.option("--yes", is_flag=True, help="不再询问。")
def collect_(
    paths: tuple[Path, ...], year: int, root: Path | None, due: "datetime | None", apply: bool, yes: bool
) -> None:
    """收各校填好的工作簿，交齐后汇总。例如：qhd-docgen data collect 各校上报 --year 2024 --apply"""
    collect(find_project(root, year), paths, f"{due:%Y-%m-%d}" if due else "", apply=apply, yes=yes)


@data.command()
@click.argument("old", metavar="旧名称或编号")
@click.argument("new", metavar="新名称或编号")
@root_option
@click.option("--yes", is_flag=True, help="不再询问，直接改。")
def rename(old: str, new: str, root: Path | None, yes: bool) -> None:
    """给指标改名称或编号：目录、各年的数、规则、附表和正文一起改，旧的记作曾用名。

    例如：qhd-docgen data rename 毕业生人数 毕业学生数
    """
    folder = find_folder(root)
    project = Project(folder, max(Project(folder, 0).content_years(), default=0))
    from report_engine.rename.rename import plan_renaming

    problems: list[Problem] = []
    renaming = plan_renaming(project, old, new, problems)
    if renaming is None:
        stop_at(problems, "没有改名")
    for place in renaming.places:
        click.echo(f"{place}：{old} → {new}")
    if not yes and not ask(f"改这 {len(renaming.files)} 个文件里的 {len(renaming.places)} 处吗？"):
        click.echo("没有改名")
        return
    save_together(folder, renaming.files, f"改名：{old} → {new}", folder, "；没有改名")
    click.echo(f"已改名；“{old}”记作曾用名，旧的工作簿和已锁定的历史仍然对得上")


@data.command()
@project_options
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), required=True, help="核定的日期，例如 2025-01-10。")
@click.option("--yes", is_flag=True, help="不再询问，直接核定。")
def confirm(year: int, root: Path | None, date: "datetime", yes: bool) -> None:
    """核定当年的数：先列出上次核定以来的改动。例如：qhd-docgen data confirm --year 2024 --date 2025-01-10"""
    project = find_project(root, year)
    from report_engine.confirm import confirm as confirmed

    problems: list[Problem] = []
    confirmation = confirmed(project, f"{date:%Y-%m-%d}", problems)
    if confirmation is None:
        stop_at(problems, "没有核定：先改好上面的错误")
    if not confirmation.differences:
        click.echo("上次核定以来没有改动")
        return
    for difference in confirmation.differences:
        click.echo(f"{difference.origin}：{difference.before or '（无）'} → {difference.after or '（删去）'}")
    if not yes and not ask(f"以上 {len(confirmation.differences)} 处，都核对无误吗？"):
        click.echo("没有核定")
        return
    save(project.confirmed, confirmation.text.encode("utf-8"))
    click.echo(f"已核定，记在 {project.name(project.confirmed).as_posix()}")
