"""Writes the workbook of a year."""

import io
import re
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from report_engine.ooxml.archive import repack, unpack
from report_engine.problems import Problem, Source
from report_engine.project import Project
from report_engine.workbook.base import base_rows
from report_engine.workbook.keys import BASE_SHEET, MANUAL_SHEET, fits_number
from report_engine.workbook.look import head_look, height, look, manual_look, note, width
from report_engine.workbook.manual import manual
from report_engine.workbook.plan import Plan
from report_engine.workbook.sheet import Cell, Sheet

_LONGEST = 32767  # characters in a cell; Excel takes no more
_LONGEST_LIST = 255  # characters of a dropdown
_SPARE_ROWS = 30  # left open below a table for rows to be added
_A4 = 9
_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FIXED = rb"\g<1>1980-01-01T00:00:00Z"


def export_workbook(project: Project, plan: Plan, problems: list[Problem]) -> bytes | None:
    """Write the data of the project's year as a workbook; None if a text does not fit, which is told.

    The same data give the same bytes.
    """
    if not _fits(plan.sheets, problems):
        return None
    back = f"存盘，交回编写年报的同事，用 qhd-docgen data import 导入（--year {project.year}）。"
    return workbook_of(project.year, plan.sheets, back)


def workbook_of(year: int, sheets: Sequence[Sheet], back: str, school: str = "") -> bytes:
    """Write sheets as a workbook; `back` says in the instructions how it comes home, `school` whose it is."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = book.properties.lastModifiedBy = "qhd-docgen"
    book.properties.title = f"{year} 年度数据{f'　{school}' if school else ''}"
    book.properties.subject = "职业教育质量年度报告"
    book.properties.description = back
    _write_manual(manual(year, sheets, back), book.create_sheet(MANUAL_SHEET))
    for sheet in sheets:
        _write(sheet, book.create_sheet(sheet.title), year)
    _remember(base_rows(year, school, sheets), book.create_sheet(BASE_SHEET))
    book.active = 1  # the instructions stand first, work begins on the second
    raw = io.BytesIO()
    book.save(raw)
    core = _STAMP.sub(_FIXED, unpack(raw.getvalue())[_CORE])  # without the clock, which openpyxl writes down
    return repack(raw.getvalue(), {_CORE: core})


def _fits(sheets: Sequence[Sheet], problems: list[Problem]) -> bool:
    """Tell texts that Excel would cut off."""
    long = [(s, line) for s in sheets for line in s.lines if any(len(c.text) > _LONGEST for c in line.cells)]
    for sheet, line in long:
        message = f"“{line.label}”一行有一格超过 {_LONGEST} 字，Excel 放不下"
        problems.append(Problem("X015", message, Source(sheet.file), "缩短这一格"))
    return not long


def _remember(rows: Any, target: Any) -> None:
    """Keep what was exported, as texts, where nobody comes upon it."""
    for at, texts in enumerate(rows, 1):
        for column, text in enumerate(texts, 1):
            if text:
                cell = target.cell(at, column)
                cell.value, cell.data_type = text, "s"
    target.sheet_state = "veryHidden"
    target.protection.sheet = True


def _write_manual(lines: Sequence[tuple[str, str]], target: Any) -> None:
    target.column_dimensions["A"].width, target.column_dimensions["B"].width = 12, 84
    target.sheet_view.showGridLines = False
    for row, (word, text) in enumerate(lines, 1):
        target.cell(row, 1, word)
        target.cell(row, 2, text)
        if word:
            head_look(target.cell(row, 1))
        manual_look(target.cell(row, 2), title=not word)
        target.row_dimensions[row].height = 32 if not word else height([(text, 84)]) + 6
    target.protection.sheet = True
    _print(target, f"A1:B{len(lines)}")


def _write(sheet: Sheet, target: Any, year: int) -> None:
    widths = []
    for index, column in enumerate(sheet.columns, 1):
        head = target.cell(1, index, column.head)
        head_look(head)
        if column.comment:
            head.comment = note(column.comment)
        texts = [column.head, *(line.cells[index - 1].text for line in sheet.lines)]
        widths.append(width(texts, column.room))
        target.column_dimensions[get_column_letter(index)].width = widths[-1]
        target.column_dimensions[get_column_letter(index)].hidden = column.hidden
    target.row_dimensions[1].height = 24
    for row, line in enumerate(sheet.lines, 2):
        for index, (cell, column) in enumerate(zip(line.cells, sheet.columns, strict=True), 1):
            _fill(target, row, index, cell, grey=line.derived, small=column.small, open_=sheet.open)
        shown = [(c.text, w) for c, w, col in zip(line.cells, widths, sheet.columns, strict=True) if not col.hidden]
        target.row_dimensions[row].height = height(shown)
    if sheet.open:
        for row in range(len(sheet.lines) + 2, len(sheet.lines) + 2 + _SPARE_ROWS):
            for index, column in enumerate(sheet.columns, 1):
                look(target.cell(row, index), Cell("", number=column.number), spare=True)
    _offer(sheet, target)
    _arrange(sheet, target, year)


def _fill(target: Any, row: int, index: int, cell: Cell, *, grey: bool, small: bool, open_: bool) -> None:
    written = target.cell(row, index)
    look(written, Cell(cell.text) if open_ and cell.locked else cell, grey=grey, small=small)
    if cell.number and fits_number(cell.text):
        written.value = float(cell.text) if "." in cell.text else int(cell.text)
    elif cell.text:
        written.value = cell.text
        written.data_type = "s"  # a text that begins with = is no formula
    if cell.comment:
        written.comment = note(cell.comment)


def _offer(sheet: Sheet, target: Any) -> None:
    """Offer the words of closed lists; another word is taken after a question, since lists do grow."""
    last = len(sheet.lines) + 1 + (_SPARE_ROWS if sheet.open else 0)
    for index, column in enumerate(sheet.columns, 1):
        listed = ",".join(column.choices)
        if (
            not column.choices
            or len(listed) > _LONGEST_LIST
            or any('"' in word or "," in word for word in column.choices)
        ):
            continue
        offer = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, errorStyle="warning")
        offer.errorTitle, offer.error = "不在已有的写法里", f"已有：{'、'.join(column.choices)}。确实要用新的写法吗？"
        offer.add(f"{get_column_letter(index)}2:{get_column_letter(index)}{last}")
        target.add_data_validation(offer)


def _arrange(sheet: Sheet, target: Any, year: int) -> None:
    """Set what belongs to the sheet as a whole: protection, panes, filter, print."""
    last = f"{get_column_letter(len(sheet.columns))}{len(sheet.lines) + 1}"
    target.freeze_panes = target.cell(2, sheet.frozen + 1)
    target.auto_filter.ref = f"A1:{last}"
    target.protection.sheet = True
    # What these name is forbidden where it is true: people may widen columns, filter, strike out and sort rows.
    target.protection.formatColumns = target.protection.formatRows = target.protection.formatCells = False
    target.protection.autoFilter = target.protection.sort = False
    target.protection.insertRows = target.protection.deleteRows = not sheet.open
    target.print_title_rows = "1:1"
    target.oddHeader.center.text = f"{year} 年度数据　&A"
    target.oddFooter.center.text = "第 &P 页，共 &N 页"
    _print(target, f"A1:{last}")


def _print(target: Any, area: str) -> None:
    target.print_area = area
    target.page_setup.orientation = "landscape"
    target.page_setup.paperSize = _A4
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
    target.sheet_properties.pageSetUpPr.fitToPage = True
    target.print_options.horizontalCentered = True
