"""Remembers what a build found, so that unchanged input is not built again."""

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

from report_engine.files import write_aside
from report_engine.fingerprint import of_code, of_files, of_libraries, of_tool
from report_engine.problems import Category, Problem, Severity, Source, Subject
from report_engine.project import Project
from report_engine.render.libreoffice import find_program

# What may go better the next time, with the same input.
_PASSING = {"L002"}
_SUBJECTS = {kind.__name__: kind for kind in get_args(Subject)}


def fingerprint(project: Project, output: Path, options: Sequence[object]) -> str | None:
    """Name everything that decides what a build makes and says; None if something cannot be read.

    Taken before anything is read: what changes during a build then has another name the next time.
    """
    try:
        inputs = of_files([project.content, project.root / "data", project.root / "templates"])
    except OSError:
        return None  # the build will say what it is
    engine = (of_code(Path(__file__).parent), of_libraries(), of_tool(find_program()))
    return hashlib.sha256(repr((inputs, *engine, str(output), *options)).encode()).hexdigest()


def recall(memory: Path, key: str | None, report: Path) -> list[Problem] | None:
    """Return what the build found that made the report as it lies there; None if it has to be built."""
    try:
        known = json.loads(memory.read_text("utf-8"))
        if known["key"] != key or known["report"] != of_files([report]):
            return None
        return [_problem(**found) for found in known["problems"]]
    except (OSError, ValueError, LookupError, TypeError):
        return None


def remember(memory: Path, key: str | None, report: Path, problems: Sequence[Problem]) -> None:
    """Keep what a build found that wrote the report from what `key` names."""
    if key is None or any(problem.code in _PASSING for problem in problems):
        return
    with suppress(OSError):  # without a memory the next build only takes longer
        known = {"key": key, "report": of_files([report]), "problems": [_plain(problem) for problem in problems]}
        write_aside(memory, json.dumps(known, default=str).encode())


def _plain(problem: Problem) -> dict[str, object]:
    """Write a problem as JSON can hold it; of what it is about, the kind besides what that holds."""
    return asdict(problem) | {"kind": type(problem.about).__name__}


def _problem(*, source: dict[str, Any], severity: str, category: str, about: Any, kind: str, **rest: str) -> Problem:
    place = Source(Path(source["file"]), source["line"], source["column"])
    subject = _SUBJECTS[kind](**about) if about else None
    return Problem(**rest, source=place, severity=Severity(severity), category=Category(category), about=subject)
