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


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a quantity is measured in: an expression for its names with another quantity's unit behind the number."""

    wrong: re.Pattern[str]
    units: tuple[str, ...]


@cache
def dimensions(number: str) -> tuple[Dimension, ...]:
    """Read the quantities and their units; a room has no square kilometres."""
    read: dict[str, Any] = stored(FILE)
    every = sorted({unit for one in read["dimensions"] for unit in one["units"]}, key=len, reverse=True)
    link = "(?:约|近|达到?|为|是|共计?|总计|超过?|累计|有|仅|增[至加]到?|扩[大建][至到])*"
    found = [
        Dimension(
            re.compile(
                rf"(?:{one_of(one['nouns'])}){link}(?:{number})[万亿]?[余多]?"
                rf"(?P<unit>(?!{one_of(one['units'])}){one_of(every)})"
            ),
            tuple(one["units"]),
        )
        for one in read["dimensions"]
    ]
    rooms, vast = one_of(read["rooms"]), one_of(read["vast"])
    wide = (
        rf"(?:{number})(?P<unit>{vast})的[^，。；、]{{0,8}}?(?:{rooms})"
        rf"|(?:{rooms})[^，。；、]{{0,4}}面积{link}(?:{number})(?P<of>{vast})"
    )
    return (*found, Dimension(re.compile(wide), ("平方米",)))


@cache
def measures() -> Measures:
    """Read the file."""
    read: dict[str, Any] = stored(FILE)
    take = {noun: frozenset(entry["take"]) for entry in read["nouns"] for noun in entry["nouns"]}
    return Measures("".join(map(re.escape, read["measures"])), one_of(sorted(take)), take)
