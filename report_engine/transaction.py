"""Writes files of a project all together or not at all, keeps what they replaced, and takes the last one back.

Everything old and new lies in a folder with a journal before the first file is touched. Whoever comes next finds
the journal of a run that was killed and puts the old files back.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from report_engine.files import write_aside

_KEPT = 20  # what can be taken back, one after the other
_OPEN = "open"
_JOURNAL = "journal.json"
Files = Mapping[Path, bytes | None]  # None: the file is not there, or goes


class ChangedMeanwhileError(RuntimeError):
    """A file is no longer as it was when the changes were shown; nothing was written."""


@dataclass(frozen=True, slots=True)
class Done:
    """A transaction that can be taken back: what it was, and its files as they were and became."""

    folder: Path
    what: str
    before: Files
    after: Files


def commit(root: Path, files: Files, what: str, agreed: Files | None = None, *, keep: bool = True) -> None:
    """Write all files, or none; `agreed` are their contents when a person agreed, `keep` lets it be taken back.

    ChangedMeanwhileError if one is another since; OSError, with all as they were, if one cannot be written.
    """
    recover(root)
    before = {path: _read(path) for path in files}
    for path, data in (agreed or {}).items():
        if path in before and before[path] != data:
            raise ChangedMeanwhileError(f"{_named(path, root)} 刚才改过")
    if dict(before) != dict(files):
        _write(root, files, before, what, keep=keep)


def recover(root: Path) -> str:
    """Put back what a run that was killed had begun to replace; say what it was, or nothing."""
    folder = _store(root) / _OPEN
    if not folder.is_dir():
        return ""
    done = _load(folder, root)
    if done is not None:
        for path, data in done.before.items():
            if _read(path) == done.after[path] != data:
                _put(path, data)
    shutil.rmtree(folder, ignore_errors=True)
    return done.what if done else ""


def last(root: Path) -> Done | None:
    """The last transaction that was not taken back."""
    recover(root)
    found = (_load(folder, root) for folder in sorted(_numbered(root), reverse=True))
    return next((done for done in found if done is not None), None)


def undo(root: Path, done: Done) -> None:
    """Take a transaction back. ChangedMeanwhileError if somebody changed one of its files since."""
    for path, data in done.after.items():
        if _read(path) != data:
            raise ChangedMeanwhileError(f"{_named(path, root)} 后来又改过")
    _write(root, done.before, done.after, done.what, keep=False)
    shutil.rmtree(done.folder, ignore_errors=True)


def _write(root: Path, files: Files, before: Files, what: str, *, keep: bool = True) -> None:
    folder = _store(root) / _OPEN
    shutil.rmtree(folder, ignore_errors=True)
    touched: list[Path] = []
    try:
        _note(folder, root, files, before, what)
        for path, data in files.items():
            touched.append(path)
            _put(path, data)
    except BaseException:
        for path in touched:
            with suppress(OSError):
                _put(path, before[path])
        _forget(folder)
        raise
    if keep:
        folder.rename(_next(root))
        for old in sorted(_numbered(root))[:-_KEPT]:
            shutil.rmtree(old, ignore_errors=True)
    else:
        _forget(folder)


def _forget(folder: Path) -> None:
    """Leave no trace of what was not done, nor of what cannot be taken back."""
    shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):  # there is something else in them
        folder.parent.rmdir()
        folder.parent.parent.rmdir()


def _note(folder: Path, root: Path, files: Files, before: Files, what: str) -> None:
    """Keep both sides; the journal comes last: without it nothing was begun."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for n, (path, data) in enumerate(files.items()):
        entry: dict[str, str | None] = {"file": _named(path, root)}
        for side, content in (("old", before[path]), ("new", data)):
            entry[side] = None if content is None else hashlib.sha256(content).hexdigest()
            if content is not None:
                write_aside(folder / f"{n}.{side}", content)
        entries.append(entry)
    write_aside(folder / _JOURNAL, json.dumps({"what": what, "files": entries}, ensure_ascii=False).encode())


def _load(folder: Path, root: Path) -> Done | None:
    """Read a journal; None if it was not finished, or what it names is damaged."""
    try:
        journal = json.loads((folder / _JOURNAL).read_bytes())
        sides: dict[str, dict[Path, bytes | None]] = {"old": {}, "new": {}}
        for n, entry in enumerate(journal["files"]):
            for side, found in sides.items():
                data = None if entry[side] is None else (folder / f"{n}.{side}").read_bytes()
                if data is not None and hashlib.sha256(data).hexdigest() != entry[side]:
                    return None
                found[root / entry["file"]] = data
        return Done(folder, str(journal["what"]), sides["old"], sides["new"])
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _named(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path.absolute()).as_posix()


def _put(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        write_aside(path, data)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _store(root: Path) -> Path:
    return root / "build" / "undo"


def _numbered(root: Path) -> Iterator[Path]:
    return (path for path in _store(root).glob("[0-9]*") if path.is_dir())


def _next(root: Path) -> Path:
    numbers = [int(path.name) for path in _numbered(root)]
    return _store(root) / f"{max(numbers, default=0) + 1:04}"
