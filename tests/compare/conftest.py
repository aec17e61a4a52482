"""The documents that these tests compare: the real report, and a small one with every kind of block."""

import pytest
from support.report import report_2024
from word.trees import EVERYTHING, compose_bytes


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The real 2024 report."""
    return report_2024(tmp_path_factory.getbasetemp()).read_bytes()


@pytest.fixture(scope="session")
def everything() -> bytes:
    """A document with every kind of block."""
    return compose_bytes(EVERYTHING)


@pytest.fixture(scope="session", params=["report", "everything"])
def original(request: pytest.FixtureRequest) -> bytes:
    """Each of them in turn."""
    made: bytes = request.getfixturevalue(request.param)
    return made
