"""From values to positions."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from report_engine.charts.plot import Row, data
from report_engine.charts.wording import plain

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_NEAR = Decimal("0.25")  # of the largest datum
_HONEST = Decimal("0.25")  # a line's scale spans so much of its largest value, or a small change looks like a leap


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis that runs from one value to another."""

    low: Decimal
    high: Decimal

    def at(self, value: Decimal, start: float, end: float) -> float:
        """Find where a value stands when the axis runs from `start` to `end`."""
        return start + float((value - self.low) / (self.high - self.low)) * (end - start)

    def ticks(self, count: int) -> tuple[tuple[Decimal, str], ...]:
        """Choose about so many round numbers on the axis, each with its print."""
        rough = (self.high - self.low) / count
        unit = Decimal(1).scaleb(rough.adjusted())
        step = next(unit * step for step in _STEPS if unit * step >= rough)
        first = int((self.low / step).to_integral_value("ROUND_CEILING"))
        last = int((self.high / step).to_integral_value("ROUND_FLOOR"))
        decimals = max(0, _decimals(step.normalize()))
        return tuple((step * n, plain(step * n, decimals)) for n in range(first, last + 1))


def from_zero(rows: Iterable[Row]) -> Scale:
    """Make the axis of bars: zero belongs to it."""
    values = [Decimal(0), *data(rows)]
    low, high = min(values), max(values)
    return Scale(low, high if high > low else low + 1)


def tight(rows: Iterable[Row]) -> Scale:
    """Make the axis of lines: around the data, but never so narrow that a small change looks large.

    It begins at zero where the least datum is near it: else that would look like nothing.
    """
    values = data(rows) or [Decimal(0)]
    low, high = min(values), max(values)
    if 0 < low < high * _NEAR:
        low = Decimal(0)
    lacking = max(abs(low), abs(high)) * _HONEST - (high - low)
    if lacking > 0:
        low, high = low - lacking / 2, high + lacking / 2
    return Scale(low, high if high > low else low + 1)


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
