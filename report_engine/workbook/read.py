"""Reads an edited workbook back: what it changes, and what it may not change."""

from pathlib import Path

from report_engine.problems import Problem, Severity, Source, has_errors
from report_engine.project import Project
from report_engine.workbook.book import Book, open_book
from report_engine.workbook.change import Change
from report_engine.workbook.compare import Comparison
from report_engine.workbook.frame import frame_is_good
from report_engine.workbook.plan import Plan, make_plan


def read_workbook(project: Project, data: bytes, name: Path, problems: list[Problem]) -> tuple[Change, ...]:
    """List what a workbook changes in the data of the project's year; nothing if anything is amiss.

    `name` is what messages call the workbook.
    """
    mine: list[Problem] = []
    place = Source(name)
    plan = make_plan(project, mine)
    book = open_book(data, place, mine) if plan else None
    changes: list[Change] = []
    if plan and book and frame_is_good(plan, book, project.year, place, mine):
        changes = _compare(plan, book, place, mine)
    problems += mine
    return () if has_errors(mine) else tuple(changes)


def _compare(plan: Plan, book: Book, place: Source, problems: list[Problem]) -> list[Change]:
    """Compare sheet by sheet, knowing which files are no longer as they were when they were exported."""
    moved = [name for name, digest in book.notes.items() if plan.digests.get(name, digest) != digest]
    moved += [name for name in plan.digests if book.notes and name not in book.notes]
    changes: list[Change] = []
    outdated: list[str] = []
    for sheet in plan.sheets:
        comparison = Comparison(sheet, book.grids[sheet.title], place, stale=bool(moved))
        found = comparison.run(problems)
        outdated += comparison.outdated
        changes += found
        if found and sheet.file.as_posix() in moved:
            message = f"导出这个工作簿以后，{sheet.file.as_posix()} 改过"
            hint = "逐条核对，别把新值改回旧值；或重新导出"
            problems.append(Problem("X013", message, place, hint, Severity.WARNING))
    if outdated:
        cells = "、".join(outdated[:5]) + (f" 等 {len(outdated)} 格" if len(outdated) > 5 else "")
        message = f"{cells}：与现在的数据不同，不读入"
        hint = f"导出以后改过：{'、'.join(moved)}"
        problems.append(Problem("X013", message, place, hint, Severity.WARNING))
    return changes
