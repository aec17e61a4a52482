"""Puts the blocks of a built file and what the tree prints together."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from report_engine.base.listing import Listed
from report_engine.base.units import Block, Unit, plain
from report_engine.read.origin import Span


@dataclass(frozen=True, slots=True)
class Joined:
    """A block with the text of the tree that it prints, if it prints one, and the span behind each unit."""

    block: Block
    listed: Listed | None = None
    spans: tuple[Span | None, ...] = ()


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
    wanted = [unit.key for unit in plain(one.units)]
    has = [unit.key for unit in block.units]
    numbered = next((n + 1 for n, unit in enumerate(block.units) if unit.kind == "label"), None)
    if one.mark and one.mark != block.mark:
        return None
    if numbered is None or not one.mark:
        at = len(has) - len(wanted)  # behind the number of an item of a list in a box
        return at if at >= 0 and has[at:] == wanted and (at == 0 or one.what == "item") else None
    places = range(numbered, len(has) - len(wanted) + 1)
    return next((n for n in places if has[n : n + len(wanted)] == wanted), None)


def _joined(block: Block, one: Listed, start: int) -> Joined:
    units: list[Unit] = list(block.units[:start])
    spans: list[Span | None] = [None] * start
    at = start
    for unit, span in zip(one.units, one.spans, strict=True):
        here = block.units[at]
        units.append(replace(unit, text=here.text) if unit.kind == "ref" else unit)
        spans.append(span)
        at += len(unit.text) if unit.kind in ("value", "made") else 1
    rest = block.units[at:]
    return Joined(replace(block, units=(*units, *rest), path=one.path), one, (*spans, *(None for _ in rest)))


def _of_front(block: Block, front: Sequence[Listed]) -> Joined:
    """Look for texts of the front matter, longest first, in a line of the template; one line may hold several."""
    keys = "".join(unit.text if len(unit.text) == 1 else "\0" for unit in block.units)
    spans: list[Span | None] = [None] * len(keys)
    found: list[Listed] = []
    for one in sorted(front, key=lambda text: -len(text.text)):
        at = keys.find(one.text) if one.text and len(one.spans) == len(one.text) and block.seat is None else -1
        if at >= 0 and not any(spans[at : at + len(one.text)]):
            spans[at : at + len(one.text)] = one.spans
            found.append(one)
    path = " ".join(one.path for one in found)
    return Joined(replace(block, path=path), found[0], tuple(spans)) if found else Joined(block)
