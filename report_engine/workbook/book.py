"""The bytes of a workbook to its cells; what is no workbook is told with the cure."""

import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from report_engine.ooxml.package import Package, PackageError, open_package
from report_engine.problems import Problem, Severity, Source

_SAVE = "用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”"
_MOST_CELLS = 2_000_000
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell [^>]*\bref=\"([A-Z0-9:]+)\"")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


@dataclass(frozen=True, slots=True)
class Found:
    """A cell that holds something: its value, the formula it comes from, its format and its place.

    `struck` says that a line goes through its text.
    """

    value: object
    formula: str
    format: str
    place: str
    error: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet that was read: cells by row and column from 1, and merged ranges."""

    title: str
    cells: Mapping[tuple[int, int], Found]
    rows: int
    columns: int
    merged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that was read: its sheets, and what an export of before noted down in it."""

    grids: Mapping[str, Grid]
    notes: Mapping[str, str]


class _TooFarError(Exception):
    """A sheet uses a cell far outside of any table."""


def open_book(data: bytes, place: Source, problems: list[Problem]) -> Book | None:
    """Read a workbook; None, with the problem told, if it is none."""
    try:
        package = open_package(data, "excel")
    except PackageError as error:
        problems.append(Problem("X001", str(error), place, error.hint))
        return None
    if package.related("vbaProject"):
        problems.append(Problem("X001", "带宏的工作簿：宏不运行，只读各格的值", place, severity=Severity.NOTE))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts of Excel that openpyxl does not know; the cells are read
            return _read(data, package)
    except _TooFarError as error:
        message = f"{error}：工作表用到了这一格，远在表格之外"
        problems.append(Problem("X014", message, place, "删去表格以外的行和列，再保存"))
    except Exception:  # openpyxl raises whatever its parsers raise on a damaged file
        problems.append(Problem("X001", "工作簿已损坏，读不了", place, _SAVE))
    return None


def _read(data: bytes, package: Package) -> Book:
    """Read the values, and the formulas behind them where there are any."""
    values: Any = load_workbook(io.BytesIO(data), read_only=True, keep_links=False, data_only=True)
    raw = {sheet: _xml(package, values[sheet]) for sheet in values.sheetnames}
    computed = any(_FORMULA.search(xml) for xml in raw.values())
    formulas: Any = load_workbook(io.BytesIO(data), read_only=True, keep_links=False) if computed else values
    grids = {}
    for sheet, xml in raw.items():
        typed = _formulas(formulas[sheet]) if _FORMULA.search(xml) else {}
        grids[sheet] = _grid(values[sheet], typed, xml) if xml else Grid(sheet, {}, 0, 0, ())
    notes = {str(note.name): str(note.value) for note in values.custom_doc_props.props}
    values.close()
    formulas.close()
    return Book(grids, notes)


def _xml(package: Package, sheet: Any) -> bytes:
    """Give the source of a sheet of cells; nothing for a chart."""
    path = getattr(sheet, "_worksheet_path", "") if isinstance(sheet, ReadOnlyWorksheet) else ""
    return package.parts.get(path, b"")


def _cells(sheet: Any) -> Any:
    """Go through the cells that the file holds; what it says of its own size is not believed."""
    sheet.reset_dimensions()
    seen = 0
    for row in sheet.iter_rows():
        seen += len(row) or 1
        if seen > _MOST_CELLS:
            last = next((cell for cell in reversed(row) if cell.value is not None), None)
            raise _TooFarError(f"{sheet.title}!{last.coordinate if last else 'XFD1048576'}")
        yield from (cell for cell in row if cell.value is not None)


def _formulas(sheet: Any) -> dict[str, str]:
    return {
        cell.coordinate: str(getattr(cell.value, "text", None) or cell.value)
        for cell in _cells(sheet)
        if cell.data_type == "f"
    }


def _grid(sheet: Any, formulas: Mapping[str, str], xml: bytes) -> Grid:
    cells = {}
    rows = columns = 0
    for cell in _cells(sheet):
        row, column, value = cell.row, cell.column, cell.value
        rows, columns = max(rows, row), max(columns, column)
        at = f"{get_column_letter(column)}{row}"
        shown = cell.number_format if isinstance(value, int | float) else ""
        struck = isinstance(value, str) and bool(cell.font.strike)
        cells[row, column] = Found(
            value, formulas.get(at, ""), shown, f"{sheet.title}!{at}", cell.data_type == "e", struck
        )
    for at, formula in formulas.items():  # those that no program has computed
        cell = sheet[at]
        if (cell.row, cell.column) not in cells:
            cells[cell.row, cell.column] = Found(None, formula, "", f"{sheet.title}!{at}")
    if rows * columns > _MOST_CELLS:
        raise _TooFarError(f"{sheet.title}!{get_column_letter(columns)}{rows}")
    merged = tuple(sorted(match.decode() for match in _MERGED.findall(xml)))
    return Grid(sheet.title, cells, rows, columns, merged)
