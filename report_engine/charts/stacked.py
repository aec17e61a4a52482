"""Shows parts and their sum in some categories: a lying pile of parts each, its sum at the right.

Lying, every part has room for its value: on it, or above it where it is thin.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from report_engine.charts.faces import measure
from report_engine.charts.fills import Fill, fills
from report_engine.charts.frame import HEAD, write_unit
from report_engine.charts.legend import Legend
from report_engine.charts.look import Look
from report_engine.charts.painter import LEADING, Painter, broken, widest
from report_engine.charts.place import spread
from report_engine.charts.plot import Plot, data
from report_engine.charts.wording import total

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 16
MOST_SERIES = 6
_NAMES = 0.3  # part of the width that names may take
_BAR = 1.6  # its thickness, in ems
_GAP = 0.7  # below a bar, in ems
_ABOVE = 1.5  # for the values of thin parts, in ems


def complaint(plot: Plot) -> str | None:
    """Tell why these data cannot be piled up."""
    if any(value < 0 for value in data(plot.rows)):
        return "堆积图不能画负数"
    if len(plot.rows) < 2:
        return "堆积图至少要两个系列，只有一个系列时请改用 bar（柱形图）"
    if len(plot.rows) > MOST_SERIES or len(plot.categories) > MOST:
        return f"堆积图最多画 {MOST} 个类别、{MOST_SERIES} 个系列"
    return None


def totals(plot: Plot) -> tuple[str | None, ...]:
    """Add up each pile; there is no sum where a part is not known."""
    return tuple(_total([row.values[index] for row in plot.rows]) for index in range(len(plot.categories)))


def _total(pile: list[Decimal | None]) -> str | None:
    known = [value for value in pile if value is not None]
    return total(known) if len(known) == len(pile) else None


def height(plot: Plot, look: Look) -> float:
    """Tell the height of the figure in points."""
    return _Piles(plot, look).height


def draw(ax: "Axes", plot: Plot, look: Look) -> None:
    """Draw the chart."""
    painter = Painter(ax, look)
    piles = _Piles(plot, look)
    write_unit(painter, plot.unit)
    piles.legend.draw(painter)
    top = painter.height - HEAD * look.em
    foot = top - sum(pile.tall for pile in piles.piles) + (_GAP - 0.35) * look.em
    painter.zero((piles.left, top), (piles.left, foot))
    for pile in piles.piles:
        bottom = top - pile.tall + _GAP * look.em
        _draw_pile(painter, piles, pile, bottom)
        top -= pile.tall


class _Part(NamedTuple):
    left: float
    right: float
    text: str
    fill: Fill
    inside: bool


class _Pile(NamedTuple):
    """A pile: its name, its parts from left to right, its sum, and the height it takes with what is above it."""

    name: tuple[str, ...]
    parts: tuple[_Part, ...]
    total: str | None
    tall: float


class _Piles:
    """The places of all piles."""

    def __init__(self, plot: Plot, look: Look) -> None:
        em = look.em
        self._fills = fills(look, plot.ranks)
        self.legend = Legend(look, [row.name for row in plot.rows], self._fills)
        names = [broken(look, name, _NAMES * look.width, em) for name in plot.categories]
        self.left = widest(look, [line for name in names for line in name], em) + 0.5 * em
        sums = [None if text is None else f"合计{text}" for text in totals(plot)]
        room = widest(look, [text for text in sums if text], em) + 0.8 * em
        columns = zip(*(row.values for row in plot.rows), strict=True)
        longest = max(sum(value or 0 for value in column) for column in columns)
        self._scale = (look.width - self.left - room) / float(longest or 1)
        self.piles = [self._pile(plot, look, index, name, sums[index]) for index, name in enumerate(names)]
        self.height = self.legend.height + 0.4 * em + sum(pile.tall for pile in self.piles) + HEAD * em

    def _pile(self, plot: Plot, look: Look, index: int, name: tuple[str, ...], total: str | None) -> _Pile:
        em = look.em
        parts: list[_Part] = []
        level = Decimal(0)
        for row, fill in zip(plot.rows, self._fills, strict=True):
            value, text = row.marks[index]
            left, right = (self.left + float(end) * self._scale for end in (level, level + (value or 0)))
            level += value or 0
            parts.append(_Part(left, right, text, fill, measure(look, text, em) + 0.5 * em <= right - left))
        tall = (_BAR + _GAP + (0 if all(part.inside for part in parts) else _ABOVE)) * em
        return _Pile(name, tuple(parts), total, max(tall, (len(name) * LEADING + 0.3) * em))


def _draw_pile(painter: Painter, piles: _Piles, pile: _Pile, bottom: float) -> None:
    """Draw one pile; the values of thin parts stand above it, with lines that lead to them."""
    look = painter.look
    em = look.em
    middle, top = bottom + _BAR * em / 2, bottom + _BAR * em
    painter.write_lines(piles.left - 0.5 * em, middle + len(pile.name) * LEADING * em / 2, pile.name, "right")
    for part in pile.parts:
        if part.right > part.left:
            painter.area(part.left, bottom, part.right, top, part.fill)
        if part.inside:
            x, half = (part.left + part.right) / 2, measure(look, part.text, em) / 2 + 0.15 * em
            if part.fill.hatch:
                plain = Fill(part.fill.face, part.fill.face, part.fill.text)
                painter.area(x - half, middle - 0.55 * em, x + half, middle + 0.55 * em, plain)
            painter.write(x, middle, part.text, colour=part.fill.text)
    thin = [part for part in pile.parts if not part.inside]
    middles = [(part.left + part.right) / 2 for part in thin]
    widths = [measure(look, part.text, em) + 0.6 * em for part in thin]
    for part, wanted, x in zip(thin, middles, spread(middles, widths, piles.left, look.width), strict=True):
        painter.rule([(wanted, top), (x, top + 0.5 * em)])
        painter.write(x, top + 1.0 * em, part.text)
    if pile.total is not None:
        painter.write(pile.parts[-1].right + 0.5 * em, middle, pile.total, "left")
