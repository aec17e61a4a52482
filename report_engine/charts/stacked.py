"""Shows parts and their sum in a few categories: each bar is a pile of parts, the sum stands on top."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from report_engine.charts.frame import SIZES, Frame, axis_room, draw_axis, write_unit
from report_engine.charts.legend import Legend
from report_engine.charts.look import Look
from report_engine.charts.pen import Pen, measure, widest
from report_engine.charts.place import spread
from report_engine.charts.plain import Chart, Series
from report_engine.charts.scale import Scale, data, from_zero
from report_engine.charts.tone import GREY, PAPER, fills
from report_engine.charts.wording import plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 16
MOST_SERIES = 6
_PLOT = 0.42
_WIDEST = 8.0  # of a bar, in ems
_SIDE = 0.92  # size of values beside bars
_CLOSE = 0.78  # the same where labels beside bars find no room
_BAR = 0.46  # part of a category's room that its bar takes; labels of thin parts stand beside it


def complaint(chart: Chart) -> str | None:
    """Tell why these data cannot be piled up."""
    if any(value < 0 for value in data(chart.series)):
        return "堆积柱形图不能画负数"
    if len(chart.series) < 2:
        return "堆积柱形图至少要两个系列，只有一个系列时请改用 bar（柱形图）"
    if len(chart.series) > MOST_SERIES or len(chart.categories) > MOST:
        return f"堆积柱形图最多画 {MOST} 个类别、{MOST_SERIES} 个系列"
    return None


def totals(chart: Chart) -> tuple[Decimal | None, ...]:
    """Add up each pile; there is no sum where a part is not known."""
    piles = zip(*(row.values for row in chart.series), strict=True)
    return tuple(_sum(pile) for pile in piles)


def _sum(pile: tuple[Decimal | None, ...]) -> Decimal | None:
    known = [value for value in pile if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(pile) else None


def height(chart: Chart, look: Look) -> float:
    """Tell the height of the figure in points."""
    return _frame(chart, look).height(_PLOT * look.width)


def draw(ax: "Axes", chart: Chart, look: Look) -> None:
    """Draw the chart."""
    pen = Pen(ax, look)
    frame = _frame(chart, look)
    scale = _scale(chart)
    bottom, top = frame.foot, frame.foot + _PLOT * look.width
    write_unit(pen, chart.unit)
    draw_axis(pen, scale, frame, bottom, top)
    for index in range(len(chart.categories)):
        _pile(pen, chart, index, frame, lambda value: scale.at(value, bottom, top))
    _write_totals(pen, chart, frame, lambda value: scale.at(value, bottom, top))
    frame.draw(pen)


def _pile(pen: Pen, chart: Chart, index: int, frame: Frame, at: Callable[[Decimal], float]) -> None:
    """Draw one bar; values that do not fit their part stand beside it, if there is room for that."""
    em = pen.look.em
    texts = [plain(value, row.decimals) for row in chart.series for value in row.values]
    half = min(frame.slot * _BAR, _WIDEST * em) / 2
    roomy = frame.slot / 2 - half >= widest(pen.look, texts, _SIDE * em) + 1.2 * em
    half = half if roomy else frame.slot * _CLOSE / 2
    sizes = [em * part for part in SIZES]
    inner = next((s for s in sizes if widest(pen.look, texts, s) <= 2 * half - 0.5 * em), sizes[-1])
    left, right = frame.centres[index] - half, frame.centres[index] + half
    beside: list[tuple[float, str]] = []
    level = Decimal(0)
    for row, fill in zip(chart.series, fills(pen.look, len(chart.series)), strict=True):
        value, text = row.values[index], plain(row.values[index], row.decimals)
        low, high = at(level), at(level + (value or 0))
        level += value or 0
        if value:
            pen.area(left, low, right, high, fill)
        if high - low >= 1.25 * inner and measure(pen.look, text, inner) <= 2 * half:
            pen.write((left + right) / 2, (low + high) / 2, text, "center", inner, fill.text, fill.face)
        elif roomy:
            beside.append(((low + high) / 2, text))
    size = _SIDE * em
    middles = [middle for middle, _ in beside]
    heights = [1.15 * size for _ in beside]
    low = at(Decimal(0)) + 0.3 * em  # clear of the line of zero
    places = spread(middles, heights, low, max(at(level), low + sum(heights)))
    for (middle, text), y in zip(beside, places, strict=True):
        pen.rule([(right, middle), (right + 0.8 * em, y)], GREY, 0.5)
        pen.write(right + 1.0 * em, y, text, "left", size, backing=PAPER)


def _write_totals(pen: Pen, chart: Chart, frame: Frame, at: Callable[[Decimal], float]) -> None:
    """Write the sums on top of the bars, with the word for it if there is room."""
    look = pen.look
    decimals = max(row.decimals for row in chart.series)
    known = [(x, total) for x, total in zip(frame.centres, totals(chart), strict=True) if total is not None]
    for word, part in [("合计", 1.0), *(("", part) for part in SIZES)]:
        size = look.em * part
        texts = [word + plain(total, decimals) for _, total in known]
        if widest(look, texts, size) <= frame.slot - 0.3 * look.em:
            break
    for (x, total), text in zip(known, texts, strict=True):
        pen.write(x, at(total) + 0.75 * size, text, size=size, backing=PAPER)


def _frame(chart: Chart, look: Look) -> Frame:
    legend = Legend(look, [row.name for row in chart.series], fills(look, len(chart.series)))
    return Frame(look, chart.categories, axis_room(look, _scale(chart)), 0, legend)


def _scale(chart: Chart) -> Scale:
    """Make the axis of the whole piles, known parts only."""
    piles = zip(*(row.values for row in chart.series), strict=True)
    sums = tuple(sum((value for value in pile if value is not None), Decimal(0)) for pile in piles)
    return from_zero([Series("", sums, max(row.decimals for row in chart.series))])
