"""Names that differ by a word: 公办 and 民办, 国家级 and 省级, 含 and 不含; and the words that tell them apart."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_engine.facts.catalogue import Indicator
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI

COUNTING = expression(r"(?:总人数|人数|总数|数量|个数|次数|数)$")
_IN = expression("计入|算上|加上|连同|包括")
_QUOTES = expression(r"[“”]")
_LONGEST = 7  # characters of a word in which names may differ
_COMMON = 2  # characters that they must have in common, beside what counts


@dataclass(frozen=True, slots=True)
class Difference:
    """How a name differs from a sibling's: the words of the one and of the other.

    Several words are one difference seen with its neighbour before and behind: 一等 and 赛一. None where the
    other's name has only a word more: 在校生 beside 民办在校生.
    """

    own: tuple[str, ...]
    other: tuple[str, ...]
    bare: tuple[str, str]  # the differing characters alone, for names that share the rest: 一、二、三等奖

    @property
    def turned(self) -> "Difference":
        """The same, seen from the sibling."""
        return Difference(self.other, self.own, (self.bare[1], self.bare[0]))

    def is_own(self, text: str) -> bool:
        """Tell whether a text has the word of the one, or its halves apart; 含 inside 不含 is the other's.

        市级培训 is 市培, 国家级培训 is 国培, 民办学校达标 is 民办达标.
        """
        return _has(text, self.own, self.other) or any(_is_spread(word, text) for word in self.own)

    def is_halved(self, text: str) -> bool:
        """Tell whether a text has of the own word enough to tell it: 国家级…培训 is 国培, 初中毕业生 are 初中应届.

        Of short words the own must end as the other begins, as 国培 and 培训 do.
        """
        own, other = (_QUOTES.sub("", word) for word in self.bare)
        if len(own) == 2:
            return other.startswith(own[1]) and set(own) <= set(text)
        halves = {own[:2], own[-2:]} if len(own) in (3, 4) and own.isalpha() else set[str]()
        return any(half in text and half not in other for half in halves) and (len(own) == 3 or not other)

    def is_other(self, text: str) -> bool:
        """Tell whether a text has the word of the other."""
        return _has(text, self.other, self.own)


def _has(text: str, words: Sequence[str], others: Sequence[str]) -> bool:
    for name in words:
        word = name.strip("（）") if "含" in name else name
        if "含" in word:
            text = _IN.sub("含", text)
        rest = text
        for other in others:
            if word in other:
                rest = rest.replace(other, "\0")
        if word in rest:
            return True
    return False


def _is_spread(word: str, text: str) -> bool:
    """Tell whether a text has the halves of a word with something between them."""
    if len(word) == 2:
        return word.isalpha() and re.search(rf"{word[0]}(?:{HANZI}|家级){word[1]}", text) is not None
    at = text.find(word[:2]) if len(word) == 4 else -1
    return at >= 0 and word[2:] in text[at + 2 :]


def names_of(one: Indicator) -> tuple[str, ...]:
    """List the full and short names, also without quotation marks."""
    names = (str(name) for name in (one.name, *one.short))
    return tuple(dict.fromkeys(form for name in names for form in (name, _QUOTES.sub("", name))))


def siblings(catalogue: Mapping[str, Indicator]) -> dict[str, dict[str, tuple[Difference, ...]]]:
    """Find, for each indicator, those of the same unit whose name differs by a word."""
    found: dict[str, dict[str, tuple[Difference, ...]]] = {}
    units: dict[str, list[Indicator]] = {}
    for one in catalogue.values():
        units.setdefault(one.unit.partition("/")[0], []).append(one)
    stems = {key: [COUNTING.sub("", name) or name for name in names_of(one)] for key, one in catalogue.items()}
    # Names that begin and end differently have nothing in common.
    ends = {key: {end for name in names for end in (f"^{name[0]}", f"{name[-1]}$")} for key, names in stems.items()}
    for group in units.values():
        for position, one in enumerate(group):
            for other in group[:position]:
                if ends[one.id].isdisjoint(ends[other.id]):
                    continue
                pairs = ((a, b) for a in stems[one.id] for b in stems[other.id] if a[0] == b[0] or a[-1] == b[-1])
                differences = tuple(dict.fromkeys(d for a, b in pairs for d in _difference(a, b)))
                if differences:
                    found.setdefault(str(one.id), {})[str(other.id)] = differences
                    found.setdefault(str(other.id), {})[str(one.id)] = tuple(d.turned for d in differences)
    return found


def _difference(one: str, other: str) -> Iterator[Difference]:
    shorter = min(len(one), len(other))
    start = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    end = next((n for n in range(shorter - start) if one[-1 - n] != other[-1 - n]), shorter - start)
    middle, middle_other = one[start : len(one) - end], other[start : len(other) - end]
    longest = max(len(middle), len(middle_other))
    if start + end < _COMMON or not 0 < longest <= _LONGEST or start + end < longest / 2:
        return
    before, behind = one[start - 1 : start] if start else "", one[len(one) - end : len(one) - end + 1]
    if len(middle) > 1 and len(middle_other) > 1:
        yield Difference((middle,), (middle_other,), (middle, middle_other))
    elif longest > 1 and not (middle and middle_other):
        yield Difference((middle,) if middle else (), (middle_other,) if middle_other else (), (middle, middle_other))
    else:
        # One character says little: 公 is told from 民 as 公办 from 民办, 一 from 二 as 一等 or 赛一.
        both = bool(middle and middle_other)  # 不含 is told from 含 by what stands behind
        own, others = (
            tuple(word for word in (before + m if before and both else "", m + behind if behind else "") if word)
            for m in (middle, middle_other)
        )
        yield Difference(own, others, (middle, middle_other))
