"""Confirming a year's numbers: what has changed since somebody last did, and the file that says so."""

from dataclasses import dataclass

from report_engine import pipeline
from report_engine.checks.data.confirmation import Difference, differences, write
from report_engine.load.confirmed import Confirmed
from report_engine.problems import Problem, has_errors
from report_engine.project import Project


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What has changed since the last confirmation, and the file that confirms everything as it is now."""

    differences: list[Difference]
    text: str


def confirm(project: Project, date: str, problems: list[Problem]) -> Confirmation | None:
    """Prepare the confirmation of a year's numbers; None, with the problems told, while they cannot be read."""
    loaded = pipeline.read(project, problems)
    if loaded is None or has_errors(problems):
        return None
    before = loaded.confirmed or Confirmed()
    return Confirmation(differences(loaded, before), write(loaded, before, date))
