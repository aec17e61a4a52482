"""R101: a total is the sum of its parts, or of the rows of a data table.

规则：合计等于各部分之和；在数据表上分组求和时，合计等于各行之和，每一组的指标等于这一组各行之和。
好：规则 `sum: { total: 升学人数, parts: [单招升学人数, 对口升学人数] }`，两年的升学人数都等于两者之和。
坏：升学人数填 4338，单招 1706 加对口 2697 却是 4403。
"""

from collections.abc import Iterator
from decimal import Decimal

from report_engine.checks.quantities import broken, by_rule, indicator, known, same, summed, written, years
from report_engine.facts.formats import as_number
from report_engine.load import Loaded
from report_engine.load.rules import Over, SumRule
from report_engine.problems import Category, Code, Named, Problem, Severity
from report_engine.read.schema import suggest

R101 = Code("R101", Category.DATA, Severity.ERROR)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Add up for both years."""
    for rule in loaded.rules.of(SumRule):
        for year in years(rule, loaded):
            if rule.over:
                yield from _over(rule, rule.over, year, loaded)
            else:
                yield from _parts(rule, year, loaded)


def _parts(rule: SumRule, year: int, loaded: Loaded) -> Iterator[Problem]:
    facts = loaded.facts
    total, *parts = (indicator(facts, name) for name in (rule.total, *(rule.parts or ())))
    values = known(facts, (total, *parts), year)
    if values is None:
        return
    stated, added = values[0], sum(values[1:], Decimal(0))
    if same(total, stated, added):
        return
    found, expected = written(total, stated), written(total, added)
    message = (
        f"{total.name} {year} 年为 {found}，各部分之和却是 {expected}，"
        f"差 {written(total, abs(stated - added))}：{summed(parts, values[1:])}"
    )
    cure = "核对合计和各部分，改错的一个"
    yield broken(R101, rule, facts, (total, *parts), year, message, cure, f"{found}≠{expected}")


def _over(rule: SumRule, over: Over, year: int, loaded: Loaded) -> Iterator[Problem]:
    rows = loaded.facts.tables.get((over.table, year))
    if not rows or not {over.group, *([over.column] if over.column else [])} <= set(rows[0].cells):
        return
    sums: dict[str, Decimal] = dict.fromkeys(over.parts, Decimal(0))
    for row in rows:
        counted = as_number(row.cells[over.column]) if over.column else Decimal(1)
        if counted is None:
            return  # told when it was read
        group = row.cells[over.group]
        if group not in over.parts:
            message = f"“{over.group}”一列的“{group}”不属于任何一组"
            hint = suggest(group, over.parts) or f"只能是 {'、'.join(over.parts)}；{by_rule(rule)}"
            about = Named(f"{over.table} {over.group} {year}")
            yield R101.problem(message, row.source, hint, about, group, Severity(rule.severity))
        sums[group] = sums.get(group, Decimal(0)) + counted
    what = f"“{over.column}”逐行相加" if over.column else "逐行计数"
    expected = [(rule.total, sum(sums.values(), Decimal(0)))]
    expected += [(name, sums[group]) for group, name in over.parts.items()]
    for name, amount in expected:
        one = indicator(loaded.facts, name)
        value = loaded.facts.values.get((one.id, year))
        if value is None or same(one, value, amount):
            continue
        found, right = written(one, value), written(one, amount)
        message = f"{one.name} {year} 年为 {found}，{over.table}.csv 的{what}却是 {right}"
        yield broken(R101, rule, loaded.facts, (one,), year, message, "核对这个数和数据表", f"{found}≠{right}")
