"""Words side by side of which one contains the other, 水果和苹果; from the data file beside this module."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_engine.language.passages import HANZI
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "kinds.yaml"
_AND = "(?:[、和与及]|以及)"
_BEGINS = re.compile(rf"(?<!{HANZI})|(?<=[的了有给为对向是等各及把和与])")
_ENDS = r"(?=[，。；：、和与及]|[都均等共两三四五六七八九十\d]|\Z)"


@dataclass(frozen=True, slots=True)
class Contained:
    """Two words that stand side by side, the second of them being one of the first, or the other way round."""

    start: int
    end: int
    genus: str
    species: str


def contained(text: str) -> Iterator[Contained]:
    """Find the pairs of a text, by what joins them and the second: few words stand there."""
    for match in _second().finditer(text):
        first, second = _first(text, match.start()), match["second"]
        for genus, species in ((first, second), (second, first)):
            if species in _kinds().get(genus, ()):
                yield Contained(match.start() - len(first), match.end("second"), genus, species)


def _first(text: str, end: int) -> str:
    """Find the longest of the words that ends at a place; 心理教师 are others than 教师."""
    people, things, longest = _words()
    for start in range(max(0, end - longest), end):
        word = text[start:end]
        if word in things or (word in people and _BEGINS.match(text, start)):
            return word
    return ""


@cache
def _second() -> re.Pattern[str]:
    people, things, _ = _words()
    return re.compile(rf"{_AND}(?=(?P<second>{one_of(people | things)}){_ENDS})")


@cache
def _words() -> tuple[frozenset[str], frozenset[str], int]:
    """Give the words for persons, those for things, and the length of the longest."""
    called = set(_read()["people"])
    people = frozenset(word for genus, each in _kinds().items() if genus in called for word in (genus, *each))
    things = frozenset(word for genus, each in _kinds().items() if genus not in called for word in (genus, *each))
    return people, things, max(map(len, people | things))


@cache
def _kinds() -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = _read()["kinds"]
    return kinds


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
