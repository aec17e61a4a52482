"""Compares two tables, or the numbers of two charts, cell by cell."""

from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from report_engine.compare.difference import Difference
from report_engine.compare.outline import Exhibit
from report_engine.compare.sequences import Item, Pair, gaps, match
from report_engine.compare.words import is_number

_ALIKE = 0.3
Got = TypeVar("Got", str, int)


def compare_tables(old: Exhibit, new: Exhibit, where: str, section: str) -> Iterator[Difference]:
    """Give changed cells, then rows and columns that came or went."""
    before, after = _Table(old), _Table(new)
    columns = match(before.columns, after.columns)
    rows = match(before.items, after.items, _ALIKE)
    for gone, come in list(gaps(rows, len(before.items), len(after.items))):
        if len(gone) == len(come):  # all of them were rewritten
            rows += zip(gone, come, strict=True)
    rows.sort()
    prefix = f"{where}，" if where else ""
    if bool(before.body) != bool(after.body):  # the table is gone, and its caption stands
        whole = (f"共 {len(old.rows)} 行" if old.rows else ""), (f"共 {len(new.rows)} 行" if new.rows else "")
        yield Difference("table", where or "表", *whole, section, new.place or old.place)
        return
    yield from _changed_cells(before, after, rows, columns, prefix, section)
    moved = _moved_rows(before, after, rows)
    for i, j in moved:
        seats = f"第 {i + 1} 行", f"第 {j + 1} 行"
        yield Difference("moved", prefix + after.names[j], *seats, section, after.place(j, 0) or before.place(i, 0))
    for kind, names, pairs in (
        ("table row", (before.names, after.names), [*rows, *moved]),
        ("table column", tuple([item.text for item in table.columns] for table in (before, after)), columns),
    ):
        for side, table in enumerate((before, after)):
            kept = {pair[side] for pair in pairs}
            for n, name in enumerate(names[side]):
                if n not in kept:
                    cells = table.body[n] if kind == "table row" else [row[n] for row in table.body]
                    texts = ("", " | ".join(cells)) if side else (" | ".join(cells), "")
                    at = table.place(n, 0) if kind == "table row" else table.place(0, n)
                    yield Difference(kind, prefix + name, *texts, section, at or new.place or old.place)


def _changed_cells(
    before: "_Table", after: "_Table", rows: list[Pair], columns: list[Pair], prefix: str, section: str
) -> Iterator[Difference]:
    told: set[tuple[int, int]] = set()  # merged cells stand in several places
    for i, j in rows:
        for x, y in columns:
            texts = before.body[i][x], after.body[j][y]
            merged = before.cell(i, x), after.cell(j, y)
            if texts[0] != texts[1] and merged not in told:
                told.add(merged)
                renamed = y == after.label and before.names[i] != after.names[j]
                place = f"第 {j + 1} 行的名称" if renamed else f"{after.columns[y].text}，{after.names[j]}"
                at = after.place(j, y) or before.place(i, x)
                yield Difference("table cell", prefix + place, *texts, section, at)


def _moved_rows(before: "_Table", after: "_Table", rows: list[Pair]) -> list[Pair]:
    """Find rows that are the same, in another place."""
    gone = [i for i in range(len(before.body)) if i not in {pair[0] for pair in rows}]
    come = [j for j in range(len(after.body)) if j not in {pair[1] for pair in rows}]
    moved: list[Pair] = []
    for i in gone:
        j = next((j for j in come if before.body[i] == after.body[j]), None)
        if j is not None:
            moved.append((i, j))
            come.remove(j)
    return moved


class _Table:
    """A table with names for its columns and rows."""

    def __init__(self, exhibit: Exhibit) -> None:
        width = max((len(row) for row in exhibit.rows), default=0)
        rows = [(*row, *([""] * (width - len(row)))) for row in exhibit.rows]
        heads, self.body = rows[: exhibit.heads], rows[exhibit.heads :]
        named = [" ".join(dict.fromkeys(filter(None, (row[x] for row in heads)))) for x in range(width)]
        texts = _distinct([name or f"第 {x + 1} 列" for x, name in enumerate(named)])
        self.columns = [Item(text, text, identity=text) for text in texts]
        self.label = _label_column(self.body)
        self.names = _distinct([row[self.label] or f"第 {n} 行" for n, row in enumerate(self.body, start=1)])
        self.exhibit = exhibit
        self.items = [Item(row, " ".join(row), identity=name) for row, name in zip(self.body, self.names, strict=True)]

    def place(self, row: int, column: int) -> str:
        """Where in the project a cell of the body was written."""
        return _get(self.exhibit.places, row + self.exhibit.heads, column, "")

    def cell(self, row: int, column: int) -> int:
        """Tell cells apart: a merged one is one, wherever it stands."""
        return _get(self.exhibit.cells, row + self.exhibit.heads, column, -1 - row * 1000 - column)


def _get(grid: tuple[tuple[Got, ...], ...], row: int, column: int, default: Got) -> Got:
    return grid[row][column] if row < len(grid) and column < len(grid[row]) else default


def _label_column(rows: list[tuple[str, ...]]) -> int:
    """Find the column that names the rows: the first of those with the most different words that are no numbers."""
    best, most = 0, 0
    for x in range(len(rows[0]) if rows else 0):
        texts = [row[x] for row in rows if row[x]]
        wordy = [text for text in texts if not is_number(text) and text != "—"]
        if 2 * len(wordy) > len(rows) and len(set(wordy)) > most:
            best, most = x, len(set(wordy))
    return best


def _distinct(names: list[str]) -> list[str]:
    """Tell names apart that occur several times."""
    counts: Counter[str] = Counter()
    result = []
    for name in names:
        counts[name] += 1
        result.append(name if counts[name] == 1 else f"{name}（第 {counts[name]} 处）")
    return result
