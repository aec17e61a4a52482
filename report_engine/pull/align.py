"""Which blocks of one file are which of another: decided by their texts, wherever they stand.

No mark that programs keep can be relied on; the bookmarks of headings and captions help where they are left.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from report_engine.base import Block
from report_engine.compare.sequences import exact
from report_engine.pull.tables import align_cells

_LONG = 10  # characters of a text that is known again anywhere
_ALIKE = 0.5  # share of the pairs of characters that two texts have in common
_WITHIN = 0.8  # of one that lies in its neighbour: a paragraph that was split or joined
_COMMON = 60  # pairs of characters in so many texts tell nothing


@dataclass(frozen=True, slots=True)
class Group:
    """Old blocks and the new ones that they became: mostly one each; several where texts were split or joined."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def align(old: Sequence[Block], new: Sequence[Block]) -> tuple[Group, ...]:
    """Put every block into one group, in the order of the new blocks; what is gone follows what stood before it."""
    flow = _Flow(old, new)
    cells = align_cells(old, new, flow.pairs())
    groups = [*flow.groups(), *(Group((i,) if i is not None else (), (j,) if j is not None else ()) for i, j in cells)]
    return tuple(sorted(groups, key=_order(groups)))


def _order(groups: Sequence[Group]) -> "_Key":
    where = {i: group.new[0] for group in groups if group.new for i in group.old}
    return _Key(where)


class _Key:
    """Sorts by the new place; what has none stands behind the nearest old block before it that has one."""

    def __init__(self, where: dict[int, int]) -> None:
        self.where = where
        self.last: dict[int, int] = {}
        seen = -1
        for i in range(max(where, default=-1) + 1):
            seen = where.get(i, seen)
            self.last[i] = seen
        self.end = seen

    def __call__(self, group: Group) -> tuple[int, int, int]:
        if group.new:
            return group.new[0], 0, 0
        return self.last.get(group.old[0], self.end), 1, group.old[0]


