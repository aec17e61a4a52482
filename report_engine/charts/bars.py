"""Upright bars in groups, every one with its value; the combined chart uses them too."""

from decimal import Decimal
from typing import NamedTuple

from report_engine.charts.faces import measure
from report_engine.charts.fills import Fill, fills
from report_engine.charts.frame import SIZES, Frame
from report_engine.charts.look import Look
from report_engine.charts.painter import Painter
from report_engine.charts.place import Box, Label, Placed, Spot, arrange
from report_engine.charts.plot import Plot
from report_engine.charts.scale import Scale, from_zero

_GROUP = 0.72  # part of a category's room that its bars take
_CLOSE = 0.9  # the same where they are many
_WIDEST = 3.6  # of one bar, in ems
_BODY = 0.46  # half of a bar, as part of its pitch
_FAR = 1e6


class _Bar(NamedTuple):
    """A bar: its middle, its half width, where it ends, and its value."""

    x: float
    half: float
    end: float
    up: int
    text: str
    fill: Fill


class Bars:
    """The places of bars whose plot is `tall` points high; all heights are counted from its foot."""

    def __init__(self, look: Look, plot: Plot, frame: Frame, tall: float) -> None:
        """Measure; where not all values find room side by side, all of them are turned."""
        em = look.em
        scale = from_zero(plot.rows)
        self._ends = (frame.left, frame.right)
        self._zero = scale.at(Decimal(0), 0, tall)
        self._bars = _bars(look, plot, frame, scale, tall, _GROUP)
        bodies = [
            Box(bar.x - bar.half, min(self._zero, bar.end), bar.x + bar.half, max(self._zero, bar.end))
            for bar in self._bars
        ]
        walls = [Box(-_FAR, -_FAR, 0, _FAR), Box(look.width, -_FAR, _FAR, _FAR)]
        labels = [Label(bar.text, (Spot(bar.x, bar.end, bar.up),)) for bar in self._bars]
        self._size, self._labels = arrange(
            labels, [*walls, *bodies], [em * part for part in SIZES], lambda text, size: measure(look, text, size)
        )
        self._turned = len(self._labels) < len(labels)
        half = self._size / 2
        reach = [(label.y - half, label.y + half) for label in self._labels]
        if self._turned:
            self._bars = _bars(look, plot, frame, scale, tall, _CLOSE)
            self._size = min(em * SIZES[-1], 2.1 * self._bars[0].half)
            self._labels, reach = self._turn(look)
        self._lift = -min(0.0, *(low for low, _ in reach))
        self.height = self._lift + max(tall, *(high for _, high in reach))

    def _turn(self, look: Look) -> tuple[list[Placed], list[tuple[float, float]]]:
        placed: list[Placed] = []
        reach: list[tuple[float, float]] = []
        for bar in self._bars:
            half = measure(look, bar.text, self._size) / 2
            y = bar.end + bar.up * (half + 0.3 * self._size)
            placed.append(Placed(bar.text, bar.x, y))
            reach.append((y - half, y + half))
        return placed, reach

    def draw(self, painter: Painter, foot: float) -> None:
        """Draw the bars above `foot`, and the line on which they stand."""
        foot += self._lift
        zero = foot + self._zero
        for bar in self._bars:
            if bar.end != self._zero:
                painter.area(bar.x - bar.half, zero, bar.x + bar.half, foot + bar.end, bar.fill)
        painter.zero((self._ends[0], zero), (self._ends[1], zero))
        for label in self._labels:
            painter.write(label.x, foot + label.y, label.text, size=self._size, upright=self._turned)


def _bars(look: Look, plot: Plot, frame: Frame, scale: Scale, tall: float, group: float) -> list[_Bar]:
    count = len(plot.rows)
    pitch = min(frame.slot * group / count, _WIDEST * look.em)
    bars: list[_Bar] = []
    for index, (row, fill) in enumerate(zip(plot.rows, fills(look, plot.ranks), strict=True)):
        for centre, mark in zip(frame.centres, row.marks, strict=True):
            x = centre + (index - (count - 1) / 2) * pitch
            value = mark.value or Decimal(0)
            bars.append(_Bar(x, _BODY * pitch, scale.at(value, 0, tall), -1 if value < 0 else 1, mark.text, fill))
    return bars
