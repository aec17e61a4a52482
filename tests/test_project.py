"""Where everything of a project lies, and how its folder is found."""

from pathlib import Path

import pytest

from report_engine.project import Project, find_root, is_root


def make(root: Path) -> Path:
    for mark in ("content", "data", "templates"):
        (root / mark).mkdir(parents=True)
    return root


def test_root_is_the_nearest_folder_above(tmp_path: Path) -> None:
    outer = make(tmp_path / "项目")
    inner = make(outer / "examples" / "小 项目")
    deep = outer / "content" / "2024" / "photos"
    deep.mkdir(parents=True)
    assert find_root(deep) == outer
    assert find_root(outer) == outer
    assert find_root(inner / "data") == inner


def test_no_root_above(tmp_path: Path) -> None:
    assert find_root(tmp_path) is None


@pytest.mark.parametrize("missing", ["content", "data", "templates"])
def test_all_three_folders_make_a_project(tmp_path: Path, missing: str) -> None:
    root = make(tmp_path / "p")
    assert is_root(root)
    (root / missing).rmdir()
    assert not is_root(root)
    (root / missing).write_text("a file")
    assert not is_root(root)


def test_years_are_folders_of_four_digits(tmp_path: Path) -> None:
    root = make(tmp_path / "p")
    for name in ("2023", "2024", "2025", "20245", "草稿", "２０２２", "2024.bak"):
        (root / "data" / name).mkdir()
        (root / "content" / name).mkdir()
    (root / "data" / "2022").write_text("a file")
    assert Project(root, 2024).data_years() == [2023, 2024]  # not next year's, which may be half done
    assert Project(root, 2024).content_years() == [2023, 2024, 2025]


def test_years_without_the_folders(tmp_path: Path) -> None:
    assert Project(tmp_path, 2024).data_years() == []
    assert Project(tmp_path, 2024).content_years() == []


def test_every_path_is_inside_the_root(tmp_path: Path) -> None:
    project = Project(tmp_path, 2024)
    paths = {
        project.report: "content/2024/report.yaml",
        project.photos: "content/2024/photos",
        project.catalogue: "data/indicators.yaml",
        project.data(2023): "data/2023",
        project.layout("hebei"): "templates/hebei",
        project.output: "build/report-2024.docx",
    }
    assert {project.name(path).as_posix(): path for path in paths} == {text: path for path, text in paths.items()}


def test_path_outside_the_root_is_named_in_full(tmp_path: Path) -> None:
    project = Project(tmp_path / "p", 2024)
    assert project.name(tmp_path / "x.docx") == tmp_path / "x.docx"
