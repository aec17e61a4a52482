"""Landscape pages: a wide table gets sections of its own, with header, footer and numbering going on."""

from report_engine.word.build import Build
from report_engine.word.layout import Style
from report_engine.word.oxml import Element, copy, qn, text_of, w
from report_engine.word.text import paragraph

TURNED = "landscape"


def mark(elements: list[Element], build: Build) -> list[Element]:
    """Put a table's elements between two marks that `make_sections` turns into section ends."""
    ends = [paragraph(Style.SECTION_END, build) for _ in range(2)]
    ends[0].find(qn("pPr")).append(w("sectPr"))
    ends[1].find(qn("pPr")).append(w("sectPr", w("pgSz", orient=TURNED)))
    return [ends[0], *elements, ends[1]]


def make_sections(body: Element) -> None:
    """Give every marked section end the properties of the section in which the table stands.

    Only the first part keeps the number at which the section starts; the others count on. A page of
    text that would be empty, because two turned tables follow each other, is left out.
    """
    ends = [p for p in body.iterchildren(qn("p")) if p.find(f"{qn('pPr')}/{qn('sectPr')}") is not None]
    for end in ends:
        section = end.find(f"{qn('pPr')}/{qn('sectPr')}")
        if section.find(qn("pgMar")) is not None:
            continue
        owner = _owner(end)
        parts = _copies(owner, turned=section.find(qn("pgSz")) is not None)
        end.find(qn("pPr")).replace(section, parts)
    _drop_empty(body)
    _count_on(body)


def _owner(end: Element) -> Element:
    """Find the section that the template gave to the text around `end`: the next complete one."""
    for sibling in end.itersiblings():
        section = sibling if sibling.tag == qn("sectPr") else sibling.find(f"{qn('pPr')}/{qn('sectPr')}")
        if section is not None and section.find(qn("pgMar")) is not None:
            return section
    raise AssertionError("the last section of a document is always complete")


def _copies(owner: Element, *, turned: bool) -> Element:
    section = copy(owner)
    if turned:
        size, margins = section.find(qn("pgSz")), section.find(qn("pgMar"))
        width, height = size.get(qn("w")), size.get(qn("h"))
        size.set(qn("w"), height)
        size.set(qn("h"), width)
        size.set(qn("orient"), TURNED)
        # The page turns to the left: what was its top is now its left edge.
        old = {side: margins.get(qn(side)) for side in ("top", "right", "bottom", "left")}
        turn = {"left": "top", "top": "right", "right": "bottom", "bottom": "left"}
        for side, before in turn.items():
            margins.set(qn(side), old[before])
    return section


def _count_on(body: Element) -> None:
    """Let only the first of sections that were one keep its start."""
    before: tuple[str, ...] | None = None
    for section in body.iter(qn("sectPr")):
        numbering = section.find(qn("pgNumType"))
        headers = tuple(node.get(key) for node in section for key in node.attrib if key.endswith("}id"))
        if headers == before and numbering is not None and numbering.get(qn("start")):
            del numbering.attrib[qn("start")]
        before = headers


def _drop_empty(body: Element) -> None:
    for end in list(body.iterchildren(qn("p"))):
        before = end.getprevious()
        if end.find(f"{qn('pPr')}/{qn('sectPr')}") is None or text_of(end) or before is None:
            continue
        if before.find(f"{qn('pPr')}/{qn('sectPr')}") is not None and not text_of(before):
            body.remove(end)
