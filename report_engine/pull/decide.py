"""Three ways: what was done in Word, what in the project since the draft, and what to make of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from report_engine.base import Block, Joined, Unit
from report_engine.pull.align import Group, align, are_alike
from report_engine.pull.rows import BREAK, compare_rows

_RELATED = 0.2  # of the longer texts must be found again, or it is another report
_LONG = 20


@dataclass(frozen=True, slots=True)
class Step:
    """One group to be dealt with; a conflict has the text of the draft, too."""

    group: Group
    conflict: bool = False
    base: str = ""


@dataclass(frozen=True, slots=True)
class Sides:
    """The blocks of the project as the draft printed them where nobody changed them since, and those of Word."""

    here: tuple[Block, ...]
    word: tuple[Block, ...]
    groups: tuple[Group, ...]
    steps: tuple[Step, ...]
    moved: frozenset[int]  # blocks of the project that stand elsewhere in Word


def decide(base: Sequence[Block] | None, here: Sequence[Joined], word: Sequence[Block]) -> Sides:
    """Compare; without a base the project as it is now counts as the draft."""
    own = tuple(one.block for one in here)
    if base is None:
        groups = align(own, word)
        steps = tuple(Step(group) for group in groups if not _same(group, own, word))
        return Sides(own, tuple(word), groups, steps, frozenset(_moved(groups, own)))
    return _Three(base, own, tuple(word)).sides()


def are_related(sides: Sides) -> bool:
    """Tell whether a file is a report of this project at all: another one shares hardly a text with it."""
    mine = {n for n, block in enumerate(sides.here) if block.path and block.seat is None and len(block.text) > _LONG}
    known = {
        p
        for group in sides.groups
        for p in group.old
        if p in mine and any(are_alike(sides.here[p], sides.word[w]) for w in group.new)
    }
    return len(known) >= _RELATED * len(mine)


class _Three:
    def __init__(self, base: Sequence[Block], own: tuple[Block, ...], word: tuple[Block, ...]) -> None:
        self.base, self.word = base, word
        kept = align(base, own)
        self.base_of = {p: group.old for group in kept for p in group.new}
        self.same = {
            group.new[0]: group.old[0]
            for group in kept
            if len(group.old) == len(group.new) == 1 and same_source(base[group.old[0]], own[group.new[0]])
        }
        # A value that changed in the data since is compared as the draft printed it.
        values = _values(base)
        self.seen = tuple(
            replace(block, units=base[self.same[p]].units, style=base[self.same[p]].style)
            if p in self.same
            else _as_drafted(block, values | _values([base[b] for b in self.base_of.get(p, ())]))
            for p, block in enumerate(own)
        )
        self.own = own
        changed = align(base, word)
        self.from_base = {w: group.old for group in changed for w in group.new}
        self.base_moved = _moved(changed, base)

    def sides(self) -> Sides:
        groups = align(self.seen, self.word)
        steps = tuple(step for group in groups for step in self._step(group))
        moved = {p for p in _moved(groups, self.seen) if self.same.get(p) in self.base_moved}
        return Sides(self.seen, self.word, groups, steps, frozenset(moved))

    def _step(self, group: Group) -> Iterator[Step]:
        if _same(group, self.seen, self.word):
            return
        if group.old and all(p in self.same for p in group.old):
            yield Step(group)
            return
        drafted = tuple(dict.fromkeys(b for w in group.new for b in self.from_base.get(w, ())))
        drafted = drafted or tuple(dict.fromkeys(b for p in group.old for b in self.base_of.get(p, ())))
        if not drafted:
            if not group.old:
                yield Step(group)  # new in Word; what is new in the project alone stays
            return
        old = look(self.base, drafted)
        if group.new and look(self.word, group.new) == old:
            return  # untouched in Word: the project changed it
        if not group.new and not any(p in self.base_of for p in group.old):
            return
        if self._only_values(group):
            yield Step(group)
            return
        yield Step(group, conflict=True, base=text(self.base, drafted))

    def _only_values(self, group: Group) -> bool:
        """Tell whether Word has the project's text but for its values: both were reworded alike."""
        if not len(group.old) == len(group.new) == 1:
            return False
        units = self.seen[group.old[0]].units
        edited = compare_rows(units, self.word[group.new[0]].units)
        return edited.units == units and not edited.gone


def _values(blocks: Sequence[Block]) -> dict[str, str]:
    """What values printed, where it was one and the same: texts write a unit behind a number that tables leave out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for unit in (unit for block in blocks for unit in block.units):
        if unit.kind == "value":
            found[unit.of].add(unit.text)
    return {of: next(iter(texts)) for of, texts in found.items() if len(texts) == 1}


def _as_drafted(block: Block, values: Mapping[str, str]) -> Block:
    changed = (unit.kind == "value" and unit.of in values for unit in block.units)
    units = (
        replace(unit, text=values[unit.of]) if was else unit for unit, was in zip(block.units, changed, strict=True)
    )
    return replace(block, units=tuple(units))


def same_source(one: Block, other: Block) -> bool:
    """Tell whether the same was typed for two texts, whatever their values print."""
    return [_source(unit) for unit in one.units] == [_source(unit) for unit in other.units] and bool(one.path) == bool(
        other.path
    )


def _source(unit: Unit) -> tuple[object, ...]:
    text_ = "" if unit.kind in ("value", "ref", "label", "sign") else unit.text
    return unit.kind, text_, unit.of, unit.bold, unit.link


def units_of(blocks: Sequence[Block], numbers: Sequence[int]) -> tuple[Unit, ...]:
    """Put the units of blocks into one row, with a break between them."""
    row: list[Unit] = []
    for n, number in enumerate(numbers):
        row += [BREAK] * (n > 0) + list(blocks[number].units)
    return tuple(row)


def look(blocks: Sequence[Block], numbers: Sequence[int]) -> object:
    """What a reader sees of blocks."""
    return [blocks[number].look for number in numbers]


def text(blocks: Sequence[Block], numbers: Sequence[int]) -> str:
    """The text of blocks, paragraphs on lines of their own."""
    return "\n".join(blocks[number].text for number in numbers)


def _same(group: Group, own: Sequence[Block], word: Sequence[Block]) -> bool:
    return look(own, group.old) == look(word, group.new)


def _moved(groups: Sequence[Group], blocks: Sequence[Block]) -> set[int]:
    """Find the fewest paragraphs that would have to move for the rest to stand in order."""
    order = [group.old[0] for group in groups if group.old and group.new and blocks[group.old[0]].seat is None]
    best: list[int] = []  # last of the best run of each length
    before: dict[int, int | None] = {}
    for one in order:
        low, high = 0, len(best)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if best[middle] < one else (low, middle)
        before[one] = best[low - 1] if low else None
        best[low : low + 1] = [one]
    kept: set[int] = set()
    at = best[-1] if best else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return set(order) - kept
