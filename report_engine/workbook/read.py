"""Reads edited workbooks back: what people typed into each of them, and what they may not have changed."""

from collections.abc import Mapping
from pathlib import Path

from report_engine.problems import Problem, Severity, Source, has_errors
from report_engine.project import Project
from report_engine.workbook.base import Base, read_base
from report_engine.workbook.book import Book, open_book
from report_engine.workbook.change import Entry
from report_engine.workbook.compare import Comparison
from report_engine.workbook.frame import Fit, fit
from report_engine.workbook.identify import Rows
from report_engine.workbook.plan import Plan


def read_workbook(plan: Plan, project: Project, data: bytes, name: Path, problems: list[Problem]) -> tuple[Entry, ...]:
    """List what was typed into a workbook; nothing if anything is amiss.

    `name` is what messages call the workbook.
    """
    mine: list[Problem] = []
    place = Source(name)
    book = open_book(data, place, mine)
    base = read_base(book.grids) if book else None
    entries: list[Entry] = []
    if book and _belongs(base, project.year, place, mine):
        fits = fit(plan.sheets, book, base, project.year, place, mine)
        if not fits and not has_errors(mine):
            mine.append(Problem("X003", "这不是 data export 导出的工作簿", place, "重新导出一份，把改动抄过去"))
        if not has_errors(mine):
            comparisons = [Comparison(Rows(one, place)) for one in fits] if base else []
            entries = [entry for one in comparisons for entry in one.run(mine)]
            entries += [] if base else _without(plan, fits, book, place, mine)
    problems += mine
    return () if has_errors(mine) else tuple(entries)


def _belongs(base: Base | None, year: int, place: Source, problems: list[Problem]) -> bool:
    """Refuse a workbook of another year, or one that a school filled in."""
    if base and base.year != str(year):
        hint = f"用 --year {base.year}"
        problems.append(Problem("X003", f"这是 {base.year} 年的工作簿，不是 {year} 年的", place, hint))
    elif base and base.school:
        message = f"这是“{base.school}”填报的工作簿，不是全市的"
        problems.append(Problem("X003", message, place, "学校填报的用 data collect 汇总"))
    else:
        return True
    return False


def _without(plan: Plan, fits: list[Fit], book: Book, place: Source, problems: list[Problem]) -> list[Entry]:
    """Compare a workbook of before with the data, knowing which files are no longer as they were exported."""
    moved = _moved(plan.digests, book.notes)
    entries: list[Entry] = []
    outdated: list[str] = []
    empty: list[str] = []
    for one in fits:
        comparison = Comparison(Rows(one, place), stale=bool(moved))
        found = comparison.run(problems)
        outdated += comparison.outdated
        empty += comparison.empty
        entries += found
        if found and one.sheet.file.as_posix() in moved:
            message = f"导出这个工作簿以后，{one.sheet.file.as_posix()} 改过"
            hint = "逐条核对，别把新值改回旧值；或重新导出"
            problems.append(Problem("X013", message, place, hint, Severity.WARNING))
    if outdated:
        message = f"{_some(outdated)}：与现在的数据不同，不读入"
        hint = f"导出以后改过：{'、'.join(moved)}"
        problems.append(Problem("X013", message, place, hint, Severity.WARNING))
    if empty:
        message = f"{_some(empty)}：空着，数据里有值，不当作清空"
        hint = "这个工作簿没有带导出时的值；要清空请重新导出一份"
        problems.append(Problem("X016", message, place, hint, Severity.WARNING))
    return entries


def _moved(digests: Mapping[str, str], notes: Mapping[str, str]) -> list[str]:
    moved = [name for name, digest in notes.items() if digests.get(name, digest) != digest]
    return moved + [name for name in digests if notes and name not in notes]


def _some(cells: list[str]) -> str:
    return "、".join(cells[:5]) + (f" 等 {len(cells)} 格" if len(cells) > 5 else "")
