"""Edited rows as paragraphs to be written: which unit of which text each unit is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_engine.base import Block, Unit
from report_engine.pull.model import Entry
from report_engine.pull.rows import BREAK, Edited


def unadorned(edited: Edited, before: Sequence[Unit]) -> Edited:
    """Leave the look as the template has it."""
    units = tuple(
        before[origin] if origin is not None else replace(unit, bold=False, link="")
        for unit, origin in zip(edited.units, edited.origins, strict=True)
    )
    return Edited(units, edited.origins, edited.proposals, edited.lost)


def entry_of(edited: Edited, blocks: tuple[int, ...], here: Sequence[Block], *, listed: bool) -> Entry:
    """Name the block and unit that each old unit of a row is."""
    where: list[tuple[int, int] | None] = []
    for n, block in enumerate(blocks):
        where += [None] * (n > 0) + [(block, unit) for unit in range(len(here[block].units))]
    sources = tuple(None if origin is None else where[origin] for origin in edited.origins)
    return Entry(listed, edited.units, sources)


def parts_of(entry: Entry) -> Iterator[Entry]:
    """Cut a row at its breaks."""
    start = 0
    for n in (*(n for n, unit in enumerate(entry.units) if unit == BREAK), len(entry.units)):
        yield Entry(entry.listed, entry.units[start:n], entry.sources[start:n])
        start = n + 1
