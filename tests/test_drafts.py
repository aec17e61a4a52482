"""`diff` compares two drafts, in words and as tracked changes."""

import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from compare.hands import changed
from support.ooxml import Element, qn
from support.project import unchanged
from tiny_project import REPORT, SECTION, TEMPLATE, VALUES, Tiny

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


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        (REPORT, "layout: [", f"{REPORT}:1:10: 错误 Y000"),
        (SECTION, "id: [", f"{SECTION}:1:6: 错误 Y000"),
        (VALUES, "编号,名称\n", f"{VALUES}:1:1: 错误 D003"),
    ],
)
def test_what_cannot_be_read_is_not_told_as_gone(tiny: Tiny, tmp_path: Path, file: str, text: str, said: str) -> None:
    old = copied(tiny, tmp_path)
    tiny.write(file, text)
    result = diff(old, tiny.root, "--year", 2024)
    assert result.exit_code == 1
    assert result.output.startswith(said)
    assert result.output.endswith(f"{tiny.root}：内容有错，读不成报告\n")


def test_a_file_that_is_no_word_document(tiny: Tiny, tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(b"no")
    result = diff(file, tiny.path(TEMPLATE))
    assert result.exit_code == 1
    assert result.output.startswith("旧文件：不是完好的 Word 文件（.docx）：不是压缩包")
    assert result.output.endswith(f"（旧文件：{file}；新文件：{tiny.path(TEMPLATE)}）\n")


def test_projects_need_a_year_and_folders_must_be_projects(tiny: Tiny, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for arguments, said in (
        ((tiny.root, tiny.root), "比较项目文件夹时要写 --year"),
        ((tmp_path / "empty", tiny.root, "--year", 2024), "empty”不是项目文件夹，也不是 Word 文件"),
        ((tiny.root, tiny.root, "--year", 2031), "没有 2031 年度：缺少文件夹 content/2031；现有年度：2024"),
    ):
        result = diff(*arguments)
        assert result.exit_code == 2
        assert said in result.output


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (TEMPLATE, "--redline 会盖掉"),
        (VALUES, f"{VALUES}”应当以 .docx 结尾"),
        ("content", "content”是一个文件夹，这里要写文件"),
        (f"{VALUES}/修订.docx", "--redline 不能写到项目的 data 里"),
        ("说明.txt/修订.docx", "说明.txt/修订.docx：写不了文件：上级不是文件夹（"),
    ],
)
def test_the_redline_never_takes_the_place_of_something_else(tiny: Tiny, target: str, said: str) -> None:
    tiny.write("说明.txt", "")
    with unchanged(tiny.root):
        result = diff(tiny.path(TEMPLATE), tiny.path(TEMPLATE), "--redline", tiny.path(target))
    assert result.exit_code in (1, 2)
    assert said in result.output


def test_help_tells_a_file_against_the_project() -> None:
    """The round that people make most: the leader's copy beside the folder that they stand in."""
    assert "qhd-docgen diff 领导改过的.docx . --year 2024" in diff("--help").output


def test_what_carries_no_mark_is_said(tiny: Tiny, tmp_path: Path) -> None:
    tiny.build()
    old = tiny.project.output
    new = tmp_path / "new.docx"

    def widen(body: Element) -> None:
        for margin in body.iter(qn("w:pgMar")):
            margin.set(qn("w:left"), "2835")

    new.write_bytes(changed(old.read_bytes(), widen))
    result = diff(old, new, "--redline", tmp_path / "redline.docx")
    assert "页面设置不同，不带修订标记，以新稿为准" in result.output
    result = diff(old, old, "--redline", tmp_path / "redline.docx")
    assert "不带修订标记" not in result.output
