"""The report that these tests spoil: the real one, built as always but with invented pages instead of LibreOffice's."""

from pathlib import Path

import pytest
from support.project import copy_project

from report_engine import paginate, pipeline, printing
from report_engine.ooxml.archive import pack
from report_engine.project import Project
from report_engine.render.office import Office

from .edit import Edit, invented_places


@pytest.fixture(scope="session")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The 2024 report with page numbers in 目录 and the lists."""
    root = copy_project(tmp_path_factory.mktemp("verify") / "project")
    output = root / "report.docx"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paginate, "measure", lambda package, _office: invented_places(pack(package.parts)))
        patch.setattr(Office, "start", lambda _office: None)
        patch.setattr(printing, "find_program", lambda: Path("soffice"))
        patch.setattr(paginate, "find_program", lambda: None)
        result = pipeline.build(Project(root, 2024), output, pages="libreoffice")
    assert result.written == (output,), "\n".join(map(str, result.problems))
    return output.read_bytes()


@pytest.fixture
def report(delivered: bytes) -> Edit:
    """A copy of it, open for editing."""
    return Edit(delivered)
