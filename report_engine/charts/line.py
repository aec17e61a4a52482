"""Shows how rates change over time: lines named at their right end; with two points, a slope chart."""

from typing import TYPE_CHECKING

from report_engine.charts.frame import SIZES, Frame, axis_room, draw_axis, write_unit
from report_engine.charts.legend import Legend
from report_engine.charts.look import Look
from report_engine.charts.pen import LEADING, Pen, broken, measure, widest
from report_engine.charts.place import Box, Label, along, around, arrange, spread
from report_engine.charts.plain import Chart, Series
from report_engine.charts.scale import tight
from report_engine.charts.tone import GREY, PAPER, strokes
from report_engine.charts.wording import plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_SERIES = 8
MOST_POINTS = 20
_PLOT = 0.38
_NAME = 0.28  # of the width: a longer name is broken
_LEADER = 1.9  # from the last point to its name, in ems

Point = tuple[float, float]


def complaint(chart: Chart) -> str | None:
    """Tell why these data make no good lines."""
    if len(chart.categories) < 2:
        return "折线图至少要两个类别（例如两个年份），只有一个时请改用 bar（柱形图）"
    if len(chart.categories) > MOST_POINTS or len(chart.series) > MOST_SERIES:
        return f"折线图最多画 {MOST_POINTS} 个类别、{MOST_SERIES} 条线"
    return None


def height(chart: Chart, look: Look) -> float:
    """Tell the height of the figure in points."""
    return _Lines(chart, look).height


def draw(ax: "Axes", chart: Chart, look: Look) -> None:
    """Draw the chart."""
    pen = Pen(ax, look)
    lines = _Lines(chart, look)
    write_unit(pen, chart.unit)
    draw_axis(pen, lines.scale, lines.frame, lines.bottom, lines.top)
    for row, stroke in zip(chart.series, strokes(look, len(chart.series)), strict=True):
        for run in runs(lines.points(row)):
            pen.curve(run, stroke)
    _write_ends(pen, chart, lines)
    _write_inner(pen, chart, lines)
    lines.frame.draw(pen)


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
    """The places of a line chart."""

    def __init__(self, chart: Chart, look: Look) -> None:
        em = look.em
        self.scale = tight(chart.series)
        self.names = [broken(look, row.name, _NAME * look.width, em) for row in chart.series]
        texts = [plain(value, row.decimals) for row in chart.series for value in row.values]
        self.value_room = widest(look, texts, em) + 0.7 * em
        names = widest(look, [line for name in self.names for line in name], em)
        right = _LEADER * em + self.value_room + names
        left, inset = axis_room(look, self.scale), _LEADER * em + self.value_room
        self.frame = Frame(look, chart.categories, left, right, Legend(look, [], []), inset)
        self.tall = [(len(name) * LEADING + 0.1) * em for name in self.names]
        plot = max(_PLOT * look.width, sum(self.tall))
        self.height = self.frame.height(plot)
        self.bottom, self.top = self.frame.foot + 0.2 * em, self.frame.foot + plot

    def points(self, row: Series) -> list[Point | None]:
        """Find the points of a series."""
        return [
            None if value is None else (x, self.scale.at(value, self.bottom, self.top))
            for x, value in zip(self.frame.centres, row.values, strict=True)
        ]


def _write_ends(pen: Pen, chart: Chart, lines: _Lines) -> None:
    """Write the values of the first points at their left, and values and names at the right."""
    em = pen.look.em
    x0, x1 = lines.frame.centres[0], lines.frame.centres[-1]
    points = [lines.points(row) for row in chart.series]
    first = [(line[0][1], 1.1 * em, index) for index, line in enumerate(points) if line[0]]
    for y, place, index in _apart(first, lines):
        row = chart.series[index]
        pen.write(x0 - _LEADER * em, place, plain(row.values[0], row.decimals), "right", backing=PAPER)
        pen.rule([(x0 - 0.5 * em, y), (x0 - (_LEADER - 0.3) * em, place)], GREY, 0.5)
    last = [
        # A line that ends early is named at the height of its last datum.
        (next((point[1] for point in reversed(line) if point), lines.bottom), lines.tall[index], index)
        for index, line in enumerate(points)
    ]
    for y, place, index in _apart(last, lines):
        row, name = chart.series[index], lines.names[index]
        x = x1 + _LEADER * em
        pen.write(x, place, plain(row.values[-1], row.decimals), "left")
        pen.write_lines(x + lines.value_room, place + len(name) * LEADING * em / 2, name, "left")
        if points[index][-1]:
            pen.rule([(x1 + 0.5 * em, y), (x - 0.3 * em, place)], GREY, 0.5)


def _apart(wanted: list[tuple[float, float, int]], lines: _Lines) -> list[tuple[float, float, int]]:
    """Give (height of the point, height of its label, series) without overlap, from bottom to top."""
    wanted = sorted(wanted)
    middles, heights = [y for y, _, _ in wanted], [tall for _, tall, _ in wanted]
    half = max(heights, default=0.0) / 2
    places = spread(middles, heights, lines.bottom - half, lines.top + half)
    return [(y, place, index) for (y, _, index), place in zip(wanted, places, strict=True)]


def _write_inner(pen: Pen, chart: Chart, lines: _Lines) -> None:
    """Write the other values above or below their points, where there is room."""
    em = pen.look.em
    points = [lines.points(row) for row in chart.series]
    # Names of categories start at the foot: nothing may hang that low.
    obstacles = [Box(0, 0, pen.width, lines.frame.foot)]
    obstacles += [box for line in points for run in runs(line) for box in along(run, 0.2 * em)]
    labels = [
        Label(plain(row.values[index], row.decimals), around(*point, em))
        for row, line in zip(chart.series, points, strict=True)
        for index, point in enumerate(line)
        if point and 0 < index < len(line) - 1
    ]
    size, placed = arrange(
        labels, obstacles, [em * part for part in SIZES], lambda text, size: measure(pen.look, text, size)
    )
    for label in placed:
        pen.write(label.x, label.y, label.text, size=size)
