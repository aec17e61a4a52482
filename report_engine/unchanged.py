"""Builds a report unless the one that lies there is what a build would write; asked before the pipeline is imported."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

from report_engine.files import write_aside
from report_engine.fingerprint import of_code, of_files, of_libraries, of_tool
from report_engine.plan import Plan
from report_engine.problems import Category, OpenQuestion, Problem, Severity, Source, Subject
from report_engine.project import Project
from report_engine.render.libreoffice import find_program
from report_engine.result import Pages, Progress, Result, silent

# What may go better the next time, with the same input.
_PASSING = {"L002"}
_SUBJECTS = {kind.__name__: kind for kind in get_args(Subject)}
_OUTPUTS = 16  # how many reports of one year are remembered


def build(
    project: Project,
    output: Path,
    *,
    final: bool = False,
    pages: Pages = "auto",
    pdf: bool = False,
    progress: Progress = silent,
) -> Result:
    """Build the report (see `pipeline.build`) unless nothing has changed.

    A PDF depends on the fonts of the machine: with one, it is always built.
    """
    memory = project.build / "cache" / f"built-{project.mark}.json"
    key = None if pdf else fingerprint(project, output, (final, pages))
    known = recall(memory, key, output)
    if known is not None:
        return known
    from report_engine import pipeline  # noqa: PLC0415 - late: what is unchanged needs none of its libraries

    result = pipeline.build(project, output, final=final, pages=pages, pdf=pdf, progress=progress)
    # Somebody may have edited the input meanwhile: then nobody knows what the report was made of.
    if key and output in result.written and key == fingerprint(project, output, (final, pages)):
        remember(memory, key, output, result)
    return result


def fingerprint(project: Project, output: Path, options: Sequence[object]) -> str | None:
    """Name everything that decides what a build makes and says; None if something cannot be read.

    Taken before anything is read: what changes during a build then has another name the next time.
    """
    try:
        inputs = of_files(project.inputs)
    except OSError:
        return None  # the build will say what it is
    engine = (of_code(Path(__file__).parent), of_libraries(), of_tool(find_program()))
    return hashlib.sha256(repr((inputs, *engine, str(output), *options)).encode()).hexdigest()


def recall(memory: Path, key: str | None, report: Path) -> Result | None:
    """Return what came of the build that made the report as it lies there; None if it has to be built."""
    try:
        known = _read(memory)[str(report)]
        if known["key"] != key or known["report"] != of_files([report]):
            return None
        return Result(
            [_problem(**found) for found in known["problems"]],
            unchanged=True,
            open_questions=tuple(_question(**found) for found in known["open"]),
            plan=_plan(**known["plan"]) if known["plan"] else None,
        )
    except (OSError, ValueError, LookupError, TypeError):
        return None


def remember(memory: Path, key: str | None, report: Path, result: Result) -> None:
    """Keep what came of a build that wrote the report from what `key` names."""
    if key is None or any(problem.code in _PASSING for problem in result.problems):
        return
    with suppress(OSError):  # without a memory the next build only takes longer
        known = {
            "key": key,
            "report": of_files([report]),
            "problems": [asdict(problem) | {"kind": type(problem.about).__name__} for problem in result.problems],
            "open": [asdict(question) for question in result.open_questions],
            "plan": _plain(result.plan) if result.plan else None,
        }
        others = _others(memory, report)
        write_aside(memory, json.dumps({**others, str(report): known}, default=str).encode())


def _read(memory: Path) -> dict[str, Any]:
    known = json.loads(memory.read_bytes())
    return known if isinstance(known, dict) else {}


def _others(memory: Path, report: Path) -> dict[str, Any]:
    """Give what is known of the latest other reports."""
    try:
        known = {name: one for name, one in _read(memory).items() if name != str(report) and isinstance(one, dict)}
    except (OSError, ValueError):
        return {}
    return dict(list(known.items())[-_OUTPUTS + 1 :])


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
