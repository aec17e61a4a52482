"""The stages of an undertaking and their order: 动工 before 竣工, 开幕 before 闭幕; from the data files beside."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from report_engine.language.phrases import stored
from report_engine.language.processes import place_of, steps_of, written
from report_engine.language.trie import one_of

FILE = "stages.yaml"


def places(words: str) -> dict[int, set[int]]:
    """Tell which steps words name, by the process: 动工 is the first of its own."""
    found: dict[int, set[int]] = {}
    for number, steps in enumerate(_stages()):
        for match in steps.finditer(words):
            found.setdefault(number, set()).add(place_of(match))
    return found


@cache
def later() -> frozenset[str]:
    """Give the words for any later stage, and those that say that something follows."""
    return frozenset((*(word for steps in _processes() for step in steps[1:] for word in step), *_read()["then"]))


@cache
def named() -> re.Pattern[str]:
    """Find one of them."""
    return re.compile(one_of(sorted(later())))


@cache
def then() -> re.Pattern[str]:
    """Find a word that says that what is dated behind it follows what was dated before."""
    return re.compile(f"(?:{one_of(_read()['then'])})$")


@cache
def _stages() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(written(steps)) for steps in _processes())


def _processes() -> Sequence[Sequence[Sequence[str]]]:
    return [*_read()["stages"], *steps_of("once")]


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
