"""Which cells of one file are which of another: tables by their captions, rows by their texts, cells by their place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from report_engine.base import Block
from report_engine.compare.sequences import Item, gaps, match

_Table = dict[int, list[int]]  # blocks of the cells by row
_HALF = 0.5


def align_cells(
    old: Sequence[Block], new: Sequence[Block], pairs: Mapping[int, int]
) -> Iterator[tuple[int | None, int | None]]:
    """Pair the cells; `pairs` are the paragraphs that are known to be the same."""
    before, after = _tables(old), _tables(new)
    matched = dict(_matched(old, new, before, after, pairs))
    for number, rows in before.items():
        if number in matched:
            yield from _cells(old, new, rows, after[matched[number]])
        else:
            yield from ((i, None) for cells in rows.values() for i in cells)
    for number, rows in after.items():
        if number not in matched.values():
            yield from ((None, j) for cells in rows.values() for j in cells)


def _tables(blocks: Sequence[Block]) -> dict[int, _Table]:
    tables: defaultdict[int, _Table] = defaultdict(dict)
    for n, block in enumerate(blocks):
        if block.seat is not None:
            tables[block.seat.table].setdefault(block.seat.row, []).append(n)
    return dict(tables)


def _matched(
    old: Sequence[Block],
    new: Sequence[Block],
    before: Mapping[int, _Table],
    after: Mapping[int, _Table],
    pairs: Mapping[int, int],
) -> Iterator[tuple[int, int]]:
    """Pair tables by the paragraph above them, then by what they hold."""
    above = [_above(blocks, tables) for blocks, tables in ((old, before), (new, after))]
    by_caption = {caption: number for number, caption in above[1].items()}
    taken: set[int] = set()
    left: list[int] = []
    for number, caption in above[0].items():
        other = by_caption.get(pairs.get(caption, -1))
        if other is None:
            left.append(number)
        else:
            taken.add(other)
            yield number, other
    for number in left:
        texts = _texts(old, before[number])
        rated = [(_share(texts, _texts(new, rows)), -other) for other, rows in after.items() if other not in taken]
        best, other = max(rated, default=(0.0, 0))
        if best >= _HALF:
            taken.add(-other)
            yield number, -other


def _above(blocks: Sequence[Block], tables: Mapping[int, _Table]) -> dict[int, int]:
    found = {}
    for number, rows in tables.items():
        first = min(min(cells) for cells in rows.values())
        found[number] = next((n for n in range(first - 1, -1, -1) if blocks[n].seat is None), -1)
    return found


def _texts(blocks: Sequence[Block], rows: _Table) -> set[str]:
    return {blocks[n].text for cells in rows.values() for n in cells if blocks[n].text}


def _share(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _cells(
    old: Sequence[Block], new: Sequence[Block], before: _Table, after: _Table
) -> Iterator[tuple[int | None, int | None]]:
    rows = [list(before.values()), list(after.values())]
    items = [
        [Item(tuple(blocks[n].text for n in cells), " ".join(blocks[n].text for n in cells)) for cells in found]
        for blocks, found in ((old, rows[0]), (new, rows[1]))
    ]
    found = match(items[0], items[1], _HALF)
    for gone, come in list(gaps(found, len(rows[0]), len(rows[1]))):
        if len(gone) == len(come):  # all of them were rewritten
            found += zip(gone, come, strict=True)
    kept = dict(found)
    for y, cells in enumerate(rows[0]):
        if y not in kept:
            yield from ((i, None) for i in cells)
            continue
        others = rows[1][kept[y]]
        yield from _in_row(old, new, cells, others)
    come_rows = set(range(len(rows[1]))) - set(kept.values())
    yield from ((None, j) for y in sorted(come_rows) for j in rows[1][y])


def _in_row(
    old: Sequence[Block], new: Sequence[Block], cells: Sequence[int], others: Sequence[int]
) -> Iterator[tuple[int | None, int | None]]:
    """Pair by place; in a row that got or lost cells by text, then by what lies between."""
    if len(cells) == len(others):
        yield from zip(cells, others, strict=True)
        return
    items = [[Item(blocks[n].text, blocks[n].text) for n in row] for blocks, row in ((old, cells), (new, others))]
    pairs = match(items[0], items[1])
    yield from ((cells[a], others[c]) for a, c in pairs)
    kept = {a for a, _ in pairs}, {c for _, c in pairs}
    yield from ((i, None) for a, i in enumerate(cells) if a not in kept[0])
    yield from ((None, j) for c, j in enumerate(others) if c not in kept[1])
