"""`chart`: a figure drawn from indicators by year, or from a column of a data table."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from report_engine.blocks.context import Absent, Context, made, typed
from report_engine.blocks.parts import (
    Id,
    IndicatorItem,
    Item,
    Line,
    check_years,
    find_indicator,
    known_years,
    label_of,
    years_of,
)
from report_engine.blocks.prose import lower_prose
from report_engine.blocks.records import column_exists, find_records
from report_engine.charts import complaint, describe, plot_of
from report_engine.document import Block, Chart, Datum, Figure, Paragraph, Point, Series, Text
from report_engine.facts.beside import OWN, subject
from report_engine.facts.catalogue import Indicator
from report_engine.facts.formats import NOT_FOUND, number, parse, rounded
from report_engine.facts.printing import withheld
from report_engine.problems import Category, Code, Severity
from report_engine.read.fields import ColumnName, TableName
from report_engine.read.located import Scalar
from report_engine.read.origin import whole
from report_engine.read.rows import Row
from report_engine.read.schema import Model

P031 = Code("P031", Category.UNFINISHED)


class FromRecords(Model):
    """A bar a row of a data table."""

    source: TableName = Field(description="数据表的文件名，不带 .csv")
    label: ColumnName = Field(description="作名称的列")
    value: ColumnName = Field(description="作数值的列")
    unit: str = Field("", description="数值的单位")
    group: Scalar | None = Field(None, description="hbar：按哪一列着色，例如 举办者；不写则一色")
    order: Literal["rows", "values"] = Field("rows", description="rows 按数据表的行，values 从大到小")


class ChartBlock(Model):
    """A chart."""

    id: Id
    kind: Literal["bar", "hbar", "stacked", "line", "combo", "ring"] = Field(
        description="bar 柱、hbar 条、stacked 堆积柱、line 折线、combo 柱加线、ring 环形"
    )
    caption: Line = Field(description="图题，不写编号")
    indicators: list[Item] = Field(default_factory=list, description="画哪些指标")
    line: list[Item] = Field(default_factory=list, description="combo：右轴上画成线的指标")
    years: list[int] | None = Field(None, min_length=1, description="年份；不写为上年和本年")
    axis: Literal["indicators", "years"] = Field("indicators", description="横轴上放指标还是年份")
    records: FromRecords | None = Field(None, description="改用数据表的一列作图")
    alt: Scalar | None = Field(None, description="替代文字；不写由数据生成")
    note: Scalar | None = Field(None, description="图注，印在图和图题之间：占比以什么为基数，是什么分类")


def lower(block: ChartBlock, context: Context) -> tuple[Block, ...]:
    """Collect the numbers; what cannot be drawn is told here, not when drawing."""
    if bool(block.records) == bool(block.indicators):
        context.tell("P030", "图要写 indicators 或 records 其中之一", block.at)
        return ()
    chart = _from_table(block, context) if block.records else _from_indicators(block, context)
    if chart is None:
        return ()
    caption = context.marked(typed(block.caption), *_tables(block, context))
    if chart.lacking:
        message = f"图“{block.caption}”还缺 {len(chart.lacking)} 个数，草稿里留出位置：{'、'.join(chart.lacking)}"
        hint = f"在 data/{context.year}/{context.facts.home} 里补上"
        context.problems.append(P031.problem(message, block.at, hint))
        alt = typed(block.alt) if block.alt else made(f"待绘的图：{block.caption}", block.span)
        return (Figure(str(block.id), caption, alt, chart, block.span),)
    if context.absent is not None and not _is_known(block, context):
        return ()  # the lack is told with all that the subject's report leaves out
    plot = plot_of(chart)
    reason = complaint(plot)
    lacks_data = any(value is None for series in (*chart.series, *chart.line) for value in series.values)
    if reason and lacks_data and context.facts.faulty_years:
        return ()  # what is lacking may come from mistakes in the data, which have been told
    if reason:
        hint = "检查图的 indicators、records 和 years，以及 data 里的值"
        message = f"图“{block.caption}”画不出来：{reason}"
        context.problems.append(P031.problem(message, block.at, hint, severity=Severity.ERROR))
        return ()
    alt = typed(block.alt) if block.alt else made(describe(plot, block.caption), block.span)
    return (Figure(str(block.id), caption, alt, chart, block.span, _note(block, context)),)


def _note(block: ChartBlock, context: Context) -> Paragraph | None:
    if block.note is None:
        return None
    match lower_prose(block.note, context):
        case (Paragraph() as paragraph,):
            return paragraph
        case _:
            context.tell("P034", "图注只能是一段文字", block.note.source, "去掉空行、列表或标题")
            return None


def _tables(block: ChartBlock, context: Context) -> list[str]:
    """Name the data tables that the chart draws on."""
    if block.records:
        return [block.records.source]
    found = [context.facts.find(item.indicator) for item in (*block.indicators, *block.line)]
    return [table for indicator in found if indicator for table in indicator.tables]


def _is_known(block: ChartBlock, context: Context) -> bool:
    """Tell whether a school has anything of its own to draw; what it lacks is noted."""
    assert context.absent is not None
    found = [context.facts.find(item.indicator) for item in (*block.indicators, *block.line)]
    own = [one for one in found if one and one.id in context.facts.catalogue]
    known = {key for key, year in context.facts.values if context.facts.values[key, year] is not None}
    lacking = [one for one in own if one.id not in known]
    looked_for = {key for key, year in context.facts.values if year == context.year}
    context.absent.extend(Absent(str(one.name), context.year, one.id in looked_for) for one in lacking)
    return not own or len(lacking) < len(own)


def _from_table(block: ChartBlock, context: Context) -> Chart | None:
    wanted = block.records
    assert wanted is not None
    rows = find_records(wanted.source, context)
    if rows is None:
        return None
    columns = [column for column in (wanted.label, wanted.value, wanted.group) if column is not None]
    exist = [column_exists(column, rows, wanted.source, context) for column in columns]
    if not all(exist):
        return None
    points = [_point(row, wanted.value, block, context) for row in rows]
    told = [(row, point) for row, point in zip(rows, points, strict=True) if point is not None]
    if len(told) < len(rows):
        return None
    if wanted.order == "values":
        # Rows of equal values stay as they are in the file; those without a value come last.
        told.sort(key=lambda one: (one[1].value is None, -(one[1].value or 0)))
    names, groups = (
        tuple(Text(row.cells[column], row.origin(column)) for row, _ in told) if column else ()
        for column in (wanted.label, wanted.group)
    )
    series = Series(typed(wanted.value), tuple(point for _, point in told))
    return Chart(block.kind, names, (series,), wanted.unit, groups=groups)


def _point(row: Row, column: Scalar, block: ChartBlock, context: Context) -> Point | None:
    """Read a cell of a data table, which is printed as it is written, like in the table of its rows."""
    text = row.cells[column]
    if text in ("", *NOT_FOUND):
        return Point(None, text or context.missing, row.origin(column))
    try:
        return Point(parse(text), text, row.origin(column))
    except ValueError:
        hint = f"图“{block.caption}”用这一列作数值"
        context.tell("D015", f"“{column}”一列的“{text}”不是数", row.source, hint)
        return None


def _from_indicators(block: ChartBlock, context: Context) -> Chart | None:
    bars, line = _find(block.indicators, context), _find(block.line, context)
    years = known_years(check_years(block.years, context, block.at), [one for _, one in (*bars, *line)], context)
    found_all = len(bars) == len(block.indicators) and len(line) == len(block.line)
    if not (found_all and context.facts.years.issuperset(years)):
        return None
    for item, (_, indicator) in zip((*block.indicators, *block.line), (*bars, *line), strict=True):
        if indicator.pair:
            message = f"“{indicator.name}”是一对数，不能作图"
            hint = f"改用 {' 和 '.join(indicator.pair)}"
            context.tell("P033", message, item.indicator.source, hint)
            return None
    if block.line and block.kind != "combo":
        context.tell("P030", "只有 combo 图可以写 line", block.line[0].at, "改成 kind: combo")
        return None
    units = [tuple(dict.fromkeys(i.unit for _, i in items)) for items in (bars, line)]
    for found in units:
        if len(found) > 1:
            message = f"同一根轴上有不同的单位：{'、'.join(found)}"
            context.tell("P032", message, block.at, "分成两张图，或用 combo 的 line 放到右轴")
            return None
    named = years_of(block, years)
    if block.axis == "years":
        categories = tuple(named)
        series, lines = (
            tuple(Series(label_of(item, i), _points(item, i, years, context)) for item, i in items)
            for items in (bars, line)
        )
    else:
        if line:
            context.tell("P030", "有 line 时写 axis: years", block.at)
            return None
        categories, lines = tuple(label_of(item, i) for item, i in bars), ()
        series = _by_year([_points(item, i, years, context) for item, i in bars], named, years)
    lacking = _lacking([indicator for _, indicator in (*bars, *line)], years, context)
    groups = _whose(block, bars) if len(years) == 1 else ()
    return Chart(block.kind, categories, series, units[0][0], lines, units[1][0] if line else "", lacking, groups)


def _whose(block: ChartBlock, bars: list[tuple[IndicatorItem, Indicator]]) -> tuple[Text, ...]:
    """Tell whose each bar is, where a school's own stand beside the city's, which then have another colour."""
    found = [subject(indicator) for _, indicator in bars]
    if block.kind != "hbar" or block.axis == "years" or len(set(found)) == 1:
        return ()
    return tuple(made(whose or OWN, item.span) for whose, (item, _) in zip(found, bars, strict=True))


def _by_year(points: list[tuple[Point, ...]], named: Sequence[Text], years: tuple[int, ...]) -> tuple[Series, ...]:
    """Make a series of each year; `points` are those of each indicator, year by year."""
    return tuple(
        Series(name, tuple(one[n] for one in points), year)
        for n, (name, year) in enumerate(zip(named, years, strict=True))
    )


def _lacking(indicators: list[Indicator], years: tuple[int, ...], context: Context) -> tuple[str, ...]:
    """Name what a draft does not know yet; a finished year draws what it has."""
    if not context.draft or context.year not in years:
        return ()
    return tuple(str(i.name) for i in indicators if (i.id, context.year) not in context.facts.values)


def _find(items: list[IndicatorItem], context: Context) -> list[tuple[IndicatorItem, Indicator]]:
    return [(item, indicator) for item in items if (indicator := find_indicator(item.indicator, context))]


def _points(item: IndicatorItem, indicator: Indicator, years: tuple[int, ...], context: Context) -> tuple[Point, ...]:
    """Take values as they are printed everywhere, with the decimals of their indicator."""
    points: list[Point] = []
    for year in years:
        value = context.facts.values.get((indicator.id, year))
        if hidden := withheld(context.facts, indicator, year):
            points.append(Point(None, hidden, whole(item.indicator.span, len(hidden))))
            continue
        exact = None if value is None else rounded(value, indicator.decimals)
        text = context.missing if value is None else number(value, indicator.decimals)
        datum = Datum(str(indicator.id), year, unit=indicator.unit)
        points.append(Point(exact, text, whole(item.indicator.span, len(text)), datum))
    return tuple(points)
