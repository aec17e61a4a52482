"""Tells tables that find no room on their page: a number that breaks over two lines is another number."""

import re
from collections.abc import Iterator

from report_engine.document import Case, Document, Table
from report_engine.problems import Problem, Severity
from report_engine.template.contract import Template
from report_engine.walk import blocks
from report_engine.word.columns import column_widths, text_width, with_covered
from report_engine.word.digits import digit_width

_NUMBER = re.compile(r"[+\-−]?\d[\d,.:]*[%‰]?")
_LEAST = 2  # characters of a column that can be read


def narrow_tables(document: Document, template: Template) -> Iterator[Problem]:
    """Measure every table as it will be written."""
    inside = {id(table) for case in blocks(document) if isinstance(case, Case) for table in blocks(case)}
    for table in blocks(document):
        if not isinstance(table, Table):
            continue
        in_case = id(table) in inside
        room = template.turned_width if table.landscape else template.text_width
        lack = _lack(table, template.case_room if in_case else room, template)
        if lack:
            cure = "分成两张表" if table.landscape else "移出案例，或分成两张表"
            cure = cure if in_case or table.landscape else "加一行 landscape: true，或分成两张表"
            page = "横排的页面" if table.landscape else "案例框" if in_case else "竖排的页面"
            message = f"表“{table.caption}”有 {table.columns} 列，{page}放不下：{lack}"
            yield Problem("P053", message, table.source, cure, Severity.WARNING)


def _lack(table: Table, room: int, template: Template) -> str:
    """Say what breaks; empty if nothing does."""
    em, digit = template.table_em, digit_width(template.latin)
    widths = [width - template.cell_margins for width in column_widths(table, room, em, template.cell_margins, digit)]
    for cells in with_covered(table.rows, table.columns):
        for column, cell, merge in cells:
            is_number = merge != "continue" and cell.colspan == 1 and _NUMBER.fullmatch(cell.text)
            if is_number and text_width(cell.text, em, digit) > widths[column]:
                return f"“{cell.text}”会断成两行"
    if min(widths) < _LEAST * em:
        return f"最窄的一列只容得下 {max(0, min(widths)) / em:.1f} 个字"
    return ""
