"""The real 2024 report, built once for all tests."""

from functools import cache
from pathlib import Path

from report_engine import pipeline
from report_engine.project import Project

from .ooxml import Docx
from .reference import REPOSITORY


@cache
def report_2024(folder: Path) -> Path:
    """Build the report of the repository into a folder outside of it."""
    output = folder / "report-2024.docx"
    # Page numbers are left to Word, so that the tests of the text need no LibreOffice; `test_render` has them.
    result = pipeline.build(Project(REPOSITORY, 2024), output, pages="on-open")
    assert result.written == (output,), "\n".join(map(str, result.problems))
    return output


@cache
def read_2024(folder: Path) -> Docx:
    """Read the report that `report_2024` builds."""
    return Docx.read(report_2024(folder))
