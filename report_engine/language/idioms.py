"""Idioms whose sense is often mistaken, and the words that show it; from the data file beside this module."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_engine.language.passages import Passage
from report_engine.language.phrases import stored

FILE = "idioms.yaml"
_MARKS = "，。；！？：\n"
_NEAR = 10  # characters before an idiom that may turn it round: 不再无人问津


@dataclass(frozen=True, slots=True)
class Misused:
    """An idiom in a sentence that its sense does not fit."""

    start: int
    end: int
    means: str


def misused(passage: Passage, places: Iterable[tuple[int, int]]) -> Iterator[Misused]:
    """Go through the places of idioms in a text where they say something else than what is meant."""
    text = passage.quiet
    for at, behind in places:
        start, end = passage.sentence(at)
        idiom, said = text[at:behind], text[start:end]
        one = idioms()[idiom]
        before = text[max(start, at - _NEAR) : at]
        if any(word in before for word in one.get("but", ())):
            continue
        beside = _clause(text, at, behind) if one.get("clause") else said
        fits = one.get("unless", _read()["dark"] if "colour" in one else None)
        if any(word in beside for word in one.get("with", ())) or (
            fits and not any(word in said.replace(idiom, "") for word in fits)
        ):
            means = one["means"] + ("（贬义）" if "colour" in one and "贬" not in one["means"] else "")
            yield Misused(at, behind, means)


def _clause(text: str, start: int, end: int) -> str:
    begin = max(text.rfind(mark, 0, start) for mark in _MARKS) + 1
    stop = min((at for mark in _MARKS if (at := text.find(mark, end)) >= 0), default=len(text))
    return text[begin:stop]


@cache
def idioms() -> Mapping[str, Any]:
    """Give what is known of each."""
    return {one["idiom"]: one for one in _read()["idioms"]}


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
