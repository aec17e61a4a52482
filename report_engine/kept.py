"""What came of a run, written down and read again: for the next build, and from one machine to another."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

from report_engine.plan import Plan
from report_engine.problems import Category, OpenQuestion, Problem, Severity, Source, Subject
from report_engine.result import Result

_SUBJECTS = {kind.__name__: kind for kind in get_args(Subject)}


def plain(result: Result) -> dict[str, Any]:
    """Write a result, but for its files, as JSON takes it; paths become text."""
    return {
        "problems": [_told(problem) for problem in result.problems],
        "open": [asdict(one) | {"source": _place(one.source)} for one in result.open_questions],
        "plan": _plain(result.plan) if result.plan else None,
        "pages": result.pages,
    }


def result_of(known: Mapping[str, Any]) -> Result:
    """Read it again; LookupError, TypeError or ValueError if it was not written so."""
    return Result(
        [_problem(**found) for found in known["problems"]],
        open_questions=tuple(_question(**found) for found in known["open"]),
        plan=_plan(**known["plan"]) if known["plan"] else None,
        pages=known["pages"],
    )


def _told(problem: Problem) -> dict[str, Any]:
    return asdict(problem) | {"source": _place(problem.source), "kind": type(problem.about).__name__}


def _place(source: Source) -> dict[str, Any]:
    return asdict(source) | {"file": source.file.as_posix()}


def _problem(*, source: Any, severity: str, category: str, about: Any, kind: str, **rest: Any) -> Problem:
    subject = _SUBJECTS[kind](**about) if about else None
    place = _source(**source)
    return Problem(**rest, source=place, severity=Severity(severity), category=Category(category), about=subject)


def _question(*, source: Any, **rest: str) -> OpenQuestion:
    return OpenQuestion(_source(**source), **rest)


def _source(file: str, line: int, column: int) -> Source:
    return Source(Path(file), line, column)


def _plain(plan: Plan) -> Mapping[str, object]:
    """Write of a plan what is printed beside a built draft: its sums, and which lines are still last year's."""
    old = {file.as_posix(): sorted(lines) for file, lines in plan.old_lines.items()}
    return {"year": plan.year, "source": plan.source, "total": plan.total, "left": plan.left, "old_lines": old}


def _plan(*, old_lines: Mapping[str, Sequence[int]], **sums: Any) -> Plan:
    return Plan(**sums, old_lines={Path(file): set(lines) for file, lines in old_lines.items()})
