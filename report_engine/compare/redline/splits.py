"""Paragraphs that were split, joined or moved, found among those that seem to have come and gone."""

from collections import Counter
from dataclasses import replace
from itertools import count

from report_engine.compare.redline.blocks import Block, Step
from report_engine.compare.redline.tokens import Token
from report_engine.compare.sequences import adds
from report_engine.ooxml.elements import qn

_MOVED = 10  # a shorter paragraph that stands elsewhere is another one that happens to read the same


def with_splits(steps: list[Step]) -> list[Step]:
    """Put the parts of a paragraph that was split, or that was made of several, into one step."""
    left = list(steps)
    for status in ("+", "-"):
        for forward in (True, False):
            left = _joined(left if forward else left[::-1], status, forward=forward)
            left = left if forward else left[::-1]
    return left


def _joined(steps: list[Step], status: str, *, forward: bool) -> list[Step]:
    """Give every paragraph what stands next to it and belongs to it; others between them stay."""
    made: list[Step] = []
    taken: set[int] = set()
    for n, whole in enumerate(steps):
        if n in taken:
            continue
        step = whole
        if step.status == "=" and _is_plain(step.old) and _is_plain(step.new):
            for m in range(n + 1, len(steps)):
                part = steps[m].new if status == "+" else steps[m].old
                if steps[m].status == "=":
                    break
                if steps[m].status != status:
                    continue
                longer = _with(step, part, status, forward=forward)
                if longer is None:
                    break
                step = longer
                taken.add(m)
        made.append(step)
    return made


def _with(step: Step, part: Block | None, status: str, *, forward: bool) -> Step | None:
    old, new = step.old, step.new
    if old is None or new is None or part is None or not _is_plain(part):
        return None
    whole, other = (old, new) if status == "+" else (new, old)
    together = _together([other, part] if forward else [part, other])
    keys = [[token.key for token in block.tokens] for block in (whole, other, together)]
    if not adds(keys[0], keys[1], keys[2], len(part.tokens)):
        return None
    return replace(step, new=together) if status == "+" else replace(step, old=together)


def _together(blocks: list[Block]) -> Block:
    """Make one block of several; the end of each but the last is a token."""
    first, last = blocks
    end = Token(("end", id(first.element)), "", None, marks=first.tail, ends=first.element)
    tokens = (*first.tokens, end, *last.tokens)
    item = replace(last.item, key=("parts", first.item.key, last.item.key), text=first.item.text + last.item.text)
    return Block(last.element, item, tokens, last.tail)


def _is_plain(block: Block | None) -> bool:
    return block is not None and block.kind == "p" and block.element.find(f"{qn('pPr')}/{qn('sectPr')}") is None


def with_moves(steps: list[Step]) -> list[Step]:
    """Name the paragraphs that went in one place and came, the same, in another."""
    gone = Counter(step.old.item.key for step in steps if _may_move(step, "-") and step.old)
    come = Counter(step.new.item.key for step in steps if _may_move(step, "+") and step.new)
    moved = {key for key in gone if gone[key] == come[key] == 1}
    names: dict[object, str] = {}
    numbers = count(1)
    made: list[Step] = []
    for step in steps:
        block = step.old or step.new
        if block is not None and block.item.key in moved and (_may_move(step, "-") or _may_move(step, "+")):
            names.setdefault(block.item.key, f"move{next(numbers)}")
            made.append(replace(step, move=names[block.item.key]))
        else:
            made.append(step)
    return made


def _may_move(step: Step, status: str) -> bool:
    block = step.old if status == "-" else step.new
    if step.status != status or step.end != status or block is None or not _is_plain(block):
        return False
    return len(block.item.text.strip()) >= _MOVED
