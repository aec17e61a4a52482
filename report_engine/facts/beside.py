"""The city's indicators beside a school's own: `{在校生数:全市}` is the city's value, `{在校生数:校均}` the mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from report_engine.facts.aggregate import collected, names_of
from report_engine.facts.catalogue import Indicator
from report_engine.facts.facts import Facts, make_facts
from report_engine.facts.formats import NOT_FOUND, as_number
from report_engine.read.located import Scalar
from report_engine.read.origin import Span, whole
from report_engine.read.rows import Row
from report_engine.read.textfile import TextFile

CITY, MEAN = "全市", "校均"
OWN = "本校"  # what a legend calls the values that are neither
LISTED = "去重计数"
_COUNTED = ("求和", "最大值", LISTED)
_DIGITS = 12  # of a mean before it is printed


@dataclass(frozen=True, slots=True)
class Beside:
    """The city's indicators and means under names of their own, and their values by year."""

    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[tuple[str, int], Decimal | None] = field(default_factory=dict)


def subject(one: Indicator) -> str:
    """Say whose an indicator is: `CITY` or `MEAN`; empty for the report's own."""
    return one.id.partition(":")[2]


def of_a_school(catalogue: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """Take the catalogue as it holds for one school: what the city reads off its tables, a school states."""
    return {key: one.model_copy(update={"records": None}) if one.records else one for key, one in catalogue.items()}


def counted(one: Indicator, text: str) -> str:
    """Give the number that a delivered text stands for: of a list of names, how many there are."""
    if one.aggregate != LISTED or text in ("", "0", *NOT_FOUND):
        return text
    return str(len(names_of(text)))


def beside(city: Facts, delivered: Mapping[int, Sequence[Mapping[str, str]]]) -> Beside:
    """Name the city's values and the means of what the schools of each year delivered, one mapping a school."""
    means = _means(city, delivered)
    indicators: dict[str, Indicator] = {}
    ids: dict[str, str] = {}
    values: dict[tuple[str, int], Decimal | None] = {}
    for word, facts in ((CITY, city), (MEAN, means)):
        for one in city.catalogue.values():
            named = _named(one, word)
            indicators[str(named.id)] = named
            ids |= {f"{name}:{word}": str(named.id) for name in (*one.former, one.id, one.name, *one.short)}
        values |= {(_key(key, word), year): value for (key, year), value in facts.values.items()}
    return Beside(indicators, ids, values)


def _key(key: str, word: str) -> str:
    return f"{key}:{word}"


def _named(one: Indicator, word: str) -> Indicator:
    """Give an indicator the name of its subject; a mean of counts has a decimal more than a count."""
    finer = word == MEAN and one.aggregate in _COUNTED and not (one.formula or one.pair)
    pair = [_like(part, _key(part, word)) for part in one.pair] if one.pair else None
    given = {"id": _like(one.id, _key(one.id, word)), "name": _like(one.name, f"{word}{one.name}"), "pair": pair}
    more = {"decimals": one.decimals + finer, "short": [], "former": [], "formula": None, "records": None}
    return one.model_copy(update=given | more)


def _like(text: Scalar, other: str) -> Scalar:
    """Write another text because of one."""
    made = Scalar(other)
    made.span, made.origin = text.span, whole(text.span, len(other))
    return made


def _means(city: Facts, delivered: Mapping[int, Sequence[Mapping[str, str]]]) -> Facts:
    """Take the mean of what is counted; what is a share of it follows, all else is the city's own."""
    catalogue = of_a_school(city.catalogue)
    stated = {year: tuple(_rows(city, year, schools)) for year, schools in delivered.items()}
    return make_facts(catalogue, stated, {}, [])


def _rows(city: Facts, year: int, schools: Sequence[Mapping[str, str]]) -> Iterator[Row]:
    for one in collected(city.catalogue):
        if one.aggregate in _COUNTED:
            said = (as_number(counted(one, texts.get(one.id, ""))) for texts in schools)
            numbers = [number for number in said if number is not None]
            value = sum(numbers, Decimal(0)) / len(numbers) if numbers else None
        else:
            value = city.values.get((str(one.id), year))
        if value is not None:
            text = f"{value:.{_DIGITS}f}"
            place = Span(TextFile(Path(MEAN), text), 0, len(text))
            yield Row({"编号": str(one.id), "名称": str(one.name), "值": text, "备注": ""}, place)
