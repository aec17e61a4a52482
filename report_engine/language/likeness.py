"""Finds what is meant for a known name though a word of it is another, is lacking, or stands in another place.

A name is looked for before a word that ends it or follows it; only what begins like the name, or has all its
characters in another order, is compared.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_engine.language.passages import HAN
from report_engine.language.phrases import groups
from report_engine.language.trie import one_of

FILE = "names.yaml"
_SHORTEST, _LONG, _LONGER, _SHUFFLED = 6, 9, 3, 7
_RUN = re.compile(rf"[{HAN}“”+]+\Z")
_LISTED = r"|[、和](?=[^，。；]{1,40}?专业)|等(?=[^，。；]{0,8}?专业)"  # 护理、药剂等三个专业
_AND = re.compile("[和及]")
_APART = "的了在是将把被有等为"  # a particle that the name has not says that it is no name


@dataclass(frozen=True)
class Like:
    """A place that is almost a name."""

    start: int
    end: int
    name: str
    group: str


@dataclass(frozen=True)
class Names:
    """The names of a group: by their first two characters, and by their characters in order; what else is right."""

    group: str
    tails: re.Pattern[str]
    outside: bool  # the tails follow the names
    shortened: bool  # they are cut short as well: 职业教育规划教材
    heads: Mapping[str, tuple[str, ...]]
    shuffled: Mapping[str, str]
    right: frozenset[str]

    def find(self, text: str, known: frozenset[str]) -> Iterator[Like]:
        """Go through the places that are almost one of them."""
        for tail in self.tails.finditer(text):
            end = tail.start() if self.outside else tail.end()
            found = self._before(text, end, known)
            if found:
                yield found

    def _before(self, text: str, end: int, known: frozenset[str]) -> Like | None:
        longest = max(map(len, self.right)) + _LONGER
        run = _RUN.search(text, max(0, end - longest), end)
        if not run:
            return None
        parts = [text[start:end] for start in range(run.start(), end - _SHORTEST + 1)]
        if any(part in self.right or part in known for part in parts):
            return None
        for part in parts:
            for name in self.heads.get(part[:2], ()):
                if _is_like(part, name) and not (self.shortened and _is_short(part, name)):
                    return Like(end - len(part), end, name, self.group)
            name = self.shuffled.get("".join(sorted(part)), "") if len(part) >= _SHUFFLED else ""
            if name:
                return Like(end - len(part), end, name, self.group)
        return None


@cache
def known_names() -> tuple[Names, ...]:
    """Read the file."""
    return tuple(_of(group) for group in groups(FILE))


def _of(group: Mapping[str, Any]) -> Names:
    names = tuple(map(str, group["names"]))
    heads: dict[str, list[str]] = {}
    for name in names:
        if len(name) >= _SHORTEST:
            heads.setdefault(name[:2], []).append(name)
    tails = re.compile(one_of(group["tails"]) if "tails" in group else f"{one_of(group['before'])}{_LISTED}")
    first = {head: tuple(found) for head, found in heads.items()}
    shuffled = {"".join(sorted(name)): name for name in names}
    right = frozenset((*names, *group.get("also", ())))
    return Names(str(group["group"]), tails, "before" in group, bool(group.get("shortened")), first, shuffled, right)


def _is_like(part: str, name: str) -> bool:
    """Tell whether hardly a character is another, or only their order; 和 for 与 is a slip by itself."""
    if part == name or any(particle in part and particle not in name for particle in _APART):
        return False
    left, right = Counter(_AND.sub("与", part)), Counter(_AND.sub("与", name))
    return max((left - right).total(), (right - left).total()) <= (2 if len(name) >= _LONG else 1)


def _is_short(part: str, name: str) -> bool:
    """Tell whether a word of the name was left out, and nothing else is different."""
    rest = iter(name)
    return len(name) - len(part) > 1 and all(character in rest for character in part)
