"""Two things that cannot both be so, from the data file beside this module: 首次承办 and 连续第三年承办."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Any

from report_engine.language.passages import Passage
from report_engine.language.phrases import stored

FILE = "contradictions.yaml"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two ways of saying, the words beside which both may be so, and whether the second may stand a sentence later."""

    one: re.Pattern[str]
    other: re.Pattern[str]
    without: re.Pattern[str]
    next: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The second of the two, and the first."""

    start: int
    said: str
    against: str


def contradicted(passage: Passage) -> Iterator[Found]:
    """Look for both in each sentence, or in a sentence and the next one."""
    text = passage.quiet
    for kind in _contradictions():
        if not kind.one.search(text) or not kind.other.search(text):
            continue
        sentences = passage.sentences
        for (start, end), following in zip_longest(sentences, sentences[1:]):
            stop = following[1] if kind.next and following else end
            one, other = kind.one.search(text, start, end), kind.other.search(text, start, stop)
            if not one or not other or kind.without.search(text, start, max(one.end(), other.end())):
                continue
            first, second = sorted((one, other), key=lambda match: match.start())
            if second.start() >= first.end():
                yield Found(second.start(), second[0], first[0])


@cache
def _contradictions() -> tuple[Contradiction, ...]:
    read: dict[str, Any] = stored(FILE)
    return tuple(
        Contradiction(
            re.compile(entry["one"]),
            re.compile(entry["other"]),
            re.compile("|".join((read["always_without"], entry["without"]))),
            entry.get("next", False),
        )
        for entry in read["contradictions"]
    )
