"""Where a value comes from, and every place in the report where it is printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.document import Value
from report_engine.facts.catalogue import Indicator
from report_engine.facts.facts import Facts
from report_engine.facts.formula import names_in
from report_engine.facts.printing import NoValueError, digits
from report_engine.load import Loaded
from report_engine.problems import Source
from report_engine.walk import printed


@dataclass(frozen=True, slots=True)
class Printed:
    """One place where the value appears: how, and where it is written."""

    how: str
    source: Source


@dataclass(frozen=True, slots=True)
class Delivered:
    """What the schools delivered of an indicator: school, what it said, in which file and cell."""

    indicator: Indicator
    said: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """An indicator's origin and use; `values` are (year, text, where it is stated or how it is derived).

    `delivered` goes down to the schools: for what is derived, of each indicator that it is made of.
    """

    indicator: Indicator
    values: tuple[tuple[int, str, str], ...]
    inputs: tuple[Indicator, ...]
    dependents: tuple[Indicator, ...]
    printed: tuple[Printed, ...]
    delivered: tuple[Delivered, ...] = ()


def trace(loaded: Loaded, name: str) -> Trace | None:
    """Follow an indicator by id, name or short name; None if there is none of that name."""
    facts = loaded.facts
    indicator = facts.find(name)
    if indicator is None:
        return None
    inputs = tuple(facts.catalogue[key] for key in _inputs(indicator) if key in facts.catalogue)
    dependents = tuple(other for other in facts.catalogue.values() if indicator.id in _inputs(other))
    values = tuple(_values(facts, indicator, loaded.layout.missing))
    return Trace(indicator, values, inputs, dependents, tuple(_printed(loaded, indicator)))


def made_of(facts: Facts, indicator: Indicator) -> tuple[Indicator, ...]:
    """Follow an indicator down to those that nothing derives, itself if it is one."""
    inputs = [facts.catalogue[key] for key in _inputs(indicator) if key in facts.catalogue]
    found = [base for one in inputs for base in made_of(facts, one)] if inputs else [indicator]
    return tuple({one.id: one for one in found}.values())


def _inputs(indicator: Indicator) -> tuple[str, ...]:
    if indicator.formula:
        return names_in(indicator.formula)
    return tuple(map(str, indicator.pair or ()))


def _values(facts: Facts, indicator: Indicator, missing: str) -> Iterator[tuple[int, str, str]]:
    for year in sorted({year for _, year in facts.values}):
        place = facts.places.get((indicator.id, year))
        try:
            text = digits(facts, indicator, year, missing)
        except NoValueError:
            continue
        yield year, text + indicator.unit, str(place) if place else _derivation(indicator, year)


def _derivation(indicator: Indicator, year: int) -> str:
    if indicator.formula:
        return f"公式 {indicator.formula}"
    if indicator.records:
        rule = indicator.records
        chosen = "、".join(f"{column}为{value}" for column, value in rule.where.items())
        what = f"“{rule.sum}”之和" if rule.sum else "行数"
        return f"data/{year}/{rule.table}.csv {chosen}{'的' if chosen else ''}{what}"
    return "由两个指标成对"


def _printed(loaded: Loaded, indicator: Indicator) -> Iterator[Printed]:
    found = [item for item in printed(loaded.document) if item.datum and item.datum.name == indicator.id]
    in_prose = [item for item in found if isinstance(item, Value) and not _is_card(item.source)]
    yield from (Printed(f"正文“{item.text}”", item.source) for item in in_prose)
    # A row or column prints several years; it is one place.
    elsewhere = dict.fromkeys(item.source for item in found if item not in in_prose)
    yield from (Printed("附表" if _is_card(source) else "表或图", source) for source in elsewhere)


def _is_card(source: Source) -> bool:
    return source.file.parts[:1] == ("templates",)
