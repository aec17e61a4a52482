"""The box of a case as a table of one column, for layouts that design it so."""

from itertools import groupby

from report_engine.document import Case, Figure, Table
from report_engine.ooxml.elements import PPR_ORDER, TCPR_ORDER, Element, copy, first_child, need, qn, set_child, w
from report_engine.template.contract import Style
from report_engine.word.build import Build
from report_engine.word.case_text import fill_title, write_inside
from report_engine.word.text import paragraph


def write_case_table(node: Case, designed: Element, build: Build) -> list[Element]:
    """Make the box between its gaps (LibreOffice merges tables that touch).

    Text stands in rows that may run over the page; each figure has a row of its own that may not,
    because “keep with next” means nothing between paragraphs of one cell.
    """
    box = copy(designed)
    title_row, text_row = box.findall(qn("tr"))[:2]
    fill_title(need(title_row, "tc/p"), node, build)
    model = need(text_row, "tc/p")
    rows: list[Element] = []
    for whole, blocks in groupby(node.body, key=lambda block: isinstance(block, Figure | Table)):
        for part in [[block] for block in blocks] if whole else [list(blocks)]:
            row = copy(text_row)
            cell = need(row, "tc")
            cell.remove(need(cell, "p"))
            cell.extend(element for block in part for element in write_inside(block, model, build))
            if whole:
                first_child(row, "trPr").insert(0, w("cantSplit"))
            rows.append(row)
    for position, row in enumerate(rows):
        _open_borders(row, top=position > 0, bottom=position < len(rows) - 1)
        text_row.addprevious(row)
    box.remove(text_row)
    before = paragraph(Style.GAP, build)
    set_child(need(before, "pPr"), w("keepNext"), PPR_ORDER)
    return [before, box, paragraph(Style.GAP, build)]


def _open_borders(row: Element, *, top: bool, bottom: bool) -> None:
    """Leave out lines and padding between the rows of the text: to a reader it is one field."""
    sides = [name for name, is_open in (("top", top), ("bottom", bottom)) if is_open]
    if sides:
        properties = need(row, "tc/tcPr")
        set_child(properties, w("tcBorders", *(w(side, val="nil") for side in sides)), TCPR_ORDER)
        set_child(properties, w("tcMar", *(w(side, w=0, type="dxa") for side in sides)), TCPR_ORDER)
