"""R115: a number that is withheld cannot be computed from what is printed.

规则：按 withhold 不印的数，不能由印出的合计和其余各部分、或由公式算出的指标推算出来。
好：在校生 120 人，分三个专业，其中两个不足 5 人，都不印。
坏：只有一个专业不足 5 人，没有印它的数，合计和另外两个专业却都印了，一减便知。
"""

from collections.abc import Iterator

from report_engine.checks.quantities import broken, indicator, years
from report_engine.facts.catalogue import inputs_of
from report_engine.facts.facts import Facts
from report_engine.facts.printing import withheld
from report_engine.load import Loaded
from report_engine.load.rules import SumRule, WithholdRule
from report_engine.problems import Category, Code, Problem

R115 = Code("R115", Category.DATA)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look at the sums and formulas that hold a number which is not printed."""
    facts = loaded.facts
    shown = {(item.datum.name, item.datum.year) for item in loaded.printed if item.datum}
    sums = ((rule.total, *(rule.parts or ())) for rule in loaded.rules.of(SumRule))
    groups = [[str(indicator(facts, name).id) for name in names] for names in sums]
    groups += [[str(one.id), *inputs_of(one)] for one in facts.catalogue.values() if one.formula]
    for rule in loaded.rules.of(WithholdRule):
        mine = {indicator(facts, name).id for name in rule.indicators}
        for year in years(rule, loaded):
            for group in groups:
                told = _only_one_hidden(facts, group, year)
                if told in mine and all((key, year) in shown for key in group if key != told):
                    one = facts.of(told)
                    others = "、".join(str(facts.of(key).name) for key in group if key != told)
                    message = f"{one.name} {year} 年不印，却能由印出的{others}算出来"
                    cure = "再有一个数不印，或不印合计"
                    yield broken(R115, rule, facts, (one,), year, message, cure, "、".join(group))


def _only_one_hidden(facts: Facts, group: list[str], year: int) -> str:
    """Name the one number of a relation that is not printed; empty if there are none or several."""
    hidden = [key for key in group if key in facts.catalogue and withheld(facts, facts.catalogue[key], year)]
    return hidden[0] if len(hidden) == 1 else ""
