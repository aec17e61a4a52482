"""Which congress, session or document said what, from the data file beside this module."""

import re
from dataclasses import dataclass
from functools import cache

from report_engine.language.phrases import groups

FILE = "sayings.yaml"


@dataclass(frozen=True, slots=True)
class Saying:
    """What one of a group has said: its names, and the words that are its own."""

    group: str
    of: tuple[str, ...]
    known: tuple[str, ...]
    any: re.Pattern[str]


@cache
def sayings() -> dict[str, Saying]:
    """Read the file, by what was said."""
    return {
        known: Saying(group["group"], tuple(entry["of"]), tuple(entry["known"]), re.compile(group["any"]))
        for group in groups(FILE)
        for entry in group["entries"]
        for known in entry["known"]
    }
