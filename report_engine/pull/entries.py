"""Edited rows as paragraphs to be written: which unit of which text each unit is."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from report_engine.base import Block, Unit
from report_engine.document import LocalNumber
from report_engine.pull.anchors import FLOW
from report_engine.pull.decide import Sides
from report_engine.pull.model import Entry, Look
from report_engine.pull.place import Ground
from report_engine.pull.rows import BREAK, Edited

_LONG = 10  # characters of a text that is known again


def unadorned(edited: Edited, before: Sequence[Unit]) -> Edited:
    """Leave the look as the template has it."""
    units = tuple(
        before[origin] if origin is not None else replace(unit, bold=False, link="")
        for unit, origin in zip(edited.units, edited.origins, strict=True)
    )
    return Edited(units, edited.origins, edited.proposals, edited.gone)


def entry_of(edited: Edited, blocks: tuple[int, ...], here: Sequence[Block], *, listed: bool) -> Entry:
    """Name the block and unit that each old unit of a row is."""
    where: list[tuple[int, int] | None] = []
    for n, block in enumerate(blocks):
        where += [None] * (n > 0) + [(block, unit) for unit in range(len(here[block].units))]
    sources = tuple(None if origin is None else where[origin] for origin in edited.origins)
    return Entry(listed, edited.units, sources)


def copies_of(ground: Ground, sides: Sides) -> Mapping[Look, Entry]:
    """Give the texts of which somebody may have pasted a copy: what it prints of the data stays bound to them.

    A number of one file is not known in another.
    """
    found = {}
    for n, (one, block) in enumerate(zip(ground.here, sides.here, strict=True)):
        local = any(unit.kind == "value" and unit.of.startswith(".") for unit in block.units)
        whole = one.listed is not None and one.listed.what in FLOW and None not in one.spans
        if whole and not local and len(block.text) >= _LONG:
            found[block.look] = Entry(block.listed, block.units, tuple((n, at) for at in range(len(block.units))))
    return found


def with_own_numbers(entry: Entry, find: Callable[[str], LocalNumber]) -> Entry:
    """Write numbers that one file knows out, with their source: the text goes into another file."""
    units, sources = list(entry.units), list(entry.sources)
    for n, unit in enumerate(units):
        if unit.kind == "value" and unit.of.startswith(".") and sources[n] is not None:
            number = find(unit.of[1:].rsplit(" ", 2)[0])
            taken = re.sub(r"[{}|\n]", " ", number.taken_from or f"由 {number.formula} 算出")
            units[n], sources[n] = replace(unit, of=f"{{{unit.text}|{taken}}}"), None
    return Entry(entry.listed, tuple(units), tuple(sources))


def parts_of(entry: Entry) -> Iterator[Entry]:
    """Cut a row at its breaks."""
    start = 0
    for n in (*(n for n, unit in enumerate(entry.units) if unit == BREAK), len(entry.units)):
        yield Entry(entry.listed, entry.units[start:n], entry.sources[start:n])
        start = n + 1
