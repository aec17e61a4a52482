"""Writes changes into the data files: only the cells they name, all files or none."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from report_engine.facts.facts import VALUE_COLUMNS
from report_engine.files import write_aside
from report_engine.load.values import load_facts
from report_engine.project import Project
from report_engine.workbook.change import Change
from report_engine.workbook.csvfile import CsvFile, Insertion
from report_engine.workbook.keys import VALUES, keys_of

_ID, _NAME, _VALUE = VALUE_COLUMNS


class ChangedMeanwhileError(RuntimeError):
    """A data file is no longer as it was when the workbook was read; nothing was written."""


def apply_changes(project: Project, changes: Sequence[Change]) -> tuple[Path, ...]:
    """Write the changes and give the files written.

    ChangedMeanwhileError, with nothing written, if a file changed since `read_workbook`;
    OSError, with all files as they were, if one cannot be written.
    """
    files = list(dict.fromkeys(change.file for change in changes))
    old = {project.root / file: (project.root / file).read_bytes() for file in files}
    new = {}
    for file in files:
        path = project.root / file
        mine = [change for change in changes if change.file == file]
        new[path] = _edited(project, path, CsvFile(old[path]), mine)
    _write(new, old)
    return tuple(new)


def _edited(project: Project, path: Path, file: CsvFile, changes: Sequence[Change]) -> bytes:
    rows = {key: index for index, key in enumerate(keys_of(path.stem, file.header, file.rows))}
    cells: dict[tuple[int, str], str] = {}
    added: dict[str, dict[str, str]] = {}
    for change in changes:
        row = rows.get(change.key)
        before = file.rows[row][change.column] if row is not None else ""
        if before != change.before or (change.added and row is not None):
            where = f"{change.label or change.key}（{change.column}）"
            message = f"{project.name(path).as_posix()} 刚才改过：{where}原来是“{change.before}”，现在是“{before}”"
            raise ChangedMeanwhileError(message)
        if row is None:
            added.setdefault(change.key, {})[change.column] = change.after
        else:
            cells[row, change.column] = change.after
    last = len(file.rows) - 1
    insertions = [Insertion(last, texts) for texts in added.values()]
    if path.stem == VALUES:
        insertions = _in_catalogue_order(project, rows, added)
    return file.edited(cells, insertions)


def _in_catalogue_order(project: Project, rows: dict[str, int], added: dict[str, dict[str, str]]) -> list[Insertion]:
    """Put an indicator that had no row behind the one before it in the catalogue."""
    insertions = []
    after = -1
    for indicator in load_facts(project, []).catalogue.values():
        after = rows.get(indicator.id, after)
        if indicator.id in added:
            known = {_ID: str(indicator.id), _NAME: str(indicator.name)}
            insertions.append(Insertion(after, known | added[indicator.id]))
    return insertions


def _write(new: dict[Path, bytes], old: dict[Path, bytes]) -> None:
    """Write everything aside before anything is moved; if a move fails, put back what was moved."""
    aside = {path: path.with_name(f".{path.name}.new") for path in new}
    moved: list[Path] = []
    try:
        for path, data in new.items():
            write_aside(aside[path], data)
        for path in new:
            moved.append(path)
            aside[path].replace(path)
    except BaseException:
        for path in moved:
            write_aside(path, old[path])
        raise
    finally:
        for path in aside.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)
