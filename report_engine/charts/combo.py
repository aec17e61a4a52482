"""Shows amounts together with a rate: bars on the left axis, and above them a line on the right axis."""

from typing import TYPE_CHECKING

from report_engine.charts.bar import MOST_BARS, MOST_CATEGORIES, draw_bars, too_many
from report_engine.charts.frame import SIZES, Frame, axis_room, draw_axis, draw_right_axis, write_unit
from report_engine.charts.legend import Legend
from report_engine.charts.line import runs
from report_engine.charts.look import Look
from report_engine.charts.pen import Pen, measure
from report_engine.charts.place import Label, along, around, arrange
from report_engine.charts.plain import Chart
from report_engine.charts.scale import from_zero, tight
from report_engine.charts.tone import Fill, Stroke, fills, strokes
from report_engine.charts.wording import plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_LINES = 3
_BARS = 0.28  # height of the region of the bars, as part of the width
_LINE = 0.12  # and of the lines above it
_GAP = 3.2  # between the two, for the labels of both, in ems


def complaint(chart: Chart) -> str | None:
    """Tell why these data make no good combined chart."""
    if not chart.line:
        return "柱线组合图缺少折线数据（line）；只画柱子时请改用 bar（柱形图）"
    if too_many(chart) or len(chart.line) > MOST_LINES:
        return f"柱线组合图最多画 {MOST_CATEGORIES} 个类别、{MOST_BARS} 根柱子、{MOST_LINES} 条线"
    return None


def height(chart: Chart, look: Look) -> float:
    """Tell the height of the figure in points."""
    return _frame(chart, look).height((_BARS + _LINE) * look.width + _GAP * look.em)


def draw(ax: "Axes", chart: Chart, look: Look) -> None:
    """Draw the chart: the right axis begins above the tallest bar, so the labels cannot meet."""
    pen = Pen(ax, look)
    em = look.em
    frame = _frame(chart, look)
    left_scale, right_scale = from_zero(chart.series, 4), tight(chart.line, 3)
    below = 1.2 * em if left_scale.ticks[0] < 0 else 0.0
    bars_top = frame.foot + _BARS * look.width
    low, high = bars_top + _GAP * em, bars_top + _GAP * em + _LINE * look.width
    write_unit(pen, chart.unit, chart.line_unit)
    draw_axis(pen, left_scale, frame, frame.foot + below, bars_top)
    draw_right_axis(pen, right_scale, frame, low, high)
    looks = fills(look, len(chart.series))
    draw_bars(pen, chart.series, looks, frame, left_scale, frame.foot + below, bars_top)

    labels: list[Label] = []
    lines: list[list[tuple[float, float]]] = []
    for row, stroke in zip(chart.line, strokes(look, len(chart.line), len(chart.series)), strict=True):
        points = [
            None if value is None else (x, right_scale.at(value, low, high))
            for x, value in zip(frame.centres, row.values, strict=True)
        ]
        for run in runs(points):
            pen.curve(run, stroke)
            lines.append(run)
        for x, value, point in zip(frame.centres, row.values, points, strict=True):
            spots = around(*(point or (x, low)), em)
            labels.append(Label(plain(value, row.decimals), spots))
    obstacles = [box for run in lines for box in along(run, 0.2 * em)]
    size, placed = arrange(
        labels, obstacles, [em * part for part in SIZES], lambda text, size: measure(look, text, size)
    )
    for label in placed:
        pen.write(label.x, label.y, label.text, size=size)
    frame.draw(pen)


def _frame(chart: Chart, look: Look) -> Frame:
    names = [row.name for row in (*chart.series, *chart.line)]
    signs: list[Fill | Stroke] = [
        *fills(look, len(chart.series)),
        *strokes(look, len(chart.line), len(chart.series)),
    ]
    left = axis_room(look, from_zero(chart.series, 4))
    right = axis_room(look, tight(chart.line, 3))
    return Frame(look, chart.categories, left, right, Legend(look, names, signs))
