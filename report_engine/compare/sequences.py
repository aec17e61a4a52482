"""Puts two sequences side by side: what stayed, what changed a little, what came and went.

`difflib` alone is quadratic, worse where much repeats; here unique items anchor the rest, and only
what lies between two anchors, within a limit, is left to it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

Pair = tuple[int, int]
_LIMIT = 300_000  # equal pairs that difflib may look at in one go: some tenths of a second
_COMMON = 40  # two characters that so many texts hold tell nothing
_CANDIDATES = 5
_OF_A_PART, _PART_AT_LEAST = 0.8, 4  # so much of a part of a text must be found in the whole


@dataclass(frozen=True, slots=True)
class Item:
    """One element: equal where `key` is, alike where `text` is, the same in spite of all where `identity` is."""

    key: Hashable
    text: str
    kind: str = ""
    identity: str = ""

    @property
    def blank(self) -> bool:
        """Whether a reader sees nothing: such items tell nothing about their neighbours."""
        return not self.text.strip()


def match(old: Sequence[Item], new: Sequence[Item], alike: float = 0.5) -> list[Pair]:
    """Pair the items in order: by identity, then equal ones, then similar ones, blank ones last."""
    pairs = _same(old, new)
    for step in ("equal", "similar", "blank"):
        for rows, columns in list(gaps(pairs, len(old), len(new))):
            left = [i for i in rows if old[i].blank is (step == "blank")]
            free = [j for j in columns if new[j].blank is (step == "blank")]
            before, after = [old[i] for i in left], [new[j] for j in free]
            if step == "similar":
                found = similar(before, after, alike)
            else:
                found = exact([item.key for item in before], [item.key for item in after])
            pairs += [(left[i], free[j]) for i, j in found]
        pairs.sort()
    return pairs


def gaps(pairs: Iterable[Pair], rows: int, columns: int) -> Iterator[tuple[range, range]]:
    """Give what lies before, between and behind sorted pairs: one gap more than there are pairs."""
    for (a, c), (b, d) in pairwise([(-1, -1), *pairs, (rows, columns)]):
        yield range(a + 1, b), range(c + 1, d)


def aligned(pairs: Sequence[Pair], rows: int, columns: int) -> Iterator[tuple[int | None, int | None]]:
    """Give every position once: what is gone, what has come, then the next pair."""
    for n, (gone, come) in enumerate(gaps(pairs, rows, columns)):
        yield from ((i, None) for i in gone)
        yield from ((None, j) for j in come)
        yield from pairs[n : n + 1]


def exact(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Pair equal items in order; time is bounded, so that among many repetitions some pairs may be missed."""
    pairs: list[Pair] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        a, b, c, d = waiting.pop()
        while a < b and c < d and old[a] == new[c]:
            pairs.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
            pairs.append((b, d))
        if a == b or c == d:
            continue
        anchors = _unique(old[a:b], new[c:d])
        if anchors:
            pairs += [(a + i, c + j) for i, j in anchors]
            waiting += [(a + i.start, a + i.stop, c + j.start, c + j.stop) for i, j in gaps(anchors, b - a, d - c)]
        elif _cost(old[a:b], new[c:d]) <= _LIMIT:
            blocks = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False).get_matching_blocks()
            pairs += [(a + i + n, c + j + n) for i, j, size in blocks for n in range(size)]
    return sorted(pairs)


def adds(whole: Sequence[Hashable], without: Sequence[Hashable], together: Sequence[Hashable], part: int) -> bool:
    """Tell whether a part, put to what a text was made into, is of that text: it was split, or made of both."""
    return len(exact(whole, together)) - len(exact(whole, without)) >= max(_PART_AT_LEAST, _OF_A_PART * part)


def similar(old: Sequence[Item], new: Sequence[Item], alike: float) -> list[Pair]:
    """Pair items of one kind that share a good part of their text, in order, for the greatest likeness in all."""
    holders: dict[str, list[int]] = {}
    for j, item in enumerate(new):
        for gram in _grams(item.text):
            holders.setdefault(gram, []).append(j)
    sizes: Counter[int] = Counter()
    for gram, where in list(holders.items()):
        if len(where) > _COMMON:
            holders[gram] = []
        sizes.update(holders[gram])
    found: list[tuple[int, int, float]] = []
    for i, item in enumerate(old):
        shared: Counter[int] = Counter()
        size = 0
        for gram in _grams(item.text):
            size += bool(holders.get(gram, True))
            shared.update(holders.get(gram, ()))
        for j, times in shared.most_common(_CANDIDATES):
            likeness = 2 * times / (size + sizes[j])
            if likeness >= alike and item.kind == new[j].kind:
                found.append((i, j, likeness * min(times, 50)))
    return chain(found)


def chain(candidates: Iterable[tuple[int, int, float]]) -> list[Pair]:
    """Choose pairs that cross nowhere and weigh most in all."""
    ordered = sorted(candidates, key=lambda c: (c[0], -c[1]))
    width = max((j for _, j, _ in ordered), default=0) + 2
    tree: list[tuple[float, Any]] = [(0.0, None)] * (width + 1)  # best weight and chain of all columns up to one
    for i, j, weight in ordered:
        best: tuple[float, Any] = (0.0, None)
        at = j  # columns below j
        while at > 0:
            best = max(best, tree[at], key=lambda node: node[0])
            at -= at & -at
        node = (best[0] + weight, ((i, j), best[1]))
        at = j + 1
        while at <= width:
            if tree[at][0] < node[0]:
                tree[at] = node
            at += at & -at
    link = max(tree, key=lambda node: node[0])[1]
    pairs: list[Pair] = []
    while link is not None:
        pair, link = link
        pairs.append(pair)
    return pairs[::-1]


def _cost(old: Iterable[Hashable], new: Iterable[Hashable]) -> int:
    """Count the equal pairs that difflib would look at."""
    counts = Counter(new)
    return sum(times * counts[item] for item, times in Counter(old).items())


def _grams(text: str) -> set[str]:
    flat = "".join(text.split())
    return {flat[n : n + 2] for n in range(max(1, len(flat) - 1))}


def _same(old: Sequence[Item], new: Sequence[Item]) -> list[Pair]:
    """Pair by identity, where it is one."""
    names = [[(item.identity, item.kind) if item.identity else None for item in items] for items in (old, new)]
    return _unique(*names)


def _unique(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Pair what occurs once on either side; None is nothing."""
    counts = Counter(old), Counter(new)
    where = {key: j for j, key in enumerate(new) if key is not None and counts[1][key] == 1}
    return chain((i, where[key], 1.0) for i, key in enumerate(old) if counts[0][key] == 1 and key in where)
