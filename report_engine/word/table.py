"""Tables from the prototype 样张：数据表."""

from report_engine.document import Cell, Table
from report_engine.ooxml.elements import PPR_ORDER, TBLPR_ORDER, TCPR_ORDER, Element, copy, qn, set_child, w
from report_engine.template.contract import Prototype, Style
from report_engine.word.build import Build
from report_engine.word.columns import column_widths, with_covered
from report_engine.word.landscape import mark
from report_engine.word.text import GAP, paragraph, run, sequence

_LEVELS = (Style.TABLE_LEVEL0, Style.TABLE_LEVEL1, Style.TABLE_LEVEL2)
_WHOLE = 16  # a table of at most so many rows stays on one page


def write_table(node: Table, build: Build, room: int | None = None) -> list[Element]:
    """Make caption, table and the gap after it; `room` is the width inside a box, in twentieths of a point."""
    caption = paragraph(
        Style.TABLE_CAPTION, build, *sequence(node.id, build.labels[node.id], build), run(GAP + node.caption.text)
    )
    total = room or (build.template.turned_width if node.landscape else build.template.text_width)
    elements = [caption, _table(node, total, build), paragraph(Style.GAP, build)]
    return mark(elements[:2], build) if node.landscape and not room else elements


def _table(node: Table, total: int, build: Build) -> Element:
    prototype = build.template.prototypes[Prototype.TABLE][0]
    head_row, body_row = prototype.findall(qn("tr"))[:2]
    widths = column_widths(node, total, build.template.table_em, build.template.cell_margins)
    table = w("tbl", copy(prototype.find(qn("tblPr"))))
    set_child(table[0], w("tblW", w=total, type="dxa"), TBLPR_ORDER)
    table.append(w("tblGrid", *(w("gridCol", w=width) for width in widths)))
    for model, rows in ((head_row, node.head), (body_row, node.rows)):
        for cells in with_covered(rows, node.columns):
            table.append(_row(model, cells, widths, build))
    keep = len(node.head) + len(node.rows) - 1 if len(node.rows) <= _WHOLE else len(node.head)
    for row in table.findall(qn("tr"))[:keep]:
        for properties in row.iter(qn("pPr")):
            set_child(properties, w("keepNext"), PPR_ORDER)
    return table


def _row(model: Element, cells: list[tuple[int, Cell, str]], widths: list[int], build: Build) -> Element:
    row = w("tr")
    properties = model.find(qn("trPr"))
    if properties is not None:
        row.append(copy(properties))
    prototype = model.find(qn("tc"))
    for column, cell, merge in cells:
        row.append(_cell(prototype, cell, merge, sum(widths[column : column + cell.colspan]), build))
    return row


def _cell(prototype: Element, cell: Cell, merge: str, width: int, build: Build) -> Element:
    element = w("tc", copy(prototype.find(qn("tcPr"))))
    properties = element[0]
    set_child(properties, w("tcW", w=width, type="dxa"), TCPR_ORDER)
    if cell.colspan > 1:
        set_child(properties, w("gridSpan", val=cell.colspan), TCPR_ORDER)
    if merge:
        set_child(properties, w("vMerge", val=merge), TCPR_ORDER)
    text = copy(prototype.find(qn("p")))
    for child in text.findall(qn("r")):
        text.remove(child)
    if cell.align == "left":
        set_child(text.find(qn("pPr")), w("pStyle", val=build.style(_LEVELS[cell.level])), PPR_ORDER)
    if cell.text and merge != "continue":
        text.append(run(cell.text))
    element.append(text)
    return element
