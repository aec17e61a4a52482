"""What an import of workbooks shows and asks before it writes."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_engine.cli.chinese import ask
from report_engine.cli.output import cannot_write, print_problems, stop_at
from report_engine.files import read_file, reason
from report_engine.project import Project

if TYPE_CHECKING:
    from report_engine.workbook.change import Change, Conflict, Entry


def workbooks_in(paths: Iterable[Path]) -> list[Path]:
    """List the files, and those of the folders among them; what Excel leaves beside an open file is none."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.suffix.lower() in (".xlsx", ".xls", ".xlsm", ".et"))
            found += [one for one in inside if one.is_file() and not one.name.startswith(("~$", "."))]
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def read_bytes(path: Path) -> bytes | None:
    """Read a file; None, with the reason said, if that cannot be."""
    try:
        return read_file(path)
    except OSError as error:
        click.echo(f"{path}：读不了文件：{reason(error)}", err=True)
        return None


def ask_nothing(entries: Sequence["Entry"], *, silent: bool) -> dict["Entry", str | None]:
    """Ask once for a column what 无 means in it; None where nobody says."""
    from report_engine.workbook.merge import unclear

    answers: dict[Entry, str | None] = {}
    for column, found in unclear(entries).items():
        cells = "、".join(entry.cell for entry in found[:5]) + (f" 等 {len(found)} 格" if len(found) > 5 else "")
        click.echo(f"{column}一列写了“无”：{cells}")
        answer = "" if silent else _choose("是 0，还是没有这个数？0 = 零，空 = 没有，直接回车 = 都不读入", ("0", "空"))
        if not answer:
            click.echo("这些格没有读入：在工作簿里写 0 或空着，再导入", err=True)
        answers |= dict.fromkeys(found, {"0": "0", "空": ""}.get(answer))
    return answers


def ask_conflicts(conflicts: Sequence["Conflict"], *, silent: bool) -> tuple[list["Change"], int]:
    """Show every conflict with its workbooks and cells, and take what people choose; the rest is counted."""
    chosen: list[Change] = []
    left = 0
    for conflict in conflicts:
        first = conflict.entries[0]
        what = first.label if first.column in ("", "值") else f"{first.label}（{first.column}）"
        click.echo(f"冲突：{what}：{conflict.why}；现在是“{conflict.standing}”", err=True)
        for number, entry in enumerate(conflict.entries, 1):
            said = "删去这一行" if entry.kind == "dropped" else f"“{entry.after}”"
            click.echo(f"  {number}. {entry.place}：{said}，导出时是“{entry.base}”", err=True)
        numbers = [str(number) for number in range(1, len(conflict.changes) + 1)]
        answer = "" if silent or not numbers else _choose("用哪一个？写序号，直接回车 = 保持现在的", numbers)
        if answer:
            chosen.append(conflict.changes[int(answer) - 1])
        else:
            left += 1
    return chosen, left


def _choose(question: str, choices: Sequence[str]) -> str:
    answer = str(click.prompt(f"{question} [{'/'.join(choices)}]", default="", show_default=False)).strip()
    return answer if answer in choices else ""


def show(changes: Sequence["Change"], title: str) -> None:
    """Print changes as a table; whatever the width of the window, nothing is cut off."""
    from rich.console import Console
    from rich.table import Table

    from report_engine.workbook.table import TABLE_HEAD, table_of

    table = Table(title=title, title_justify="left")
    for index, head in enumerate(TABLE_HEAD):
        table.add_column(head, overflow="fold", justify="right" if index else "left")
    for row in table_of(changes):
        table.add_row(*row)
    Console().print(table, markup=False)


def judge(project: Project, changes: Sequence["Change"]) -> None:
    """Say what the rules find in the data as they would be."""
    from report_engine.foresee import foresee
    from report_engine.workbook.apply import edited_files

    foreseen = foresee(project, edited_files(project, changes))
    if foreseen.new:
        click.echo("写入以后，检查会多出这些提示：", err=True)
        print_problems(foreseen.new)
    else:
        click.echo("写入以后，检查没有新的提示", err=True)
    if foreseen.gone:
        click.echo(f"少了 {len(foreseen.gone)} 条提示", err=True)


def agreed(changes: Sequence["Change"], *, yes: bool, delete: bool) -> tuple[list["Change"], int]:
    """Show what is to be written, deletions first and with a yes of their own; give what was agreed to.

    The number is of deletions that nobody was asked about and nobody allowed.
    """
    from report_engine.workbook.table import deletions

    lost = deletions(changes)
    rest = [change for change in changes if change not in lost]
    taken: list[Change] = []
    refused = 0
    if lost:
        show(lost, f"{len(lost)} 处删除")
        if delete or (not yes and ask(f"这 {len(lost)} 处原来有内容，确实要删去吗？")):
            taken += lost
        elif yes:
            refused = len(lost)
            click.echo("删除没有写入：确实要删去的，加 --delete", err=True)
    if rest:
        show(rest, f"{len(rest)} 处改动")
        if yes or ask("写入这些改动吗？"):
            taken += rest
    return taken, refused


def write(project: Project, changes: Sequence["Change"]) -> None:
    """Write what was agreed to, all of it or nothing."""
    if not changes:
        click.echo("没有写入任何文件")
        return
    from report_engine.transaction import ChangedMeanwhileError
    from report_engine.workbook.apply import apply_changes

    try:
        written = apply_changes(project, changes)
    except ChangedMeanwhileError as error:
        stop_at([], str(error))
    except OSError as error:
        stop_at([], f"{cannot_write(project.data(project.year), error)}；没有写入任何文件")
    for path in written:
        click.echo(f"已写入 {path}")
    click.echo(f"接着运行 qhd-docgen check --year {project.year} 核对")
