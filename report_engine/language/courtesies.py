"""Words of courtesy on the wrong side: 笑纳 of what one takes oneself, 家父 of another's; from a data file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_engine.language.expressions import expression
from report_engine.language.passages import HIDDEN
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "courtesies.yaml"
_MARKS = expression("[，。；！？：“”《》\n]")
_SPOKEN = expression(r"(?P<who>[^，。；！？\n]{1,16})：“[^”]*\Z")
_FAR = 40  # characters of a clause, and of what leads to a speech


@dataclass(frozen=True, slots=True)
class Discourtesy:
    """A word of courtesy that is said of the wrong side, and what to write."""

    start: int
    end: int
    cure: str


def discourtesies(text: str, quiet: str) -> Iterator[Discourtesy]:
    """Find them in a text, of which `quiet` is what nobody is quoted with: a speech has courtesies of its own."""
    for match in _pattern().finditer(text):
        one = _courtesies()[match[0]]
        at, end = match.span()
        titled = text.rfind("《", 0, at) > text.rfind("》", 0, at)
        other = text[at - 1 : at] in one.get("not_after", "\0") or text[end : end + 1] in one.get("not_before", "\0")
        if titled or (other and at and end < len(text)):
            continue
        if any(_fits(told, text, at, end, quiet[at] != HIDDEN) for told in one["told"]):
            yield Discourtesy(at, end, one["cure"])


def _fits(told: Mapping[str, Any], text: str, at: int, end: int, narrated: bool) -> bool:
    """Tell whether a word stands as is told."""
    if "narrated" in told:
        return narrated
    if "speaker" in told:
        said = _SPOKEN.search(text, max(0, at - 2 * _FAR), at)
        return bool(said and _compiled(told["speaker"]).search(said["who"]))
    before, after = _MARKS.split(text[max(0, at - _FAR) : at])[-1], _MARKS.split(text[end : end + _FAR])[0]
    if "unless" in told and _compiled(told["unless"]).search(before):
        return False
    follows = "after" not in told or _compiled(told["after"]).match(after)
    return bool(follows and ("before" not in told or _compiled(told["before"]).search(before)))


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compile an expression in which a name stands for one of the classes of the file."""
    for name in ("others", "own", "guests", "away"):
        expression = expression.replace(f"{{{name}}}", _read()[name])
    return re.compile(expression)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(one_of(_courtesies()))


@cache
def _courtesies() -> Mapping[str, Any]:
    return {word: one for one in _read()["courtesies"] for word in one["words"]}


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
