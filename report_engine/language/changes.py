"""The slips that may have made a hole in a text, undone: another character, two turned, one put back, one taken out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from report_engine.language.lexicon import COMMON, KNOWN, NUMERALS, REGIONS, UNKNOWN, Lexicon, Own

# How unlikely a slip is, as a logarithm: what the text gains by its correction must be more.
ALIKE = (6.5, 8.5, 9.0, 6.0, 9.0)  # in the order of Way
_TURNED, _APART, _LOST, _DOUBLED = 7.0, 9.0, 9.0, 7.0  # two neighbours turned, two others
_NEIGHBOURS = 3  # the first ways to turn two of four
_PHRASE = 4  # characters of the words and phrases in which any two may be turned, and one lost
_EACH = frozenset("逐每各")  # goes with any measure word
_COUNTED = frozenset("间台件所户家份页班组室层科项条栋楼门店村校站车")
_AGAIN = ("一", "不", "没", "了")  # between a verb and itself
_SUBJECTS = frozenset("语数外英理化政史地体音美劳")  # 语数外, 体音美


@dataclass(frozen=True, slots=True)
class Change:
    """A slip undone: `text[start:end]` becomes `new`; `weight` is how unlikely the slip was."""

    start: int
    end: int
    new: str
    weight: float

    def of(self, text: str) -> str:
        """Give the text without the slip."""
        return text[: self.start] + self.new + text[self.end :]


def changes(text: str, start: int, end: int, known: Lexicon, own: Own, *, alone: bool) -> Iterator[Change]:
    """Go through the changes in a hole and beside it that make a word.

    What was seen so stands `alone` and is a slip in longer words only. A single one may be left by a slip beside it.
    """
    beside = 1 if end - start == 1 and not alone else 0
    sizes = (_PHRASE,) if alone else (2, 3, _PHRASE)
    for at in range(max(0, start - beside), min(len(text), end + beside)):
        if not _is_sure(text, at):
            yield from _other(text, at, [*_frames(text, at, start, end, sizes, known, own)], known, own)
    if not alone or end - start > 1:
        yield from _turned(text, start, end, known, own)
    yield from _any_turned(text, start, end, known, own)
    for at in range(max(0, start - 1), min(end, len(text) - 1)):
        if text[at] == text[at + 1] and not _ends_and_begins(text, at, known):
            yield Change(at, at + 2, text[at], _DOUBLED)
    if end - start == 1:
        yield from _lost(text, start, known, own)


def _ends_and_begins(text: str, at: int, known: Lexicon) -> bool:
    """Tell whether a word ends with the one and another begins with the other: 招生处|处长, 宣传|部|部长."""
    ends = any(text[max(0, at - size) : at + 1] in known.cost for size in (1, 2))
    behind = text[at] in known.ends and text[max(0, at - 2) : at] in known.cost
    return (ends or behind) and text[at + 1 : at + 3] in known.cost


def _is_sure(text: str, at: int) -> bool:
    """Tell whether a character is no slip: short names, 逐 and what it counts, school subjects, 翻 in 翻一翻."""
    one, before, behind = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    counted = before == "逐" and one in _COUNTED
    taught = one in _SUBJECTS and (before in _SUBJECTS or behind in _SUBJECTS) and bool(before) and bool(behind)
    again = any(
        text[low + 1 : low + 2] in _AGAIN and text[low : low + 3 : 2] == one * 2 for low in (at - 2, at) if low >= 0
    )
    return one in REGIONS or one in _EACH or counted or taught or again


_Frame: TypeAlias = tuple[str, str, float]


def _other(text: str, at: int, frames: list[_Frame], known: Lexicon, own: Own) -> Iterator[Change]:
    """Put another character in the place of one, so that it makes a word over the hole."""
    if not frames:
        return
    cost, ways = own.cost, known.alike(text[at])
    everything = "".join(ways)
    found = ""
    for before, behind, most in frames:
        if most == COMMON:
            found += "".join(filter(own.frames.beside(before, behind).__contains__, everything))
            continue
        words = [f"{before}{one}{behind}" for one in everything]
        # Those of a report have four characters.
        is_own = (before[:2] in own.halves or behind[-2:] in own.halves) and not own.more.keys().isdisjoint(words)
        right = filter(own.__contains__ if is_own else cost.__contains__, words)
        found += "".join([word[len(before)] for word in right if cost.get(word, most) <= most])
    for others, weight in zip(ways, ALIKE, strict=True) if found else ():
        for other in dict.fromkeys(filter(others.__contains__, found)):
            yield Change(at, at + 1, other, weight)


def _frames(
    text: str, at: int, start: int, end: int, sizes: tuple[int, ...], known: Lexicon, own: Own
) -> Iterator[_Frame]:
    """List what stands before and behind a place in words over the hole, and what such a word may cost."""
    for size in sizes if start <= at < end else sizes[:-1]:
        for low in range(max(0, at - size + 1, start - size + 1), min(at, len(text) - size, end - 1) + 1):
            before, behind = text[low:at], text[at + 1 : low + size]
            if size == 2:
                yield before, behind, COMMON
            elif size == 3:
                if own.frames.has_three(before, behind) and (before in known.cost or behind in known.cost):
                    yield before, behind, KNOWN
            else:
                front, back = before[:2], behind[-2:]
                if front in known.heads or back in known.tails or front in own.halves or back in own.halves:
                    yield before, behind, UNKNOWN


def _turned(text: str, start: int, end: int, known: Lexicon, own: Own) -> Iterator[Change]:
    """Turn two neighbours of the hole; what can stand alone is right: 因 in 因港而兴, 半 in 两分半钟."""
    for at in range(max(0, start - 1), min(len(text) - 1, end)):
        pair = text[at : at + 2]
        if (
            pair[0] != pair[1]
            and (at >= start or at + 1 < end)
            and known.free.isdisjoint(pair)
            and NUMERALS.isdisjoint(pair)
        ):
            change = Change(at, at + 2, pair[::-1], _TURNED)
            if _has_word(change.of(text), at, own):
                yield change


def _has_word(text: str, at: int, own: Own) -> bool:
    """Tell whether a word that may have been meant stands over a place."""
    cost = own.cost.get
    if cost(text[max(0, at - 1) : at + 1], UNKNOWN) <= COMMON or cost(text[at : at + 2], UNKNOWN) <= COMMON:
        return True
    return own.stands_over(text, at, at + 1, 3)


def _any_turned(text: str, start: int, end: int, known: Lexicon, own: Own) -> Iterator[Change]:
    """Turn any two characters of a phrase over the hole."""
    for at in range(max(0, start - _PHRASE + 1), min(end, len(text) - _PHRASE + 1)):
        said = text[at : at + _PHRASE]
        a, b, c, d = (*said,)
        fronts = (b + a, a + c, a + b, c + b, a + d, d + b)
        if known.heads.isdisjoint(fronts) and own.halves.isdisjoint(fronts):
            continue
        turned = (b + a + c + d, a + c + b + d, a + b + d + c, c + b + a + d, a + d + c + b, d + b + c + a)
        for meant in filter(own.__contains__, turned) if own.has_one(turned) else ():
            if meant != said:
                yield Change(at, at + _PHRASE, meant, _TURNED if meant in turned[:_NEIGHBOURS] else _APART)


def _lost(text: str, at: int, known: Lexicon, own: Own) -> Iterator[Change]:
    """Put back the character that a word or phrase of four lacks inside."""
    for start in range(max(0, at - 2), min(at, len(text) - 3) + 1):
        said = text[start : start + 3]
        for meant in known.lacking(said):
            yield Change(start, start + 3, meant, _LOST)
        for meant in own.lacking.get(said, ()):
            yield Change(start, start + 3, meant, _LOST)
