"""A project's files: copies of the repository's, and what must not have changed."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .reference import REPOSITORY


def copy_project(root: Path, *parts: str) -> Path:
    """Copy content, data and templates of the repository, or some of them, into a folder of their own."""
    for part in parts or ("content", "data", "templates"):
        shutil.copytree(REPOSITORY / part, root / part)
    return root


def snapshot(root: Path) -> dict[str, bytes | None]:
    """Every folder and file below a folder, with its bytes; what is kept for `undo` and for the next run is none."""
    own = [root / "build" / name for name in ("undo", "cache")]
    paths = {path for path in root.rglob("*") if not any(path.is_relative_to(folder) for folder in own)}
    if any(folder.is_dir() for folder in own) and not any(path.parent == root / "build" for path in paths):
        paths.discard(root / "build")
    found = {path.relative_to(root).as_posix(): path for path in sorted(paths)}
    return {name: path.read_bytes() if path.is_file() else None for name, path in found.items()}


@contextmanager
def unchanged(root: Path) -> Iterator[None]:
    """Whatever happens inside leaves every file below a folder as it is."""
    before = snapshot(root)
    yield
    assert snapshot(root) == before
