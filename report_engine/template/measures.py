"""What is measured of designed things: the characters and margins of a table, the place of a missing photo."""

import re

from report_engine.ooxml.elements import Element, attribute, need, qn
from report_engine.ooxml.numbers import points, twips
from report_engine.ooxml.styles import Chain, style_of
from report_engine.placeholder import PlaceholderLook

_POINTS = 10  # Word's size of text where nothing sets one
_MARGIN = 108  # Word's margin at a side of a cell where nothing sets one, in twentieths of a point
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_LINES = 10  # what the lines between two cells take


def cell_measures(table: Element, styles: Element) -> tuple[int, int]:
    """Read from a designed table how wide a Chinese character of its rows is, and what a cell has at its sides."""
    cell = need(table.findall(qn("tr"))[1], "tc/p")
    size = Chain(styles, style_of(cell) or "").find("rPr", "sz")
    owners = [table, *Chain(styles, attribute(table, "tblPr/tblStyle")).groups]
    margins = _LINES
    for side in ("left", "right"):
        found = (owner.find(f"{qn('tblPr')}/{qn('tblCellMar')}/{qn(side)}") for owner in owners)
        margins += next((twips(margin, "w") for margin in found if margin is not None), _MARGIN)
    return round((points(size, 2) or _POINTS) * 20), margins


def placeholder_look(designed: tuple[Element, ...], styles: Element) -> PlaceholderLook | None:
    """Read how the place of a missing photo is drawn; None where only paragraphs are designed for it."""
    if next(designed[0].iter(qn("drawing")), None) is None:
        return None
    chain = Chain(styles, style_of(designed[-1]) or "")
    size = points(chain.find("rPr", "sz"), 2) or _POINTS
    lines = (group.find(f"{qn('pPr')}/{qn('pBdr')}/{qn('top')}") for group in chain.groups)
    line = next((one.get(qn("color")) for one in lines if one is not None), None)
    return PlaceholderLook(size, _colour(chain.find("rPr", "color")), _colour(line))


def _colour(written: str | None) -> str:
    """Write a colour as the drawing wants it; what is no plain colour is black."""
    return f"#{written}" if written and _COLOUR.fullmatch(written) else "#000000"
