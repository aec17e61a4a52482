"""R105: last year's stock, what was added and what was removed give this year's stock.

规则：上年的存量加本年增加、减本年减少，等于本年的存量。
好：规则 `flow: { stock: 专业数量, added: 新增专业数, removed: 撤销专业数 }`，138 + 15 - 16 = 137。
坏：专业数量填 145。
"""

from collections.abc import Iterator

from report_engine.checks.quantities import broken, indicator, known, same, summed, written, years
from report_engine.load import Loaded
from report_engine.load.rules import FlowRule
from report_engine.problems import Category, Code, Problem, Severity

R105 = Code("R105", Category.DATA, Severity.ERROR)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Carry every stock on from the year before, wherever both years are known."""
    facts = loaded.facts
    for rule in loaded.rules.of(FlowRule):
        stock = indicator(facts, rule.stock)
        added = [indicator(facts, name) for name in rule.added]
        removed = [indicator(facts, name) for name in rule.removed]
        for year in years(rule, loaded):
            before, now = known(facts, (stock,), year - 1), known(facts, (stock,), year)
            more, less = known(facts, added, year), known(facts, removed, year)
            if before is None or now is None or more is None or less is None:
                continue
            expected = before[0] + sum(more) - sum(less)
            if same(stock, now[0], expected):
                continue
            found, right = written(stock, now[0]), written(stock, expected)
            message = (
                f"{stock.name} {year} 年为 {found}，由上年推算却是 {right}：上年 {written(stock, before[0])}"
                f"，加 {summed(added, more)}，减 {summed(removed, less)}"
            )
            of, cure = (stock, *added, *removed), "核对两年的存量和本年的增减"
            yield broken(R105, rule, facts, of, year, message, cure, f"{found}≠{right}")
