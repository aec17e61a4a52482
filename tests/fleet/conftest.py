"""Fixtures of the many reports of one project."""

from pathlib import Path

import pytest

from .city import City


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City.at(tmp_path / "city")
