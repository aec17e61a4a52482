"""`diff` compares two drafts, in words and as tracked changes."""

import shutil
import zipfile
from pathlib import Path

from click.testing import CliRunner, Result
from tiny_project import SECTION, VALUES, Tiny

from report_engine.cli import main


def diff(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)])


def copied(tiny: Tiny, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny.root, tmp_path / "old"))


def test_two_states_of_a_project(tiny: Tiny, tmp_path: Path) -> None:
    old = copied(tiny, tmp_path)
    tiny.change(VALUES, ",1000,", ",1001,")
    tiny.change(SECTION, "全市在校生", "本市在校生")
    result = diff(old, tiny.root, "--year", 2024)
    assert result.exit_code == 0
    assert "在校生数，2024年：1000人 → 1001人" in result.output
    assert "本市在校生" in result.output


def test_redline_holds_tracked_changes(tiny: Tiny, tmp_path: Path) -> None:
    old = copied(tiny, tmp_path)
    tiny.change(VALUES, ",1000,", ",1001,")
    target = tmp_path / "修订.docx"
    result = diff(old, tiny.root, "--year", 2024, "--redline", target)
    assert result.exit_code == 0
    with zipfile.ZipFile(target) as package:
        main_part = package.read("word/document.xml").decode()
    assert "<w:ins " in main_part
    assert "<w:del " in main_part


def test_nothing_differs(tiny: Tiny) -> None:
    result = diff(tiny.root, tiny.root, "--year", 2024)
    assert (result.exit_code, result.output) == (0, "没有差别。\n")


def test_a_project_with_mistakes_tells_them(tiny: Tiny, tmp_path: Path) -> None:
    old = copied(tiny, tmp_path)
    tiny.write("content/2024/report.yaml", "layout: [")
    result = diff(old, tiny.root, "--year", 2024)
    assert result.exit_code == 1
    assert "Y000" in result.output
    assert "内容有错，读不成报告" in result.output


def test_a_file_that_is_no_word_document(tiny: Tiny, tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(b"no")
    result = diff(file, file)
    assert result.exit_code == 1
    assert "不是" in result.output


def test_projects_need_a_year_and_folders_must_be_projects(tiny: Tiny, tmp_path: Path) -> None:
    assert diff(tiny.root, tiny.root).exit_code == 2
    (tmp_path / "empty").mkdir()
    assert diff(tmp_path / "empty", tiny.root, "--year", 2024).exit_code == 2
