"""Writes the workbook of a year."""

import io
import re
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter

from report_engine.ooxml.archive import repack, unpack
from report_engine.problems import Problem, Source
from report_engine.project import Project
from report_engine.workbook.keys import fits_number
from report_engine.workbook.look import head_look, look, note, width
from report_engine.workbook.plan import Plan, make_plan
from report_engine.workbook.sheet import Cell, Sheet

_LONGEST = 32767  # characters in a cell; Excel takes no more
_SPARE_ROWS = 30  # left open below a table for rows to be added
_A4 = 9
_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FIXED = rb"\g<1>1980-01-01T00:00:00Z"


def export_workbook(project: Project, problems: list[Problem]) -> bytes | None:
    """Write the data of the project's year as a workbook; None if its files have mistakes.

    The same data give the same bytes.
    """
    plan = make_plan(project, problems)
    if plan is None or not _fits(plan, problems):
        return None
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = book.properties.lastModifiedBy = "qhd-docgen"
    book.properties.title = f"{project.year} 年度数据"
    book.properties.subject = "职业教育质量年度报告"
    book.properties.description = "改完后用 qhd-docgen data import 读回"
    _remember(book, plan.digests)
    for sheet in plan.sheets:
        _write(sheet, book.create_sheet(sheet.title), project.year)
    raw = io.BytesIO()
    book.save(raw)
    return _timeless(raw.getvalue())


def _fits(plan: Plan, problems: list[Problem]) -> bool:
    """Tell texts that Excel would cut off."""
    long = [(s, line) for s in plan.sheets for line in s.lines if any(len(c.text) > _LONGEST for c in line.cells)]
    for sheet, line in long:
        message = f"“{line.label}”一行有一格超过 {_LONGEST} 字，Excel 放不下"
        problems.append(Problem("X015", message, Source(sheet.file), "缩短这一格"))
    return not long


def _remember(book: Any, digests: Mapping[str, str]) -> None:
    """Note which state of the files was exported, so that a later import can tell when they changed meanwhile."""
    for name, digest in digests.items():
        book.custom_doc_props.append(StringProperty(name=name, value=digest))


def _timeless(package: bytes) -> bytes:
    """Take the clock, which openpyxl writes down, out of the properties."""
    return repack(package, {_CORE: _STAMP.sub(_FIXED, unpack(package)[_CORE])})


def _write(sheet: Sheet, target: Any, year: int) -> None:
    for index, column in enumerate(sheet.columns, 1):
        head = target.cell(1, index, column.head)
        head_look(head)
        if column.comment:
            head.comment = note(column.comment)
        texts = [column.head, *(line.cells[index - 1].text for line in sheet.lines)]
        target.column_dimensions[get_column_letter(index)].width = width(texts)
    for row, line in enumerate(sheet.lines, 2):
        for index, cell in enumerate(line.cells, 1):
            _fill(target, row, index, cell, grey=line.derived)
    if sheet.open:
        for row in range(len(sheet.lines) + 2, len(sheet.lines) + 2 + _SPARE_ROWS):
            for index, column in enumerate(sheet.columns, 1):
                look(target.cell(row, index), Cell("", number=column.number), spare=True)
    _arrange(sheet, target, year)


def _fill(target: Any, row: int, index: int, cell: Cell, *, grey: bool) -> None:
    written = target.cell(row, index)
    look(written, cell, grey=grey)
    if cell.number and fits_number(cell.text):
        written.value = float(cell.text) if "." in cell.text else int(cell.text)
    elif cell.text:
        written.value = cell.text
        written.data_type = "s"  # a text that begins with = is no formula
    if cell.comment:
        written.comment = note(cell.comment)


def _arrange(sheet: Sheet, target: Any, year: int) -> None:
    """Set what belongs to the sheet as a whole: protection, panes, filter, print."""
    last = f"{get_column_letter(len(sheet.columns))}{len(sheet.lines) + 1}"
    target.freeze_panes = target.cell(2, sheet.frozen + 1)
    target.auto_filter.ref = f"A1:{last}"
    target.protection.sheet = True
    # What these name is forbidden where it is true: people may widen columns and filter.
    target.protection.formatColumns = target.protection.formatRows = False
    target.protection.autoFilter = target.protection.sort = False
    target.print_title_rows = "1:1"
    target.print_area = f"A1:{last}"
    target.page_setup.orientation = "landscape"
    target.page_setup.paperSize = _A4
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
    target.sheet_properties.pageSetUpPr.fitToPage = True
    target.print_options.horizontalCentered = True
    target.oddHeader.center.text = f"{year} 年度数据　&A"
    target.oddFooter.center.text = "第 &P 页，共 &N 页"
