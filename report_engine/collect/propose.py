"""The city's values out of all submissions, as changes of the data files; nothing while a school is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from report_engine.collect.judge import school_facts
from report_engine.collect.submission import Submission, Typed
from report_engine.facts.aggregate import Delivered, aggregate, collected, names_of
from report_engine.facts.catalogue import Indicator
from report_engine.facts.facts import VALUE_COLUMNS, Facts
from report_engine.facts.formats import as_number, number
from report_engine.facts.schools import NAME, TABLE, School
from report_engine.load.submissions import Stored
from report_engine.project import Project
from report_engine.workbook.change import Entry
from report_engine.workbook.csvfile import CsvFile
from report_engine.workbook.keys import VALUES, keys_of

_ID, _, _VALUE = VALUE_COLUMNS
_FROM = Path("submissions")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the submissions make of the city's data, and which indicators they say nothing of, with the reason."""

    entries: tuple[Entry, ...]
    open: tuple[tuple[Indicator, str], ...]


def propose(project: Project, facts: Facts, schools: Sequence[School], stored: Stored) -> Proposal:
    """Aggregate every indicator that schools deliver; all schools must have delivered."""
    own = {school.name: _facts_of(facts, project.year, school, stored) for school in schools}
    entries: list[Entry] = []
    left: list[tuple[Indicator, str]] = []
    for one in collected(facts.catalogue):
        if one.records:
            entries += _rows(project, one, schools, stored)
            continue
        weight = facts.find(one.weight) if one.weight else None
        found = aggregate(
            one, [_delivered(one, weight, school, own[school.name], stored, project.year) for school in schools]
        )
        if found.value is None:
            left.append((one, found.why))
            continue
        entries.append(_city(project, one, found.value, len(schools)))
    return Proposal(tuple(entries), tuple(left))


def _facts_of(facts: Facts, year: int, school: School, stored: Stored) -> Facts:
    values = {str(one.id): Typed(stored.text(school, one.id), "", "") for one in collected(facts.catalogue)}
    return school_facts(facts, year, Submission(school, Path(school.stem), values, "", ""), Stored())


def _delivered(
    one: Indicator, weight: Indicator | None, school: School, own: Facts, stored: Stored, year: int
) -> Delivered:
    text = stored.text(school, one.id)
    if one.aggregate == "去重计数":
        return Delivered(school.name, names=names_of(text) if text and text != "—" else () if text == "0" else None)
    heavy: Decimal | None = own.values.get((weight.id, year)) if weight else None
    return Delivered(school.name, number=as_number(text), weight=heavy)


def _city(project: Project, one: Indicator, value: Decimal, schools: int) -> Entry:
    """Put an aggregate beside what the city's file says now."""
    path = project.data(project.year) / f"{VALUES}.csv"
    now = next((row[_VALUE] for row in CsvFile(path.read_bytes()).rows if row[_ID] == one.id), "")
    how = f"{one.aggregate} {schools} 校"
    after = number(value, one.decimals)
    return Entry(project.name(path), one.id, _VALUE, now, after, _FROM, how, str(one.name))


def _rows(project: Project, one: Indicator, schools: Sequence[School], stored: Stored) -> Iterator[Entry]:
    """Put what is a sum over the list of schools into each school's row of it."""
    if one.records is None or one.records.table != TABLE:
        return
    path = project.data(project.year) / f"{TABLE}.csv"
    file = CsvFile(path.read_bytes())
    rows = {row[NAME]: (key, row) for key, row in zip(keys_of(TABLE, file.header, file.rows), file.rows, strict=True)}
    column = str(one.records.sum)
    for school in schools:
        key, row = rows[school.name]
        text = stored.text(school, one.id)
        if text:
            place = stored.place(school, one.id)
            yield Entry(project.name(path), key, column, row[column], text, _FROM, place, school.name)
