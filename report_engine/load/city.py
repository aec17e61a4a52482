"""What every school's report needs of the city: its numbers, its schools, and the means of what they delivered."""

from dataclasses import dataclass, replace

from report_engine.facts.beside import Beside, beside, counted, of_a_school
from report_engine.facts.facts import Facts, make_facts
from report_engine.facts.schools import TABLE, School, find_school, schools_of
from report_engine.load.submissions import HEAD, load_stored, submission_of
from report_engine.load.values import load_facts
from report_engine.problems import Problem, Severity, Source
from report_engine.project import Project
from report_engine.read.rows import Row, read_rows
from report_engine.read.schema import suggest


@dataclass(frozen=True, slots=True)
class City:
    """The city's facts and all that lies beside a school's own; `problems` are those of the city's files."""

    facts: Facts
    schools: tuple[School, ...]
    beside: Beside
    problems: tuple[Problem, ...]


def load_city(project: Project) -> City:
    """Read it once for all schools of a year; mistakes in what a school delivered are told with that school."""
    problems: list[Problem] = []
    facts = load_facts(project, problems)
    delivered = {
        year: tuple(load_stored(project, year, facts.catalogue, []).texts.values()) for year in sorted(facts.years)
    }
    return City(facts, schools_of(facts, project.year), beside(facts, delivered), tuple(problems))


def school_of(project: Project, city: City, problems: list[Problem]) -> School | None:
    """Find the school whose report it is; None, with the problem told, if the list has none of that name."""
    found = find_school(city.schools, project.school)
    if found is None and project.year not in city.facts.faulty_years:
        place = Source(project.name(project.data(project.year) / f"{TABLE}.csv"))
        hint = suggest(project.school, [name for one in city.schools for name in one.names])
        message = f"学校一览表里没有“{project.school}”"
        problems.append(Problem("X024", message, place, hint or "写学校的编号、全称或简称"))
    return found


def school_facts(project: Project, city: City, school: School, draft: bool, problems: list[Problem]) -> Facts:
    """Read what one school delivered, of this year and earlier ones; a year without has no values."""
    stated: dict[int, tuple[Row, ...]] = {}
    faulty: set[int] = set()
    home = f"submissions/{school.stem}.csv"
    for year in city.facts.years:
        path = submission_of(project, school, year)
        before = len(problems)
        rows = read_rows(path, project.name(path), HEAD, problems) if path else ()
        stated[year] = tuple(_counted(row, city) for row in rows)
        if len(problems) > before:
            faulty.add(year)
        if path is None and year == project.year:
            severity = Severity.WARNING if draft else Severity.ERROR
            place = Source(project.name(project.data(year) / home))
            hint = "收到后用 data collect 收下，再生成"
            problems.append(Problem("X023", f"{school.name}没有上报 {year} 年的数", place, hint, severity))
            faulty.add(year)
    faulty |= city.facts.faulty_years
    facts = make_facts(
        of_a_school(city.facts.catalogue), stated, {}, problems, faulty=city.facts.faulty, faulty_years=faulty
    )
    return _with_city(facts, city, home)


def names_of_a_school(project: Project) -> Facts:
    """Give the city's facts with the names that a school's report knows: the indicators, and the city's beside them."""
    city = load_city(project)
    return _with_city(city.facts, city, "")


def _with_city(facts: Facts, city: City, home: str) -> Facts:
    """Lay the city's names, values and tables beside a school's."""
    return replace(
        facts,
        ids={**city.beside.ids, **facts.ids},
        values={**city.beside.values, **facts.values},
        tables=city.facts.tables,
        beside=city.beside.indicators,
        home=home,
    )


def _counted(row: Row, city: City) -> Row:
    """Put the number of names for a list of names."""
    one = city.facts.find(row.cells["编号"])
    return Row({**row.cells, "值": counted(one, row.cells["值"])}, row.span) if one else row
