"""What is drawn of a chart: names and numbers, without where they come from."""

from dataclasses import dataclass
from decimal import Decimal

from report_engine import document


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers, a value a category; None where there is no datum."""

    name: str
    values: tuple[Decimal | None, ...]
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """`series` are drawn on the left axis in `unit`; `line` (kind combo) on the right axis in `line_unit`."""

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    line: tuple[Series, ...] = ()
    line_unit: str = ""


def plain(chart: document.Chart) -> Chart:
    """Take what is drawn out of a chart of the report."""
    names = tuple(name.text for name in chart.categories)
    return Chart(chart.kind, names, _rows(chart.series), chart.unit, _rows(chart.line), chart.line_unit)


def _rows(series: tuple[document.Series, ...]) -> tuple[Series, ...]:
    return tuple(Series(row.name.text, row.values, row.decimals) for row in series)
