"""Tables as the grid that a reader sees, merged cells included."""

from dataclasses import dataclass

from .ooxml import Element, find_all, value
from .text import lines_of


class GridError(AssertionError):
    """A table whose cells do not fit its grid."""


@dataclass(frozen=True)
class Place:
    """One place of the grid: its text, and the row and column of the cell that covers it."""

    text: str
    row: int
    column: int


def grid(table: Element) -> list[list[Place]]:
    """Lay the cells of a table on its grid; GridError unless they fill it and merges begin before they go on."""
    columns = len(find_all(table, "w:tblGrid/w:gridCol"))
    places: list[list[Place]] = []
    open_cells: list[Place] = []
    for number, row in enumerate(find_all(table, "w:tr")):
        line: list[Place] = []
        still_open = []
        for cell in find_all(row, "w:tc"):
            span = int(value(cell, "w:tcPr/w:gridSpan") or 1)
            place = Place(lines_of(cell), number, len(line))
            merge = value(cell, "w:tcPr/w:vMerge")
            if merge == "continue":
                place = _owner(place, span, open_cells, places)
            if merge:
                still_open.append(place)
            line += [place] * span
        if len(line) != columns:
            raise GridError(f"row {number} fills {len(line)} of {columns} columns: {lines_of(row)}")
        places.append(line)
        open_cells = still_open
    return places


def _owner(place: Place, span: int, open_cells: list[Place], places: list[list[Place]]) -> Place:
    """Find the cell that began above and goes on here."""
    if place.text:
        raise GridError(f"text in a covered cell: {place.text}")
    for cell in open_cells:
        if cell.column == place.column and places[-1].count(cell) == span:
            return cell
    raise GridError(f"row {place.row}, column {place.column} continues a cell that did not begin")
