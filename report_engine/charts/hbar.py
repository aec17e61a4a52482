"""Compares many categories or long names: lying bars, one line each, in the order given, first on top."""

from typing import TYPE_CHECKING

from report_engine.charts.fills import Fill, fills
from report_engine.charts.frame import HEAD, write_unit
from report_engine.charts.legend import Legend
from report_engine.charts.look import Look
from report_engine.charts.painter import LEADING, Painter, broken, widest
from report_engine.charts.plot import Plot, data

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_BARS = 80
MOST_GROUPS = 6
_TALLEST = 215 / 25.4 * 72  # what stands on one page together with its caption
_NAMES = 0.45  # part of the width that names may take
_FEW = 6  # so many bars may be thick; more are as close as lines of text
_THICK, _CLOSE = 1.9, 1.35  # from one bar to the next, in ems
_APART = 0.7  # between the bars of two categories, in ems


def complaint(plot: Plot) -> str | None:
    """Tell why these data make no good chart of lying bars."""
    if len(plot.categories) * len(plot.rows) > MOST_BARS:
        return f"条形图最多画 {MOST_BARS} 根条形，请分成两张图或改用表格"
    if len(plot.legend) > MOST_GROUPS:
        return f"条形图最多分 {MOST_GROUPS} 组，这里有 {len(plot.legend)} 组"
    return None


def height(plot: Plot, look: Look) -> float:
    """Tell the height of the figure in points."""
    return _Rows(plot, look).height


def draw(ax: "Axes", plot: Plot, look: Look) -> None:
    """Draw the chart: every bar has its value, so there is neither axis nor grid."""
    painter = Painter(ax, look)
    rows = _Rows(plot, look)
    write_unit(painter, plot.unit)
    rows.legend.draw(painter)
    zero = rows.x(0.0)
    painter.zero((zero, rows.foot), (zero, rows.foot + rows.pitch * len(plot.categories)))
    for index, name in enumerate(rows.names):
        middle = painter.height - rows.head - rows.pitch * (index + 0.5)
        painter.write_lines(
            rows.left - 0.5 * rows.size,
            middle + len(name) * LEADING * rows.size / 2,
            name,
            "right",
            rows.size,
        )
        for place, row in enumerate(plot.rows):
            value, text = row.marks[index]
            y = middle + ((len(plot.rows) - 1) / 2 - place) * rows.bar
            end = zero if value is None else rows.x(float(value))
            if value:
                painter.area(zero, y - 0.45 * rows.bar, end, y + 0.45 * rows.bar, rows.fill(index, place))
            negative = value is not None and value < 0
            gap = -0.35 * look.em if negative else 0.35 * look.em
            painter.write(end + gap, y, text, "right" if negative else "left", min(look.em, rows.bar))


class _Rows:
    """The places of rows and bars, and their looks."""

    def __init__(self, plot: Plot, look: Look) -> None:
        em = look.em
        count, bars = len(plot.categories), len(plot.rows)
        self._groups, self._order = plot.groups, plot.legend
        self._fills = fills(look, range(len(self._order)) if self._order else plot.ranks)
        names = self._order or tuple(row.name for row in plot.rows if bars > 1)
        self.legend = Legend(look, names, self._fills[: len(names)])
        self.foot = self.legend.height + 0.4 * em
        self.head = (HEAD if plot.unit else 0.4) * em
        self._spread(plot, look, count, bars)
        values = [0.0, *(float(value) for value in data(plot.rows))]
        texts = [mark.text for row in plot.rows for mark in row.marks]
        room = widest(look, texts, min(em, self.bar)) + 0.5 * em
        self._low, high = min(values), max(values)
        self._start = self.left + (room if self._low < 0 else 0)
        self._scale = (look.width - room - self._start) / ((high - self._low) or 1.0)

    def _spread(self, plot: Plot, look: Look, count: int, bars: int) -> None:
        em = look.em
        pitch = (_THICK if count <= _FEW else _CLOSE) * em if bars == 1 else (bars + _APART) * em
        self.names = [broken(look, name, _NAMES * look.width, em) for name in plot.categories]
        lines = max(len(name) for name in self.names)
        pitch = max(pitch, (lines * LEADING + 0.3) * em if lines > 1 else 0)
        self.pitch = min(pitch, (_TALLEST - self.foot - self.head) / count)
        self.height = self.foot + self.pitch * count + self.head
        self.bar = min(self.pitch * 0.8, 1.3 * em) if bars == 1 else self.pitch / (bars + _APART)
        self.size = min(em, self.pitch / (lines * LEADING))
        self.left = widest(look, [line for name in self.names for line in name], self.size) + 0.5 * em

    def fill(self, index: int, place: int) -> Fill:
        """Choose the look of a bar: that of its group if there are groups, else of its row."""
        return self._fills[self._order.index(self._groups[index]) if self._order else place]

    def x(self, value: float) -> float:
        """Find where a value stands."""
        return self._start + (value - self._low) * self._scale
