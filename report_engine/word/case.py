"""Case studies from the prototype 样张：案例框: paragraphs with borders, or a table where one is designed."""

from report_engine.document import Block, Case, Figure, Table
from report_engine.ooxml.elements import PPR_ORDER, Element, copy, need, qn, set_child, w
from report_engine.template.casebox import CaseBox, case_box
from report_engine.template.prototypes import Prototype
from report_engine.word.build import Build
from report_engine.word.case_table import write_case_table
from report_engine.word.case_text import fill_title, write_inside


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
    elements = write_inside(block, box.text, build)
    if isinstance(block, Figure):
        below = 2 if block.note else 1  # the note on a chart, and the caption
        for element in elements[:-below]:
            if next(element.iter(qn("drawing")), None) is not None:
                _dress(element, box.picture)
        for element in elements[-below:]:
            _dress(element, box.caption)
    elif isinstance(block, Table):
        _dress(elements[0], box.caption)
        _dress(elements[-1], box.caption)
    return elements


def _dress(element: Element, model: Element | None) -> None:
    """Give a paragraph the borders, the fill and the indents of the box; it keeps its style and what it keeps with."""
    if model is not None:
        properties = need(element, "pPr")
        for name in ("pBdr", "shd", "ind"):
            designed = model.find(f"{qn('pPr')}/{qn(name)}")
            if designed is not None:
                set_child(properties, copy(designed), PPR_ORDER)


def _space_after(element: Element, after: str) -> None:
    properties = need(element, "pPr")
    if properties.find(qn("spacing")) is None:
        set_child(properties, w("spacing"), PPR_ORDER)
    need(properties, "spacing").set(qn("after"), after)
