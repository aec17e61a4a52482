"""W108: a label in a table or chart fits the indicator whose values it names.

规则：表、附表的行名和列名，图里的名称，如果正是某个指标的名称（或简称，或去掉“数、人数”），打印的就要是那个指标；
与所打印指标的名称没有两个相连的字相同的，多半放错了。
好：`{ indicator: school_public, label: 公办学校个数 }`。
坏：`{ indicator: school_public, label: 民办学校个数 }`；`{ indicator: teacher_total, label: 在校生 }`。
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from report_engine.checks.structure.targets import targets
from report_engine.checks.text.nouns import core_names
from report_engine.document import Cell, Chart, Figure, Scorecard, Table
from report_engine.facts.catalogue import Indicator
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem, Source

W108 = Code("W108", Category.TEXT)

_AROUND = re.compile(r"^其中[：:]\s*|（[^（）]*）$|\s")
_YEAR = re.compile(r"\d{4}年")
_UNDER = "\n"  # between a common head and the label below it
_GENERAL = re.compile(r"合计|总计|小计|总数|数量|其他")
_Item = tuple[str, Source]  # an indicator, and where it is written


def check(loaded: Loaded) -> Iterator[Problem]:
    """Walk tables, charts and scorecards beside the indicators they show."""
    if loaded.facts.torn:
        return  # names may be given twice, which has been told
    names = _names(loaded)
    shown: dict[str, list[_Item]] = {}
    for item in loaded.shown:
        shown.setdefault(item.table, []).append((item.indicator, item.source))
    uses: dict[str, list[tuple[int, int, str, Source]]] = {}
    for key, place in loaded.uses:
        uses.setdefault(place.file.as_posix(), []).append((place.line, place.column, key, place))
    for places in uses.values():
        places.sort(key=lambda use: use[:2])
    for target in targets(loaded):
        labels: list[str] = []
        items: list[_Item] = []
        if isinstance(target, Figure) and isinstance(target.image, Chart):
            labels = _of_chart(target.image)
            here = uses.get(target.source.file.as_posix(), [])
            first = bisect_left(here, (target.source.line, target.source.column), key=lambda use: use[:2])
            items = [(key, place) for _, _, key, place in here[first : first + len(labels)]]
        elif isinstance(target, Table | Scorecard):
            items = shown.get(target.id, [])
            labels = _of_table(target) if isinstance(target, Table) else [row.label.text for row in target.rows]
        if len(labels) == len(items):  # else an id was given twice, which has been told
            for label, (key, place) in zip(labels, items, strict=True):
                yield from _compare(label, key, place, target.id, names, loaded)


def _compare(
    label: str, key: str, place: Source, target: str, names: dict[str, Indicator], loaded: Loaded
) -> Iterator[Problem]:
    its = loaded.facts.catalogue[key]
    head, _, label = label.rpartition(_UNDER)
    if not label or label == its.unit or _GENERAL.fullmatch(label):
        return  # a row without a label goes on about the one above
    meant = names.get(label) or names.get(_AROUND.sub("", label))
    if meant is its or (not meant and _touches(its, head + label)):
        return
    hint = f"改名称，或把 indicator 改成 {meant.id}" if meant else "核对 indicator 和 label"
    message = f"名称写的是“{label}”，打印的却是“{its.name}”（{key}）"
    yield W108.problem(message, place, hint, Named(f"label:{key}@{target}"), label)


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


def _of_chart(chart: Chart) -> list[str]:
    """List the names of the indicators of a chart; one drawn from a data table has none."""
    series = [item.name.text for item in (*chart.series, *chart.line)]
    categories = [name.text for name in chart.categories]
    if all(map(_YEAR.fullmatch, categories)):
        return series
    return categories if all(map(_YEAR.fullmatch, series)) else []


def _of_table(table: Table) -> list[str]:
    if table.head and table.head[0] and table.head[0][0].text == "年份":
        return _of_columns(table)
    return [next((cell.text for cell in row if cell.align == "left"), "") for row in table.rows]


def _of_columns(table: Table) -> list[str]:
    """Read the heads of a table with a row a year, from the lower row where a head is parted."""
    below: list[Cell] = list(table.head[1]) if len(table.head) > 1 else []
    labels: list[str] = []
    for cell in table.head[0][1:]:
        if len(table.head) > 1 and cell.rowspan == 1:
            labels += [f"{cell.text}{_UNDER}{below.pop(0).text}" for _ in range(cell.colspan)]
        else:
            labels.append(cell.text)
    return labels
