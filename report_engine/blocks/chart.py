"""`chart`: a figure drawn from indicators by year, or from a column of a data table."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from report_engine.blocks.context import Context
from report_engine.blocks.parts import Id, IndicatorItem, Item, check_years, find_indicator
from report_engine.blocks.records import column_exists, find_records
from report_engine.charts import complaint, describe
from report_engine.document import Block, Chart, Figure, Series
from report_engine.facts.catalogue import Indicator
from report_engine.facts.formats import NOT_FOUND, parse, rounded
from report_engine.problems import Category, Code, Problem, Severity
from report_engine.read.located import Scalar
from report_engine.read.schema import Model

P031 = Code("P031", Category.UNFINISHED)


class FromRecords(Model):
    """A bar a row of a data table."""

    source: Scalar = Field(description="数据表的文件名，不带 .csv")
    label: Scalar = Field(description="作名称的列")
    value: Scalar = Field(description="作数值的列")
    unit: str = Field("", description="数值的单位")


class ChartBlock(Model):
    """A chart."""

    id: Id
    kind: Literal["bar", "hbar", "stacked", "line", "combo", "ring"] = Field(
        description="bar 柱、hbar 条、stacked 堆积柱、line 折线、combo 柱加线、ring 环形"
    )
    caption: Scalar = Field(description="图题，不写编号")
    indicators: list[Item] = Field(default_factory=list, description="画哪些指标")
    line: list[Item] = Field(default_factory=list, description="combo：右轴上画成线的指标")
    years: list[int] | None = Field(None, min_length=1, description="年份；不写为上年和本年")
    axis: Literal["indicators", "years"] = Field("indicators", description="横轴上放指标还是年份")
    records: FromRecords | None = Field(None, description="改用数据表的一列作图")
    alt: Scalar | None = Field(None, description="替代文字；不写由数据生成")


def lower(block: ChartBlock, context: Context) -> tuple[Block, ...]:
    """Collect the numbers; what cannot be drawn is told here, not when drawing."""
    context.wrote("caption", block.caption)
    context.wrote("alt", block.alt)
    if bool(block.records) == bool(block.indicators):
        context.problems.append(Problem("P030", "图要写 indicators 或 records 其中之一", block.at))
        return ()
    chart = _from_table(block, context) if block.records else _from_indicators(block, context)
    if chart is None:
        return ()
    caption = block.caption + _doubt(block, context)
    if chart.lacking:
        message = f"图“{block.caption}”还缺 {len(chart.lacking)} 个数，草稿里留出位置：{'、'.join(chart.lacking)}"
        hint = f"在 data/{context.year}/indicators.csv 里补上"
        context.problems.append(P031.problem(message, block.at, hint))
        return (Figure(block.id, caption, block.alt or f"待绘的图：{block.caption}", chart, block.at),)
    reason = complaint(chart)
    if reason and _lacks_data(chart) and context.facts.torn_years:
        return ()  # what is lacking may come from mistakes in the data, which have been told
    if reason:
        hint = "检查图的 indicators、records 和 years，以及 data 里的值"
        message = f"图“{block.caption}”画不出来：{reason}"
        context.problems.append(P031.problem(message, block.at, hint, severity=Severity.ERROR))
        return ()
    alt = block.alt or describe(chart, block.caption)
    return (Figure(block.id, caption, alt, chart, block.at),)


def _doubt(block: ChartBlock, context: Context) -> str:
    if block.records:
        return context.doubt(block.records.source)
    found = [context.facts.find(item.indicator) for item in (*block.indicators, *block.line)]
    return context.doubt(*(table for indicator in found if indicator for table in indicator.tables))


def _lacks_data(chart: Chart) -> bool:
    return any(value is None for series in (*chart.series, *chart.line) for value in series.values)


def _from_table(block: ChartBlock, context: Context) -> Chart | None:
    wanted = block.records
    assert wanted is not None
    rows = find_records(wanted.source, context)
    if rows is None:
        return None
    exist = [column_exists(c, rows, wanted.source, context) for c in (wanted.label, wanted.value)]
    if not all(exist):
        return None
    values: list[Decimal | None] = []
    for row in rows:
        text = row.cells[wanted.value]
        try:
            values.append(None if text in ("", *NOT_FOUND) else parse(text))
        except ValueError:
            hint = f"图“{block.caption}”用这一列作数值"
            context.problems.append(Problem("D015", f"“{wanted.value}”一列的“{text}”不是数", row.source, hint))
            return None
    names = tuple(row.cells[wanted.label] for row in rows)
    return Chart(block.kind, names, (Series(wanted.value, tuple(values)),), wanted.unit)


def _from_indicators(block: ChartBlock, context: Context) -> Chart | None:
    years = check_years(block.years, context, block.at)
    bars, line = _find(block.indicators, context), _find(block.line, context)
    if not context.facts.years.issuperset(years):
        return None
    if len(bars) < len(block.indicators) or len(line) < len(block.line):
        return None
    for item, (_, indicator) in zip((*block.indicators, *block.line), (*bars, *line), strict=True):
        if indicator.pair:
            message = f"“{indicator.name}”是一对数，不能作图"
            hint = f"改用 {' 和 '.join(indicator.pair)}"
            context.problems.append(Problem("P033", message, item.indicator.source, hint))
            return None
    if block.line and block.kind != "combo":
        context.problems.append(Problem("P030", "只有 combo 图可以写 line", block.line[0].at, "改成 kind: combo"))
        return None
    units = [tuple(dict.fromkeys(i.unit for _, i in items)) for items in (bars, line)]
    for found in units:
        if len(found) > 1:
            message = f"同一根轴上有不同的单位：{'、'.join(found)}"
            context.problems.append(Problem("P032", message, block.at, "分成两张图，或用 combo 的 line 放到右轴"))
            return None
    if block.axis == "years":
        categories = tuple(f"{year}年" for year in years)
        series, lines = (
            tuple(Series(name, _values(i, years, context), i.decimals) for name, i in items) for items in (bars, line)
        )
    else:
        if line:
            context.problems.append(Problem("P030", "有 line 时写 axis: years", block.at))
            return None
        categories, lines = tuple(name for name, _ in bars), ()
        decimals = max(i.decimals for _, i in bars)
        by_indicator = [_values(i, years, context) for _, i in bars]
        series = tuple(
            Series(f"{year}年", tuple(values[n] for values in by_indicator), decimals) for n, year in enumerate(years)
        )
    lacking = _lacking([indicator for _, indicator in (*bars, *line)], years, context)
    return Chart(block.kind, categories, series, units[0][0], lines, units[1][0] if line else "", lacking)


def _lacking(indicators: list[Indicator], years: tuple[int, ...], context: Context) -> tuple[str, ...]:
    """Name what a draft does not know yet; a finished year draws what it has."""
    if not context.draft or context.year not in years:
        return ()
    return tuple(str(i.name) for i in indicators if (i.id, context.year) not in context.facts.values)


def _find(items: list[IndicatorItem], context: Context) -> list[tuple[str, Indicator]]:
    return [
        (str(item.label or indicator.name), indicator)
        for item in items
        if (indicator := find_indicator(item.indicator, context))
    ]


def _values(indicator: Indicator, years: tuple[int, ...], context: Context) -> tuple[Decimal | None, ...]:
    found = (context.facts.values.get((indicator.id, year)) for year in years)
    return tuple(None if value is None else rounded(value, indicator.decimals) for value in found)
