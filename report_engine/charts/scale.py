"""From values to positions, with round numbers for the axis."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from report_engine.charts.plain import Series
from report_engine.charts.wording import plain

_WASTE = Decimal("0.4")  # of a step
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from its first tick to `high`, which may lie a little above its last tick."""

    ticks: tuple[Decimal, ...]
    high: Decimal

    @property
    def labels(self) -> tuple[str, ...]:
        """Print the ticks with the decimals their step needs."""
        exponents = [tick.normalize().as_tuple().exponent for tick in self.ticks if tick]
        decimals = max([-exponent for exponent in exponents if isinstance(exponent, int)], default=0)
        return tuple(plain(tick, max(0, decimals)) for tick in self.ticks)

    def at(self, value: Decimal, start: float, end: float) -> float:
        """Find where a value stands when the axis runs from `start` to `end`."""
        low = self.ticks[0]
        return start + float((value - low) / (self.high - low)) * (end - start)


def from_zero(series: Iterable[Series], count: int = 5) -> Scale:
    """Make the axis of bars: zero belongs to it."""
    rows = tuple(series)
    return _scale([Decimal(0), *data(rows)], rows, count)


def tight(series: Iterable[Series], count: int = 5) -> Scale:
    """Make the axis of lines: just around the data."""
    rows = tuple(series)
    values = data(rows) or [Decimal(0)]
    if len(set(values)) == 1:
        # A flat line runs in the middle of an axis of some height.
        margin = max(_finest(rows), Decimal(1).scaleb(values[0].adjusted() - 1))
        values = [values[0] - margin, values[0] + margin]
    return _scale(values, rows, count)


def data(series: Iterable[Series]) -> list[Decimal]:
    """List all values that exist."""
    return [value for row in series for value in row.values if value is not None]


def _scale(values: list[Decimal], rows: tuple[Series, ...], count: int) -> Scale:
    low, high = min(values), max(values)
    finest = _finest(rows)
    step = _step(max((high - low) / count, finest), finest)
    first = (low / step).to_integral_value("ROUND_FLOOR")
    last = max((high / step).to_integral_value("ROUND_CEILING"), first + 1)
    # A tick far above everything would only waste height.
    if last - high / step > _WASTE and high > step * (last - 1) > low:
        last -= 1
    ticks = tuple(step * (first + index) for index in range(int(last - first) + 1))
    return Scale(ticks, max(high, ticks[-1]))


def _finest(rows: tuple[Series, ...]) -> Decimal:
    # Where things are counted, half a thing on the axis would be silly.
    return Decimal(1).scaleb(-max((row.decimals for row in rows), default=0))


def _step(rough: Decimal, finest: Decimal) -> Decimal:
    unit = Decimal(1).scaleb(rough.adjusted())
    return next(unit * step for step in _STEPS if unit * step >= rough and not unit * step % finest)
