"""Down to the schools: the cells a value of the city is made of, and stated values that differ from their sum."""

from collections.abc import Iterable, Iterator

from report_engine.collect.propose import propose
from report_engine.facts.catalogue import Indicator
from report_engine.facts.facts import Facts
from report_engine.facts.schools import schools_of
from report_engine.load.submissions import load_stored
from report_engine.problems import Category, Code, Named, OfYear, Problem, Source
from report_engine.project import Project
from report_engine.workbook.value import same

X022 = Code("X022", Category.DATA)


def delivered(
    project: Project, facts: Facts, indicators: Iterable[Indicator]
) -> Iterator[tuple[Indicator, tuple[tuple[str, str, str], ...]]]:
    """List for each indicator what each school said, and in which file and cell."""
    stored = load_stored(project, project.year, facts.catalogue, [])
    schools = [one for one in schools_of(facts, project.year) if project.school in ("", one.name)]
    for one in indicators:
        said = ((school.name, stored.text(school, one.id), stored.place(school, one.id)) for school in schools)
        yield one, tuple((name, f"{text}{one.unit}", place) for name, text, place in said if text)


def differing(project: Project, facts: Facts) -> list[Problem]:
    """Tell stated values that are not what the schools make together; none while a school is missing."""
    problems: list[Problem] = []
    stored = load_stored(project, project.year, facts.catalogue, problems)
    schools = schools_of(facts, project.year)
    if not schools or not stored.texts or not all(stored.has(school) for school in schools):
        return problems
    for entry in propose(project, facts, schools, stored).entries:
        if entry.base and not same(entry.base, entry.after, number=True):
            at = facts.places.get((entry.key, project.year), Source(entry.file))
            message = f"{entry.label}填的是 {entry.base}，各校{entry.cell}得 {entry.after}"
            hint = f"核对后用 data collect --apply 改，或查各校的数：qhd-docgen trace {entry.label}"
            about = OfYear(entry.key, project.year) if entry.key in facts.catalogue else Named(entry.label)
            problems.append(X022.problem(message, at, hint, about, f"{entry.base}≠{entry.after}"))
    return problems
