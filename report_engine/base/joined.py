"""Puts the blocks of a built file and what the tree prints together."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from report_engine.base.listing import Listed
from report_engine.base.units import Block
from report_engine.read.origin import Span


@dataclass(frozen=True)
class Joined:
    """A block with the texts of the tree that it prints, each with the unit of the block at which it begins."""

    block: Block
    placed: tuple[tuple[int, Listed], ...] = ()

    @property
    def listed(self) -> Listed | None:
        """The text that it prints, if it prints one; of several the longest."""
        return self.placed[0][1] if self.placed else None

    @cached_property
    def spans(self) -> tuple[Span | None, ...]:
        """The stretch behind each unit; none at all if it prints no text of the tree."""
        spans: list[Span | None] = [None] * len(self.block.units) if self.placed else []
        for start, one in self.placed:
            spans[start : start + len(one.spans)] = one.spans
        return tuple(spans)


def join(blocks: Sequence[Block], listed: Sequence[Listed]) -> tuple[Joined, ...]:
    """Walk the file in step with the tree: what the tree prints stands in the file in the same order.

    What is left is the template's; lines of the cover that hold a text of the front matter print that.
    """
    front = [one for one in listed if one.what == "front"]
    queues: dict[str, deque[Listed]] = {}  # the template decides which part of the tree comes first
    for one in listed:
        if one.what != "front":
            queues.setdefault(one.path.partition(".")[0], deque()).append(one)
    joined = (next(filter(None, (_next(block, queue) for queue in queues.values())), None) for block in blocks)
    return tuple(found or _of_front(block, front) for found, block in zip(joined, blocks, strict=True))


def _next(block: Block, queue: deque[Listed]) -> Joined | None:
    """Take the next text of a part of the tree, if the block prints it."""
    while queue and not queue[0].units and (block.units or block.seat is None):
        queue.popleft()  # an empty cell prints nothing: the file may leave it out where it is merged
    if not queue or (queue[0].what in ("cell", "card")) != (block.seat is not None):
        return None
    start = _place(block, queue[0])
    return None if start is None else _joined(block, queue.popleft(), start)


def _place(block: Block, one: Listed) -> int | None:
    """Find where in a block the text begins: at its start, in a caption behind the number."""
    last = len(block.units) - len(one.keys)
    if last < 0 or (one.mark and one.mark != block.mark):
        return None
    numbered = next((n + 1 for n, unit in enumerate(block.units) if unit.kind == "label"), None) if one.mark else None
    if numbered is not None:
        places = range(numbered, last + 1)
    else:
        places = range(last, last + (last == 0 or one.what == "item"))  # behind the number of an item in a box
    has = [unit.key for unit in block.units] if places else []
    return next((n for n in places if has[n : n + len(one.keys)] == one.keys), None)


def _joined(block: Block, one: Listed, start: int) -> Joined:
    units, at = list(block.units[:start]), start
    for unit in one.units:
        units.append(replace(unit, text=block.units[at].text) if unit.kind == "ref" else unit)
        at += len(unit.text) if unit.kind in ("value", "made") else 1
    units += block.units[at:]
    return Joined(Block(block.style, tuple(units), block.mark, block.seat, block.listed, one.path), ((start, one),))


def _of_front(block: Block, front: Sequence[Listed]) -> Joined:
    """Look for texts of the front matter, longest first, in a line of the template; one line may hold several."""
    keys = "".join(unit.text if len(unit.text) == 1 else "\0" for unit in block.units)
    found: list[tuple[int, Listed]] = []
    for one in sorted(front, key=lambda text: -len(text.text)):
        at = keys.find(one.text) if one.text and len(one.units) == len(one.text) and block.seat is None else -1
        free = all(at + len(one.text) <= start or start + len(other.text) <= at for start, other in found)
        if at >= 0 and free:
            found.append((at, one))
    path = " ".join(one.path for _, one in found)
    return Joined(replace(block, path=path) if found else block, tuple(found))
