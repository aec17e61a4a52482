"""Words side by side of which one contains the other, 水果和苹果; from the data file beside this module."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_engine.language.passages import HAN
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "kinds.yaml"
_AND = "(?:、|和|与|及|以及)"
_ENDS = r"(?=[，。；：、和与及]|[都均等共两三四五六七八九十\d]|\Z)"


@dataclass(frozen=True, slots=True)
class Contained:
    """Two words that stand side by side, the second of them being one of the first, or the other way round."""

    start: int
    end: int
    genus: str
    species: str


def contained(text: str) -> Iterator[Contained]:
    """Find the pairs of a text."""
    for match in _pattern().finditer(text):
        first, second = match["first"], match["second"]
        for genus, species in ((first, second), (second, first)):
            if species in _kinds().get(genus, ()):
                yield Contained(match.start(), match.end("second"), genus, species)


@cache
def _pattern() -> re.Pattern[str]:
    people = set(_read()["people"])
    named = {word for genus, each in _kinds().items() if genus in people for word in (genus, *each)}
    things = {word for genus, each in _kinds().items() if genus not in people for word in (genus, *each)}
    # 心理教师、班主任: a word before the first makes others of persons.
    begins = rf"(?:(?<![{HAN}])|(?<=[的了有给为对向是等各及把和与]))"
    first = rf"(?P<first>{begins}(?:{one_of(named)})|{one_of(things)})"
    return re.compile(rf"{first}(?={_AND}(?P<second>{one_of(named | things)}){_ENDS})")


@cache
def _kinds() -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = _read()["kinds"]
    return kinds


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
