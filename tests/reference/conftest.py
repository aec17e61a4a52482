"""The report that these tests read."""

import pytest
from support.ooxml import Docx
from support.outline import Line, outline
from support.report import read_2024


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Docx:
    """The real 2024 report."""
    return read_2024(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def lines(report: Docx) -> list[Line]:
    """Its paragraphs in reading order."""
    return outline(report)
