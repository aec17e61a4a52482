"""The alternative text of a chart: what a reader who cannot see it needs to know, from the data."""

from decimal import Decimal

from report_engine.charts.kinds import KINDS
from report_engine.charts.plain import Chart, Series
from report_engine.charts.scale import data
from report_engine.charts.stacked import totals
from report_engine.charts.wording import one_line, plain, share

FEW = 20  # up to so many values are all told

# Values of such units cannot be added up.
_NOT_ADDITIVE = ("%", "％", "‰", "/", "比", "平均", "人均", "生均")


def describe(chart: Chart, caption: str) -> str:
    """Describe a chart in Chinese: kind, unit and all values; if these are many, extremes and total."""
    kind = KINDS[chart.kind].name if chart.kind in KINDS else "图"
    parts = [f"{kind}：{one_line(caption).rstrip('。')}。"]
    parts += [f"单位：{chart.unit}。"] if chart.unit else []
    few = len(chart.categories) * (len(chart.series) + len(chart.line)) <= FEW
    if not few:
        parts.append(f"共{len(chart.categories)}项，从{chart.categories[0]}到{chart.categories[-1]}。")
    if chart.kind == "ring" and any(data(chart.series)):
        parts.append(_ring(chart))
    else:
        parts += [_row(chart, row, few, chart.unit) for row in chart.series]
    if chart.kind == "stacked":
        parts.append(_sums(chart, few))
    if chart.line:
        parts.append(f"折线（单位：{chart.line_unit}）：" if chart.line_unit else "折线：")
        parts += [_row(chart, row, few, chart.line_unit) for row in chart.line]
    return "".join(parts)


def _row(chart: Chart, row: Series, few: bool, unit: str) -> str:
    name = f"{one_line(row.name)}：" if row.name and len(chart.series) + len(chart.line) > 1 else ""
    known = [
        (value, category) for value, category in zip(row.values, chart.categories, strict=True) if value is not None
    ]
    if not known:
        return f"{name}无数据。"
    if few:
        return name + _listed(chart.categories, row.values, row.decimals) + "。"
    top, low = max(known, key=lambda pair: pair[0]), min(known, key=lambda pair: pair[0])
    told = [f"最大为{top[1]}{plain(top[0], row.decimals)}", f"最小为{low[1]}{plain(low[0], row.decimals)}"]
    if chart.kind != "line" and unit and not any(sign in unit for sign in _NOT_ADDITIVE):
        told.append(f"合计{plain(sum((value for value, _ in known), Decimal(0)), row.decimals)}")
    if len(known) < len(row.values):
        told.append(f"{len(row.values) - len(known)}项无数据")
    return name + "，".join(told) + "。"


def _listed(categories: tuple[str, ...], values: tuple[Decimal | None, ...], decimals: int) -> str:
    return "，".join(
        # A name that ends in a letter, digit or sign would run into the value.
        f"{one_line(name)}{'为' if name[-1:].isascii() else ''}"
        + ("无数据" if value is None else plain(value, decimals))
        for name, value in zip(categories, values, strict=True)
    )


def _ring(chart: Chart) -> str:
    row = chart.series[0]
    total = sum(data(chart.series), Decimal(0))
    told = [
        f"{one_line(name)}" + ("无数据" if value is None else f"{plain(value, row.decimals)}（{share(value, total)}）")
        for name, value in zip(chart.categories, row.values, strict=True)
    ]
    return "，".join(told) + f"；合计{plain(total, row.decimals)}。"


def _sums(chart: Chart, few: bool) -> str:
    decimals = max(row.decimals for row in chart.series)
    if not few:
        return ""
    return f"合计：{_listed(chart.categories, totals(chart), decimals)}。"
