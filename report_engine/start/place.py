"""Puts a new year into the project: all of it or nothing, whatever interrupts.

Everything is written into a folder aside. Then the data folder moves into place, holding a mark
that says it is unfinished; then last year's values are locked; then the content folder moves into
place, and with that one step the year exists. What an interrupted run left, as far as the mark
says that it is ours, the next run takes away.
"""

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from report_engine.files import write_aside
from report_engine.project import Project

UNFINISHED_MARK = ".unfinished"


@dataclass(frozen=True, slots=True)
class YearFiles:
    """Files by their names inside `content/<year>`, `data/<year>` and the history's folder."""

    content: Mapping[str, bytes]
    data: Mapping[str, bytes]
    history: Mapping[Path, bytes] = field(default_factory=dict)


def put_year(project: Project, files: YearFiles) -> None:
    """Move a year into place; OSError, and everything as it was, if that cannot be done."""
    stage = Path(tempfile.mkdtemp(prefix=_prefix(project), dir=project.root))
    try:
        _write(stage / "content", files.content)
        (stage / "content" / "photos").mkdir(exist_ok=True)
        ours = "\n".join(path.relative_to(project.root).as_posix() for path in files.history)
        _write(stage / "data", {**files.data, UNFINISHED_MARK: ours.encode()})
        _move(stage / "data", project.data(project.year))
        for path, data in files.history.items():
            write_aside(path, data)
        _move(stage / "content", project.content)
    except BaseException:
        _roll_back(project, stage)
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        if project.content.exists():
            with suppress(OSError):
                _mark(project).unlink(missing_ok=True)


def remove_leftovers(project: Project) -> None:
    """Take away what a killed run left of this year."""
    leftovers = [path for path in project.root.glob(f"{_prefix(project)}*") if path.is_dir()]
    if _mark(project).exists():
        stage = Path(tempfile.mkdtemp(prefix=_prefix(project), dir=project.root))
        _roll_back(project, stage)
        leftovers.append(stage)
    for path in leftovers:
        shutil.rmtree(path, ignore_errors=True)


def _roll_back(project: Project, stage: Path) -> None:
    """Undo the moves as far as they went; once the content is in place the year is whole and stays."""
    if project.content.exists() or not _mark(project).exists():
        return
    history = [project.root / name for name in _mark(project).read_text("utf-8").split("\n") if name]
    for path in history:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    for folder in {path.parent for path in history}:
        with suppress(OSError):
            folder.rmdir()  # only if nothing else is in it
    project.data(project.year).rename(stage / "undone")


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        write_aside(folder / name, data)


def _move(source: Path, target: Path) -> None:
    if target.exists():
        raise FileExistsError(str(target))
    target.parent.mkdir(exist_ok=True)
    source.rename(target)


def _mark(project: Project) -> Path:
    return project.data(project.year) / UNFINISHED_MARK


def _prefix(project: Project) -> str:
    return f".new-{project.year}-"
