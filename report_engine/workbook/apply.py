"""Writes changes into the data files: only the cells they name, all files or none."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from report_engine.facts.facts import VALUE_COLUMNS
from report_engine.load.values import load_facts
from report_engine.project import Project
from report_engine.transaction import ChangedMeanwhileError, commit
from report_engine.workbook.change import BETWEEN, Change
from report_engine.workbook.csvfile import CsvFile, Insertion
from report_engine.workbook.keys import FORMER, VALUES, keys_of

_ID, _NAME, _VALUE = VALUE_COLUMNS


def apply_changes(project: Project, changes: Sequence[Change]) -> tuple[Path, ...]:
    """Write the changes and give the files written.

    ChangedMeanwhileError, with nothing written, if a file changed since `read_workbook`;
    OSError, with all files as they were, if one cannot be written.
    """
    files = edited_files(project, changes)
    commit(project.root, files, "导入数据")
    return tuple(files)


def edited_files(project: Project, changes: Sequence[Change]) -> dict[Path, bytes]:
    """Give the data files as the changes make them, without writing anything."""
    files = list(dict.fromkeys(change.file for change in changes))
    result = {}
    for file in files:
        path = project.root / file
        mine = [change for change in changes if change.file == file]
        result[path] = _edited(project, path, path.read_bytes(), mine)
    return result


def _edited(project: Project, path: Path, raw: bytes, changes: Sequence[Change]) -> bytes:
    widened = any(change.kind == "renamed" for change in changes) and FORMER not in CsvFile(raw).header
    if widened:
        raw = CsvFile(raw).with_column(FORMER)
    file = CsvFile(raw)
    rows = {key: index for index, key in enumerate(keys_of(path.stem, file.header, file.rows))}
    cells: dict[tuple[int, str], str] = {}
    added: dict[str, dict[str, str]] = {}
    dropped: set[int] = set()
    for change in changes:
        row = rows.get(change.key)
        _check_unchanged(project.name(path), file, row, change, widened)
        if row is None:
            added.setdefault(change.key, {})[change.column] = change.after
        elif change.kind == "dropped":
            dropped.add(row)
        else:
            cells[row, change.column] = change.after
            if change.kind == "renamed":
                names = [name for name in file.rows[row][FORMER].split("、") if name and name != change.after]
                cells[row, FORMER] = "、".join(dict.fromkeys([*names, change.before]))
    cells = {(row, column): text for (row, column), text in cells.items() if row not in dropped}
    insertions = [Insertion(len(file.rows) - 1, texts) for texts in added.values()]
    if path.stem == VALUES:
        insertions = _in_catalogue_order(project, rows, added)
    return _counted(file, file.edited(cells, insertions, dropped), changed=bool(insertions or dropped))


def _check_unchanged(name: Path, file: CsvFile, row: int | None, change: Change, widened: bool) -> None:
    """Refuse to overwrite what somebody wrote since the change was shown."""
    if row is None:
        now = ""
    elif change.kind == "dropped":
        now = BETWEEN.join(file.rows[row].values()).removesuffix(BETWEEN if widened else "")
    else:
        now = file.rows[row][change.column]
    if now != change.before or (change.kind == "added" and row is not None):
        where = f"{change.label or change.key}{f'（{change.column}）' if change.column else ''}"
        message = f"{name.as_posix()} 刚才改过：{where}原来是“{change.before}”，现在是“{now}”"
        raise ChangedMeanwhileError(message)


def _counted(file: CsvFile, raw: bytes, *, changed: bool) -> bytes:
    """Count a column of running numbers anew when rows came or went."""
    numbers = [str(number) for number in range(1, len(file.rows) + 1)]
    columns = [name for name in file.header if [row[name] for row in file.rows] == numbers]
    if not changed or not columns or len(numbers) < 2:
        return raw
    new = CsvFile(raw)
    return new.edited({(row, columns[0]): str(row + 1) for row in range(len(new.rows))}, ())


def _in_catalogue_order(
    project: Project, rows: Mapping[str, int], added: Mapping[str, Mapping[str, str]]
) -> list[Insertion]:
    """Put an indicator that had no row behind the one before it in the catalogue."""
    insertions = []
    after = -1
    for indicator in load_facts(project, []).catalogue.values():
        after = rows.get(indicator.id, after)
        if indicator.id in added:
            known = {_ID: str(indicator.id), _NAME: str(indicator.name)}
            insertions.append(Insertion(after, known | dict(added[indicator.id])))
    return insertions
