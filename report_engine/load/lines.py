"""The lines of tables and scorecards: which indicator each prints, under which label, and how deep it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report_engine.document import CardRow, Cell, Scorecard, Table
from report_engine.problems import Source
from report_engine.walk import Target

NUMBERED = "序号"


@dataclass(frozen=True, slots=True)
class Line:
    """One row, or one column of a table with a row a year; `above` is a common head over its label.

    `target` is the id of what prints it, `item` its 序号, `level` its depth under `其中：`; a line that
    `continues` gives a second unit of the line above.
    """

    indicator: str
    target: str
    source: Source
    label: str
    above: str = ""
    level: int = 0
    item: str = ""
    continues: bool = False


def lines(targets: Iterable[Target]) -> Iterator[Line]:
    """Go through the lines of all tables and scorecards."""
    for target in targets:
        if isinstance(target, Table):
            yield from lines_of_table(target)
        elif isinstance(target, Scorecard):
            yield from (_of_row(row, target) for row in target.rows if row.values[0].datum.name)


def lines_of_table(table: Table) -> Iterator[Line]:
    """Read a table by its rows, or by its columns where several of a row print different indicators."""
    if any(len({cell.datum.name for cell in row if cell.datum}) > 1 for row in table.rows) or _is_yearly(table):
        yield from _of_columns(table)
        return
    numbered = bool(table.head) and bool(table.head[0]) and table.head[0][0].text == NUMBERED
    for row in table.rows:
        first = next((cell for cell in row if cell.datum), None)
        label = next((cell for cell in row if cell.align == "left"), None)
        if first and first.datum and label:
            item = row[0].text if numbered else ""
            yield Line(first.datum.name, table.id, first.source, label.text, level=label.level, item=item)


def _of_row(row: CardRow, card: Scorecard) -> Line:
    value = row.values[0]
    label = row.label.text
    return Line(value.datum.name, card.id, value.source, label, "", row.level, row.no.text, continues=not label)


def _is_yearly(table: Table) -> bool:
    years = [cell.datum.year for row in table.rows for cell in row if cell.datum]
    names = {cell.datum.name for row in table.rows for cell in row if cell.datum}
    return len(names) == 1 and len(table.rows) > 1 and len(set(years)) == len(years) == len(table.rows)


def _of_columns(table: Table) -> Iterator[Line]:
    """Take the values of the first year, under the lower row of heads where a head is parted."""
    below = iter(table.head[1] if len(table.head) > 1 else ())
    heads: list[tuple[Cell, str]] = []
    for cell in table.head[0]:
        parted = len(table.head) > 1 and cell.rowspan == 1
        heads += [(next(below), cell.text) for _ in range(cell.colspan)] if parted else [(cell, "")]
    if len(heads) != len(table.rows[0]):
        return  # a column is lacking because of a mistake that has been told
    for (head, above), cell in zip(heads, table.rows[0], strict=True):
        if cell.datum:
            yield Line(cell.datum.name, table.id, cell.source, head.text, above)
