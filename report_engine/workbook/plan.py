"""What the workbook of a year holds: written when it is exported, compared with when it comes back."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from report_engine.facts.facts import Facts
from report_engine.load.values import load_facts
from report_engine.problems import Problem, has_errors
from report_engine.project import Project
from report_engine.workbook.csvfile import CsvFile
from report_engine.workbook.indicators import indicator_sheet
from report_engine.workbook.keys import VALUES, VALUES_SHEET, titles
from report_engine.workbook.printed import captions, cards
from report_engine.workbook.records import record_sheet
from report_engine.workbook.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Plan:
    """The sheets in their order, and a digest of every file they come from."""

    facts: Facts
    sheets: tuple[Sheet, ...]
    digests: Mapping[str, str]


def make_plan(project: Project, problems: list[Problem]) -> Plan | None:
    """Lay the workbook out; None, with the problems told, if the data files have mistakes."""
    mine: list[Problem] = []
    facts = load_facts(project, mine)
    problems += mine
    if has_errors(mine):
        return None
    stems = sorted(path.stem for path in project.data(project.year).glob("*.csv") if path.stem != VALUES)
    names = titles(stems, captions(project))
    values = CsvFile((project.data(project.year) / f"{VALUES}.csv").read_bytes())
    sheets = [indicator_sheet(project, facts, cards(project, facts), VALUES_SHEET, values)]
    sheets += [_table(project, facts, stem, names[stem]) for stem in stems]
    return Plan(facts, tuple(sheets), _digests(project))


def _table(project: Project, facts: Facts, stem: str, title: str) -> Sheet:
    now, last = (project.data(year) / f"{stem}.csv" for year in (project.year, project.year - 1))
    before = CsvFile(last.read_bytes()) if last.exists() else None
    return record_sheet(project, stem, title, CsvFile(now.read_bytes()), facts.catalogue, before)


def _digests(project: Project) -> dict[str, str]:
    paths: list[Path] = [project.catalogue]
    for year in (project.year - 1, project.year):
        paths += sorted(project.data(year).glob("*.csv"))
    return {project.name(path).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
