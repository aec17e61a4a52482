"""What built with an earlier version builds unchanged: three projects and a workbook, frozen as they were.

`projects.tar.gz` is never made again. A change of the printed text that is meant is reviewed in the golden
files and told in `docs/migration.md` with the command that does it.
"""

import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.golden import check_golden
from support.ooxml import Docx
from support.text import lines_of

from report_engine import pipeline
from report_engine.cli import main
from report_engine.problems import Severity
from report_engine.project import Project

PROJECTS = {"hebei": ".", "minimal": "examples/minimal", "county": "examples/county"}


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frozen")
    with tarfile.open(Path(__file__).with_name("projects.tar.gz")) as archive:
        archive.extractall(folder, filter="data")
    return folder


def printed(docx: Docx) -> str:
    """What a reader sees, part by part; blanks count only as one."""
    names = sorted(name for name in docx.parts if name.startswith(("word/document", "word/header", "word/footer")))
    lines = [f"== {name}\n{lines_of(docx.xml(name))}" for name in names]
    return "\n".join(" ".join(line.split()) for line in "\n".join(lines).splitlines() if line.strip()) + "\n"


@pytest.mark.parametrize("name", PROJECTS)
def test_a_project_of_an_earlier_version_prints_what_it_printed(name: str, frozen: Path) -> None:
    project = Project((frozen / PROJECTS[name]).resolve(), 2024)
    output = frozen / f"{name}.docx"
    result = pipeline.build(project, output, pages="on-open")
    assert [str(p) for p in result.problems if p.severity is Severity.ERROR] == []
    assert output in result.written
    check_golden(f"frozen-{name}.txt", printed(Docx.read(output)))


@pytest.mark.parametrize("name", PROJECTS)
def test_its_dismissals_still_cover_what_they_covered(name: str, frozen: Path) -> None:
    """R190 tells a dismissal whose finding is gone: its words or its identity have changed."""
    result = pipeline.check(Project((frozen / PROJECTS[name]).resolve(), 2024))
    assert [str(p) for p in result.problems if p.code == "R190" or p.severity is Severity.ERROR] == []


def test_its_workbook_is_still_read(frozen: Path) -> None:
    arguments = ["data", "import", str(frozen / "old-workbook.xlsx"), "--year", "2024", "--root", str(frozen)]
    before = (frozen / "data/2024/indicators.csv").read_bytes()
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert (frozen / "data/2024/indicators.csv").read_bytes() == before
