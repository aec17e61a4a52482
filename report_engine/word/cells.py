"""Cells of tables: the first of each look is made from the designed one, all others are copies of it."""

from typing import NamedTuple

from report_engine.ooxml.elements import PPR_ORDER, TCPR_ORDER, Element, copy, need, qn, remove, set_child, w
from report_engine.template.contract import Style
from report_engine.word.build import Build

Indent = tuple[str, int]
"""The side of an indent and what it measures, in twentieths of a point."""

_LEVELS = (Style.TABLE_LEVEL0, Style.TABLE_LEVEL1, Style.TABLE_LEVEL2)


class Look(NamedTuple):
    """How a cell differs from the designed one, its width aside; `level` is that of a name."""

    colspan: int
    merge: str
    level: int | None
    indent: Indent | None
    is_kept: bool


def empty_cell(designed: Element, width: int, look: Look, build: Build) -> Element:
    """Make a cell without text."""
    cell = build.cells.get((designed, look, width))
    if cell is None:
        if (designed, look) not in build.cells:
            build.cells[designed, look] = _first(designed, look, build)
        cell = build.cells[designed, look, width] = copy(build.cells[designed, look])
        set_child(cell[0], w("tcW", w=width, type="dxa"), TCPR_ORDER)
    return copy(cell)


def _first(designed: Element, look: Look, build: Build) -> Element:
    cell = w("tc", copy(need(designed, "tcPr")), copy(need(designed, "p")))
    for child in cell[-1].findall(qn("r")):
        remove(child)
    if look.colspan > 1:
        set_child(cell[0], w("gridSpan", val=look.colspan), TCPR_ORDER)
    if look.merge:
        set_child(cell[0], w("vMerge", val=look.merge), TCPR_ORDER)
    properties = need(cell, "p/pPr")
    if look.level is not None:
        set_child(properties, w("pStyle", val=build.style(_LEVELS[look.level])), PPR_ORDER)
    if look.is_kept:
        set_child(properties, w("keepNext"), PPR_ORDER)
    if look.indent is not None:
        indent_text(properties, look.indent)
    return cell


def indent_text(properties: Element, indent: Indent) -> None:
    """Indent the text of a cell at one side; what is indented at the right, a number, stands there."""
    side, measure = indent
    set_child(properties, w("ind", **{side: measure}), PPR_ORDER)
    if side == "right":
        set_child(properties, w("jc", val="right"), PPR_ORDER)
