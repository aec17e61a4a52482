"""The alternative text of a chart: what a reader who cannot see it needs to know, from the data."""

from collections.abc import Iterable
from decimal import Decimal

from report_engine.charts.kinds import KINDS
from report_engine.charts.plot import Plot, Row, data
from report_engine.charts.stacked import totals
from report_engine.charts.wording import one_line, share, total

FEW = 20  # up to so many values are all told

# Values of such units cannot be added up.
_NOT_ADDITIVE = ("%", "％", "‰", "/", "比", "平均", "人均", "生均")


def describe(plot: Plot, caption: str) -> str:
    """Describe a chart in Chinese: kind, unit and all values; if these are many, extremes and total."""
    kind = KINDS[plot.kind].name if plot.kind in KINDS else "图"
    parts = [f"{kind}：{one_line(caption).rstrip('。')}。"]
    parts += [f"单位：{plot.unit}。"] if plot.unit else []
    few = len(plot.categories) * (len(plot.rows) + len(plot.line)) <= FEW
    if not few:
        parts.append(f"共{len(plot.categories)}项，从{plot.categories[0]}到{plot.categories[-1]}。")
    if plot.kind == "ring" and any(data(plot.rows)):
        parts.append(_ring(plot))
    else:
        parts += [_row(plot, row, few, plot.unit) for row in plot.rows]
    if plot.kind == "stacked" and few:
        sums = ("无数据" if text is None else text for text in totals(plot))
        parts.append(f"合计：{_listed(plot.categories, sums)}。")
    if plot.line:
        parts.append(f"折线（单位：{plot.line_unit}）：" if plot.line_unit else "折线：")
        parts += [_row(plot, row, few, plot.line_unit) for row in plot.line]
    return "".join(parts)


def _row(plot: Plot, row: Row, few: bool, unit: str) -> str:
    name = f"{one_line(row.name)}：" if row.name and len(plot.rows) + len(plot.line) > 1 else ""
    known = [
        (mark.value, mark.text, category)
        for mark, category in zip(row.marks, plot.categories, strict=True)
        if mark.value is not None
    ]
    if not known:
        return f"{name}无数据。"
    if few:
        texts = ("无数据" if mark.value is None else mark.text for mark in row.marks)
        return name + _listed(plot.categories, texts) + "。"
    top, low = max(known, key=lambda one: one[0]), min(known, key=lambda one: one[0])
    told = [f"最大为{top[2]}{top[1]}", f"最小为{low[2]}{low[1]}"]
    if plot.kind != "line" and unit and not any(sign in unit for sign in _NOT_ADDITIVE):
        told.append(f"合计{total(value for value, _, _ in known)}")
    if len(known) < len(row.marks):
        told.append(f"{len(row.marks) - len(known)}项无数据")
    return name + "，".join(told) + "。"


def _listed(categories: tuple[str, ...], texts: Iterable[str]) -> str:
    return "，".join(
        # A name that ends in a letter, digit or sign would run into the value.
        f"{one_line(name)}{'为' if name[-1:].isascii() else ''}{text}"
        for name, text in zip(categories, texts, strict=True)
    )


def _ring(plot: Plot) -> str:
    whole = sum(data(plot.rows), Decimal(0))
    texts = (
        "无数据" if mark.value is None else f"{mark.text}（{share(mark.value, whole)}）" for mark in plot.rows[0].marks
    )
    return f"{_listed(plot.categories, texts)}；合计{total(data(plot.rows))}。"
