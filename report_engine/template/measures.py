"""What a designed table leaves for its text: the size of a character and the margins of a cell."""

from report_engine.ooxml.elements import Element, qn
from report_engine.ooxml.numbers import points, twips
from report_engine.ooxml.styles import Chain, style_of

_POINTS = 10  # Word's size of text where nothing sets one
_MARGIN = 108  # Word's margin at a side of a cell where nothing sets one, in twentieths of a point
_LINES = 10  # what the lines between two cells take


def cell_measures(table: Element, styles: Element) -> tuple[int, int]:
    """Read from a designed table how wide a Chinese character of its rows is, and what a cell has at its sides."""
    cell = table.findall(qn("tr"))[1].find(f"{qn('tc')}/{qn('p')}")
    size = Chain(styles, style_of(cell) or "").find("rPr", "sz")
    style = table.find(f"{qn('tblPr')}/{qn('tblStyle')}")
    owners = [table, *Chain(styles, "" if style is None else style.get(qn("val"))).groups]
    margins = _LINES
    for side in ("left", "right"):
        found = (owner.find(f"{qn('tblPr')}/{qn('tblCellMar')}/{qn(side)}") for owner in owners)
        margins += next((twips(margin, "w") for margin in found if margin is not None), _MARGIN)
    return round((points(size, 2) or _POINTS) * 20), margins
