"""Constructions that contradict or repeat themselves, from the data file beside this module, each with its cure."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate

from report_engine.language.passages import VALUE
from report_engine.language.phrases import groups

FILE = "constructions.yaml"
_NUMBER = rf"(?:约|[\d{VALUE}]+(?:\.\d+)?[%％]?|[零一二两三四五六七八九十百千万半几]+)"


@dataclass(frozen=True)
class Construction:
    """One of them: the words one of which it has, the expression that finds it, and what to do."""

    group: str
    needs: tuple[str, ...]
    expression: str
    cure: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when a text first has one of the words: most texts have few of them."""
        return re.compile(self.expression)


@cache
def constructions(name: str = FILE) -> tuple[Construction, ...]:
    """Read a file; N in an expression is any number, typed, in words or bound."""
    return tuple(
        Construction(group["group"], tuple(entry["with"]), entry["pattern"].replace("N", _NUMBER), entry["cure"])
        for group in groups(name)
        for entry in group["entries"]
    )


def found_in(texts: Sequence[str], name: str = FILE) -> Iterator[tuple[int, re.Match[str], Construction]]:
    """Go through what a file's constructions find: the number of the text, the match, the construction."""
    everything = "\n".join(texts)
    ends = list(accumulate(len(text) + 1 for text in texts))
    places = cache(lambda word: {bisect_right(ends, at) for at in _places(word, everything)})
    for one in constructions(name):
        for number in sorted(set().union(*map(places, one.needs))):
            for match in one.pattern.finditer(texts[number]):
                yield number, match, one


def _places(word: str, text: str) -> Iterator[int]:
    """Find where a word stands: each text is looked through once for a word, not once for each construction."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
