"""The list of chart kinds: a new kind is one file and one line here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report_engine.charts import bar, combo, hbar, line, ring, stacked
from report_engine.charts.look import Look
from report_engine.charts.plain import Chart
from report_engine.charts.scale import data

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of chart: its Chinese name, and what its file offers.

    `height` gives points; `draw` gets axes that measure the whole figure in points; `complaint` says why
    data do not suit the kind.
    """

    name: str
    height: Callable[[Chart, Look], float]
    draw: Callable[["Axes", Chart, Look], None]
    complaint: Callable[[Chart], str | None]


KINDS: dict[str, Kind] = {
    "bar": Kind("柱形图", bar.height, bar.draw, bar.complaint),
    "hbar": Kind("条形图", hbar.height, hbar.draw, hbar.complaint),
    "stacked": Kind("堆积柱形图", stacked.height, stacked.draw, stacked.complaint),
    "line": Kind("折线图", line.height, line.draw, line.complaint),
    "combo": Kind("柱线组合图", combo.height, combo.draw, combo.complaint),
    "ring": Kind("环形图", ring.height, ring.draw, ring.complaint),
}


def complaint(chart: Chart) -> str | None:
    """Say in Chinese why a chart cannot be drawn as it is; None if it can."""
    kind = KINDS.get(chart.kind)
    if kind is None:
        return f"没有“{chart.kind}”这种图，可用的有：{'、'.join(KINDS)}"
    return _general(chart) or kind.complaint(chart)


def _general(chart: Chart) -> str | None:
    rows = (*chart.series, *chart.line)
    if not chart.categories:
        return "图没有类别"
    if not chart.series:
        return "图没有数据系列"
    for row in rows:
        if len(row.values) != len(chart.categories):
            return f"系列“{row.name}”有 {len(row.values)} 个值，类别却有 {len(chart.categories)} 个"
        if any(not value.is_finite() for value in data([row])):
            return f"系列“{row.name}”含有不是数的值"
    if chart.line and chart.kind != "combo":
        return "只有 combo（柱线组合图）可以带折线数据（line）"
    if not data(chart.series) or (chart.line and not data(chart.line)):
        return "图中一个数据也没有"
    if len(rows) > 1 and not all(row.name.strip() for row in rows):
        return "图有几个系列时，每个系列都要有名称"
    return None
