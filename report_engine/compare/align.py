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
    solid = [i for i, item in enumerate(old) if not item.blank], [j for j, item in enumerate(new) if not item.blank]
    everything = range(len(old)), range(len(new))
    pairs = _same(old, new)
    pairs += [
        (rows[i], columns[j])
        for rows, columns in list(_gaps(pairs, *solid))
        for i, j in exact([old[i].key for i in rows], [new[j].key for j in columns])
    ]
    pairs += [
        (rows[i], columns[j])
        for rows, columns in list(_gaps(pairs, *solid))
        for i, j in similar([old[i] for i in rows], [new[j] for j in columns], alike)
    ]
    for rows, columns in list(_gaps(pairs, *everything)):
        empty = [i for i in rows if old[i].blank], [j for j in columns if new[j].blank]
        pairs += [
            (empty[0][i], empty[1][j]) for i, j in exact([old[i].key for i in empty[0]], [new[j].key for j in empty[1]])
        ]
    return sorted(pairs)


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
        anchors = _unique(old, new, (a, b, c, d))
        if anchors:
            pairs += anchors
            ends = [(a - 1, c - 1), *anchors, (b, d)]
            waiting += [(i + 1, k, j + 1, m) for (i, j), (k, m) in pairwise(ends)]
        elif cost(old[a:b], new[c:d]) <= _LIMIT:
            blocks = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False).get_matching_blocks()
            pairs += [(a + i + n, c + j + n) for i, j, size in blocks for n in range(size)]
    return sorted(pairs)


def cost(old: Iterable[Hashable], new: Iterable[Hashable]) -> int:
    """Count the equal pairs that difflib would look at."""
    counts = Counter(new)
    return sum(times * counts[item] for item, times in Counter(old).items())


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


def _grams(text: str) -> set[str]:
    flat = "".join(text.split())
    return {flat[n : n + 2] for n in range(max(1, len(flat) - 1))}


def _same(old: Sequence[Item], new: Sequence[Item]) -> list[Pair]:
    """Pair by identity, where it is one."""
    names = [Counter(item.identity for item in items) for items in (old, new)]
    where = {item.identity: j for j, item in enumerate(new) if item.identity and names[1][item.identity] == 1}
    return chain(
        (i, where[item.identity], 1.0)
        for i, item in enumerate(old)
        if item.identity in where and names[0][item.identity] == 1 and item.kind == new[where[item.identity]].kind
    )


def _unique(old: Sequence[Hashable], new: Sequence[Hashable], bounds: tuple[int, int, int, int]) -> list[Pair]:
    """Pair items that occur once on either side."""
    a, b, c, d = bounds
    counts = Counter(old[a:b]), Counter(new[c:d])
    where = {new[j]: j for j in range(c, d) if counts[1][new[j]] == 1}
    return chain((i, where[old[i]], 1.0) for i in range(a, b) if counts[0][old[i]] == 1 and old[i] in where)


def _gaps(pairs: Sequence[Pair], old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[list[int], list[int]]]:
    """Give the items between neighbouring pairs, where there are some on either side."""
    taken = set(pairs)
    ends = [*sorted(taken), (1 << 60, 1 << 60)]
    rows, columns = iter(old), iter(new)
    row, column = next(rows, None), next(columns, None)
    for i, j in ends:
        inside: tuple[list[int], list[int]] = ([], [])
        while row is not None and row <= i:
            if row < i:
                inside[0].append(row)
            row = next(rows, None)
        while column is not None and column <= j:
            if column < j:
                inside[1].append(column)
            column = next(columns, None)
        if inside[0] and inside[1]:
            yield inside
