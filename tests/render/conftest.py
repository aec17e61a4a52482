"""The real report with its page numbers, and its PDF made independently."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from support.project import copy_project

from report_engine import pipeline
from report_engine.project import Project
from report_engine.render.fonts import private

from .office import soffice, to_pdf


@pytest.fixture(scope="session")
def project_2024(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the repository's project, whose report is built."""
    soffice()
    project = Project(copy_project(tmp_path_factory.mktemp("render") / "project"), 2024)
    result = pipeline.build(project, project.output, pages="libreoffice")
    assert result.written == (project.output,), "\n".join(map(str, result.problems))
    return project


@pytest.fixture(scope="session")
def pdf_2024(project_2024: Project, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """Its report as LibreOffice prints it, in the fonts that every machine has."""
    folder = tmp_path_factory.mktemp("independent")
    return to_pdf(project_2024.output, folder, private(folder))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for temporary files: nothing may be left in it."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []
