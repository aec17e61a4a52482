"""What was done to the rows and columns of tables in Word, a line for each instead of one for each cell."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_engine.base import Block
from report_engine.pull.align import Group

_ROW = "表的行由 table、records 块和数据生成，在那里增减"
_COLUMN = "表的列由 table、records 块生成，在那里增减"


@dataclass(frozen=True, slots=True)
class TableChange:
    """A table, row or column that came or went: its cells on either side, what it is, what to do instead."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    what: str
    why: str


def of_tables(
    groups: Sequence[Group], here: Sequence[Block], word: Sequence[Block]
) -> Mapping[Group, TableChange | None]:
    """Give for every cell that stands on one side alone what to tell of it; nothing of those told with another."""
    gone = {group.old[0]: group for group in groups if not group.new and here[group.old[0]].seat is not None}
    come = {group.new[0]: group for group in groups if not group.old and word[group.new[0]].seat is not None}
    told: dict[Group, TableChange | None] = dict.fromkeys([*gone.values(), *come.values()])
    for cells, what, why in _parts(list(gone), here, "删去", "整张表在 YAML 里删"):
        told[gone[cells[0]]] = TableChange(cells, (), what, why)
    for cells, what, why in _parts(list(come), word, "新", "表在 YAML 里写成 table 块，数放进 data"):
        told[come[cells[0]]] = TableChange((), cells, what, why)
    return told


def _parts(
    cells: Sequence[int], blocks: Sequence[Block], did: str, whole: str
) -> Iterator[tuple[tuple[int, ...], str, str]]:
    """Put cells together that make a table, rows, or columns; empty ones by themselves are nothing."""
    sizes: defaultdict[tuple[int, int], int] = defaultdict(int)
    for seat in (block.seat for block in blocks):
        if seat is not None:
            sizes[seat.table, seat.row] += 1
    rows: defaultdict[int, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n in cells:
        seat = blocks[n].seat
        assert seat is not None
        rows[seat.table][seat.row].append(n)
    for table, found in rows.items():
        full = {row: mine for row, mine in found.items() if len(mine) == sizes[table, row]}
        if len(full) == sum(one == table for one, _ in sizes):
            yield tuple(n for mine in full.values() for n in mine), f"{did}表", whole
            continue
        yield from ((tuple(mine), f"{did}一行", _ROW) for mine in full.values())
        columns: defaultdict[int, list[int]] = defaultdict(list)
        for row, mine in found.items():
            for n in mine if row not in full else ():
                seat = blocks[n].seat
                columns[seat.column if seat else 0].append(n)
        yield from ((tuple(mine), f"{did}一列", _COLUMN) for mine in columns.values())
