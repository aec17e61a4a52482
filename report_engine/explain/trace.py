"""Where a value comes from, and every place in the report where it is printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.document import LocalNumber, Value
from report_engine.facts.catalogue import Indicator, inputs_of
from report_engine.facts.facts import Facts
from report_engine.facts.printing import NoValueError, digits
from report_engine.load import Loaded
from report_engine.problems import Source


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
    local: tuple[LocalNumber, ...] = ()  # numbers of one file that are computed from it
    delivered: tuple[Delivered, ...] = ()


@dataclass(frozen=True, slots=True)
class LocalTrace:
    """A number of one file: what it is computed from, and where it is printed."""

    number: LocalNumber
    inputs: tuple[str, ...]
    printed: tuple[Printed, ...]


def trace_local(loaded: Loaded, name: str) -> tuple[LocalTrace, ...]:
    """Follow the numbers of this name that stand in one file only; `{数|出处}` is named as it is typed."""
    values = [item for item in loaded.printed if item.datum and item.datum.local]
    numbers = {one.origin: one for one in loaded.local_numbers}
    numbers |= {value.datum.local.origin: value.datum.local for value in values if value.datum and value.datum.local}
    here = {(one.source.file, one.name): one for one in numbers.values()}
    found: list[LocalTrace] = []
    for one in (one for one in numbers.values() if one.name == name):
        inputs = tuple(_input(read, here.get((one.source.file, read)), loaded) for read in one.reads)
        mine = (value for value in values if value.datum and value.datum.local == one)
        found.append(LocalTrace(one, inputs, tuple(Printed(f"正文“{value.text}”", value.source) for value in mine)))
    return tuple(found)


def _input(name: str, local: LocalNumber | None, loaded: Loaded) -> str:
    if local:
        return f"{name} = {local.value}{local.unit}（{local.source}）"
    indicator = loaded.facts.find(name)
    assert indicator is not None or loaded.facts.faulty
    return f"{indicator.name}（{indicator.id}）" if indicator else name


def trace(loaded: Loaded, name: str) -> Trace | None:
    """Follow an indicator by id, name or short name; None if there is none of that name."""
    facts = loaded.facts
    indicator = facts.find(name)
    if indicator is None:
        return None
    inputs = tuple(facts.catalogue[key] for key in inputs_of(indicator) if key in facts.catalogue)
    dependents = tuple(other for other in facts.catalogue.values() if indicator.id in inputs_of(other))
    computed = (one for one in loaded.local_numbers if any(facts.find(read) is indicator for read in one.reads))
    values = tuple(_values(facts, indicator, loaded.layout.missing))
    return Trace(indicator, values, inputs, dependents, tuple(_printed(loaded, indicator)), tuple(computed))


def made_of(facts: Facts, indicator: Indicator) -> tuple[Indicator, ...]:
    """Follow an indicator down to those that nothing derives, itself if it is one."""
    inputs = [facts.catalogue[key] for key in inputs_of(indicator) if key in facts.catalogue]
    found = [base for one in inputs for base in made_of(facts, one)] if inputs else [indicator]
    return tuple({one.id: one for one in found}.values())


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
    found = [item for item in loaded.printed if item.datum and item.datum.name == indicator.id]
    in_prose = [item for item in found if isinstance(item, Value) and not _is_card(item.source)]
    yield from (Printed(f"正文“{item.text}”", item.source) for item in in_prose)
    # A row or column prints several years; it is one place.
    elsewhere = dict.fromkeys(item.source for item in found if item not in in_prose)
    yield from (Printed("附表" if _is_card(source) else "表或图", source) for source in elsewhere)


def _is_card(source: Source) -> bool:
    return source.file.parts[:1] == ("templates",)
