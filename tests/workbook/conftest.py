"""The workbooks that these tests edit."""

from pathlib import Path

import pytest
from support.project import copy_project
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
    return Project(copy_project(tmp_path / "real", "data"), 2024)
