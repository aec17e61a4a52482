"""Whose report it is: the city's, or a school's with its own numbers and the names by which texts may call it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from report_engine.blocks.context import Context, made, side_by_side, typed
from report_engine.document import Text
from report_engine.facts.facts import Facts
from report_engine.facts.schools import NAME, TABLE, School
from report_engine.load.city import City, load_city, school_facts, school_of
from report_engine.load.values import load_facts
from report_engine.openings import open_mark
from report_engine.problems import Problem, Source
from report_engine.project import Project
from report_engine.read.located import Scalar
from report_engine.read.origin import Span

_NAME = re.compile(r"\{([^{}\n]+)\}")


@dataclass(frozen=True, slots=True)
class Subject:
    """Its facts; what a school's row in the list of schools says, by column; `known` unless there is no such school."""

    facts: Facts
    names: Mapping[str, str] = field(default_factory=dict)
    known: bool = True
    school: School | None = None


def load_subject(project: Project, city: City | None, draft: bool, problems: list[Problem]) -> Subject:
    """Read the numbers of the report's subject."""
    if not project.school:
        return Subject(load_facts(project, problems))
    if not project.content.is_dir():
        hint = "各校共用的文字放在这里：report.yaml、sections、cases"
        problems.append(Problem("F015", "没有各校共用的内容", Source(project.name(project.content)), hint))
    city = city or load_city(project)
    problems += city.problems
    school = school_of(project, city, problems)
    if school is None:
        return Subject(city.facts, known=False)
    rows = city.facts.tables.get((TABLE, project.year), ())
    row = next(row for row in rows if row.cells.get(NAME) == school.name)
    facts = school_facts(project, city, school, draft, problems)
    return Subject(facts, {column: text for column, text in row.cells.items() if not facts.find(column)}, school=school)


def named(text: Scalar, context: Context) -> Text:
    """Print a text of the cover with the names of the report's subject in it."""
    if not context.names or not _NAME.search(text):
        return typed(text)
    parts: list[Text] = []
    end = 0
    for match in _NAME.finditer(text):
        name = context.names.get(match[1].strip())
        if name is None:
            hint = f"可以写学校一览表的列：{'、'.join(f'{{{column}}}' for column in context.names)}"
            place = text.at(match.start())
            context.tell("P018", f"学校一览表里没有“{match[1]}”一列", place, hint)
            name = open_mark("待查", match[1])
        first, last = text.origin.of(match.start()), text.origin.of(match.end() - 1)
        parts += [_part(text, end, match.start()), made(name, Span(first.file, first.start, last.end))]
        end = match.end()
    return side_by_side(*(part for part in (*parts, _part(text, end, len(text))) if part.text))


def _part(text: Scalar, start: int, end: int) -> Text:
    return Text(text[start:end], text.origin.part(start, end))
