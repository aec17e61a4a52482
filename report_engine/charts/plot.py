"""A chart as it is drawn: bare names and numbers, each with its print, without the way back to their files."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from report_engine.document import Chart, Series


class Mark(NamedTuple):
    """One value and how it is printed; None where there is no datum."""

    value: Decimal | None
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """The values of a series, one a category; `year` where all of them are of one and its name says so."""

    name: str
    marks: tuple[Mark, ...]
    year: int | None = None

    @property
    def values(self) -> tuple[Decimal | None, ...]:
        """The bare numbers."""
        return tuple(mark.value for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Plot:
    """What a kind of chart draws; see `document.Chart`."""

    kind: str
    categories: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: str = ""
    line: tuple[Row, ...] = ()
    line_unit: str = ""
    groups: tuple[str, ...] = ()

    @property
    def legend(self) -> tuple[str, ...]:
        """The groups, in the order in which they come."""
        return tuple(dict.fromkeys(self.groups))

    @property
    def ranks(self) -> tuple[int, ...]:
        """How dark each row is, 0 the darkest: in the order given, but of several years the newest is the darkest."""
        years = [row.year for row in self.rows if row.year is not None]
        if len(years) < len(self.rows):
            return tuple(range(len(self.rows)))
        newest = sorted(years, reverse=True)
        return tuple(newest.index(year) for year in years)


def plot_of(chart: Chart) -> Plot:
    """Take from a chart what is drawn."""
    rows, line = (tuple(map(_row, series)) for series in (chart.series, chart.line))
    names, groups = (tuple(text.text for text in texts) for texts in (chart.categories, chart.groups))
    return Plot(chart.kind, names, rows, chart.unit, line, chart.line_unit, groups)


def _row(series: Series) -> Row:
    return Row(series.name.text, tuple(Mark(point.value, point.text) for point in series.points), series.year)


def data(rows: Iterable[Row]) -> list[Decimal]:
    """List all values that exist."""
    return [value for row in rows for value in row.values if value is not None]
