"""Shows how a whole is divided: a ring with name, value and share at each part, the total in the middle."""

from dataclasses import dataclass
from decimal import Decimal
from math import cos, pi, sin
from typing import TYPE_CHECKING

from report_engine.charts.faces import measure
from report_engine.charts.fills import fills
from report_engine.charts.frame import write_unit
from report_engine.charts.look import Look
from report_engine.charts.painter import LEADING, Painter, broken
from report_engine.charts.place import spread
from report_engine.charts.plot import Plot, data
from report_engine.charts.wording import share, total

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 8
_OUTER = 0.125  # radius as part of the width
_INNER = 0.6  # part of the radius that is hollow
_LEADER = 3.0  # from the ring to the words, in ems
_HEAD = 1.7
_NAME = 10  # a longer name is broken, in ems; sooner in a narrow picture


def complaint(plot: Plot) -> str | None:
    """Tell why these data are not parts of a whole."""
    values = data(plot.rows)
    if len(plot.rows) != 1:
        return f"环形图只能有一个系列（一个年份），这里有 {len(plot.rows)} 个"
    if any(value < 0 for value in values):
        return "环形图不能画负数"
    if not sum(values):
        return "环形图各项之和必须大于零"
    if len(plot.categories) > MOST:
        return f"环形图最多画 {MOST} 项，类别较多时请改用 hbar（条形图）"
    return None


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the ring: where it lies, in turns clockwise from the top, and its words."""

    begin: float
    end: float
    lines: tuple[str, ...]
    tall: float

    @property
    def middle(self) -> float:
        return (self.begin + self.end) / 2


def height(plot: Plot, look: Look) -> float:
    """Tell the height of the figure in points."""
    parts = _parts(plot, look)
    sides = [sum(part.tall for part in parts if (part.middle < 0.5) == right) for right in (True, False)]
    return max(2 * _OUTER * look.width + 2.6 * look.em, *sides) + _HEAD * look.em


def draw(ax: "Axes", plot: Plot, look: Look) -> None:
    """Draw the chart."""
    painter = Painter(ax, look)
    em = look.em
    outer = _OUTER * look.width
    x, y = painter.width / 2, (painter.height - _HEAD * em) / 2
    write_unit(painter, plot.unit)
    parts = _parts(plot, look)
    for part, fill in zip(parts, fills(look, range(len(parts))), strict=True):
        if part.end > part.begin:
            painter.sector(x, y, outer, outer * _INNER, (part.begin, part.end), fill)
    _write_total(painter, plot, x, y, 2 * outer * _INNER)
    right = [part for part in parts if part.middle < 0.5]
    left = [part for part in parts if part.middle >= 0.5]
    # Both sides from bottom to top: clockwise that is upwards at the left, downwards at the right.
    _write_side(painter, right[::-1], (x, y), outer, 1)
    _write_side(painter, left, (x, y), outer, -1)


def _write_total(painter: Painter, plot: Plot, x: float, y: float, room: float) -> None:
    """Write the sum in the hollow, with its unit if there is room."""
    em = painter.look.em
    room -= 0.8 * em
    text = total(data(plot.rows))
    if measure(painter.look, text + plot.unit, em) <= room:
        text += plot.unit
    painter.write(x, y + 0.75 * em, "合计")
    painter.write(x, y - 0.5 * em, text, size=min(em, room / measure(painter.look, text, 1.0)))


def _parts(plot: Plot, look: Look) -> list[_Part]:
    em = look.em
    whole = sum(data(plot.rows), Decimal(0))
    room = min(_NAME * em, (0.5 - _OUTER) * look.width - _LEADER * em)
    parts: list[_Part] = []
    done = Decimal(0)
    for name, mark in zip(plot.categories, plot.rows[0].marks, strict=True):
        begin = done / whole
        done += mark.value or 0
        words = mark.text if mark.value is None else f"{mark.text}（{share(mark.value, whole)}）"
        lines = tuple(line for text in (name, words) for line in broken(look, text, room, em))
        parts.append(_Part(float(begin), float(done / whole), lines, (len(lines) * LEADING + 0.5) * em))
    return parts


def _write_side(painter: Painter, parts: list[_Part], centre: tuple[float, float], outer: float, side: int) -> None:
    """Write the words of one side, from bottom to top, with lines that lead to them."""
    em = painter.look.em
    x, y = centre
    heights = [part.tall for part in parts]
    room = max((painter.height - _HEAD * em) / 2, sum(heights) / 2)
    places = spread([y + outer * cos(2 * pi * p.middle) for p in parts], heights, y - room, y + room)
    edge = x + side * (outer + _LEADER * em)
    for part, place in zip(parts, places, strict=True):
        angle = 2 * pi * part.middle
        start = (x + outer * sin(angle), y + outer * cos(angle))
        bend = (x + (outer + 0.7 * em) * sin(angle), y + (outer + 0.7 * em) * cos(angle))
        # Outwards past the ring before turning to the words: no line crosses the ring or another line.
        turn = (x + side * (outer + 1.0 * em), bend[1])
        painter.rule([start, bend, turn, (edge - side * 0.4 * em, place)])
        top = place + len(part.lines) * LEADING * em / 2
        painter.write_lines(edge, top, part.lines, "left" if side > 0 else "right")
