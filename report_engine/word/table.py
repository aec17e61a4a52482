"""Tables from the prototype 样张：数据表."""

import unicodedata
from dataclasses import replace

from report_engine.document import Cell, Table
from report_engine.word.build import Build
from report_engine.word.layout import Prototype, Style
from report_engine.word.oxml import PPR_ORDER, TCPR_ORDER, Element, copy, qn, set_child, w
from report_engine.word.text import GAP, paragraph, run, sequence

_LEVELS = (Style.TABLE_LEVEL0, Style.TABLE_LEVEL1, Style.TABLE_LEVEL2)
_EM = 210  # width of a Chinese character of table text, in twentieths of a point
_MARGINS = 300  # room at the sides of a cell


def write_table(node: Table, build: Build) -> list[Element]:
    """Make caption, table and the gap after it."""
    caption = paragraph(
        Style.TABLE_CAPTION, build, *sequence(node.id, build.labels[node.id], build), run(GAP + node.caption)
    )
    return [caption, _table(node, build), paragraph(Style.GAP, build)]


def _table(node: Table, build: Build) -> Element:
    prototype = build.template.prototypes[Prototype.TABLE]
    head_row, body_row = prototype.findall(qn("tr"))[:2]
    widths = column_widths(node, build.template.text_width)
    table = w("tbl", copy(prototype.find(qn("tblPr"))))
    table.append(w("tblGrid", *(w("gridCol", w=width) for width in widths)))
    for model, rows in ((head_row, node.head), (body_row, node.rows)):
        for cells in _with_covered(rows, node.columns):
            table.append(_row(model, cells, widths, build))
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
    """Share the text width by what the columns hold: short ones keep one line, long ones wrap."""
    wanted = [0] * node.columns
    least = [2 * _EM + _MARGINS] * node.columns
    for rows, is_head in ((node.head, True), (node.rows, False)):
        for cells in _with_covered(rows, node.columns):
            for column, cell, merge in cells:
                if cell.colspan > 1 or merge == "continue" or not cell.text:
                    continue
                need = _width(cell.text) + cell.level * 2 * _EM + _MARGINS
                # A head or a group may wrap; what is counted may not.
                wanted[column] = max(wanted[column], min(need, 7 * _EM + _MARGINS) if is_head or merge else need)
                if not is_head and not merge and cell.align != "left" and _width(cell.text) <= 12 * _EM:
                    least[column] = max(least[column], need)
    wanted = [max(a, b) for a, b in zip(wanted, least, strict=True)]
    excess = sum(wanted) - total
    while excess > 0 and any(a > b for a, b in zip(wanted, least, strict=True)):
        widest = max((n for n in range(len(wanted)) if wanted[n] > least[n]), key=wanted.__getitem__)
        cut = min(excess, wanted[widest] - least[widest], max(_EM, wanted[widest] // 20))
        wanted[widest] -= cut
        excess -= cut
    scale = total / sum(wanted)
    widths = [int(width * scale) for width in wanted]
    widths[-1] += total - sum(widths)
    return widths


def _width(text: str) -> int:
    return sum(_EM if unicodedata.east_asian_width(c) in "WFA" else _EM // 2 for c in text)
