"""Shows how rates change over time: lines named at their right end; with two points, a slope chart."""

from typing import TYPE_CHECKING

from report_engine.charts.faces import measure
from report_engine.charts.fills import PALE, strokes
from report_engine.charts.frame import HEAD, SIZES, Frame, Ticks, write_unit
from report_engine.charts.legend import Legend
from report_engine.charts.look import Look
from report_engine.charts.painter import LEADING, Painter, broken, widest
from report_engine.charts.place import Box, Label, Placed, along, around, arrange, spread
from report_engine.charts.plot import Plot, Row
from report_engine.charts.scale import tight

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_SERIES = 8
MOST_POINTS = 20
_PLOT = 0.24
_NAME = 0.28  # of the width: a longer name is broken
_LEADER = 1.9  # from the last point to its name, in ems
_ROOM = 1.0  # above the plot, for the values of the highest points, in ems

Point = tuple[float, float]


def complaint(plot: Plot) -> str | None:
    """Tell why these data make no good lines."""
    if len(plot.categories) < 2:
        return "折线图至少要两个类别（例如两个年份），只有一个时请改用 bar（柱形图）"
    if len(plot.categories) > MOST_POINTS or len(plot.rows) > MOST_SERIES:
        return f"折线图最多画 {MOST_POINTS} 个类别、{MOST_SERIES} 条线"
    return None


def height(plot: Plot, look: Look) -> float:
    """Tell the height of the figure in points."""
    return _Lines(plot, look).height


def draw(ax: "Axes", plot: Plot, look: Look) -> None:
    """Draw the chart."""
    painter = Painter(ax, look)
    lines = _Lines(plot, look)
    write_unit(painter, plot.unit, lines.scale)
    if lines.ticks:
        lines.ticks.draw(painter, lines.frame, lines.bottom, lines.top)
    for x in lines.frame.centres:
        painter.rule([(x, lines.bottom), (x, lines.top)], PALE)
    for row, stroke in zip(plot.rows, strokes(look, len(plot.rows)), strict=True):
        for run in runs(lines.points(row)):
            painter.curve(run, stroke)
    _write_ends(painter, plot, lines)
    size, inner = lines.inner
    for label in inner:
        painter.write(label.x, label.y, label.text, size=size)
    lines.frame.draw(painter)


def runs(points: list[Point | None]) -> list[list[Point]]:
    """Split a line where a datum is missing."""
    found: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            found.append([])
        else:
            found[-1].append(point)
    return [run for run in found if run]


class _Lines:
    """The places of a line chart; it has an axis only where not every value finds room."""

    def __init__(self, plot: Plot, look: Look) -> None:
        em = look.em
        self.scale = tight(plot.rows)
        self.names = [broken(look, row.name, _NAME * look.width, em) for row in plot.rows]
        self.value_room = widest(look, [mark.text for row in plot.rows for mark in row.marks], em) + 0.7 * em
        self.tall = [(len(name) * LEADING + 0.1) * em for name in self.names]
        plot_height = max(_PLOT * look.width, sum(self.tall))
        self.ticks: Ticks | None = None
        self._spread(plot, look, plot_height)
        self.inner = _inner(plot, look, self)
        wanted = sum(
            0 < index < len(row.marks) - 1 and mark.value is not None
            for row in plot.rows
            for index, mark in enumerate(row.marks)
        )
        if len(self.inner[1]) < wanted:
            self.ticks = Ticks(look, self.scale)
            self._spread(plot, look, plot_height)
            self.inner = _inner(plot, look, self)

    def _spread(self, plot: Plot, look: Look, tall: float) -> None:
        em = look.em
        names = widest(look, [line for name in self.names for line in name], em)
        right = _LEADER * em + self.value_room + names
        left, inset = self.ticks.room if self.ticks else 0.0, _LEADER * em + self.value_room
        self.frame = Frame(look, plot.categories, left, right, Legend(look, [], []), inset)
        self.bottom, self.top = self.frame.foot + 0.4 * em, self.frame.foot + 0.4 * em + tall
        self.height = self.top + (_ROOM + HEAD) * em

    def points(self, row: Row) -> list[Point | None]:
        """Find the points of a series."""
        return [
            None if value is None else (x, self.scale.at(value, self.bottom, self.top))
            for x, value in zip(self.frame.centres, row.values, strict=True)
        ]


def _write_ends(painter: Painter, plot: Plot, lines: _Lines) -> None:
    """Write the values of the first points at their left, and values and names at the right."""
    em = painter.look.em
    x0, x1 = lines.frame.centres[0], lines.frame.centres[-1]
    points = [lines.points(row) for row in plot.rows]
    first = [(line[0][1], 1.1 * em, index) for index, line in enumerate(points) if line[0]]
    for y, place, index in _apart(first, lines):
        painter.write(x0 - _LEADER * em, place, plot.rows[index].marks[0].text, "right")
        painter.rule([(x0 - 0.5 * em, y), (x0 - (_LEADER - 0.3) * em, place)])
    last = [
        # A line that ends early is named at the height of its last datum.
        (next((point[1] for point in reversed(line) if point), lines.bottom), lines.tall[index], index)
        for index, line in enumerate(points)
    ]
    for y, place, index in _apart(last, lines):
        row, name = plot.rows[index], lines.names[index]
        x = x1 + _LEADER * em
        painter.write(x, place, row.marks[-1].text, "left")
        painter.write_lines(x + lines.value_room, place + len(name) * LEADING * em / 2, name, "left")
        if points[index][-1]:
            painter.rule([(x1 + 0.5 * em, y), (x - 0.3 * em, place)])


def _apart(wanted: list[tuple[float, float, int]], lines: _Lines) -> list[tuple[float, float, int]]:
    """Give (height of the point, height of its label, series) without overlap, from bottom to top."""
    wanted = sorted(wanted)
    middles, heights = [y for y, _, _ in wanted], [tall for _, tall, _ in wanted]
    half = max(heights, default=0.0) / 2
    places = spread(middles, heights, lines.bottom - half, lines.top + half)
    return [(y, place, index) for (y, _, index), place in zip(wanted, places, strict=True)]


def _inner(plot: Plot, look: Look, lines: _Lines) -> tuple[float, list[Placed]]:
    """Place the other values above or below their points, where there is room."""
    em = look.em
    points = [lines.points(row) for row in plot.rows]
    # Names of categories start at the foot: nothing may hang that low.
    obstacles = [Box(0, 0, look.width, lines.frame.foot)]
    obstacles += [box for line in points for run in runs(line) for box in along(run, 0.2 * em)]
    labels = [
        Label(mark.text, around(*point, em))
        for row, line in zip(plot.rows, points, strict=True)
        for index, (mark, point) in enumerate(zip(row.marks, line, strict=True))
        if point and 0 < index < len(line) - 1
    ]
    return arrange(labels, obstacles, [em * part for part in SIZES], lambda text, size: measure(look, text, size))
