"""Measure words and the nouns that they count, from the data file beside this module."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "measures.yaml"


@dataclass(frozen=True, slots=True)
class Measures:
    """Measure words as one class of characters, an expression that finds a noun, and what each noun takes."""

    words: str
    nouns: str
    take: dict[str, frozenset[str]]

    def clash(self, noun: str, measure: str) -> bool:
        """Tell whether a noun is not counted so."""
        return measure not in self.take[noun]


@cache
def measures() -> Measures:
    """Read the file."""
    read: dict[str, Any] = stored(FILE)
    take = {noun: frozenset(entry["take"]) for entry in read["nouns"] for noun in entry["nouns"]}
    return Measures("".join(map(re.escape, read["measures"])), one_of(sorted(take)), take)
