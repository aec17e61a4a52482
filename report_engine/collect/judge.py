"""Holds a school's values against the rules over data that a school can break."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from report_engine.checks.data import bounds, change, flows, magnitude, ratios, same, sums
from report_engine.collect.submission import Submission
from report_engine.facts.beside import of_a_school
from report_engine.facts.facts import Facts, make_facts
from report_engine.load import Loaded
from report_engine.load.submissions import Stored
from report_engine.problems import Problem, Source
from report_engine.read.origin import Span
from report_engine.read.rows import Row
from report_engine.read.textfile import TextFile

_RULES = (sums, bounds, ratios, same, flows, change, magnitude)


def judge(loaded: Loaded, submission: Submission, last: Stored) -> list[Problem]:
    """Tell what does not fit together in one submission, at the cells where it was typed."""
    facts = school_facts(loaded.facts, loaded.document.year, submission, last)
    own = replace(loaded, facts=facts)
    found = [problem for rule in _RULES for problem in rule.check(own)]
    # What a school did not deliver, and what only the city knows, is no finding about the school.
    mine = [problem for problem in found if problem.source.file.name.startswith(submission.file.name)]
    return [replace(problem, source=Source(problem.source.file)) for problem in mine]


def school_facts(city: Facts, year: int, submission: Submission, last: Stored) -> Facts:
    """Make the facts of one school, so that what is derived is computed as for the city."""
    texts = {key: typed.text for key, typed in submission.values.items()}
    cells = {key: typed.cell for key, typed in submission.values.items()}
    stated = {year: tuple(_rows(city, texts, lambda key: f"{submission.file.name} {cells[key]}"))}
    before = {key: text for key in city.catalogue if (text := last.text(submission.school, key))}
    if before:
        stated[year - 1] = tuple(_rows(city, before, lambda _key: str(year - 1)))
    return make_facts(of_a_school(city.catalogue), stated, {}, [])


def _rows(city: Facts, texts: Mapping[str, str], place: Callable[[str], str]) -> Iterator[Row]:
    for key, text in texts.items():
        one = city.catalogue[key]
        if one.aggregate != "去重计数":
            at = Span(TextFile(Path(place(key)), text), 0, len(text))
            yield Row({"编号": key, "名称": str(one.name), "值": text, "备注": ""}, at)
