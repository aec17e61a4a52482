"""Fixed formulas that are altered: another character, at an end too, a word lacking inside, words in another order."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from operator import ne

from report_engine.language.near import Near
from report_engine.language.phrases import groups

FILE = "formulas.yaml"
_LEAST, _LACKING = 10, 3  # characters of the formulas of which a word may be lacking, and of the word
_TURNED = 7  # characters of those whose words may be turned
_MANY = 3  # errors, or more
_PART = 2  # of the pieces by which a formula is found
_GOES_ON = frozenset("的到了好和")  # may be put in anywhere: 立德树人的根本任务
_MARKS = frozenset("、，。；：！？“”的和与")


def altered(text: str, places: Iterable[int]) -> Iterator[Near]:
    """Find what is almost a formula; what is one, or is known to be another, is left.

    At the `places` stand the pairs of `pieces`.
    """
    found = [near for start, name in _starts(text, places) if (near := _compare(text, name, start))]
    if not found:
        return
    right = [(at, at + len(one)) for one in _right() for at in _all(one, text)]
    for near in found:
        if not any(start <= near.start and near.end <= end for start, end in right):
            yield near


def _starts(text: str, places: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Go through where a formula could begin: one of its pieces stands in its place."""
    found = pieces()
    starts = ((at - offset, name) for at in places for name, offset in found.get(text[at : at + _PART], ()))
    return ((start, name) for start, name in dict.fromkeys(starts) if start >= 0)


def _compare(text: str, name: str, start: int) -> Near | None:
    same = text[start : start + len(name)]
    if same == name:
        return None
    whole = len(same) == len(name)
    # With one error, or one inside, an end stands; a turned one has the same characters.
    number = sum(map(ne, name, same)) if whole and (same[0] == name[0] or same[-1] == name[-1]) else _MANY * whole
    if number in (1, 2) or (number and len(name) >= _TURNED and _is_turned(name, same)):
        wrong = [n for n, (a, b) in enumerate(zip(name, same, strict=True)) if a != b]
        if number == 1 and not _is_mark(same[wrong[0]]) and not _is_mark(name[wrong[0]]):
            return Near(start, start + len(name), name)
        if len(name) >= _TURNED and (_is_word(name, same, wrong) or _is_turned(name, same)):
            return Near(start, start + len(name), name)
    if len(name) < _LEAST or same[:_PART] != name[:_PART]:
        return None
    # What lacks a word, or has one more, ends like the name.
    end = start + len(name)
    if text.find(name[-_PART:], max(start, end - _PART - _LACKING), end + _LACKING) < 0:
        return None
    first = next((n for n, (a, b) in enumerate(zip(name, same, strict=False)) if a != b), 0)
    return (_lacking(text, name, start, first) or _put_in(text, name, start, first)) if first else None


def _is_word(name: str, same: str, wrong: list[int]) -> bool:
    """Tell whether one word of two characters inside is another."""
    beside = len(wrong) == _PART and wrong[1] - wrong[0] == 1
    return (
        beside and _PART <= wrong[0] <= len(name) - 2 * _PART and not any(map(_is_mark, same[wrong[0] : wrong[1] + 1]))
    )


def _is_turned(name: str, same: str) -> bool:
    return _characters(name).issuperset(same) and sorted(same) == sorted(name)


@cache
def _characters(name: str) -> frozenset[str]:
    return frozenset(name)


def _lacking(text: str, name: str, start: int, first: int) -> Near | None:
    """Tell whether a word is left out inside a formula and all else stands."""
    for size in range(1, _LACKING + 1):
        rest = name[first + size :]
        left = name[first : first + size]
        if len(rest) >= _PART and text.startswith(rest, start + first) and not any(map(_is_mark, left)):
            return Near(start, start + len(name) - size, name)
    return None


def _put_in(text: str, name: str, start: int, first: int) -> Near | None:
    """Tell whether a word is put into a formula and all else stands: 中华民族命运共同体意识."""
    for size in range(1, _LACKING + 1):
        more, rest = text[start + first : start + first + size], name[first:]
        if (
            len(rest) >= _PART
            and text.startswith(rest, start + first + size)
            and not any(map(_is_mark, more))
            and not _GOES_ON & set(more)
        ):
            return Near(start, start + len(name) + size, name)
    return None


def _is_mark(character: str) -> bool:
    return character in _MARKS


def _all(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


@cache
def _whole() -> tuple[str, ...]:
    return tuple(name for group in groups(FILE) for name in group.get("whole", ()))


@cache
def _right() -> tuple[str, ...]:
    also = (name for group in groups(FILE) for name in group.get("also", ()))
    return (*_whole(), *also)


@cache
def pieces() -> dict[str, list[tuple[str, int]]]:
    """Give the formulas by the pair of characters in the middle of each half: with one error one half stands.

    What lacks a word is found by the first two as well.
    """
    found: dict[str, list[tuple[str, int]]] = {}
    for name in _whole():
        half = len(name) // 2
        if len(name) >= _LEAST:
            found.setdefault(name[:_PART], []).append((name, 0))
        for low, high in pairwise((0, half, len(name))):
            at = low + (high - low - _PART) // 2
            found.setdefault(name[at : at + _PART], []).append((name, at))
    return found
