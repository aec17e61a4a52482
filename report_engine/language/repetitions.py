"""Words side by side that say the same: 非常十分, 普遍都, 目前现有; from the data file beside this module."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "repetitions.yaml"


def repetitions(text: str) -> Iterator[re.Match[str]]:
    """Find two words side by side of which one is enough; a stroke between them left the choice open."""
    for match in _pattern().finditer(text):
        first, second = match["first"], match["second"]
        same = first != second and any(first in group and second in group for group in _read()["same"])
        if (same and second not in _read()["only_first"]) or any(
            first in before and second in behind for before, behind in _read()["both"]
        ):
            yield match


@cache
def _pattern() -> re.Pattern[str]:
    same = {word for group in _read()["same"] for word in group}
    first = same | {word for before, _ in _read()["both"] for word in before}
    second = same | {word for _, behind in _read()["both"] for word in behind}
    # What follows must be a word of its own: 都 of 都市, 均 of 均衡 are not.
    return re.compile(
        rf"(?P<first>{one_of(first)})(?=[/／|｜]?地?(?P<second>{one_of(second)})(?![员组人师])(?<!都(?=[市江督]))(?<!均(?=[衡等匀值可])))"
    )


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
