"""What `check` would say of a project with other contents in some files, before they are written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from report_engine.checks import check
from report_engine.load import load
from report_engine.problems import Problem, in_order
from report_engine.project import Project
from report_engine.workbook.trial import put, trial_copy


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What `check` would say and does not say now, and what it would no longer say."""

    new: list[Problem]
    gone: list[Problem]


def foresee(project: Project, files: Mapping[Path, bytes]) -> Foreseen:
    """Tell what other contents of some files would change in the findings; nothing is written."""
    with trial_copy(project) as copy:
        before = _findings(copy)
        put(copy, project, files)
        after = _findings(copy)
    return Foreseen(fresh(before, after), fresh(after, before))


def fresh(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """Give the findings of `after` that are not among those of `before`."""
    told = {_identity(problem) for problem in before}
    return [problem for problem in after if _identity(problem) not in told]


def _findings(project: Project) -> list[Problem]:
    problems: list[Problem] = []
    loaded = load(project, problems)
    return in_order([*problems, *(check(loaded) if loaded else ())])


def _identity(problem: Problem) -> tuple[object, ...]:
    """Tell findings apart by what they are about; a line that moved makes no new one."""
    if problem.about:
        return problem.code, str(problem.about), problem.value, problem.sentence
    return problem.code, problem.source.file.as_posix(), problem.message
