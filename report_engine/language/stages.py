"""The stages of an undertaking and their order: 动工 before 竣工, 开幕 before 闭幕; from the data file beside."""

import re
from functools import cache
from typing import Any

from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "stages.yaml"


@cache
def stages() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Give each pair as two expressions: the earlier and the later stage."""
    return tuple((re.compile(one_of(first)), re.compile(one_of(second))) for first, second in _read()["stages"])


@cache
def later() -> frozenset[str]:
    """Give the words for any later stage, and those that say that something follows."""
    return frozenset((*(word for _, second in _read()["stages"] for word in second), *_read()["then"]))


@cache
def named() -> re.Pattern[str]:
    """Find one of them."""
    return re.compile(one_of(sorted(later())))


@cache
def then() -> re.Pattern[str]:
    """Find a word that says that what is dated behind it follows what was dated before."""
    return re.compile(f"(?:{one_of(_read()['then'])})$")


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
