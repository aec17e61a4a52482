"""Tables from the prototype 样张：数据表."""

import unicodedata
from dataclasses import replace

from report_engine.document import Cell, Table
from report_engine.word.build import Build
from report_engine.word.landscape import mark
from report_engine.word.layout import Prototype, Style
from report_engine.word.oxml import PPR_ORDER, TBLPR_ORDER, TCPR_ORDER, Element, copy, qn, set_child, w
from report_engine.word.text import GAP, paragraph, run, sequence

_LEVELS = (Style.TABLE_LEVEL0, Style.TABLE_LEVEL1, Style.TABLE_LEVEL2)
_EM = 210  # width of a Chinese character of table text, in twentieths of a point
_MARGINS = 200  # room at the sides of a cell
_WHOLE = 16  # a table of at most so many rows stays on one page


def write_table(node: Table, build: Build, room: int | None = None) -> list[Element]:
    """Make caption, table and the gap after it; `room` is the width inside a box, in twentieths of a point."""
    caption = paragraph(
        Style.TABLE_CAPTION, build, *sequence(node.id, build.labels[node.id], build), run(GAP + node.caption)
    )
    total = room or (build.template.turned_width if node.landscape else build.template.text_width)
    elements = [caption, _table(node, total, build), paragraph(Style.GAP, build)]
    return mark(elements[:2], build) if node.landscape and not room else elements


def _table(node: Table, total: int, build: Build) -> Element:
    prototype = build.template.prototypes[Prototype.TABLE][0]
    head_row, body_row = prototype.findall(qn("tr"))[:2]
    widths = column_widths(node, total)
    table = w("tbl", copy(prototype.find(qn("tblPr"))))
    set_child(table[0], w("tblW", w=total, type="dxa"), TBLPR_ORDER)
    table.append(w("tblGrid", *(w("gridCol", w=width) for width in widths)))
    for model, rows in ((head_row, node.head), (body_row, node.rows)):
        for cells in _with_covered(rows, node.columns):
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


def _with_covered(rows: tuple[tuple[Cell, ...], ...], columns: int) -> list[list[tuple[int, Cell, str]]]:
    """Give each cell its grid column and its vMerge, adding the covered cells that Word wants to see."""
    result: list[list[tuple[int, Cell, str]]] = []
    open_cells: dict[int, tuple[Cell, int]] = {}
    for cells in rows:
        row: list[tuple[int, Cell, str]] = []
        waiting = iter(cells)
        column = 0
        while column < columns:
            if column in open_cells:
                cell, left = open_cells.pop(column)
                row.append((column, cell, "continue"))
                if left > 1:
                    open_cells[column] = (cell, left - 1)
            else:
                cell = next(waiting, Cell(""))
                row.append((column, cell, "restart" if cell.rowspan > 1 else ""))
                if cell.rowspan > 1:
                    open_cells[column] = (replace(cell, text=""), cell.rowspan - 1)
            column += cell.colspan
        result.append(row)
    return result


def column_widths(node: Table, total: int) -> list[int]:
    """Share the text width by what the columns hold.

    What the body holds keeps one line if it can, heads wrap before names do, and only the widest
    names wrap. `total` and the result are in twentieths of a point.
    """
    body = [2 * _EM + _MARGINS] * node.columns
    heads = list(body)
    firm = list(body)
    for rows, widths in ((node.head, heads), (node.rows, body)):
        for cells in _with_covered(rows, node.columns):
            for column, cell, merge in cells:
                if cell.colspan > 1 or merge == "continue":
                    continue
                need = _width(cell.text) + cell.level * 2 * _EM + _MARGINS
                if merge and widths is body:
                    need = min(need, 6 * _EM + _MARGINS)
                widths[column] = max(widths[column], need)
                if widths is heads and _width(cell.text) <= 4 * _EM:
                    body[column] = firm[column] = max(body[column], need)  # a short head does not break
                if widths is body and cell.align != "left" and not merge:
                    firm[column] = max(firm[column], min(need, 12 * _EM + _MARGINS))
    excess = sum(body) - total
    while excess > 0 and any(a > b for a, b in zip(body, firm, strict=True)):
        widest = max((n for n in range(len(body)) if body[n] > firm[n]), key=body.__getitem__)
        cut = min(excess, body[widest] - firm[widest], _EM)
        body[widest] -= cut
        excess -= cut
    room = total - sum(body)
    lacking = [max(0, min(head, 8 * _EM + _MARGINS) - width) for head, width in zip(heads, body, strict=True)]
    share = min(1.0, max(0, room) / (sum(lacking) or 1))
    widths = [width + int(lack * share) for width, lack in zip(body, lacking, strict=True)]
    scale = total / sum(widths)
    widths = [int(width * scale) for width in widths]
    widths[-1] += total - sum(widths)
    return widths


def _width(text: str) -> int:
    return sum(_EM if unicodedata.east_asian_width(c) in "WFA" else _EM // 2 for c in text)
