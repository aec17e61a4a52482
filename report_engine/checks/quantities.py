"""What the rules over data have in common: values as a reader sees them, their places, rounding and its slips."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, Decimal

from report_engine.facts.catalogue import Indicator
from report_engine.facts.facts import Facts
from report_engine.facts.formats import number, rounded
from report_engine.load import Loaded
from report_engine.load.rules import Rule
from report_engine.problems import Code, OfYear, Problem, Severity, Source


def years(rule: Rule, loaded: Loaded) -> tuple[int, ...]:
    """Years of the report for which a rule holds: last year's values are printed too."""
    return tuple(year for year in loaded.document.years if year in loaded.facts.years and year >= (rule.since or 0))


def indicator(facts: Facts, name: str) -> Indicator:
    """Look up a name that loading has found good."""
    found = facts.find(name)
    assert found is not None
    return found


def known(facts: Facts, indicators: Iterable[Indicator], year: int) -> list[Decimal] | None:
    """Give the values of all; None if one was not measured or not found, so that nothing can be said."""
    values = [facts.values.get((one.id, year)) for one in indicators]
    found = [value for value in values if value is not None]
    return found if len(found) == len(values) else None


def written(one: Indicator, value: Decimal) -> str:
    """Write a value with the decimals of its indicator."""
    return number(value, one.decimals)


def summed(indicators: Iterable[Indicator], values: Iterable[Decimal]) -> str:
    """Write an addition with names, as a message shows it."""
    return " + ".join(f"{one.name} {written(one, value)}" for one, value in zip(indicators, values, strict=True))


def place(facts: Facts, indicators: Iterable[Indicator], year: int) -> Source:
    """Where the first stated value of several stands; the catalogue's line if all are derived."""
    listed = list(indicators)
    stated = (facts.places[one.id, year] for one in listed if (one.id, year) in facts.places)
    return next(stated, listed[0].id.source)


def same(one: Indicator, found: Decimal, expected: Decimal) -> bool:
    """Tell whether two values print alike."""
    return rounded(found, one.decimals) == rounded(expected, one.decimals)


def slip(found: Decimal, exact: Decimal, decimals: int) -> str:
    """Name the habit behind a wrongly rounded value, if it is one."""
    step = Decimal(1).scaleb(-decimals)
    if decimals < 18 and found == exact.quantize(step, ROUND_DOWN):
        return "，这是截尾，应四舍五入"
    for fewer in range(decimals):
        if found == rounded(exact, fewer):
            kept = f"只算到 {fewer} 位小数" if fewer else "只算到整数"
            return f"，像是{kept}再补零"
    return ""


def broken(
    code: Code, rule: Rule, facts: Facts, of: Sequence[Indicator], year: int, message: str, cure: str, value: str
) -> Problem:
    """Make the finding that a rule does not hold for some indicators; it is about the first of them."""
    hint, about = f"{cure}；{by_rule(rule)}", OfYear(of[0].id, year)
    return code.problem(message, place(facts, of, year), hint, about, value, Severity(rule.severity))


def by_rule(rule: Rule) -> str:
    """Name the rule in a message."""
    return f"规则见 {rule.at.file.as_posix()}:{rule.at.line}"
