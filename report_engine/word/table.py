"""Tables from the prototype 样张：数据表."""

from collections.abc import Sequence

from report_engine.document import Cell, Table
from report_engine.ooxml.elements import (
    PPR_ORDER,
    TBLPR_ORDER,
    TCPR_ORDER,
    Element,
    copy,
    need,
    qn,
    remove,
    set_child,
    w,
)
from report_engine.template.contract import Style
from report_engine.template.prototypes import Prototype
from report_engine.word.build import Build
from report_engine.word.columns import Cells, column_widths, head_lines, with_covered
from report_engine.word.digits import digit_width, number_indents
from report_engine.word.hierarchy import hanging
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
    digit = digit_width(build.template.latin)
    widths = column_widths(node, total, build.template.table_em, build.template.cell_margins, digit)
    table = w("tbl", copy(need(prototype, "tblPr")))
    set_child(table[0], w("tblW", w=total, type="dxa"), TBLPR_ORDER)
    table.append(w("tblGrid", *(w("gridCol", w=width) for width in widths)))
    for number, cells in enumerate(with_covered(node.head, node.columns), start=1):
        table.append(_row(head_row, cells, widths, build, is_head=True))
        if number < len(node.head):
            _without_rule(table[-1])
    body = with_covered(node.rows, node.columns)
    for cells in body:
        table.append(_row(body_row, cells, widths, build))
    rows = table.findall(qn("tr"))
    _align_numbers(body, rows[len(node.head) :], widths, build)
    _hang(body, rows[len(node.head) :], build)
    keep = len(node.head) + len(node.rows) - 1 if len(node.rows) <= _WHOLE else len(node.head)
    for row in rows[:keep]:
        for properties in row.iter(qn("pPr")):
            set_child(properties, w("keepNext"), PPR_ORDER)
    return table


def _without_rule(row: Element) -> None:
    """Only the last row of a head has the line that is designed below heads."""
    for borders in list(row.iter(qn("tcBorders"))):
        for bottom in borders.findall(qn("bottom")):
            borders.remove(bottom)
        if not len(borders):
            remove(borders)


def _align_numbers(body: Sequence[Cells], rows: list[Element], widths: list[int], build: Build) -> None:
    for column, width in enumerate(widths):
        places = [
            (row.findall(qn("tc"))[position], cell)
            for cells, row in zip(body, rows, strict=True)
            for position, (at, cell, merge) in enumerate(cells)
            if at == column and cell.align == "center" and cell.colspan == 1 and merge != "continue"
        ]
        align_numbers([(element, cell.text) for element, cell in places], width, build)


def align_numbers(cells: Sequence[tuple[Element, str]], width: int, build: Build) -> None:
    """Indent the numbers among the cells of a column, each given with its text."""
    room, digit = width - build.template.cell_margins, digit_width(build.template.latin)
    for (element, _), indent in zip(
        cells, number_indents([text for _, text in cells], room, build.template.table_em, digit), strict=True
    ):
        if indent is not None:
            properties = need(element, "p/pPr")
            set_child(properties, w("ind", right=indent), PPR_ORDER)
            set_child(properties, w("jc", val="right"), PPR_ORDER)


def _hang(body: Sequence[Cells], rows: list[Element], build: Build) -> None:
    """Indent the names of rows under “其中：” beyond what their style does."""
    names = [
        (row.findall(qn("tc"))[position], cell)
        for cells, row in zip(body, rows, strict=True)
        for position, (_, cell, merge) in enumerate(cells)
        if cell.align == "left" and merge != "continue"
    ]
    for (element, cell), extra in zip(names, hanging((cell.text, cell.level) for _, cell in names), strict=True):
        if extra:
            indent = build.template.level_indents[cell.level] + extra * build.template.table_em
            set_child(need(element, "p/pPr"), w("ind", left=indent), PPR_ORDER)


def _row(model: Element, cells: Cells, widths: list[int], build: Build, *, is_head: bool = False) -> Element:
    row = w("tr")
    properties = model.find(qn("trPr"))
    if properties is not None:
        row.append(copy(properties))
    prototype = need(model, "tc")
    for column, cell, merge in cells:
        width = sum(widths[column : column + cell.colspan])
        row.append(_cell(prototype, cell, merge, width, build))
        if cell.text and merge != "continue":
            room, em = width - build.template.cell_margins, build.template.table_em
            lines = head_lines(cell.text, room, em) if is_head else [cell.text]
            need(row[-1], "p").extend(_broken(lines))
    return row


def _broken(lines: list[str]) -> list[Element]:
    runs = [run(line) for line in lines]
    for element in runs[1:]:
        need(element, "t").addprevious(w("br"))
    return runs


def _cell(prototype: Element, cell: Cell, merge: str, width: int, build: Build) -> Element:
    element = w("tc", copy(need(prototype, "tcPr")))
    properties = element[0]
    set_child(properties, w("tcW", w=width, type="dxa"), TCPR_ORDER)
    if cell.colspan > 1:
        set_child(properties, w("gridSpan", val=cell.colspan), TCPR_ORDER)
    if merge:
        set_child(properties, w("vMerge", val=merge), TCPR_ORDER)
    text = copy(need(prototype, "p"))
    for child in text.findall(qn("r")):
        text.remove(child)
    if cell.align == "left":
        set_child(need(text, "pPr"), w("pStyle", val=build.style(_LEVELS[cell.level])), PPR_ORDER)
    element.append(text)
    return element
