"""What the rules say of strangers' texts: false alarms and numbers to declare, and the share of mistakes told."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench.strangers.place import ID, Paragraphs, Place, counts
from report_engine.problems import Problem

UNDECLARED = "W101"  # a number that the author has still to bind or to declare
CHARACTERS_A_PAGE = 500  # of running text between tables and headings, as in the report
TOLD = 0.7  # a kind is told when this share of its instances is
_PLACE = re.compile(rf"第 ?\d+ 行|:\d+(?::\d+)?|{ID}-\d+")


@dataclass(frozen=True, slots=True)
class Quiet:
    """What was said of one correct paragraph."""

    text: str
    alarms: tuple[str, ...]
    numbers: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake and the codes that are said of it and not of the right text; `notes` counts as not told."""

    kind: str
    text: str
    told: tuple[str, ...]
    notes: tuple[str, ...]


def quiet(place: Place, entries: Sequence[dict[str, Any]]) -> Iterator[Quiet]:
    """Check the correct paragraphs."""
    texts = [Paragraphs.of(entry, "text") for entry in entries]
    for entry, found in zip(entries, place.check(texts), strict=True):
        alarms = tuple(f"{p.severity} {p.code} {p.message}" for p in found if p.code != UNDECLARED)
        yield Quiet(entry["text"], alarms, sum(p.code == UNDECLARED for p in found))


def mistakes(place: Place, entries: Sequence[dict[str, Any]]) -> Iterator[Mistake]:
    """Check the wrong texts against the right ones beside them."""
    right, wrong = (place.check([Paragraphs.of(entry, key) for entry in entries]) for key in ("right", "wrong"))
    for entry, before, found in zip(entries, right, wrong, strict=True):
        seen = Counter(map(_finding, before))
        new = [p for p in found if not _seen(p, seen)]
        told = tuple(sorted({p.code for p in new if counts(p)}))
        notes = tuple(sorted({p.code for p in new if not counts(p)}))
        yield Mistake(entry["kind"], entry["wrong"], told, notes)


def pages(entries: Iterable[Quiet]) -> float:
    """How many printed pages the paragraphs would fill."""
    return sum(len(re.sub(r"\s", "", entry.text)) for entry in entries) / CHARACTERS_A_PAGE


def by_kind(found: Iterable[Mistake]) -> dict[str, list[Mistake]]:
    """Sort mistakes by kind, in the order of the file."""
    kinds: dict[str, list[Mistake]] = defaultdict(list)
    for mistake in found:
        kinds[mistake.kind].append(mistake)
    return kinds


def is_told(found: list[Mistake]) -> bool:
    """Tell whether enough instances of a kind are told."""
    return sum(bool(m.told) for m in found) >= TOLD * len(found)


def _finding(problem: Problem) -> tuple[str, str]:
    return problem.code, _PLACE.sub("", problem.message)


def _seen(problem: Problem, before: Counter[tuple[str, str]]) -> bool:
    key = _finding(problem)
    before[key] -= 1
    return before[key] >= 0
