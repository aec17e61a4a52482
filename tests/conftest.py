"""Fixtures that all tests share."""

from pathlib import Path

import pytest
from tiny_project import Tiny


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """A complete small project that builds; each test spoils a copy of its own."""
    return Tiny.at(tmp_path / "project")
