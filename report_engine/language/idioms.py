"""Idioms whose sense is often mistaken, and the words that show it; from the data file beside this module."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "idioms.yaml"
_MARKS = "，。；！？：\n"
_NEAR = 10  # characters before an idiom that may turn it round: 不再无人问津


@dataclass(frozen=True, slots=True)
class Misused:
    """An idiom in a sentence that its sense does not fit."""

    start: int
    end: int
    means: str


def has_idiom(text: str) -> bool:
    """Tell whether a text has any of them: most have none."""
    return bool(_pattern().search(text))


def misused(text: str, start: int, end: int) -> Iterator[Misused]:
    """Find the idioms of a sentence that say something else than what is meant."""
    for match in _pattern().finditer(text, start, end):
        one, said = _idioms()[match[0]], text[start:end]
        before = text[max(start, match.start() - _NEAR) : match.start()]
        if any(word in before for word in one.get("but", ())):
            continue
        beside = _clause(text, match) if one.get("clause") else said
        fits = one.get("unless", _read()["dark"] if "colour" in one else None)
        if any(word in beside for word in one.get("with", ())) or (
            fits and not any(word in said.replace(match[0], "") for word in fits)
        ):
            means = one["means"] + ("（贬义）" if "colour" in one and "贬" not in one["means"] else "")
            yield Misused(*match.span(), means)


def _clause(text: str, match: re.Match[str]) -> str:
    begin = max(text.rfind(mark, 0, match.start()) for mark in _MARKS) + 1
    end = min((at for mark in _MARKS if (at := text.find(mark, match.end())) >= 0), default=len(text))
    return text[begin:end]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(one_of(_idioms()))


@cache
def _idioms() -> Mapping[str, Any]:
    return {one["idiom"]: one for one in _read()["idioms"]}


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
