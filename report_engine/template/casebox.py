"""The box of cases as it is designed: its parts, and the width that it leaves for tables and pictures."""

from dataclasses import dataclass

from report_engine.ooxml.elements import Element, attribute, qn
from report_engine.ooxml.numbers import points, twips
from report_engine.ooxml.styles import Chain, style_of

_INNER_MARGINS = 400


@dataclass(frozen=True, slots=True)
class CaseBox:
    """Models of the paragraphs of a box; `after` is the space that its last one leaves below it."""

    title: Element
    text: Element
    picture: Element | None
    caption: Element | None
    after: str


def case_box(designed: tuple[Element, ...]) -> CaseBox:
    """Tell the designed paragraphs apart: the title, the first text, a picture with what stands below it, the end."""
    title, *rest = designed
    pictures = [p for p in rest if next(p.iter(qn("drawing")), None) is not None]
    picture = pictures[0] if pictures else None
    below = rest[rest.index(picture) + 1 :] if picture is not None else []
    texts = [p for p in rest if p is not picture and p not in below[:1]]
    after = attribute(rest[-1], "pPr/spacing", "after")
    return CaseBox(title, texts[0], picture, below[0] if below else None, after)


def case_room(designed: tuple[Element, ...], text_width: int, styles: Element) -> int:
    """Width inside the box, in twentieths of a point.

    Of a table less a generous inner margin, which may come from its style.
    """
    if designed[0].tag == qn("tbl"):
        return twips(designed[0].find(f"{qn('tblGrid')}/{qn('gridCol')}"), "w") - _INNER_MARGINS
    text = case_box(designed).text
    chain = Chain(styles, style_of(text) or "")
    room = text_width
    for side in ("left", "right"):
        indent = attribute(text, "pPr/ind", side) or chain.find("pPr", "ind", side)
        room -= round((points(indent, 20) or 0) * 20)
    return room
