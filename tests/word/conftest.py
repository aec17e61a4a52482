"""The documents that these tests read: the real report, and a small one with every kind of block."""

import pytest
from support.ooxml import Docx
from support.report import read_2024

from .trees import EVERYTHING, written


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Docx:
    """The real 2024 report."""
    return read_2024(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def everything() -> Docx:
    """A document with every kind of block."""
    return written(EVERYTHING)


@pytest.fixture(scope="session", params=["report", "everything"])
def docx(request: pytest.FixtureRequest) -> Docx:
    """Each of them in turn: what holds for Word files holds for both."""
    made: Docx = request.getfixturevalue(request.param)
    return made
