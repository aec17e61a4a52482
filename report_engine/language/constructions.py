"""Constructions that contradict or repeat themselves, from the data file beside this module, each with its cure.

A blend of two is written as the words that open the one and those that close the other: any of these with any of
those.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from report_engine.language.passages import HANZI, VALUE, Passage
from report_engine.language.phrases import groups
from report_engine.language.trie import one_of

FILE = "constructions.yaml"
REGISTER = "register.yaml"  # what belongs to talk, the net and advertisements
_NUMBER = rf"(?:约|[\d{VALUE}]+(?:\.\d+)?[%％]?|[零一二两三四五六七八九十百千万半几]+)"


@dataclass(frozen=True)
class Construction:
    """One of them: the words one of which it has, the expression that finds it, and what to do.

    What is `reported` is a mistake in a speech alone, and none where it is told who said it. `unless` is what makes it
    right where it stands before it in the sentence: 从前……；今天，……
    """

    group: str
    needs: tuple[str, ...]
    expression: str
    cure: str
    reported: bool = False
    unless: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when a text first has one of the words: most texts have few of them."""
        return re.compile(self.expression)

    def is_right(self, before: str) -> bool:
        """Tell whether what stands before it in its sentence makes it right."""
        return bool(self.unless) and re.search(self.unless, before) is not None


@cache
def constructions(name: str = FILE) -> tuple[Construction, ...]:
    """Read a file; N in an expression is any number, typed, in words or bound."""
    return tuple(
        Construction(
            group["group"],
            tuple(entry["with"] if "with" in entry else entry["open"]),
            _pattern(entry),
            entry["cure"],
            entry.get("reported", False),
            entry.get("unless", ""),
        )
        for group in groups(name)
        for entry in group["entries"]
    )


def _pattern(entry: Mapping[str, Any]) -> str:
    """Write the expression of an entry; one Han character in the way that is compiled sooner."""
    if "pattern" not in entry:
        return _blend(entry)
    return str(entry["pattern"]).replace("N", _NUMBER).replace("[一-龥]", HANZI)


def _blend(entry: Mapping[str, Any]) -> str:
    """Write what finds an opening and, within so many characters of its clause or sentence, a closing."""
    marks = "。；" if entry.get("across") else "，。；"
    before = f"(?<!{entry['not_after']})" if "not_after" in entry else ""
    between = f"[^{marks}\\n{entry.get('without', '')}]"
    close = f"(?<![作变转成视定列设](?=为))(?:{one_of(entry['close'])})"  # 把……定为重点 is none
    return rf"{before}(?:{one_of(entry['open'])}){between}{{1,{entry.get('far', 30)}}}?{close}(?=[，。；！]|\Z)"


def found_in(
    holding: Callable[[Iterable[str]], Iterable[Passage]], text: Callable[[Passage], str], name: str = FILE
) -> Iterator[tuple[Passage, re.Match[str], Construction]]:
    """Go through what a file's constructions find in the passages that have their words, in a `text` of these."""
    for one in constructions(name):
        for passage in holding(one.needs):
            for match in one.pattern.finditer(text(passage)):
                yield passage, match, one
