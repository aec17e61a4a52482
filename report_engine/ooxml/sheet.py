"""The sheet of a section: its margins with the room for the binding, and the width between them."""

from report_engine.ooxml.elements import Element, is_on, qn
from report_engine.ooxml.numbers import twips

_SIDES = ("top", "right", "bottom", "left")
_FOLDED = ("mirrorMargins", "bookFoldPrinting", "bookFoldRevPrinting", "printTwoOnOne")


def margins(section: Element, settings: Element) -> dict[str, int]:
    """Margins in twentieths of a point; what is kept for the binding belongs to the side that is bound."""
    element = section.find(qn("pgMar"))
    found = {side: twips(element, side) for side in _SIDES}
    found[_bound(section, settings)] += twips(element, "gutter")
    return found


def text_width(section: Element, settings: Element) -> int:
    """Width of the text of a section, in twentieths of a point."""
    sides = margins(section, settings)
    return twips(section.find(qn("pgSz")), "w") - sides["left"] - sides["right"]


def _bound(section: Element, settings: Element) -> str:
    """Name the side that is bound: of a folded or mirrored sheet it is never the upper one."""
    if is_on(settings, "gutterAtTop") and not any(is_on(settings, name) for name in _FOLDED):
        return "top"
    return "right" if is_on(section, "rtlGutter") else "left"
