"""R108: what a delivered report printed does not change silently; a revision says why.

规则：已定稿的报告印过的数不能悄悄改动；要修订的，在那一年的备注里写“修订：理由”。
好：上年报告锁定的毕业生人数是 9269，上年的表里改成 9270，备注写“修订：漏报 1 人”。
坏：上年的表里改成 9270，备注空着。
"""

from collections.abc import Iterator
from decimal import Decimal

from report_engine.checks.quantities import place
from report_engine.facts.catalogue import Indicator
from report_engine.facts.facts import NOT_FOUND
from report_engine.facts.formats import rounded
from report_engine.language.expressions import expression
from report_engine.load import Loaded
from report_engine.problems import Category, Code, OfYear, Problem, Severity

R108 = Code("R108", Category.DATA, Severity.ERROR)

_REASON = expression(r"修订[：:]\s*\S")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold the present values of locked years against the lock, with the decimals that both have."""
    facts = loaded.facts
    for (key, year), locked in loaded.history.values.items():
        one = facts.catalogue.get(key)
        if one is None or one.pair or year in facts.faulty_years:
            continue  # an indicator that the province no longer asks for
        missing = (key, year) not in facts.values
        now = facts.values.get((key, year))
        if not missing and _alike(one, now, locked):
            continue
        found = "没有值" if missing else _text(one, now)
        message = f"{one.name} {year} 年现在{'' if missing else '为 '}{found}，报告定稿时锁定的是 {_locked(locked)}"
        about, value = OfYear(key, year), f"{found}≠{_locked(locked)}"
        at = place(facts, (one,), year)
        remark = facts.remarks.get((key, year), "")
        if _REASON.search(remark):
            yield R108.problem(f"{message}（{remark}）", at, "", about, value, Severity.NOTE)
            continue
        hint = f"改回 {_locked(locked)}；确需修订的，在 data/{year}/indicators.csv 这一行的备注里写“修订：理由”"
        yield R108.problem(message, at, hint, about, value)


def _alike(one: Indicator, now: Decimal | None, locked: Decimal | None) -> bool:
    if now is None or locked is None:
        return now is locked
    decimals = min(one.decimals, max(0, -int(locked.as_tuple().exponent)))
    return rounded(now, decimals) == rounded(locked, decimals)


def _text(one: Indicator, value: Decimal | None) -> str:
    return NOT_FOUND[0] if value is None else f"{rounded(value, one.decimals):f}"


def _locked(value: Decimal | None) -> str:
    return NOT_FOUND[0] if value is None else f"{value:f}"
