"""Finds the sheets and columns of a workbook, wherever people moved them; tells what is not there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from report_engine.problems import Problem, Severity, Source
from report_engine.read.schema import suggest
from report_engine.workbook.base import Base, BaseSheet
from report_engine.workbook.book import Book, Grid
from report_engine.workbook.keys import BASE_SHEET, MANUAL_SHEET, VALUES, VALUES_SHEET
from report_engine.workbook.sheet import Sheet

_YEAR = re.compile(r"（(\d{4})）$", re.ASCII)
_AGAIN = "重新导出一份，把改动抄过去"
_SEARCHED = 10  # rows in which a head is looked for


@dataclass(frozen=True, slots=True)
class Fit:
    """A sheet that was found: its cells, the row of its head, its columns by their index in the plan."""

    sheet: Sheet
    base: BaseSheet | None
    grid: Grid
    head: int
    columns: Mapping[int, int]


def fit(
    sheets: tuple[Sheet, ...], book: Book, base: Base | None, year: int, place: Source, problems: list[Problem]
) -> list[Fit]:
    """Find every sheet of the plan; what was removed is told, and what is too much is passed over."""
    free = {title: grid for title, grid in book.grids.items() if title not in (BASE_SHEET, MANUAL_SHEET)}
    found: list[Fit] = []
    for sheet in sheets:
        was = base.sheets.get(sheet.file.as_posix()) if base else None
        grid = _grid(sheet, was, free)
        if grid is None:
            severity = Severity.NOTE if base else Severity.ERROR
            hint = "这张表里的数保持不变" if base else _AGAIN
            problems.append(Problem("X002", f"缺少工作表“{was.title if was else sheet.title}”", place, hint, severity))
            continue
        free.pop(grid.title, None)
        one = _columns(sheet, was, grid, year, place, problems)
        if one:
            found.append(one)
    for title, grid in free.items():
        if grid.cells or not base:
            message = f"多出工作表“{title}”，不读入"
            problems.append(Problem("X002", message, place, "草稿可以留着", Severity.NOTE))
    return found


def _grid(sheet: Sheet, was: BaseSheet | None, free: Mapping[str, Grid]) -> Grid | None:
    """Find a sheet by its title, by the file it stands for, or by its head."""
    stem = sheet.file.stem
    titles = [was.title if was else sheet.title, VALUES_SHEET if stem == VALUES else stem]
    for title in titles:
        if title in free:
            return free[title]
    heads = _heads(sheet, was)
    fits = {title: len(set(heads) & set(_texts(grid, _head_row(grid, heads)))) for title, grid in free.items()}
    best = max(fits, key=lambda title: fits[title], default="")
    return free[best] if best and fits[best] * 2 > len(heads) else None


def _heads(sheet: Sheet, was: BaseSheet | None) -> list[str]:
    """List the heads of the columns that can be filled in, as the workbook should have them."""
    there = [column.head for column in sheet.columns if not was or column.head in was.heads]
    return [column.head for column in sheet.columns if column.name and column.head in there]


def _head_row(grid: Grid, heads: list[str]) -> int:
    rows = range(1, min(grid.rows, _SEARCHED) + 1)
    return max(rows, key=lambda row: len(set(heads) & set(_texts(grid, row))), default=1)


def _texts(grid: Grid, row: int) -> dict[str, int]:
    """Give the columns of a row by their texts; the first of two alike."""
    found: dict[str, int] = {}
    for column in range(1, grid.columns + 1):
        cell = grid.cells.get((row, column))
        if cell:
            found.setdefault("".join(str(cell.value).split()), column)
    return found


def _columns(
    sheet: Sheet, was: BaseSheet | None, grid: Grid, year: int, place: Source, problems: list[Problem]
) -> Fit | None:
    before = len(problems)
    wanted = _heads(sheet, was)
    row = _head_row(grid, wanted)
    texts = _texts(grid, row)
    other = _other_year(wanted, list(texts))
    if other:
        message = f"这是 {other} 年的工作簿，不是 {year} 年的"
        problems.append(Problem("X003", message, place, f"用 --year {other}"))
        return None
    if not set(wanted) & set(texts):
        message = f"{grid.title}!A1：没有找到表头，应为 {'、'.join(wanted)}"
        problems.append(Problem("X003", message, place, _AGAIN))
        return None
    columns = {index: texts[column.head] for index, column in enumerate(sheet.columns) if column.head in texts}
    for head in wanted:
        if head not in texts:
            unknown = [text for text in texts if text not in {column.head for column in sheet.columns}]
            hint = suggest(head, unknown) or next((f"是不是“{text}”？" for text in unknown if text in head), "")
            message = f"{grid.title}!{row}:{row}：没有“{head}”这一列"
            problems.append(Problem("X003", message, place, f"{hint}表头不能改名、删去"))
    if len(problems) == before:
        _tell_too_much(sheet, grid, row, columns, place, problems)
    for span in grid.merged:
        if _touches(span, row, grid.rows):
            message = f"{grid.title}!{span}：合并了单元格"
            problems.append(Problem("X011", message, place, "取消合并，补上各格的内容"))
    fatal = any(problem.severity is Severity.ERROR for problem in problems[before:])
    return None if fatal else Fit(sheet, was, grid, row, columns)


def _tell_too_much(
    sheet: Sheet, grid: Grid, row: int, columns: Mapping[int, int], place: Source, problems: list[Problem]
) -> None:
    known = {*columns.values()}
    extra = sorted({column for (at, column) in grid.cells if column not in known and at >= row})
    if extra:
        letters = "、".join(map(get_column_letter, extra))
        message = f"{grid.title}：表格以外的 {letters} 列不读入"
        problems.append(
            Problem("X014", message, place, f"要读入的只有：{'、'.join(_heads(sheet, None))}", Severity.NOTE)
        )


def _touches(span: str, head: int, last: int) -> bool:
    """Tell whether a merged range lies in the table, and not in a title above it."""
    rows = [int(digits) for digits in re.findall(r"\d+", span)]
    return bool(rows) and max(rows) >= head and min(rows) <= last


def _other_year(heads: list[str], found: list[str]) -> str:
    """Give the year of a workbook that is right but for its year."""
    dated = [head for head in heads if _YEAR.search(head) and head not in found]
    alike = [text for text in found for head in dated if _YEAR.sub("", text) == _YEAR.sub("", head)]
    years = [match[1] for text in alike if (match := _YEAR.search(text))]
    return years[-1] if years else ""
