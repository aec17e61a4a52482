"""Words that say the same, side by side or in one clause: 非常十分, 第一次登台首演; from a data file."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from report_engine.language.expressions import expression
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "repetitions.yaml"
_NEAR = 7  # characters between two words of one office
_PARTS = expression(r"[，。；：！？、“”（）\n\x00和与或及并且而但]")


def repetitions(text: str) -> Iterator[tuple[int, int]]:
    """Find two words of which one is enough; a stroke between them left the choice open."""
    yield from _beside(text)
    last: tuple[str, int] | None = None
    for match in _offices().finditer(text):
        if last and match.start() - last[1] <= _NEAR and not _PARTS.search(text, last[1], match.start()):
            same = any(last[0] in group and match[0] in group for group in _read()["within"])
            if same and last[0] != match[0]:
                yield last[1] - len(last[0]), match.end()
        last = match[0], match.end()


def _beside(text: str) -> Iterator[tuple[int, int]]:
    for match in _pattern().finditer(text):
        first, second = match["first"], match["second"]
        same = first != second and any(first in group and second in group for group in _read()["same"])
        if (same and second not in _read()["only_first"]) or any(
            first in before and second in behind for before, behind in _read()["both"]
        ):
            yield match.start(), match.end("second")


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(one_of({word for group in _read()["within"] for word in group}) + "(?![性线])")


@cache
def _pattern() -> re.Pattern[str]:
    same = {word for group in _read()["same"] for word in group}
    first = same | {word for before, _ in _read()["both"] for word in before}
    second = same | {word for _, behind in _read()["both"] for word in behind}
    # What follows must be a word of its own: 都 of 都市, 均 of 均衡 are not.
    return re.compile(
        rf"(?P<first>{one_of(first)})(?=[/／|｜]?地?(?P<second>{one_of(second)})(?![员组人师车会])(?<!都(?=[市江督]))(?<!均(?=[衡等匀值可])))"
    )


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
