"""Values that come from other values: formulas in their order, counts and sums over data tables."""

from collections.abc import Mapping
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from report_engine.facts.catalogue import Indicator, id_of
from report_engine.facts.formats import number, parse
from report_engine.facts.formula import FormulaError, evaluate, names_in
from report_engine.problems import Problem, Severity, Source
from report_engine.read.rows import Row
from report_engine.read.schema import suggest


def check_tables(
    catalogue: Mapping[str, Indicator], tables: Mapping[tuple[str, int], object], problems: list[Problem]
) -> None:
    """Tell indicators counted over a data table that no year has."""
    known = {name for name, _ in tables}
    for indicator in catalogue.values():
        if indicator.records and indicator.records.table not in known:
            table = indicator.records.table
            hint = suggest(table, known) or f"每个年度应有文件 {table}.csv"
            problems.append(Problem("D034", f"没有数据表“{table}”", table.source, hint))


def _inputs(catalogue: Mapping[str, Indicator], faulty: bool, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """List what every derived indicator reads; those with a bad formula are left out."""
    result: dict[str, tuple[str, ...]] = {}
    for indicator in catalogue.values():
        if not indicator.derived:
            continue
        place = (indicator.formula or indicator.id).source
        try:
            names = names_in(indicator.formula) if indicator.formula else tuple(map(str, indicator.pair or ()))
        except FormulaError as error:
            hint = "用半角的 + - * / ( )，乘写 *，除写 /，例如 a / b * 100"
            problems.append(Problem("D030", f"{indicator.name}：{error}", place, hint))
            continue
        unknown = [name for name in names if name not in catalogue]
        for name in [] if faulty else unknown:
            hint = id_of(name, catalogue) or suggest(name, catalogue)
            at = next((part.source for part in indicator.pair or () if part == name), place)
            problems.append(Problem("D031", f"{indicator.name}用到的“{name}”不是指标的编号", at, hint))
        if not unknown:
            result[indicator.id] = names
    return result


def in_order(
    catalogue: Mapping[str, Indicator], faulty: bool, problems: list[Problem]
) -> list[tuple[Indicator, tuple[str, ...]]]:
    """List derived indicators with what they read, inputs first; a circle is told and left out."""
    inputs = _inputs(catalogue, faulty, problems)
    graph = {key: [name for name in names if name in inputs] for key, names in inputs.items()}
    while True:
        try:
            order = list(TopologicalSorter(graph).static_order())
        except CycleError as error:
            circle = _told(error.args[1][:-1], graph, catalogue, problems)
            graph = {key: [n for n in names if n not in circle] for key, names in graph.items() if key not in circle}
        else:
            return [(catalogue[key], inputs[key]) for key in order]


def _told(
    circle: list[str],
    graph: Mapping[str, list[str]],
    catalogue: Mapping[str, Indicator],
    problems: list[Problem],
) -> set[str]:
    """Tell a circle, from the indicator that stands first in the catalogue and in reading direction."""
    start = circle.index(next(key for key in catalogue if key in circle))
    turned = circle[start:] + circle[:start]
    if turned[1 % len(turned)] not in graph[turned[0]]:
        turned = [turned[0], *reversed(turned[1:])]
    place = (catalogue[turned[0]].formula or catalogue[turned[0]].id).source
    path = " → ".join((*turned, turned[0]))
    problems.append(Problem("D032", f"公式互相引用：{path}", place, "改其中一个公式"))
    return set(circle)


def derive(
    indicator: Indicator,
    inputs: tuple[str, ...],
    year: int,
    values: dict[tuple[str, int], Decimal | None],
    places: Mapping[tuple[str, int], Source],
    tables: Mapping[tuple[str, int], tuple[Row, ...]],
    problems: list[Problem],
) -> None:
    """Compute one indicator for one year, if all that it rests on is there."""
    if indicator.pair:
        return
    if indicator.records:
        computed = _from_records(indicator, year, tables, problems)
        if computed is None:
            return
    else:
        if any((name, year) not in values for name in inputs):
            return
        known = {name: values[name, year] for name in inputs}
        if any(value is None for value in known.values()):
            values.setdefault((indicator.id, year))  # what rests on something not found is not found either
            return
        try:
            computed = evaluate(str(indicator.formula), {k: v for k, v in known.items() if v is not None})
        except FormulaError as error:
            message = f"{indicator.name} {year} 年：{error}"
            place = (indicator.formula or indicator.id).source
            problems.append(Problem("D033", message, place, "查公式所用指标的值", Severity.WARNING))
            return
    if (indicator.id, year) in places:
        message = f"{indicator.name}由其他数据算得 {number(computed, indicator.decimals)}，不要填写"
        problems.append(Problem("D016", message, places[indicator.id, year], "清空这一格的值；要改请改它的来源数据"))
    values[indicator.id, year] = computed


def _from_records(
    indicator: Indicator,
    year: int,
    tables: Mapping[tuple[str, int], tuple[Row, ...]],
    problems: list[Problem],
) -> Decimal | None:
    rule = indicator.records
    assert rule is not None
    rows = tables.get((rule.table, year))
    if not rows:
        return None
    for column in (*rule.where, *([rule.sum] if rule.sum else [])):
        if column not in rows[0].cells:
            hint = suggest(column, list(rows[0].cells))
            problems.append(Problem("D034", f"{rule.table}.csv 没有“{column}”一列", rule.table.source, hint))
            return None
    for column, wanted in rule.where.items():
        present = {row.cells[column] for row in rows}
        if wanted not in present and suggest(wanted, present):
            message = f"{rule.table}.csv 的“{column}”一列没有“{wanted}”"
            problems.append(
                Problem("D035", message, rule.table.source, suggest(wanted, present), severity=Severity.WARNING)
            )
    chosen = [row for row in rows if all(row.cells[c] == wanted for c, wanted in rule.where.items())]
    if not rule.sum:
        return Decimal(len(chosen))
    total = Decimal(0)
    for row in chosen:
        try:
            total += parse(row.cells[rule.sum])
        except ValueError:
            text = row.cells[rule.sum]
            message = f"“{rule.sum}”一列的“{text}”不是数" if text else f"“{rule.sum}”一列是空的"
            problems.append(Problem("D015", message, row.source, "只写数字，不写单位和千分位"))
            return None
    return total
