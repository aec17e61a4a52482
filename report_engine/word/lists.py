"""Bulleted and numbered lists."""

from report_engine.document import ListItems
from report_engine.ooxml.elements import PPR_ORDER, Element, need, qn, set_child, w
from report_engine.ooxml.numbers import whole
from report_engine.template.contract import BULLETS, DECIMAL, Style
from report_engine.word.build import Build
from report_engine.word.text import inlines, paragraph


def write_list(node: ListItems, build: Build) -> list[Element]:
    """Make one paragraph an item; every numbered list starts again at 1."""
    number = _restarted(build) if node.ordered else BULLETS
    elements = []
    for item in node.items:
        element = paragraph(Style.LIST, build, *inlines(item.content, build))
        set_child(need(element, "pPr"), w("numPr", w("ilvl", val=0), w("numId", val=number)), PPR_ORDER)
        elements.append(element)
    return elements


def _restarted(build: Build) -> str:
    """Add an instance of the decimal list that begins anew, as Word does for “restart at 1”."""
    numbering = build.docx.part.numbering_part.element
    instances = numbering.findall(qn("num"))
    model = next(num for num in instances if num.get(qn("numId")) == DECIMAL)
    number = str(max(whole(num, "numId") for num in instances) + 1)
    abstract = model.find(qn("abstractNumId")).get(qn("val"))
    override = w("lvlOverride", w("startOverride", val=1), ilvl=0)
    numbering.append(w("num", w("abstractNumId", val=abstract), override, numId=number))
    return number
