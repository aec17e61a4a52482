"""Passages in which no rule of `text/` finds anything: known by their names, they are not read again.

Those rules read each passage by itself, beside the data and the dictionary. While these and the engine are the same,
what was quiet is quiet: after an edit there is a paragraph to read, not all of them.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from report_engine.document import LocalNumber
from report_engine.files import write_aside
from report_engine.fingerprint import of_code, of_files, of_libraries
from report_engine.language import Passage
from report_engine.load import Loaded
from report_engine.problems import Problem
from report_engine.project import Project

_ENGINE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Memory:
    """Where the names of a report's quiet passages are kept; `key` names all that decides beside the passages."""

    project: Project
    key: str


def memory_of(project: Project) -> Memory | None:
    """Open the memory of a report, before its files are read; None if some cannot be read: that will be told."""
    layouts = sorted(project.layout("").glob("*/layout.yaml"))
    try:
        data = of_files([project.root / "data", project.report, *layouts])
    except OSError:
        return None
    return Memory(project, f"{project.mark} {data} {of_code(_ENGINE)} {of_libraries()}")


def alone(loaded: Loaded, passages: tuple[Passage, ...]) -> Loaded:
    """Leave only these passages, and of all else that authors wrote the schools of the cases."""
    document = replace(loaded.document, declaration=(), preface=(), sections=(), scorecards=(), facts=())
    cases = tuple(replace(case, body=(), facts=()) for case in loaded.cases)
    return replace(loaded, passages=passages, document=document, cases=cases)


def names(loaded: Loaded) -> list[str]:
    """Name every passage by all that a rule sees of it."""
    schools = {case.source.file: case.school.text for case in loaded.cases}
    numbers: dict[int, str] = {}
    found = []
    for passage in loaded.passages:
        local = numbers.get(id(passage.local))
        if local is None:
            local = numbers[id(passage.local)] = _numbers(passage.local)
        printed = [value.item.text for value in passage.values]
        place = passage.kind, passage.file.as_posix(), passage.is_item, schools.get(passage.file, "")
        found.append(_name(place, passage.text, passage.origin.span.typed, printed, local))
    return found


def recall(memory: Memory) -> frozenset[str]:
    """Give the names of the passages that were quiet with the same data and engine."""
    try:
        known = json.loads(memory.project.quiet.read_bytes())
        return frozenset(map(str, known["quiet"])) if known["key"] == memory.key else frozenset()
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return frozenset()


def remember(memory: Memory, quiet: Iterable[str]) -> None:
    """Keep the names of quiet passages, unless somebody has edited the data since they were opened."""
    if memory_of(memory.project) == memory:
        known = {"key": memory.key, "quiet": sorted(quiet)}
        with suppress(OSError):  # without a memory the next check only takes longer
            write_aside(memory.project.quiet, json.dumps(known).encode())


def noisy(passages: Sequence[Passage], found: Iterable[Problem]) -> set[int]:
    """List, by number, the passages about whose lines something was found; all of a file whose finding is in none."""
    lines: dict[Path, set[int]] = {}
    for problem in found:
        lines.setdefault(problem.source.file, set()).add(problem.source.line)
    spans = [_lines(passage) if passage.file in lines else range(0) for passage in passages]
    told = {number for number, span in enumerate(spans) if not lines.get(passages[number].file, set()).isdisjoint(span)}
    inside = {(passages[number].file, line) for number in told for line in spans[number]}
    astray = {file for file, those in lines.items() if any((file, line) not in inside for line in those)}
    return told | {number for number, passage in enumerate(passages) if passage.file in astray}


def _lines(passage: Passage) -> range:
    span = passage.origin.span
    return range(span.source.line, span.file.source(span.end).line + 1)


def _numbers(local: Mapping[str, LocalNumber]) -> str:
    return _name(
        *((one.name, one.value.text, one.unit, one.taken_from, str(one.exact), one.formula) for one in local.values())
    )


def _name(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]
