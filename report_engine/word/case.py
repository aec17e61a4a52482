"""Case studies from the prototype 样张：案例框."""

from itertools import groupby
from typing import assert_never

from report_engine.document import Block, Case, Figure, ListItems, Paragraph, Table
from report_engine.ooxml.elements import PPR_ORDER, TCPR_ORDER, Element, copy, qn, set_child, text_of, w
from report_engine.ooxml.numbers import twips
from report_engine.template.contract import Prototype, Style
from report_engine.word.build import Build
from report_engine.word.figure import write_figure
from report_engine.word.table import write_table
from report_engine.word.text import inlines, paragraph, run, sequence

_INNER_MARGINS = 400


def write_case(node: Case, build: Build) -> list[Element]:
    """Make the box between its gaps (LibreOffice merges tables that touch).

    Text stands in rows that may run over the page; each figure has a row of its own that may not,
    because “keep with next” means nothing between paragraphs of one cell.
    """
    box = copy(build.template.prototypes[Prototype.CASE][0])
    title_row, text_row = box.findall(qn("tr"))[:2]
    _fill_title(title_row.find(f"{qn('tc')}/{qn('p')}"), node, build)
    model = text_row.find(f"{qn('tc')}/{qn('p')}")
    rows: list[Element] = []
    for whole, blocks in groupby(node.body, key=lambda block: isinstance(block, Figure | Table)):
        for part in [[block] for block in blocks] if whole else [list(blocks)]:
            row = copy(text_row)
            cell = row.find(qn("tc"))
            cell.remove(cell.find(qn("p")))
            cell.extend(element for block in part for element in _block(block, model, build))
            if whole:
                _never_split(row)
            rows.append(row)
    for position, row in enumerate(rows):
        _open_borders(row, top=position > 0, bottom=position < len(rows) - 1)
        text_row.addprevious(row)
    box.remove(text_row)
    before = paragraph(Style.GAP, build)
    set_child(before.find(qn("pPr")), w("keepNext"), PPR_ORDER)
    return [before, box, paragraph(Style.GAP, build)]


def _block(block: Block, model: Element, build: Build) -> list[Element]:
    match block:
        case Paragraph():
            return [_like(model, inlines(block.content, build))]
        case ListItems():
            marks = (f"（{n}）" if block.ordered else "·" for n in range(1, len(block.items) + 1))
            return [
                _like(model, [run(mark), *inlines(item.content, build)])
                for mark, item in zip(marks, block.items, strict=True)
            ]
        case Figure():
            return write_figure(block, build, in_case=True)
        case Table():
            return write_table(block, build, room_in(build.template.prototypes[Prototype.CASE][0]))
        case Case():
            raise AssertionError("loading refuses a case inside a case")
        case _:
            assert_never(block)


def room_in(box: Element) -> int:
    """Width of the box less a generous inner margin, which may come from its style."""
    return twips(box.find(f"{qn('tblGrid')}/{qn('gridCol')}"), "w") - _INNER_MARGINS


def _never_split(row: Element) -> None:
    if row.find(qn("trPr")) is None:
        row.insert(0, w("trPr"))
    row.find(qn("trPr")).insert(0, w("cantSplit"))


def _open_borders(row: Element, *, top: bool, bottom: bool) -> None:
    """Leave out lines and padding between the rows of the text: to a reader it is one field."""
    sides = [name for name, is_open in (("top", top), ("bottom", bottom)) if is_open]
    if sides:
        properties = row.find(f"{qn('tc')}/{qn('tcPr')}")
        set_child(properties, w("tcBorders", *(w(side, val="nil") for side in sides)), TCPR_ORDER)
        set_child(properties, w("tcMar", *(w(side, w=0, type="dxa") for side in sides)), TCPR_ORDER)


def _fill_title(element: Element, node: Case, build: Build) -> None:
    """Put the number and the title where the designed line has 〔编号〕 and 〔标题〕."""
    for child in element.findall(qn("r")):
        element.remove(child)
    before, after = around_number(node.title.text, build)
    if before:
        element.append(run(before))
    element.extend(sequence(node.id, build.labels[node.id], build))
    element.append(run(after))


def around_number(title: str, build: Build) -> tuple[str, str]:
    """Write what stands before and after the number, with the brackets of the designed line."""
    box = build.template.prototypes[Prototype.CASE][0]
    designed = text_of(next(box.iter(qn("p"))))
    before, _, after = designed.replace("〔标题〕", title).partition("〔编号〕")
    return before, after


def _like(model: Element, content: list[Element]) -> Element:
    element = copy(model)
    for child in element.findall(qn("r")):
        element.remove(child)
    element.extend(content)
    return element
