"""Every project under `examples/` builds without a single remark, besides photos that are still to come."""

import shutil
from pathlib import Path

import pytest
from support.ooxml import Docx
from support.outline import HEADINGS, of_style, outline
from support.reference import REPOSITORY

from report_engine import pipeline
from report_engine.project import Project, is_root

EXAMPLES = sorted(folder for folder in (REPOSITORY / "examples").iterdir() if folder.is_dir())


def _years(root: Path) -> list[int]:
    return Project(root, 0).content_years()


def test_the_smallest_example_is_there() -> None:
    assert "minimal" in [folder.name for folder in EXAMPLES]


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_example_builds(folder: Path, tmp_path: Path) -> None:
    root = tmp_path / folder.name
    shutil.copytree(folder, root, ignore=shutil.ignore_patterns("build"))
    assert is_root(root)
    assert _years(root)
    for year in _years(root):
        project = Project(root, year)
        result = pipeline.build(project, project.output, pages="on-open")
        assert [str(problem) for problem in result.problems if problem.code != "I001"] == []
        assert result.written == (project.output,)
        assert of_style(outline(Docx.read(project.output)), *HEADINGS)


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_example_is_of_another_city(folder: Path) -> None:
    """An example shows that nothing of this city is built into the engine or the template."""
    for file in folder.rglob("*"):
        if file.suffix in {".yaml", ".csv", ".md"}:
            assert "秦皇岛" not in file.read_text("utf-8-sig"), file
