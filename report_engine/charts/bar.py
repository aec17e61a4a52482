"""Compares a few categories, or the same categories in two or three years: upright bars side by side."""

from typing import TYPE_CHECKING

from report_engine.charts.bars import Bars
from report_engine.charts.fills import fills
from report_engine.charts.frame import HEAD, Frame, write_unit
from report_engine.charts.legend import Legend
from report_engine.charts.look import Look
from report_engine.charts.painter import Painter
from report_engine.charts.plot import Plot

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_CATEGORIES = 16
MOST_BARS = 48
_PLOT = 0.24  # height of the plot as part of the width


def complaint(plot: Plot) -> str | None:
    """Tell why these data make no good bar chart."""
    if too_many(plot):
        return f"柱形图最多画 {MOST_CATEGORIES} 个类别、{MOST_BARS} 根柱子，类别较多时请改用 hbar（条形图）"
    return None


def too_many(plot: Plot) -> bool:
    """Tell whether upright bars would be too thin, or their names too narrow."""
    count = len(plot.categories)
    return count > MOST_CATEGORIES or count * len(plot.rows) > MOST_BARS


def height(plot: Plot, look: Look) -> float:
    """Tell the height of the figure in points."""
    frame, bars = _places(plot, look)
    return frame.foot + bars.height + HEAD * look.em


def draw(ax: "Axes", plot: Plot, look: Look) -> None:
    """Draw the chart."""
    painter = Painter(ax, look)
    frame, bars = _places(plot, look)
    write_unit(painter, plot.unit)
    bars.draw(painter, frame.foot)
    frame.draw(painter)


def _places(plot: Plot, look: Look) -> tuple[Frame, Bars]:
    names = [row.name for row in plot.rows] if len(plot.rows) > 1 else []
    legend = Legend(look, names, fills(look, plot.ranks) if names else ())
    frame = Frame(look, plot.categories, 0, 0, legend)
    return frame, Bars(look, plot, frame, _PLOT * look.width)
