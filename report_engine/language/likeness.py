"""Finds what is meant for a known name though a word of it is another, is lacking, or stands in another place.

A name is looked for before a word that ends it or follows it; only what begins like the name, or has all its
characters in another order, is compared.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from operator import ne
from typing import Any

from report_engine.language.expressions import expression
from report_engine.language.phrases import groups
from report_engine.language.trie import one_of

FILE = "names.yaml"
_BRIEF = (4, 5)
_SHORTEST, _LONG, _LONGER, _SHUFFLED = 6, 9, 3, 7
_LISTED, _FAR = expression("[、和等]"), 40
_AND = expression("[和及]")
_NUMBER = expression(r"等?(?:[一二两三四五六七八九十]+|\d+)个\Z")  # 机电技术应用、计算机应用两个专业
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
    words: tuple[str, ...]
    tails: re.Pattern[str]
    outside: bool  # the tails follow the names
    shortened: bool  # they are cut short as well: 职业教育规划教材
    heads: Mapping[str, tuple[str, ...]]
    brief: Mapping[str, tuple[str, ...]]  # those of four and five characters, by their first and last two
    shuffled: Mapping[str, str]
    sums: frozenset[int]  # of the characters of each: another order of them has the same
    least: int  # characters of those of which another order is told
    right: frozenset[str]
    longest: int

    def find(self, text: str, begun: Sequence[int], known: frozenset[str]) -> Iterator[Like]:
        """Go through the places that are almost one of them; `begun` is where the first two characters of one stand."""
        tails = [tail.span() for tail in self.tails.finditer(text)]
        ends = {end for start, _ in tails for end in _ends(text, start)} if self.outside else {end for _, end in tails}
        for end in sorted(ends):
            if text[end - 2 : end - 1] == text[end - 1 : end]:
                continue  # 教育局局长, 教育局局属学校: the name ended before
            found = self._before(text, end, known) if self._can_be(text, end, begun) else None
            if found:
                yield found

    def _before(self, text: str, end: int, known: frozenset[str]) -> Like | None:
        found, total, first = self._brief(text, end), 0, end
        for start in range(end - 1, max(0, end - self.longest) - 1, -1):
            character = text[start]
            if not ("\u4e00" <= character <= "\u9fff" or character in "“”+"):
                break
            first, total = start, total + ord(character)
            if text[start : start + 2] in self.heads or total in self.sums:
                found = self._at(text[start:end], end) or found
        if found is None or any(text[at:end] in self.right for at in range(first, end)):
            return None
        half = (found.start + end) // 2  # 中等职业学校 ends many a name
        return None if any(text[at:end] in known for at in range(first, half + 1)) else found

    def _can_be(self, text: str, end: int, begun: Sequence[int]) -> bool:
        """Tell whether one of them can end here: something begins like it, or its characters have the same sum."""
        low = max(0, end - self.longest)
        first = bisect_left(begun, low)
        is_begun = first < len(begun) and begun[first] < end
        return bool(self.brief) or is_begun or not self.sums.isdisjoint(accumulate(map(ord, text[low:end][::-1])))

    def _brief(self, text: str, end: int) -> Like | None:
        """Look for a short name with one wrong character, not its first: 旅游服务 is not 导游服务."""
        for size in _BRIEF if self.brief else ():
            part = text[max(0, end - size) : end]
            for name in (*self.brief.get(part[:2], ()), *self.brief.get(part[-2:], ())):
                if name[0] == part[:1] and len(name) == len(part) and sum(map(ne, name, part)) == 1:
                    return Like(end - size, end, name, self.group)
        return None

    def _at(self, part: str, end: int) -> Like | None:
        like = (name for name in self.heads.get(part[:2], ()) if _is_like(part, name))
        name = next((one for one in like if not (self.shortened and _is_short(part, one))), "")
        if not name and len(part) >= self.least:
            name = self.shuffled.get("".join(sorted(part)), "")
        return Like(end - len(part), end, name, self.group) if name else None


def _ends(text: str, at: int) -> Iterator[int]:
    """Give where a name can end before 专业: there, and at the marks of a list: 护理、药剂等三个专业."""
    low = max(0, at - _FAR)
    low = max(low, *(text.rfind(mark, low, at) for mark in "，。；"))
    number = _NUMBER.search(text, low, at)
    at = number.start() if number else at
    yield at
    yield from (mark.start() for mark in _LISTED.finditer(text, low, at))


@cache
def known_names() -> tuple[Names, ...]:
    """Read the file."""
    return tuple(_of(group) for group in groups(FILE))


def shuffled(group: str, names: Iterable[str], least: int) -> Names:
    """Make a group of which only another order of the characters is told: a wrong one is told elsewhere."""
    long = [name for name in names if len(name) >= least]
    return replace(
        _of({"group": group, "names": long, "tails": sorted({name[-1] for name in long}), "least": least}), heads={}
    )


def _of(group: Mapping[str, Any]) -> Names:
    names = tuple(map(str, group["names"]))
    heads: dict[str, list[str]] = {}
    for name in names:
        if len(name) >= _SHORTEST:
            heads.setdefault(name[:2], []).append(name)
    brief: dict[str, list[str]] = {}
    for name in names if "before" in group else ():
        for key in (name[:2], name[-2:]) if len(name) in _BRIEF else ():
            brief.setdefault(key, []).append(name)
    tails = tuple(group.get("tails") or group.get("before", ()))
    right = frozenset((*names, *group.get("also", ())))
    least = int(group.get("least", _SHUFFLED))
    return Names(
        group=str(group["group"]),
        words=tails,
        tails=re.compile(one_of(tails)),
        outside="before" in group,
        shortened=bool(group.get("shortened")),
        heads={head: tuple(found) for head, found in heads.items()},
        brief={key: tuple(found) for key, found in brief.items()},
        shuffled={"".join(sorted(name)): name for name in names},
        sums=frozenset(sum(map(ord, name)) for name in names if len(name) >= least),
        least=least,
        right=right,
        longest=max(map(len, right), default=0) + _LONGER,
    )


def _is_like(part: str, name: str) -> bool:
    """Tell whether hardly a character is another, or only their order; 和 for 与 is a slip by itself."""
    room = 2 if len(name) >= _LONG else 1
    if (
        part == name
        or abs(len(part) - len(name)) > room
        or any(particle in part and particle not in name for particle in _APART)
    ):
        return False
    left, right = Counter(_AND.sub("与", part)), Counter(_AND.sub("与", name))
    return max((left - right).total(), (right - left).total()) <= room


def _is_short(part: str, name: str) -> bool:
    """Tell whether a word of the name was left out, and nothing else is different."""
    rest = iter(name)
    return len(name) - len(part) > 1 and all(character in rest for character in part)
