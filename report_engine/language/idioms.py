"""Idioms whose sense is often mistaken, and the words that show it; from the data file beside this module."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from report_engine.language.passages import Passage, clause_around
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "idioms.yaml"
_Span: TypeAlias = tuple[int, int]
_MARKS = "，。；！？：\n"
_BESIDE = (8, 5)  # characters before and behind an idiom that are beside it
_NEAR = 10  # characters before an idiom that may turn it round: 不再无人问津


@dataclass(frozen=True, slots=True)
class Misused:
    """An idiom in a sentence that its sense does not fit."""

    start: int
    end: int
    means: str


def misused(passage: Passage, places: Iterable[_Span]) -> Iterator[Misused]:
    """Go through the places of idioms in a text where they say something else than what is meant."""
    for place in places:
        sentence = passage.sentence(place[0])
        for one in idioms()[passage.quiet[slice(*place)]]:
            if _is_misused(one, passage.quiet, place, sentence):
                means = one["means"] + ("（贬义）" if "colour" in one and "贬" not in one["means"] else "")
                yield Misused(*place, means)
                break


def _is_misused(one: Mapping[str, Any], text: str, place: _Span, sentence: _Span) -> bool:
    """Tell whether a sentence has an idiom beside what it is not said of, or without all that it is said of."""
    (at, behind), (start, end) = place, sentence
    before = text[max(start, at - _NEAR) : at]
    if any(word in before for word in _words(one.get("but", ()))):
        return False
    said = text[slice(*clause_around(text, at, behind))] if one.get("clause") else text[start:end]
    front, back = _BESIDE
    beside = text[max(start, at - front) : min(end, behind + back)]
    return (
        any(word in said for word in _words(one.get("with", ())))
        or any(word in beside for word in one.get("beside", ()))
        or _lacks(one, text, place, sentence)
    )


def _lacks(one: Mapping[str, Any], text: str, place: _Span, sentence: _Span) -> bool:
    """Tell whether nothing around an idiom is what it may be said of."""
    fits = one.get("unless", _read()["dark"] if "colour" in one else None)
    if not fits:
        return False
    (at, behind), (start, end) = place, sentence
    said = text[start:end]
    if one.get("near"):
        low = max(text.rfind(mark, start, max(start, clause_around(text, at, behind)[0] - 1)) for mark in _MARKS) + 1
        next_mark = min((found for mark in _MARKS if (found := text.find(mark, behind, end)) >= 0), default=end)
        last = min((found for mark in _MARKS if (found := text.find(mark, next_mark + 1, end)) >= 0), default=end)
        said = text[max(start, low) : last]
    said = _pale().sub("", said.replace(text[at:behind], ""))
    return not any(word in said for word in fits)


def _words(listed: Iterable[Any]) -> Iterator[str]:
    """Go through words of which some stand in a list that several idioms share."""
    for word in listed:
        if isinstance(word, str):
            yield word
        else:
            yield from word


@cache
def idioms() -> Mapping[str, list[Any]]:
    """Give what is known of each."""
    found: dict[str, list[Any]] = {}
    for one in _read()["idioms"]:
        for idiom in [one["idiom"]] if isinstance(one["idiom"], str) else one["idiom"]:
            found.setdefault(idiom, []).append(one)
    return found


@cache
def _pale() -> re.Pattern[str]:
    return re.compile(one_of(_read()["pale"]))


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
