"""What somebody typed into a workbook that was never imported: such a file is not to be replaced."""

from pathlib import Path

from report_engine.problems import Problem, Severity, Source
from report_engine.project import Project
from report_engine.workbook.merge import merge
from report_engine.workbook.plan import Plan
from report_engine.workbook.read import read_workbook


def pending(plan: Plan, project: Project, data: bytes, name: Path) -> Problem | None:
    """Tell why the file at the place of an export must stay; None if nothing in it would be lost."""
    problems: list[Problem] = []
    entries = read_workbook(plan, project, data, name, problems)
    doubtful = [problem for problem in problems if problem.severity is Severity.ERROR]
    hint = "先 data import 导入它，或用 --output 换一个文件名，或把它移走"
    if doubtful:
        message = f"这里已有的文件读不成：{doubtful[0].message}"
        return Problem("X018", message, Source(name), hint)
    merged = merge(plan.sheets, entries)
    cells = [change.cell for change in merged.changes]
    cells += [entry.cell for conflict in merged.conflicts for entry in conflict.entries]
    if not cells:
        return None
    shown = "、".join(cells[:5]) + (f" 等 {len(cells)} 处" if len(cells) > 5 else "")
    return Problem("X018", f"里面有填好还没有导入的内容：{shown}", Source(name), hint)
