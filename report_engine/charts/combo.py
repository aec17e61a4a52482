"""Shows amounts together with a rate: bars, and above them a line on a scale of its own."""

from typing import TYPE_CHECKING

from report_engine.charts.bar import MOST_BARS, MOST_CATEGORIES, too_many
from report_engine.charts.bars import Bars
from report_engine.charts.faces import measure
from report_engine.charts.fills import Fill, Stroke, fills, strokes
from report_engine.charts.frame import HEAD, SIZES, Frame, Ticks, write_unit, write_unit_of_lines
from report_engine.charts.legend import Legend
from report_engine.charts.line import Point, runs
from report_engine.charts.look import Look
from report_engine.charts.painter import Painter
from report_engine.charts.place import Box, Label, Placed, along, around, arrange
from report_engine.charts.plot import Plot
from report_engine.charts.scale import from_zero

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_LINES = 3
_BARS = 0.18  # height of the bars, as part of the width
_LINE = 0.07  # and of the lines above them, whose scale has a zero like that of the bars: no rise looks like a leap
_GAP = 1.6  # between the two, for the labels of the lines, in ems


def complaint(plot: Plot) -> str | None:
    """Tell why these data make no good combined chart."""
    if not plot.line:
        return "柱线组合图缺少折线数据（line）；只画柱子时请改用 bar（柱形图）"
    if too_many(plot) or len(plot.line) > MOST_LINES:
        return f"柱线组合图最多画 {MOST_CATEGORIES} 个类别、{MOST_BARS} 根柱子、{MOST_LINES} 条线"
    return None


def height(plot: Plot, look: Look) -> float:
    """Tell the height of the figure in points."""
    return _Places(plot, look).height


def draw(ax: "Axes", plot: Plot, look: Look) -> None:
    """Draw the chart: the lines run above the tallest bar, so that the labels cannot meet."""
    painter = Painter(ax, look)
    places = _Places(plot, look)
    write_unit(painter, plot.unit)
    write_unit_of_lines(painter, plot.line_unit)
    places.bars.draw(painter, places.frame.foot)
    if places.ticks:
        places.ticks.draw(painter, places.frame, places.low, places.high, right=True)
    for points, stroke in zip(places.points, places.strokes, strict=True):
        for run in runs(points):
            painter.curve(run, stroke)
    size, labels = places.labels
    for label in labels:
        painter.write(label.x, label.y, label.text, size=size)
    places.frame.draw(painter)


class _Places:
    """The places of bars and lines; the lines have an axis only where not every value finds room."""

    def __init__(self, plot: Plot, look: Look) -> None:
        self.strokes = strokes(look, len(plot.line), len(plot.rows))
        self.scale = from_zero(plot.line)
        self.ticks: Ticks | None = None
        self._spread(plot, look)
        if len(self.labels[1]) < sum(len(row.marks) for row in plot.line):
            self.ticks = Ticks(look, self.scale)
            self._spread(plot, look)

    def _spread(self, plot: Plot, look: Look) -> None:
        em = look.em
        names = [row.name for row in (*plot.rows, *plot.line)]
        signs: list[Fill | Stroke] = [*fills(look, plot.ranks), *self.strokes]
        right = self.ticks.room if self.ticks else 0.0
        self.frame = Frame(look, plot.categories, 0, right, Legend(look, names, signs))
        self.bars = Bars(look, plot, self.frame, _BARS * look.width)
        self.low = self.frame.foot + self.bars.height + _GAP * em
        self.high = self.low + _LINE * look.width
        self.height = self.high + (_GAP + HEAD) * em
        self.points: list[list[Point | None]] = [
            [
                None if value is None else (x, self.scale.at(value, self.low, self.high))
                for x, value in zip(self.frame.centres, row.values, strict=True)
            ]
            for row in plot.line
        ]
        self.labels = self._labels(plot, look)

    def _labels(self, plot: Plot, look: Look) -> tuple[float, list[Placed]]:
        em = look.em
        labels = [
            Label(mark.text, around(*(point or (x, self.low)), em))
            for row, points in zip(plot.line, self.points, strict=True)
            for x, mark, point in zip(self.frame.centres, row.marks, points, strict=True)
        ]
        obstacles = [box for points in self.points for run in runs(points) for box in along(run, 0.2 * em)]
        obstacles.append(Box(0, 0, look.width, self.low - _GAP * em))
        return arrange(labels, obstacles, [em * part for part in SIZES], lambda text, size: measure(look, text, size))
