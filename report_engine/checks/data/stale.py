"""R113: a value is not last year's, left standing.

规则：填报的数与上年一位不差，而有效数字不少于规定的位数，多半是上年的数没有更新；整百整千的数有效数字少，不算。
好：规则 `stale: { digits: 3 }`，毕业生人数由 9021 变为 8986；出口带宽两年都是 1000。
坏：毕业生人数两年都是 9021。
"""

from collections.abc import Iterator
from decimal import Decimal

from report_engine.checks.data.thresholds import Thresholds
from report_engine.checks.quantities import broken, written
from report_engine.load import Loaded
from report_engine.load.rules import StaleRule
from report_engine.problems import Category, Code, Problem

R113 = Code("R113", Category.DATA)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare what was stated for this year with last year's value."""
    facts, year = loaded.facts, loaded.document.year
    thresholds = Thresholds(loaded, StaleRule)
    for one in facts.catalogue.values():
        rule, is_stated = thresholds.of(one), (one.id, year) in facts.places
        before, now = facts.values.get((one.id, year - 1)), facts.values.get((one.id, year))
        if rule is None or not is_stated or now is None or before != now or year < (rule.since or 0):
            continue
        if _significant(now) >= rule.digits:
            message = f"{one.name}与上年一样，都是 {written(one, now)}{one.unit}，像是上年的数没有更新"
            cure = "核对；两年确实相同，记入 dismissed.yaml"
            yield broken(R113, rule, facts, (one,), year, message, cure, written(one, now))


def _significant(value: Decimal) -> int:
    """Count the digits between the zeros before and after."""
    return len(f"{abs(value):f}".replace(".", "").strip("0"))
