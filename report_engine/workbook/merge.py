"""Merges what several workbooks say with the data as they are now; what two say differently is a conflict."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from report_engine.workbook.change import BETWEEN, Change, Conflict, Entry
from report_engine.workbook.sheet import Cell, Line, Sheet
from report_engine.workbook.typed import NOTHING
from report_engine.workbook.value import same

_Key = tuple[Path, str, str]  # file, row, column


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be changed, and what people must decide."""

    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]


def unclear(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Group the cells that say 无 by their column: it may mean zero, or that there is no such number."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        if entry.after == NOTHING and entry.kind != "renamed":
            name = f"{entry.file.stem}.csv 的“{entry.column}”"
            found[name] = (*found.get(name, ()), entry)
    return found


def settled(entries: Iterable[Entry], answers: Mapping[Entry, str | None]) -> list[Entry]:
    """Put what 无 was said to mean in its place; where nobody said it, the cell stays as it was."""
    result = []
    for entry in entries:
        if entry not in answers:
            result.append(entry)
            continue
        answer = answers[entry]
        if answer is not None and answer != entry.base:
            result.append(replace(entry, after=answer))
    return result


def merge(sheets: Sequence[Sheet], entries: Iterable[Entry]) -> Merged:
    """Merge cell by cell, in the order of the workbooks."""
    by_file = {sheet.file: sheet for sheet in sheets}
    groups: dict[_Key, list[Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.file, entry.key, entry.column), []).append(entry)
    changes: list[Change] = []
    conflicts: list[Conflict] = []
    for group in groups.values():
        sheet = by_file[group[0].file]
        if group[0].kind == "dropped":
            others = [
                e for (f, k, c), es in groups.items() if (f, k) == (group[0].file, group[0].key) and c for e in es
            ]
            found = _dropped(sheet, group[0], others)
        else:
            found = _cell(sheet, group)
        for one in found:
            (conflicts if isinstance(one, Conflict) else changes).append(one)  # type: ignore[arg-type]
    contested = {(c.entries[0].file, c.entries[0].key) for c in conflicts if c.entries[0].kind == "dropped"}
    kept = [change for change in changes if (change.file, change.key) not in contested]
    return Merged(tuple(kept), tuple(conflicts))


def _now(sheet: Sheet, entry: Entry) -> tuple[Line | None, Cell]:
    line = sheet.line(entry.key)
    column = next(index for index, one in enumerate(sheet.columns) if one.name == entry.column)
    empty = Cell("", number=sheet.columns[column].number)
    return line, line.cells[column] if line else empty


def _cell(sheet: Sheet, group: list[Entry]) -> Iterator[Change | Conflict]:
    line, cell = _now(sheet, group[0])
    different: list[Entry] = []
    for entry in group:
        if not any(same(entry.after, other.after, number=cell.number) for other in different):
            different.append(entry)
    wanted = [entry for entry in different if not same(entry.after, cell.text, number=cell.number)]
    if not wanted:
        return
    changes = tuple(_change(sheet, entry, line, cell) for entry in different)
    first = group[0]
    if line is None and first.kind != "added":
        yield Conflict(tuple(different), "", f"“{first.label}”一行现在没有了", ())
    elif first.kind == "renamed" and sheet.line(first.after):
        yield Conflict(tuple(different), cell.text, f"已经有“{first.after}”", ())
    elif len(different) > 1:
        yield Conflict(tuple(different), cell.text, "几份工作簿填的不同", changes)
    elif not any(same(entry.base, cell.text, number=cell.number) for entry in group):
        yield Conflict(tuple(different), cell.text, "导出以后数据也改了", changes)
    else:
        yield changes[0]


def _change(sheet: Sheet, entry: Entry, line: Line | None, cell: Cell) -> Change:
    kind = "added" if line is None else "cell" if entry.kind == "added" else entry.kind
    where = sheet.file, entry.key, entry.column
    return Change(*where, cell.text, entry.after, entry.cell, entry.label, kind, entry.book.name, cell.last)


def _dropped(sheet: Sheet, entry: Entry, others: list[Entry]) -> Iterator[Change | Conflict]:
    """Take a row out, unless somebody has edited it since or does so in another workbook."""
    line = sheet.line(entry.key)
    if line is None:
        return
    named = [index for index, column in enumerate(sheet.columns) if column.name]
    now = BETWEEN.join(line.cells[index].text for index in named)
    change = Change(sheet.file, entry.key, "", now, "", entry.cell, entry.label, "dropped", book=entry.book.name)
    if others:
        yield Conflict((entry, *others), now, "一份删去这一行，另一份改了它", (change,))
    elif now != entry.base:
        yield Conflict((entry,), now, "导出以后这一行改过", (change,))
    else:
        yield change
