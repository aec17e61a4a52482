"""Rows under one merged cell: where the row that begins it changes, all of them come and go with it.

Programs read at opening which rows a merged cell covers; what goes later takes its cell along.
"""

from collections.abc import Collection
from dataclasses import replace
from itertools import groupby

from report_engine.compare.redline.blocks import FIXED, Block, Step
from report_engine.compare.redline.columns import places_of

_Heads = dict[int, tuple[int, str]]  # by column the row in which a merged cell begins, and what becomes of that


def whole_groups(steps: list[Step], own: tuple[Collection[int], Collection[int]]) -> list[Step]:
    """Let no row stay under a cell that begins in another row than it did; `own` columns are not in both tables."""
    heads: tuple[_Heads, _Heads] = ({}, {})
    made: list[Step] = []
    for n, step in enumerate(steps):
        begun = [_begun(block, heads[side], own[side]) for side, block in enumerate((step.old, step.new))]
        parted = step.status == "=" and step.old is not None and step.new is not None and begun[0] != begun[1]
        for side, block in enumerate((step.old, step.new)):
            _begin(block, heads[side], (n, "-+"[side] if parted else step.status))
        if parted:
            made += [replace(step, status="-", new=None, end="-"), replace(step, status="+", old=None, end="+")]
        else:
            made.append(step)
    return _ordered(made)


def _begun(block: Block | None, heads: _Heads, own: Collection[int]) -> list[tuple[int, str] | None]:
    """Tell where the cells begin that cover a row from above."""
    if block is None or block.kind == FIXED:
        return []
    places = [place for place in places_of(block.element) if not place.columns <= set(own)]
    return [heads.get(place.start) for place in places if place.merge == "continue"]


def _begin(block: Block | None, heads: _Heads, row: tuple[int, str]) -> None:
    if block is not None and block.kind != FIXED:
        heads.update((place.start, row) for place in places_of(block.element) if place.merge != "continue")


def _ordered(steps: list[Step]) -> list[Step]:
    """Put what goes before what comes, between the rows that stay: each side's merged cells stay whole."""
    made: list[Step] = []
    for stays, group in groupby(steps, lambda step: step.status == "="):
        rows = list(group)
        made += rows if stays else sorted(rows, key=lambda row: row.status == "+")
    return made
