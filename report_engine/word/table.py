"""Tables from the prototype 样张：数据表."""

from report_engine.document import Table
from report_engine.ooxml.elements import (
    TBLPR_ORDER,
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
from report_engine.word.cells import Indent, Look, empty_cell
from report_engine.word.columns import Cells, column_widths, head_lines, with_covered
from report_engine.word.digits import digit_width, number_indents
from report_engine.word.hierarchy import hanging
from report_engine.word.landscape import mark
from report_engine.word.text import GAP, paragraph, run, sequence

_Indents = dict[tuple[int, int], Indent]  # by row and column
_WHOLE = 16  # a table of at most so many rows stays on one page
_END = 3  # rows that a longer one has at least on its last page


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
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    table = w("tbl", copy(need(prototype, "tblPr")), grid)
    set_child(table[0], w("tblW", w=total, type="dxa"), TBLPR_ORDER)
    head, body = (with_covered(rows, node.columns) for rows in (node.head, node.rows))
    heads = _rows(head_row, head, widths, [True] * len(head), {}, build, is_head=True)
    for row in heads[:-1]:
        _without_rule(row)
    indents = _of_numbers(body, widths, build) | _of_names(body, build)
    table.extend([*heads, *_rows(body_row, body, widths, stays(len(body), _WHOLE), indents, build)])
    return table


def stays(rows: int, whole: int) -> list[bool]:
    """Say of each row whether it stays on the page of the next one.

    A table of at most `whole` rows is not broken; a longer one has two rows below its head and three on its last page.
    """
    last = rows - 1
    return [row < last and (rows <= whole or row == 0 or row > last - _END) for row in range(rows)]


def _without_rule(row: Element) -> None:
    """Only the last row of a head has the line that is designed below heads."""
    for borders in list(row.iter(qn("tcBorders"))):
        for bottom in borders.findall(qn("bottom")):
            borders.remove(bottom)
        if not len(borders):
            remove(borders)


def _of_numbers(body: list[Cells], widths: list[int], build: Build) -> _Indents:
    """Indent the numbers of each column."""
    columns: list[list[tuple[int, str]]] = [[] for _ in widths]
    for number, row in enumerate(body):
        for column, cell, merge in row:
            if cell.align == "center" and cell.colspan == 1 and merge != "continue":
                columns[column].append((number, cell.text))
    found: _Indents = {}
    em, digit = build.template.table_em, digit_width(build.template.latin)
    for column, (cells, width) in enumerate(zip(columns, widths, strict=True)):
        room = width - build.template.cell_margins
        for (number, _), indent in zip(
            cells, number_indents([text for _, text in cells], room, em, digit), strict=True
        ):
            if indent is not None:
                found[number, column] = "right", indent
    return found


def _of_names(body: list[Cells], build: Build) -> _Indents:
    """Indent the names of rows under “其中：” beyond what their style does."""
    names = [
        (number, column, cell)
        for number, row in enumerate(body)
        for column, cell, merge in row
        if cell.align == "left" and merge != "continue"
    ]
    further = hanging((cell.text, cell.level) for _, _, cell in names)
    template = build.template
    return {
        (number, column): ("left", template.level_indents[cell.level] + extra * template.table_em)
        for (number, column, cell), extra in zip(names, further, strict=True)
        if extra
    }


def _rows(
    model: Element,
    grid: list[Cells],
    widths: list[int],
    keep: list[bool],
    indents: _Indents,
    build: Build,
    *,
    is_head: bool = False,
) -> list[Element]:
    """Make rows like a designed one; those that `keep` names stay on the page of what follows."""
    designed = need(model, "tc")
    empty = w("tr", *map(copy, model.iterchildren(qn("trPr"))))
    rows = []
    for number, cells in enumerate(grid):
        row = copy(empty)
        for column, cell, merge in cells:
            width = widths[column] if cell.colspan == 1 else sum(widths[column : column + cell.colspan])
            level = cell.level if cell.align == "left" else None
            look = Look(cell.colspan, merge, level, indents.get((number, column)), keep[number])
            element = empty_cell(designed, width, look, build)
            if cell.text and merge != "continue":
                if is_head:
                    room, em = width - build.template.cell_margins, build.template.table_em
                    element[-1].extend(_broken(head_lines(cell.text, room, em)))
                else:
                    element[-1].append(run(cell.text))
            row.append(element)
        rows.append(row)
    return rows


def _broken(lines: list[str]) -> list[Element]:
    runs = [run(line) for line in lines]
    for element in runs[1:]:
        need(element, "t").addprevious(w("br"))
    return runs
