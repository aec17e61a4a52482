"""Landscape pages: a wide table gets sections of its own, with header, footer and numbering going on."""

from report_engine.ooxml.elements import Element, child_of, copy, need, parent_of, qn, text_of, value_of, w
from report_engine.ooxml.sheet import margins
from report_engine.ooxml.styles import style_of
from report_engine.template.contract import HEADINGS, Style
from report_engine.word.build import Build
from report_engine.word.text import paragraph

TURNED = "landscape"
# The sheet turns as GB/T 9704 wants a wide table bound: the head of the table at the left edge of the
# upright page. New side → the side of the upright page that comes there.
_TURN = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}


def mark(elements: list[Element], build: Build) -> list[Element]:
    """Put a table's elements between two marks that `make_sections` turns into section ends."""
    ends = [paragraph(Style.SECTION_END, build) for _ in range(2)]
    need(ends[0], "pPr").append(w("sectPr"))
    need(ends[1], "pPr").append(w("sectPr", w("pgSz", orient=TURNED)))
    return [ends[0], *elements, ends[1]]


def make_sections(body: Element, settings: Element, build: Build) -> None:
    """Give every marked section end the properties of the section in which the table stands.

    Headings right before a turned table go with it, tables that follow each other share their pages,
    and a page of text that would be empty is left out. `settings` say which side is bound.
    """
    headings = {build.style(style) for style in (*HEADINGS, Style.SERIES)}
    parts: dict[Element, list[Element]] = {}
    for end in list(body.iterchildren(qn("p"))):
        section = _section(end)
        if section is None or _is_complete(section):
            continue
        turned = section.find(qn("pgSz")) is not None
        if not turned:
            _move_before(end, headings)
        owner = _owner(end)
        new = _turned(owner, settings) if turned else copy(owner)
        need(end, "pPr").replace(section, new)
        parts.setdefault(owner, []).append(new)
    for owner, others in parts.items():
        sections = _without_empty([*others, owner], body)
        for section in sections[1:]:
            _go_on(section)


def _section(element: Element | None) -> Element | None:
    """Find the section that a paragraph ends."""
    properties = None if element is None else child_of(element, "pPr")
    return None if properties is None else child_of(properties, "sectPr")


def _is_complete(section: Element) -> bool:
    return section.find(qn("pgMar")) is not None


def _move_before(end: Element, headings: set[str]) -> None:
    """Let the section end before the headings that stand right above a table."""
    above = end.getprevious()
    while above is not None and _section(above) is None and style_of(above) in headings:
        above.addprevious(end)
        above = end.getprevious()


def _owner(end: Element) -> Element:
    """Find the section that the template gave to the text around `end`: the next complete one."""
    for sibling in end.itersiblings():
        section = sibling if sibling.tag == qn("sectPr") else _section(sibling)
        if section is not None and _is_complete(section):
            return section
    raise AssertionError("the last section of a document is always complete")


def _turned(owner: Element, settings: Element) -> Element:
    section = copy(owner)
    size, edges = need(section, "pgSz"), need(section, "pgMar")
    width, height = value_of(size, "w"), value_of(size, "h")
    size.set(qn("w"), height)
    size.set(qn("h"), width)
    size.set(qn("orient"), TURNED)
    # What is kept for the binding turns with its side, and is a margin there: Word would put it to another side.
    old = margins(owner, settings)
    edges.set(qn("gutter"), "0")
    for side, before in _TURN.items():
        edges.set(qn(side), str(old[before]))
    for side, name in (("top", "header"), ("bottom", "footer")):
        # Header and footer keep their place within a margin that is narrower now.
        distance = edges.get(qn(name))
        if distance is not None:
            edges.set(qn(name), str(int(distance) * old[_TURN[side]] // (old[side] or 1)))
    return section


def _without_empty(sections: list[Element], body: Element) -> list[Element]:
    """Take out parts in which nothing stands; of turned parts that then touch, make one."""
    left: list[Element] = []
    for section in sections:
        if not _is_empty(section, body):
            left.append(section)
        elif section.getparent() is body:
            # The document's last section cannot go: it takes over what the part before it is.
            last = left.pop()
            body.replace(section, last)
            left.append(last)
        else:
            end = parent_of(parent_of(section))
            before = end.getprevious()
            body.remove(end)
            if left and before is not None and section is not sections[-1]:
                body.remove(before)
                left.pop()
    return left


def _is_empty(section: Element, body: Element) -> bool:
    """Tell whether a section is nothing but its own end."""
    end = section if parent_of(section) is body else parent_of(parent_of(section))
    before = end.getprevious()
    if before is not None and _section(before) is None:
        return False
    return end is section or not (text_of(end) or next(end.iter(qn("drawing"), qn("pict")), None) is not None)


def _go_on(section: Element) -> None:
    """Let a part that is not the first count on and look like any other page."""
    numbering, kind, first = (section.find(qn(name)) for name in ("pgNumType", "type", "titlePg"))
    if numbering is not None:
        numbering.attrib.pop(qn("start"), None)
    if kind is not None:
        kind.set(qn("val"), "nextPage")
    if first is not None:
        section.remove(first)
