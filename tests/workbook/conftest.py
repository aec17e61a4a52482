"""The workbooks that these tests edit."""

from pathlib import Path

import pytest
from support.reference import REPOSITORY
from tiny_project import Tiny

from report_engine.project import Project

from .paper import Paper


@pytest.fixture
def paper(tiny: Tiny) -> Paper:
    """The exported workbook of the small project."""
    return Paper(tiny.project)


@pytest.fixture
def real(tmp_path: Path) -> Project:
    """A copy of the repository's data in a project of its own."""
    root = tmp_path / "real"
    for path in sorted((REPOSITORY / "data").rglob("*")):
        if path.is_file():
            copy = root / path.relative_to(REPOSITORY)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    return Project(root, 2024)
