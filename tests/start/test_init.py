"""`init`: a project of its own that builds at once."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from support.project import snapshot, unchanged
from support.reference import REPOSITORY

from report_engine.cli import main
from report_engine.project import Project, is_root
from report_engine.start.init import GUIDE, SEED

MINIMAL = REPOSITORY / "examples" / "minimal"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.output


def test_the_seed_is_the_smallest_example() -> None:
    """One source: change the example, then copy it (`cp -r content data templates` into the seed)."""
    example = {path: data for path, data in snapshot(MINIMAL).items() if path.split("/")[0] != "build"}
    assert snapshot(SEED) == example


def test_the_seed_is_shipped() -> None:
    settings = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    assert '"start/seed/**", "start/*.md"' in settings


@pytest.mark.parametrize("name", ["新项目", "上级/更上级/新 项目"])
def test_a_new_project_builds_and_goes_on_to_the_next_year(tmp_path: Path, name: str) -> None:
    root = tmp_path / name
    code, said = run("init", str(root))
    assert code == 0, said
    assert f'生成报告：qhd-docgen build --year 2024 --root "{root}"' in said
    assert is_root(root)
    guide = (REPOSITORY / "docs" / "编写指南.md").read_bytes()
    assert snapshot(root) == {**snapshot(SEED), "编写指南.md": guide}
    code, said = run("build", "--year", "2024", "--pages", "on-open", "--root", str(root))
    assert code == 0, said
    assert Project(root, 2024).output.exists()
    assert run("new", "2025", "--root", str(root))[0] == 0
    code, said = run("build", "--year", "2025", "--pages", "on-open", "--root", str(root))
    assert code == 0, said
    assert Project(root, 2025).output.exists()


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert run("init", str(tmp_path))[0] == 0
    assert snapshot(tmp_path) == {**snapshot(SEED), GUIDE.name: GUIDE.read_bytes()}


def test_a_folder_that_holds_something_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "笔记.txt").write_text("不要动", "utf-8")
    with unchanged(tmp_path):
        code, said = run("init", str(tmp_path))
        assert code == 2
        assert f"{tmp_path.as_posix()}: 错误 S003 文件夹里已有文件（换一个空的或新的文件夹，已有的东西不会动）" in said
        assert "没有建立项目" in said


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "年报"
    file.write_text("", "utf-8")
    code, said = run("init", str(file))
    assert code == 2
    assert "S003 这是一个文件" in said


def test_below_a_file_there_is_no_place(tmp_path: Path) -> None:
    (tmp_path / "年报").write_text("", "utf-8")
    with unchanged(tmp_path):
        code, said = run("init", str(tmp_path / "年报" / "项目"))
        assert code == 1
        assert "错误 F020 写不了文件：" in said
