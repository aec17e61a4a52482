"""W108: a label in a table or chart fits the indicator whose values it names.

规则：表、附表的行名和列名，图里的名称，如果正是某个指标的名称（或简称，或去掉“数、人数”），打印的就要是那个指标；
与所打印指标的名称没有两个相连的字相同的，多半放错了。
好：`{ indicator: school_public, label: 公办学校个数 }`。
坏：`{ indicator: school_public, label: 民办学校个数 }`；`{ indicator: teacher_total, label: 在校生 }`。
"""

from collections.abc import Iterator

from report_engine.checks.text.nouns import core_names
from report_engine.document import Chart, Figure
from report_engine.facts.catalogue import Indicator
from report_engine.language.expressions import expression
from report_engine.load import Loaded
from report_engine.load.lines import Line
from report_engine.problems import Category, Code, Named, Problem

W108 = Code("W108", Category.TEXT)

_AROUND = expression(r"^其中[：:]\s*|（[^（）]*）$|\s")
_YEAR = expression(r"\d{4}年")
_GENERAL = expression(r"合计|总计|小计|总数|数量|其他")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold the labels of tables, charts and scorecards against the indicators that they print."""
    if loaded.facts.faulty:
        return  # names may be given twice, which has been told
    names = _names(loaded)
    charts = (figure for figure in loaded.targets if isinstance(figure, Figure) and isinstance(figure.image, Chart))
    for line in (*loaded.lines, *(line for figure in charts for line in _of_chart(figure))):
        yield from _compare(line, names, loaded)


def _compare(line: Line, names: dict[str, Indicator], loaded: Loaded) -> Iterator[Problem]:
    its, label = loaded.facts.of(line.indicator), line.label
    if not label or label == its.unit or _GENERAL.fullmatch(label):
        return  # a row without a label goes on about the one above
    meant = names.get(label) or names.get(_AROUND.sub("", label))
    if meant is its or (not meant and _touches(its, line.above + label)):
        return
    hint = f"改名称，或把 indicator 改成 {meant.id}" if meant else "核对 indicator 和 label"
    message = f"名称写的是“{label}”，打印的却是“{its.name}”（{its.id}）"
    yield W108.problem(message, line.source, hint, Named(f"label:{its.id}@{line.target}"), label)


def _names(loaded: Loaded) -> dict[str, Indicator]:
    """Index the indicators by full and short name, then by what is left of these without 其中 and 人数."""
    found: dict[str, Indicator] = {}
    catalogue = loaded.facts.catalogue.values()
    for indicator in catalogue:
        found.update({str(name): indicator for name in (indicator.name, *indicator.short)})
    for indicator in catalogue:
        for name in (indicator.name, *indicator.short):
            found.setdefault(_AROUND.sub("", name), indicator)
        for core in core_names(indicator):
            found.setdefault(core, indicator)
    return found


def _touches(indicator: Indicator, label: str) -> bool:
    """Tell whether a label has two neighbours out of a name, or is short and all in it: 公办 in 公办学校个数."""
    names = {*core_names(indicator), *map(str, indicator.short)}
    pairs = (name[i : i + 2] for name in names for i in range(len(name) - 1))
    return any(pair in label for pair in pairs) or any(all(map(name.__contains__, label)) for name in names)


def _of_chart(figure: Figure) -> Iterator[Line]:
    """Name what prints one indicator: a series, or a category of all series; a data table's column prints none."""
    chart = figure.image
    if not isinstance(chart, Chart):
        return
    rows = (*chart.series, *chart.line)
    if all(_YEAR.fullmatch(name.text) for name in chart.categories):
        named = [(series.name, point) for series in rows for point in series.points[:1]]
    elif all(_YEAR.fullmatch(series.name.text) for series in chart.series):
        named = list(zip(chart.categories, chart.series[0].points, strict=True))
    else:
        return
    for name, point in named:
        if point.datum:
            yield Line(point.datum.name, figure.id, point.source, name.text)
