"""Case studies from the prototype 样张：案例框: paragraphs with borders, or a table where one is designed."""

from report_engine.document import Block, Case, Figure, ListItems, Paragraph, Table
from report_engine.ooxml.elements import PPR_ORDER, Element, copy, need, qn, set_child, w
from report_engine.template.casebox import CaseBox, case_box
from report_engine.template.contract import Prototype
from report_engine.word.build import Build
from report_engine.word.case_table import write_case_table
from report_engine.word.case_text import fill_title, running_text
from report_engine.word.figure import write_figure
from report_engine.word.table import write_table


def write_case(node: Case, build: Build) -> list[Element]:
    """Make the box of a case.

    In paragraphs “keep with next” and widow control hold as in any text; in the rows of a table they mean nothing.
    """
    designed = build.template.prototypes[Prototype.CASE]
    if designed[0].tag == qn("tbl"):
        return write_case_table(node, designed[0], build)
    box = case_box(designed)
    title = copy(box.title)
    fill_title(title, node, build)
    elements = [title, *(element for block in node.body for element in _block(block, box, build))]
    if box.after and elements[-1].tag == qn("p"):
        # Space that belongs to the last line vanishes at a page's foot; a paragraph would slide to the next page.
        _space_after(elements[-1], box.after)
    return elements


def _block(block: Block, box: CaseBox, build: Build) -> list[Element]:
    match block:
        case Paragraph() | ListItems():
            return running_text(block, box.text, build)
        case Figure():
            elements = write_figure(block, build, in_case=True)
            below = 2 if block.note else 1  # the note on a chart, and the caption
            for element in elements[:-below]:
                if next(element.iter(qn("drawing")), None) is not None:
                    _dress(element, box.picture)
            return [*elements[:-below], *(_dress(element, box.caption) for element in elements[-below:])]
        case Table():
            caption, table, gap = write_table(block, build, build.template.case_room)
            return [_dress(caption, box.caption), table, _dress(gap, box.caption)]
        case Case():
            raise AssertionError("loading refuses a case inside a case")


def _dress(element: Element, model: Element | None) -> Element:
    """Give a paragraph the borders, the fill and the indents of the box; it keeps its style and what it keeps with."""
    if model is not None:
        properties = need(element, "pPr")
        for name in ("pBdr", "shd", "ind"):
            designed = model.find(f"{qn('pPr')}/{qn(name)}")
            if designed is not None:
                set_child(properties, copy(designed), PPR_ORDER)
    return element


def _space_after(element: Element, after: str) -> None:
    properties = need(element, "pPr")
    if properties.find(qn("spacing")) is None:
        set_child(properties, w("spacing"), PPR_ORDER)
    need(properties, "spacing").set(qn("after"), after)