class _Flow:
    """Paragraphs outside of tables."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self.blocks = old, new
        self.old = [i for i, block in enumerate(old) if block.seat is None]
        self.new = [j for j, block in enumerate(new) if block.seat is None]
        self.grams = {(0, i): _grams(old[i].text) for i in self.old} | {(1, j): _grams(new[j].text) for j in self.new}
        self.pair: dict[int, int] = {}
        self.back: dict[int, int] = {}
        self.more: defaultdict[int, list[int]] = defaultdict(list)  # further new blocks of an old one
        self.joined: defaultdict[int, list[int]] = defaultdict(list)  # further old blocks of a new one
        self._equal()
        self._alike()
        self._parts()
        self._gaps()
        self._parts()

    def pairs(self) -> dict[int, int]:
        """Old blocks with the new ones that they are."""
        return self.pair

    def groups(self) -> Iterable[Group]:
        """Every block of the flow, once."""
        new_of = {j: i for i, found in self.more.items() for j in found}
        old_of = {i: j for j, found in self.joined.items() for i in found}
        for i, j in self.pair.items():
            yield Group(tuple(sorted((i, *self.joined[j]))), tuple(sorted((j, *self.more[i]))))
        yield from (Group((i,), ()) for i in self.old if i not in self.pair and i not in old_of)
        yield from (Group((), (j,)) for j in self.new if j not in self.back and j not in new_of)

    def _free(self) -> tuple[list[int], list[int]]:
        old_taken = {i for found in self.joined.values() for i in found}
        new_taken = {j for found in self.more.values() for j in found}
        return (
            [i for i in self.old if i not in self.pair and i not in old_taken],
            [j for j in self.new if j not in self.back and j not in new_taken],
        )

    def _add(self, i: int, j: int) -> None:
        self.pair[i], self.back[j] = j, i

    def _equal(self) -> None:
        """Pair by our bookmarks, then equal texts in order, then long equal texts anywhere."""
        old, new = self.blocks
        marks = [Counter(blocks[n].mark for n in flow) for blocks, flow in ((old, self.old), (new, self.new))]
        by_mark = {new[j].mark: j for j in self.new if new[j].mark}
        for i in self.old:
            mark = old[i].mark
            if mark and marks[0][mark] == marks[1][mark] == 1:
                self._add(i, by_mark[mark])
        both = {old[i].mark for i in self.pair}
        keys = [
            [
                ("mark", block.mark) if block.mark in both else ("text", block.look)
                for block in (blocks[n] for n in flow)
            ]
            for blocks, flow in ((old, self.old), (new, self.new))
        ]
        for a, c in exact(keys[0], keys[1]):
            i, j = self.old[a], self.new[c]
            if i not in self.pair and j not in self.back:
                self._add(i, j)
        free_old, free_new = self._free()
        waiting: defaultdict[str, list[int]] = defaultdict(list)
        for j in reversed(free_new):
            waiting[_spoken(new[j])].append(j)
        for i in free_old:
            text = _spoken(old[i])
            if len(text) >= _LONG and waiting[text]:
                self._add(i, waiting[text].pop())

    def _alike(self) -> None:
        """Pair texts that have half their pairs of characters in common, the likest first."""
        free_old, free_new = self._free()
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for j in free_new:
            for gram in self.grams[1, j]:
                holders[gram].append(j)
        found: list[tuple[float, int, int, int]] = []
        for i in free_old:
            shared = Counter(j for gram in self.grams[0, i] for j in holders[gram] if len(holders[gram]) <= _COMMON)
            for j, times in shared.most_common(5):
                likeness = 2 * times / (len(self.grams[0, i]) + len(self.grams[1, j]))
                if likeness >= _ALIKE and self._same_kind(i, j):
                    found.append((-likeness, abs(self._seen(i) - j), i, j))
        for _, _, i, j in sorted(found):
            if i not in self.pair and j not in self.back:
                self._add(i, j)

    def _same_kind(self, i: int, j: int) -> bool:
        """Leave captions and headings, which are known by more than their words, to themselves."""
        old, new = self.blocks[0][i], self.blocks[1][j]
        labels = [any(unit.kind == "label" for unit in block.units) for block in (old, new)]
        return labels[0] == labels[1] or old.style == new.style

    def _seen(self, i: int) -> int:
        """Where an old block would stand among the new ones."""
        before = max((o for o in self.pair if o < i), default=None)
        return 0 if before is None else self.pair[before] + 1

    def _parts(self) -> None:
        """Find what was split off a paragraph, and what was joined to one."""
        old = self.blocks[0]
        for _ in range(3):
            free_old, free_new = self._free()
            for j in free_new:
                for near in (self._neighbour(self.new, j, -1), self._neighbour(self.new, j, 1)):
                    i = None if near is None else self.back.get(near, self._owner(near))
                    if i is not None and self._splits(i, j):
                        self.more[i].append(j)
                        break
            for i in free_old:
                for near in (self._neighbour(self.old, i, -1), self._neighbour(self.old, i, 1)):
                    into = None if near is None else self.pair.get(near, self._joiner(near))
                    if into is not None and self._lies_in((0, i), (1, into)) and not old[i].mark:
                        self.joined[into].append(i)
                        break
            if len(free_old) + len(free_new) == sum(map(len, self._free())):
                return

    def _splits(self, i: int, j: int) -> bool:
        """Tell whether a new text was part of an old one that no longer holds it."""
        left = self.grams[1, self.pair[i]]
        own = self.grams[1, j]
        taken = len(own & left)
        return self._lies_in((1, j), (0, i)) and 2 * taken < len(own) and not self.blocks[1][j].mark

    def _owner(self, j: int) -> int | None:
        return next((i for i, found in self.more.items() if j in found), None)

    def _joiner(self, i: int) -> int | None:
        return next((j for j, found in self.joined.items() if i in found), None)

    def _lies_in(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        mine = self.grams[one]
        return len(mine) > 2 and len(mine & self.grams[other]) >= _WITHIN * len(mine)

    @staticmethod
    def _neighbour(flow: Sequence[int], n: int, step: int) -> int | None:
        at = flow.index(n) + step
        return flow[at] if 0 <= at < len(flow) else None

    def _gaps(self) -> None:
        """Pair by position what is left between matched neighbours, as many of one style on either side."""
        old, new = self.blocks
        free_old, free_new = map(set, self._free())
        at: defaultdict[tuple[int | None, str], list[int]] = defaultdict(list)
        last: int | None = None
        for i in self.old:
            if i in free_old:
                at[last, old[i].style].append(i)
            elif i in self.pair:
                last = self.pair[i]
        there: defaultdict[tuple[int | None, str], list[int]] = defaultdict(list)
        last = None
        for j in self.new:
            if j in free_new:
                there[last, new[j].style].append(j)
            elif j in self.back:
                last = j
        for key, found in at.items():
            if len(found) == len(there[key]):
                for i, j in zip(found, there[key], strict=True):
                    self._add(i, j)


def are_alike(one: Block, other: Block) -> bool:
    """Tell whether two texts have a good part in common."""
    mine, others = _grams(one.text), _grams(other.text)
    return 2 * len(mine & others) >= _ALIKE * min(len(mine), len(others))


def _grams(text: str) -> frozenset[str]:
    flat = "".join(text.split())
    return frozenset(flat[n : n + 2] for n in range(max(1, len(flat) - 1)))


def _spoken(block: Block) -> str:
    return "".join(block.text.split())
