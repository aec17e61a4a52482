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
    """Every folder and file below a folder, with its bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None for path in root.rglob("*")
    }


@contextmanager
def unchanged(root: Path) -> Iterator[None]:
    """Whatever happens inside leaves every file below a folder as it is."""
    before = snapshot(root)
    yield
    assert snapshot(root) == before
