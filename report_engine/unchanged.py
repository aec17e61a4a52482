"""Builds a report unless the one that lies there is what a build would write; asked before the pipeline is imported."""

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from report_engine.files import write_aside
from report_engine.fingerprint import of_code, of_files, of_libraries, of_tool
from report_engine.kept import plain, result_of
from report_engine.project import Project
from report_engine.render.libreoffice import find_program
from report_engine.render.machine import of_fonts
from report_engine.result import Pages, Progress, Result, silent

# What may go better the next time, with the same input.
_PASSING = {"L002"}
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
    """Build the report (see `pipeline.build`) unless nothing has changed."""
    outputs = outputs_of(output, pdf=pdf)
    key = fingerprint(project, output, final, pages, pdf)
    known = recall(project.memory, key, outputs)
    if known is not None:
        return known
    # Late: what is unchanged needs none of their libraries.
    from report_engine.render.office import Office  # noqa: PLC0415

    ours = _ours(project.memory, outputs)
    with Office() as office:
        if pages != "on-open":
            office.start()
        from report_engine import pipeline  # noqa: PLC0415 - while LibreOffice starts

        result = pipeline.build(
            project, output, final=final, pages=pages, pdf=pdf, progress=progress, office=office, ours=ours
        )
    # Somebody may have edited the input meanwhile: then nobody knows what the report was made of.
    if key and key == fingerprint(project, output, final, pages, pdf):
        remember(project.memory, key, outputs, result)
    return result


def outputs_of(output: Path, *, pdf: bool) -> tuple[Path, ...]:
    """Name the files that a build writes."""
    return (output, output.with_suffix(".pdf")) if pdf else (output,)


def fingerprint(
    project: Project, output: Path, final: bool, pages: Pages, pdf: bool, seen: dict[Path, str] | None = None
) -> str | None:
    """Name everything that decides what a build makes and says; None if something cannot be read.

    Taken before anything is read: what changes during a build then has another name the next time. `seen` keeps
    the names of what several reports share, so that it is read once. A PDF depends on the fonts of the machine.
    """
    try:
        inputs = [_name(path, {} if seen is None or path == project.own else seen) for path in project.inputs]
    except OSError:
        return None  # the build will say what it is
    engine = (of_code(Path(__file__).parent), of_libraries(), of_tool(find_program()))
    fonts = of_fonts() if pdf else ""
    return hashlib.sha256(repr((inputs, *engine, str(output), final, pages, fonts)).encode()).hexdigest()


def _name(path: Path, seen: dict[Path, str]) -> str:
    if path not in seen:
        seen[path] = of_files([path])
    return seen[path]


def recall(memory: Path, key: str | None, outputs: Sequence[Path]) -> Result | None:
    """Return what came of the build that made the report as it lies there; None if it has to be built."""
    try:
        known = _read(memory)[str(outputs[0])]
        if key is None or known["key"] != key or known["report"] != of_files(outputs):
            return None
        return replace(result_of(known), unchanged=True)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _ours(memory: Path, outputs: Sequence[Path]) -> str:
    """Name the contents of the files that the last build wrote; empty if nobody knows."""
    with suppress(OSError, ValueError, LookupError, TypeError, RecursionError):
        return str(_read(memory)[str(outputs[0])]["report"])
    return ""


def remember(memory: Path, key: str | None, outputs: Sequence[Path], result: Result) -> None:
    """Keep what came of a build that wrote all its files from what `key` names."""
    passing = any(problem.code in _PASSING for problem in result.problems)
    if key is None or passing or not set(outputs) <= set(result.written):
        return
    with suppress(OSError):  # without a memory the next build only takes longer
        known = {
            "key": key,
            "report": of_files(outputs),
            **plain(result),
        }
        others = _others(memory, outputs[0])
        write_aside(memory, json.dumps({**others, str(outputs[0]): known}, default=str).encode())


def _read(memory: Path) -> dict[str, Any]:
    known = json.loads(memory.read_bytes())
    return known if isinstance(known, dict) else {}


def _others(memory: Path, report: Path) -> dict[str, Any]:
    """Give what is known of the latest other reports."""
    try:
        known = {name: one for name, one in _read(memory).items() if name != str(report) and isinstance(one, dict)}
    except (OSError, ValueError, RecursionError):
        return {}
    return dict(list(known.items())[-_OUTPUTS + 1 :])
