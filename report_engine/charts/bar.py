"""Compares a few categories, or the same categories in two or three years: upright bars side by side."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from report_engine.charts.frame import SIZES, Frame, axis_room, draw_axis, write_unit
from report_engine.charts.legend import Legend
from report_engine.charts.look import Look
from report_engine.charts.pen import Pen, measure
from report_engine.charts.place import Box, Label, Spot, arrange
from report_engine.charts.plain import Chart, Series
from report_engine.charts.scale import Scale, from_zero
from report_engine.charts.tone import PAPER, Fill, fills
from report_engine.charts.wording import plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_CATEGORIES = 16
MOST_BARS = 48
PLOT = 0.36  # height of the plot as part of the width
_GROUP = 0.72  # part of a category's room that its bars take
_WIDEST = 3.6  # of one bar, in ems


def complaint(chart: Chart) -> str | None:
    """Tell why these data make no good bar chart."""
    if too_many(chart):
        return f"柱形图最多画 {MOST_CATEGORIES} 个类别、{MOST_BARS} 根柱子，类别较多时请改用 hbar（条形图）"
    return None


def too_many(chart: Chart) -> bool:
    """Tell whether upright bars would be too thin, or their names too narrow."""
    count = len(chart.categories)
    return count > MOST_CATEGORIES or count * len(chart.series) > MOST_BARS


def height(chart: Chart, look: Look) -> float:
    """Tell the height of the figure in points."""
    return _frame(chart, look).height(PLOT * look.width)


def draw(ax: "Axes", chart: Chart, look: Look) -> None:
    """Draw the chart."""
    pen = Pen(ax, look)
    frame = _frame(chart, look)
    scale = from_zero(chart.series)
    # Labels of negative bars hang below the axis, over the names.
    below = 1.2 * look.em if scale.ticks[0] < 0 else 0.0
    bottom, top = frame.foot + below, frame.foot + PLOT * look.width
    write_unit(pen, chart.unit)
    draw_axis(pen, scale, frame, bottom, top)
    draw_bars(pen, chart.series, fills(look, len(chart.series)), frame, scale, bottom, top)
    frame.draw(pen)


def draw_bars(
    pen: Pen,
    series: Sequence[Series],
    looks: Sequence[Fill],
    frame: Frame,
    scale: Scale,
    bottom: float,
    top: float,
) -> None:
    """Draw bars in groups, each with its value; the combined chart uses it too."""
    em = pen.look.em
    pitch = min(frame.slot * _GROUP / len(series), _WIDEST * em)
    zero = scale.at(scale.ticks[0] * 0, bottom, top)
    # Labels keep off the bars, and off the numbers of the axes.
    bodies = [Box(0, 0, frame.left, pen.height), Box(frame.right, 0, pen.width, pen.height)]
    labels: list[tuple[float, Label]] = []
    for index, (row, fill) in enumerate(zip(series, looks, strict=True)):
        for centre, value in zip(frame.centres, row.values, strict=True):
            middle = centre + (index - (len(series) - 1) / 2) * pitch
            end = zero if value is None else scale.at(value, bottom, top)
            if value:
                left, right = middle - 0.46 * pitch, middle + 0.46 * pitch
                pen.area(left, zero, right, end, fill)
                bodies.append(Box(left, min(zero, end), right, max(zero, end)))
            spot = Spot(middle, end, -1 if value is not None and value < 0 else 1)
            labels.append((abs(end - zero), Label(plain(value, row.decimals), (spot,))))
    # Where not all values can be printed, those of the tallest bars are.
    labels.sort(key=lambda pair: -pair[0])
    size, placed = arrange(
        [label for _, label in labels],
        bodies,
        [em * part for part in SIZES],
        lambda text, size: measure(pen.look, text, size),
    )
    for label in placed:
        pen.write(label.x, label.y, label.text, size=size, backing=PAPER)


def _frame(chart: Chart, look: Look) -> Frame:
    names = [row.name for row in chart.series] if len(chart.series) > 1 else []
    legend = Legend(look, names, fills(look, len(names)))
    return Frame(look, chart.categories, axis_room(look, from_zero(chart.series)), 0, legend)
