"""R107: a value is of a plausible size for its unit; what is counted is whole.

规则：每个值在它的单位合理的大小之内，论人、论个的是整数。
好：规则 `magnitude: { unit: "%", least: 0, most: 100 }`，毕业率填 98.58。
坏：毕业率填 9858；或规则 `magnitude: { unit: 人, least: 0, whole: true }` 而人数填 24.5。
"""

from collections.abc import Iterator
from decimal import Decimal

from report_engine.checks.data.thresholds import Thresholds
from report_engine.checks.quantities import broken
from report_engine.facts.catalogue import Indicator
from report_engine.load import Loaded
from report_engine.load.rules import MagnitudeRule
from report_engine.problems import Category, Code, Problem

R107 = Code("R107", Category.DATA)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look at every value of both years."""
    facts = loaded.facts
    thresholds = Thresholds(loaded, MagnitudeRule)
    for one in facts.catalogue.values():
        rule = thresholds.of(one)
        for year in loaded.document.years if rule else ():
            value = facts.values.get((one.id, year))
            if rule is None or value is None or year < (rule.since or 0):
                continue
            complaint = _complaint(rule, one, value)
            if complaint:
                message = f"{one.name} {year} 年为 {_plain(value)}{one.unit}，{complaint}"
                yield broken(R107, rule, facts, (one,), year, message, "核对小数点、单位和行次", _plain(value))


def _complaint(rule: MagnitudeRule, one: Indicator, value: Decimal) -> str:
    if rule.least is not None and value < rule.least:
        return f"小于合理的最小值 {_plain(rule.least)}"
    if rule.most is not None and value > rule.most:
        return f"大于合理的最大值 {_plain(rule.most)}"
    if rule.whole and not one.formula and value != value.to_integral_value():
        return "应当是整数"
    return ""


def _plain(value: Decimal) -> str:
    """Write all digits that matter."""
    text = f"{round(value, 6):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
