"""Checks the frame of a workbook before any of its values: sheets, heads, merged cells."""

import re

from openpyxl.utils import get_column_letter

from report_engine.problems import Problem, Source
from report_engine.read.schema import suggest
from report_engine.workbook.book import Book, Grid
from report_engine.workbook.plan import Plan
from report_engine.workbook.sheet import Sheet

_YEAR = re.compile(r"（(\d{4})）$", re.ASCII)
_AGAIN = "重新导出一份，把改动抄过去"


def frame_is_good(plan: Plan, book: Book, year: int, place: Source, problems: list[Problem]) -> bool:
    """Tell what was moved, renamed, merged or removed; false if any was."""
    before = len(problems)
    known = {sheet.title for sheet in plan.sheets}
    for title in book.grids:
        if title not in known:
            hint = suggest(title, known - set(book.grids)) or f"应有的工作表：{'、'.join(sorted(known))}；{_AGAIN}"
            problems.append(Problem("X002", f"多出工作表“{title}”", place, hint))
    for sheet in plan.sheets:
        grid = book.grids.get(sheet.title)
        if grid is None:
            problems.append(Problem("X002", f"缺少工作表“{sheet.title}”", place, _AGAIN))
            continue
        for span in grid.merged:
            message = f"{sheet.title}!{span}：合并了单元格"
            problems.append(Problem("X011", message, place, "取消合并，补上各格的内容"))
        _check_head(sheet, grid, year, place, problems)
    return len(problems) == before


def _check_head(sheet: Sheet, grid: Grid, year: int, place: Source, problems: list[Problem]) -> None:
    heads = [column.head for column in sheet.columns]
    found = [_head(grid, index) for index in range(1, len(heads) + 1)]
    other = _other_year(heads, found)
    if other:
        problems.append(Problem("X003", f"这是 {other} 年的工作簿，不是 {year} 年的", place, f"用 --year {other}"))
        return
    if not set(heads) & set(found):
        message = f"{sheet.title}!A1：第一行不是表头，应为 {'、'.join(heads)}"
        problems.append(Problem("X003", message, place, _AGAIN))
        return
    for index, (head, text) in enumerate(zip(heads, found, strict=True), 1):
        if text == head:
            continue
        at = f"{sheet.title}!{get_column_letter(index)}1"
        hint = f"“{head}”移到了 {get_column_letter(found.index(head) + 1)} 列" if head in found else ""
        message = f"{at}：表头应为“{head}”，这里是{f'“{text}”' if text else '空的'}"
        problems.append(Problem("X003", message, place, hint or "列不能移动、改名、增删"))
    told: set[int] = set()
    for (_, column), cell in sorted(grid.cells.items()):
        if column > len(heads) and column not in told:
            told.add(column)
            problems.append(Problem("X014", f"{cell.place}：表格以外还有内容", place, "删去这一列，或移到别的工作簿"))


def _head(grid: Grid, column: int) -> str:
    cell = grid.cells.get((1, column))
    return str(cell.value).strip() if cell else ""


def _other_year(heads: list[str], found: list[str]) -> str:
    """Give the year of a workbook that is right but for its year."""
    pairs = [(head, text) for head, text in zip(heads, found, strict=True) if head != text]
    years = [match[1] for _, text in pairs if (match := _YEAR.search(text))]
    alike = all(_YEAR.sub("", head) == _YEAR.sub("", text) for head, text in pairs)
    return years[-1] if alike and years else ""
