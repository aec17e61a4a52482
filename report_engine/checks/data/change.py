"""R106: a value does not change from year to year more than is plausible.

规则：一年间的变化不超过规定的幅度；超过的请核对两年的数和口径。
好：规则 `change: { most: 50% }`，教职工总数由 2595 变为 2740。
坏：多打一个 0，教职工总数由 2595 变为 27400。
"""

from collections.abc import Iterator
from decimal import Decimal

from report_engine.checks.data.thresholds import Thresholds
from report_engine.checks.quantities import broken, written
from report_engine.facts.catalogue import Indicator
from report_engine.facts.formats import number, rounded
from report_engine.load import Loaded
from report_engine.load.rules import ChangeRule, allowance
from report_engine.problems import Category, Code, Problem

R106 = Code("R106", Category.DATA)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare this year with last year, as printed."""
    facts, year = loaded.facts, loaded.document.year
    thresholds = Thresholds(loaded, ChangeRule)
    for one in facts.catalogue.values():
        rule = thresholds.of(one)
        before, now = facts.values.get((one.id, year - 1)), facts.values.get((one.id, year))
        if rule is None or before is None or now is None or year < (rule.since or 0):
            continue
        before, now = rounded(before, one.decimals), rounded(now, one.decimals)
        if max(abs(before), abs(now)) < rule.above or abs(now - before) <= allowance(rule.most, before):
            continue
        was, is_ = written(one, before), written(one, now)
        message = f"{one.name}由上年的 {was}{one.unit} 变为 {is_}{one.unit}，{_how(one, before, now)}，超过 {rule.most}"
        yield broken(R106, rule, facts, (one,), year, message, "核对两年的数、单位和口径", f"{was}→{is_}")


def _how(one: Indicator, before: Decimal, now: Decimal) -> str:
    difference = now - before
    if one.unit == "%":
        return f"{'提高' if difference > 0 else '下降'} {written(one, abs(difference))} 个百分点"
    if not before:
        return f"增加 {written(one, difference)}"
    return f"{'增长' if difference > 0 else '下降'} {number(abs(difference / before * 100), 1)}%"
