"""The bytes of a workbook to its cells; what is no workbook is told with the cure."""

import io
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from report_engine.problems import Problem, Source

_OLE = b"\xd0\xcf\x11\xe0"  # old Office files, and new ones with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE = "用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”"
_LARGEST = 200_000_000  # bytes unpacked
_MOST_CELLS = 2_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """A cell that holds something: its value, the formula it comes from, its format and its place."""

    value: object
    formula: str
    format: str
    place: str
    error: bool = False


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
    """A workbook that was read: its sheets, and what the export noted down in it."""

    grids: Mapping[str, Grid]
    notes: Mapping[str, str]


def open_book(data: bytes, place: Source, problems: list[Problem]) -> Book | None:
    """Read a workbook twice, for values and for formulas; None, with the problem told, if it is none."""
    refusal = _refusal(data)
    if refusal:
        problems.append(Problem("X001", refusal[0], place, refusal[1]))
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts of Excel that openpyxl does not know; the cells are read
            formulas = load_workbook(io.BytesIO(data), keep_links=False)
            values = load_workbook(io.BytesIO(data), keep_links=False, data_only=True)
    except Exception:  # openpyxl raises whatever its parsers raise on a damaged file
        problems.append(Problem("X001", "工作簿已损坏，读不了", place, _SAVE))
        return None
    grids = {}
    for sheet in formulas.sheetnames:
        if not isinstance(formulas[sheet], Worksheet):
            grids[sheet] = Grid(sheet, {}, 0, 0, ())
            continue
        grid = _grid(formulas[sheet], values[sheet], place, problems)
        if grid is None:
            return None
        grids[sheet] = grid
    properties: Any = formulas
    notes = {str(note.name): str(note.value) for note in properties.custom_doc_props.props}
    return Book(grids, notes)


def _refusal(data: bytes) -> tuple[str, str] | None:
    """Say what the file is if it is no workbook of today's kind."""
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return "工作簿有密码，读不了", "打开后去掉密码，再保存"
    if data.startswith(_OLE):
        return "这是旧格式（.xls）的工作簿", _SAVE
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            size = sum(entry.file_size for entry in package.infolist())
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        return "这不是 Excel 工作簿", _SAVE
    if not any(name.startswith("xl/workbook") and name.endswith(".xml") for name in names):
        return "这不是 .xlsx 格式的工作簿", _SAVE
    if size > _LARGEST:
        return "工作簿太大", "删去多余的图片和空行，再保存"
    return None


def _grid(formulas: Worksheet, values: Worksheet, place: Source, problems: list[Problem]) -> Grid | None:
    rows, columns = formulas.max_row, formulas.max_column
    if rows * columns > _MOST_CELLS:
        corner = f"{formulas.title}!{get_column_letter(columns)}{rows}"
        message = f"{corner}：工作表用到了这一格，远在表格之外"
        problems.append(Problem("X014", message, place, "删去表格以外的行和列，再保存"))
        return None
    cells = {}
    for row in formulas.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            at = f"{formulas.title}!{cell.coordinate}"
            is_formula = cell.data_type == "f"
            twin = values[cell.coordinate]
            formula = str(getattr(cell.value, "text", None) or cell.value) if is_formula else ""
            cells[cell.row, cell.column] = Found(
                twin.value if is_formula else cell.value, formula, cell.number_format, at, twin.data_type == "e"
            )
    merged = tuple(sorted(str(span) for span in formulas.merged_cells.ranges))
    return Grid(formulas.title, cells, rows, columns, merged)
