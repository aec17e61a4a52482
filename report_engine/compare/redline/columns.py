"""The columns of two tables, and where the cells of a row stand in them."""

from dataclasses import dataclass

from report_engine.compare.sequences import Item, match
from report_engine.ooxml.elements import Element, qn, text_of, value_of
from report_engine.ooxml.numbers import whole

_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Place:
    """A cell with the columns that it covers; `merge` tells how it goes on with the one above."""

    cell: Element
    start: int
    columns: frozenset[int]
    merge: str


def places_of(row: Element) -> list[Place]:
    """Tell where the cells of a row stand."""
    places: list[Place] = []
    column = whole(row.find(f"{qn('trPr')}/{qn('gridBefore')}"))
    for cell in row.findall(qn("tc")):
        span, merge = (cell.find(f"{qn('tcPr')}/{qn(name)}") for name in ("gridSpan", "vMerge"))
        width = max(1, whole(span, default=1))
        kind = "" if merge is None else value_of(merge) or "continue"
        places.append(Place(cell, column, frozenset(range(column, column + width)), kind))
        column += width
    return places


def own_columns(old: Element, new: Element) -> tuple[frozenset[int], frozenset[int]]:
    """Tell which columns only one of two tables has."""
    columns = [_columns(table) for table in (old, new)]
    if len(columns[0]) == len(columns[1]):
        return frozenset(), frozenset()
    pairs = match(columns[0], columns[1], _ALIKE)
    first, second = (frozenset(range(len(columns[s]))) - {pair[s] for pair in pairs} for s in (0, 1))
    return first, second


def _columns(table: Element) -> list[Item]:
    """Read the columns; what a cell over several of them says is none's."""
    rows = [places_of(row) for row in table.findall(qn("tr"))]
    width = max((max(place.columns) + 1 for row in rows for place in row), default=0)
    texts: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        for place in row:
            if len(place.columns) == 1:
                texts[place.start].append(text_of(place.cell))
    return [Item(tuple(column), "\n".join(column) or "\0", identity=next(filter(None, column), "")) for column in texts]
