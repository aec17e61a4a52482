"""The list of chart kinds: a new kind is one file and one line here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report_engine.charts import bar, combo, hbar, line, ring, stacked
from report_engine.charts.look import Look
from report_engine.charts.plot import Plot, data

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of chart: its Chinese name, and what its file offers.

    `height` gives points; `draw` gets axes that measure the whole figure in points; `complaint` says why
    data do not suit the kind.
    """

    name: str
    height: Callable[[Plot, Look], float]
    draw: Callable[["Axes", Plot, Look], None]
    complaint: Callable[[Plot], str | None]


KINDS: dict[str, Kind] = {
    "bar": Kind("柱形图", bar.height, bar.draw, bar.complaint),
    "hbar": Kind("条形图", hbar.height, hbar.draw, hbar.complaint),
    "stacked": Kind("堆积图", stacked.height, stacked.draw, stacked.complaint),
    "line": Kind("折线图", line.height, line.draw, line.complaint),
    "combo": Kind("柱线组合图", combo.height, combo.draw, combo.complaint),
    "ring": Kind("环形图", ring.height, ring.draw, ring.complaint),
}


def complaint(plot: Plot) -> str | None:
    """Say in Chinese why a chart cannot be drawn as it is; None if it can."""
    kind = KINDS.get(plot.kind)
    if kind is None:
        return f"没有“{plot.kind}”这种图，可用的有：{'、'.join(KINDS)}"
    return _general(plot) or kind.complaint(plot)


def _general(plot: Plot) -> str | None:
    rows = (*plot.rows, *plot.line)
    if not plot.categories:
        return "图没有类别"
    if not plot.rows:
        return "图没有数据系列"
    for row in rows:
        if len(row.marks) != len(plot.categories):
            return f"系列“{row.name}”有 {len(row.marks)} 个值，类别却有 {len(plot.categories)} 个"
        if any(not value.is_finite() for value in data([row])):
            return f"系列“{row.name}”含有不是数的值"
    if plot.line and plot.kind != "combo":
        return "只有 combo（柱线组合图）可以带折线数据（line）"
    if not data(plot.rows) or (plot.line and not data(plot.line)):
        return "图中一个数据也没有"
    if len(rows) > 1 and not all(row.name.strip() for row in rows):
        return "图有几个系列时，每个系列都要有名称"
    if plot.groups and (plot.kind != "hbar" or len(plot.rows) > 1):
        return "只有一个系列的 hbar（条形图）可以按组着色（group）"
    return None
