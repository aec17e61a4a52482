"""Values by indicator and year: stated in `data/<year>/indicators.csv` or derived from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from report_engine.facts.catalogue import Indicator, known_id
from report_engine.facts.derive import check_tables, derive, in_order
from report_engine.facts.formats import NOT_FOUND
from report_engine.facts.stated import VALUE_COLUMNS, read_row
from report_engine.problems import Problem, Source, has_errors
from report_engine.read.rows import Row
from report_engine.read.schema import suggest

__all__ = ["NOT_FOUND", "VALUE_COLUMNS", "Facts", "make_facts"]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything known in numbers.

    `values` holds None where a value was looked for and not found (printed “—”), and has no
    entry where it was not measured. `places` says where a stated value stands, `remarks` what its
    row says besides (a row may hold a remark and no value).

    `beside` are indicators under names of another subject: a school's report prints the city's beside its own.
    `home` is the file of a year's data in which the subject's values are stated. What is `withheld` is not
    printed below so much: a class of three would show who is meant.

    What is amiss in the data files has been told once, when they were read. What leans on it
    is not told again: names while the catalogue is `faulty`, absent values of the `faulty_years`.
    """

    catalogue: Mapping[str, Indicator]
    ids: Mapping[str, str]
    values: Mapping[tuple[str, int], Decimal | None]
    places: Mapping[tuple[str, int], Source]
    tables: Mapping[tuple[str, int], tuple[Row, ...]]
    years: frozenset[int] = frozenset()
    faulty: bool = False
    faulty_years: frozenset[int] = frozenset()
    remarks: Mapping[tuple[str, int], str] = field(default_factory=dict)
    beside: Mapping[str, Indicator] = field(default_factory=dict)
    home: str = "indicators.csv"
    withheld: Mapping[str, int] = field(default_factory=dict)

    def find(self, name: str) -> Indicator | None:
        """Look an indicator up by id, name or short name."""
        found = self.ids.get(name)
        return self.get(found) if found else None

    def of(self, key: str) -> Indicator:
        """Take what a printed value says it is a value of."""
        return self.catalogue.get(key) or self.beside[key]

    def get(self, key: str) -> Indicator | None:
        """Take an indicator by its id, also one of another subject."""
        return self.catalogue.get(key) or self.beside.get(key)

    @property
    def meant(self) -> Mapping[str, Indicator]:
        """Give what the words of a text should say, by the id of what is printed: the city's value is called alike."""
        if not self.beside:
            return self.catalogue
        return {**self.catalogue, **{key: self.catalogue[key.partition(":")[0]] for key in self.beside}}

    def hint(self, name: str) -> str:
        """Name something like `name`, for a message."""
        return suggest(name, list(self.ids)) or "指标目录见 data/indicators.yaml"


def make_facts(
    catalogue: Mapping[str, Indicator],
    stated: Mapping[int, Sequence[Row]],
    tables: Mapping[tuple[str, int], tuple[Row, ...]],
    problems: list[Problem],
    *,
    faulty: bool = False,
    faulty_years: Iterable[int] = (),
) -> Facts:
    """Join the catalogue with each year's rows and compute what is derived.

    `faulty` says that the catalogue has mistakes, `faulty_years` which years' files have.
    """
    ids: dict[str, str] = {name: i.id for i in catalogue.values() for name in (*i.former, i.id, i.name, *i.short)}
    values: dict[tuple[str, int], Decimal | None] = {}
    places: dict[tuple[str, int], Source] = {}
    remarks = {
        (known_id(row.cells["编号"], catalogue), year): row.cells.get("备注", "")
        for year, rows in stated.items()
        for row in rows
    }
    bad_years = set(faulty_years)
    before = len(problems)
    check_tables(catalogue, tables, problems)
    derivations = in_order(catalogue, faulty, problems)
    if faulty or has_errors(problems[before:]):
        bad_years |= set(stated)
    for year, rows in stated.items():
        before = len(problems)
        for row in rows:
            read_row(row, year, catalogue, faulty, values, places, problems)
        for indicator, inputs in derivations:
            derive(indicator, inputs, year, values, places, tables, problems)
        if has_errors(problems[before:]):
            bad_years.add(year)
    return Facts(catalogue, ids, values, places, tables, frozenset(stated), faulty, frozenset(bad_years), remarks)
