"""Compares many categories or long names: lying bars, one line each, in the order given, first on top."""

from typing import TYPE_CHECKING

from report_engine.charts.frame import write_unit
from report_engine.charts.legend import Legend
from report_engine.charts.look import Look
from report_engine.charts.pen import LEADING, Pen, broken, widest
from report_engine.charts.plain import Chart
from report_engine.charts.scale import data
from report_engine.charts.tone import INK, fills
from report_engine.charts.wording import plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_BARS = 80
_TALLEST = 215 / 25.4 * 72  # what stands on one page together with its caption
_NAMES = 0.45  # part of the width that names may take
_HEAD = 1.9
_LABEL = 0.92  # size of the values


def complaint(chart: Chart) -> str | None:
    """Tell why these data make no good chart of lying bars."""
    if len(chart.categories) * len(chart.series) > MOST_BARS:
        return f"条形图最多画 {MOST_BARS} 根条形，请分成两张图或改用表格"
    return None


def height(chart: Chart, look: Look) -> float:
    """Tell the height of the figure in points."""
    return _Rows(chart, look).height


def draw(ax: "Axes", chart: Chart, look: Look) -> None:
    """Draw the chart: every bar has its value, so there is neither axis nor grid."""
    pen = Pen(ax, look)
    rows = _Rows(chart, look)
    looks = fills(look, len(chart.series))
    write_unit(pen, chart.unit)
    rows.legend.draw(pen)
    zero = rows.x(0.0)
    pen.rule([(zero, rows.foot), (zero, rows.foot + rows.pitch * len(chart.categories))], INK, 0.8)
    for index, name in enumerate(rows.names):
        middle = pen.height - _HEAD * look.em - rows.pitch * (index + 0.5)
        pen.write_lines(
            rows.left - 0.5 * rows.size,
            middle + len(name) * LEADING * rows.size / 2,
            name,
            "right",
            rows.size,
        )
        for place, (series, fill) in enumerate(zip(chart.series, looks, strict=True)):
            value = series.values[index]
            y = middle + ((len(looks) - 1) / 2 - place) * rows.bar
            end = zero if value is None else rows.x(float(value))
            if value:
                pen.area(zero, y - 0.45 * rows.bar, end, y + 0.45 * rows.bar, fill)
            negative = value is not None and value < 0
            gap = -0.35 * look.em if negative else 0.35 * look.em
            size = min(_LABEL * rows.size, rows.bar)
            pen.write(end + gap, y, plain(value, series.decimals), "right" if negative else "left", size)


class _Rows:
    """The places of rows and bars."""

    def __init__(self, chart: Chart, look: Look) -> None:
        em = look.em
        count, bars = len(chart.categories), len(chart.series)
        names = [series.name for series in chart.series] if bars > 1 else []
        self.legend = Legend(look, names, fills(look, len(names)))
        self.foot = self.legend.height + 0.4 * em
        # Few bars may be thick; many are as close as lines of text.
        pitch = (2.3 if count <= 6 else 1.6) * em if bars == 1 else (1.12 * bars + 0.75) * em
        room = _NAMES * look.width
        self.names = [broken(look, name, room, em) for name in chart.categories]
        lines = max(len(name) for name in self.names)
        pitch = max(pitch, (lines * LEADING + 0.3) * em)
        self.pitch = min(pitch, (_TALLEST - self.foot - _HEAD * em) / count)
        self.height = self.foot + self.pitch * count + _HEAD * em
        self.bar = min(self.pitch * 0.66, 1.5 * em) if bars == 1 else self.pitch / (bars + 0.67)
        self.size = min(em, self.pitch / (lines * LEADING))
        self.left = widest(look, [line for name in self.names for line in name], self.size) + 0.5 * em
        values = [0.0, *(float(value) for value in data(chart.series))]
        texts = [plain(value, row.decimals) for row in chart.series for value in row.values]
        room = widest(look, texts, em * _LABEL) + 0.5 * em
        self._low, high = min(values), max(values)
        self._start = self.left + (room if self._low < 0 else 0)
        self._scale = (look.width - room - self._start) / ((high - self._low) or 1.0)

    def x(self, value: float) -> float:
        """Find where a value stands."""
        return self._start + (value - self._low) * self._scale
