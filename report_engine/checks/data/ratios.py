"""R103: a ratio or per-capita value that was typed is what its formula gives, rounded half up.

规则：填报的比率、生均值、金额，等于按公式算得的数（四舍五入到指标目录的小数位）；截尾会被认出来。
好：规则 `ratio: { value: 双师型教师比例, formula: 双师型教师数 / 专任教师总数 * 100 }`，826 比 2289，填 36.09。
坏：填 36.08（截尾）、36.10（先取到一位小数再补零）或上年的 34.56。
"""

from collections.abc import Iterator

from report_engine.checks.quantities import broken, indicator, known, same, slip, written, years
from report_engine.facts.formats import rounded
from report_engine.facts.formula import FormulaError, evaluate, names_in
from report_engine.load import Loaded
from report_engine.load.rules import RatioRule, allowance
from report_engine.problems import Category, Code, Problem, Severity

R103 = Code("R103", Category.DATA, Severity.ERROR)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compute again for both years."""
    for rule in loaded.rules.of(RatioRule):
        for year in years(rule, loaded):
            yield from _compute(rule, year, loaded)


def _compute(rule: RatioRule, year: int, loaded: Loaded) -> Iterator[Problem]:
    facts, formula = loaded.facts, loaded.rules.formulas[rule.formula]
    one = indicator(facts, rule.value)
    inputs = [facts.catalogue[name] for name in names_in(formula)]
    values = known(facts, (one, *inputs), year)
    if values is None:
        return
    found = values[0]
    try:
        exact = evaluate(formula, {i.id: value for i, value in zip(inputs, values[1:], strict=True)})
    except FormulaError:
        return  # a division by zero says nothing about the value
    if same(one, found, exact) if rule.within is None else abs(found - exact) <= allowance(rule.within, exact):
        return
    expected = written(one, exact)
    basis = "、".join(f"{i.name} {written(i, value)}" for i, value in zip(inputs, values[1:], strict=True))
    habit = slip(rounded(found, one.decimals), exact, one.decimals) if rule.within is None else ""
    message = f"{one.name} {year} 年为 {written(one, found)}，由 {basis} 算得 {expected}{habit}"
    value = f"{written(one, found)}≠{expected}"
    yield broken(R103, rule, facts, (one, *inputs), year, message, "改成算得的数，或改它的来源数据", value)
