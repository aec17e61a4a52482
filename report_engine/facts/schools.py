"""The schools of a year, as `schools.csv` lists them, and where each one's submission lies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from report_engine.facts.facts import Facts
from report_engine.project import file_stem
from report_engine.read.rows import Row

TABLE, NAME, SHORT, FORMER = "schools", "学校名称", "简称", "曾用名"


@dataclass(frozen=True, slots=True)
class School:
    """A school: its name and all it is also known by."""

    name: str
    names: tuple[str, ...]

    @property
    def stem(self) -> str:
        """Name its files."""
        return file_stem(self.name)


def schools_of(facts: Facts, year: int) -> tuple[School, ...]:
    """List the schools in the table's order."""
    return schools_in(facts.tables.get((TABLE, year), ()))


def schools_in(rows: Iterable[Row]) -> tuple[School, ...]:
    """List the schools of the table's rows."""
    found = []
    for row in rows:
        name = row.cells.get(NAME, "")
        others = (row.cells.get(SHORT, ""), *row.cells.get(FORMER, "").split("、"), row.cells.get("编号", ""))
        if name:
            found.append(School(name, tuple(dict.fromkeys(other for other in (name, *others) if other))))
    return tuple(found)


def find_school(schools: Sequence[School], name: str) -> School | None:
    """Find a school by its name, short name, number, or a name it had."""
    return next((school for school in schools if name in school.names), None)
