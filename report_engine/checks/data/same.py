"""R104: one quantity in two units, or under two names, is one quantity.

规则：同一个量用两个单位、两个名称填报时，折算后相等。
好：规则 `same: { a: 生均教学设备值, b: 生均教学科研仪器设备值, factor: 10000 }`，0.86 万元和 8563 元。
坏：0.85 万元和 8563 元（截尾），或 0.86 万元和 9585 元。
"""

from collections.abc import Iterator
from decimal import Decimal

from report_engine.checks.quantities import broken, indicator, known, slip, written, years
from report_engine.facts.catalogue import Indicator
from report_engine.facts.formats import rounded
from report_engine.load import Loaded
from report_engine.load.rules import SameRule
from report_engine.problems import Category, Code, Problem, Severity

R104 = Code("R104", Category.DATA, Severity.ERROR)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Convert the finer value to the coarser unit and compare there."""
    for rule in loaded.rules.of(SameRule):
        a, b = indicator(loaded.facts, rule.a), indicator(loaded.facts, rule.b)
        a_is_coarser = rule.factor.scaleb(-a.decimals) >= Decimal(1).scaleb(-b.decimals)
        for year in years(rule, loaded):
            values = known(loaded.facts, (a, b), year)
            if values is None:
                continue
            if a_is_coarser:
                yield from _compare(rule, (a, values[0]), (b, values[1]), 1 / rule.factor, year, loaded)
            else:
                yield from _compare(rule, (b, values[1]), (a, values[0]), rule.factor, year, loaded)


def _compare(
    rule: SameRule,
    coarse: tuple[Indicator, Decimal],
    fine: tuple[Indicator, Decimal],
    factor: Decimal,
    year: int,
    loaded: Loaded,
) -> Iterator[Problem]:
    one, other = coarse[0], fine[0]
    found = rounded(coarse[1], one.decimals)
    exact = fine[1] * factor
    # Whoever has only the printed value starts from there.
    printed = rounded(fine[1], other.decimals) * factor
    if found in (rounded(exact, one.decimals), rounded(printed, one.decimals)):
        return
    expected = written(one, exact)
    message = (
        f"{one.name} {year} 年为 {written(one, found)}{one.unit}，与同一个量“{other.name}”"
        f"{written(other, fine[1])}{other.unit}不符，应为 {expected}{slip(found, exact, one.decimals)}"
    )
    value = f"{written(one, found)}≠{expected}"
    yield broken(R104, rule, loaded.facts, (one, other), year, message, "核对两处，改错的一个", value)
