"""`data export` and `data import` at the command line: what is asked, what is said, what is left alone."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.project import unchanged
from tiny_project import VALUES, Tiny

from report_engine.cli import main

from .paper import Paper

CURE = "（关闭正在打开它的 Excel、Word 或 WPS，或换一个能写的位置）"


def data(tiny: Tiny, *arguments: object, answer: str = "") -> Result:
    """Run a command; whatever happens, it is no traceback."""
    words = ["data", *map(str, arguments), "--year", "2024", "--root", str(tiny.root)]
    result = CliRunner().invoke(main, words, input=answer)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def edited(tiny: Tiny, tmp_path: Path) -> Path:
    """A workbook in which somebody counted one student more."""
    file = tmp_path / "填好.xlsx"
    file.write_bytes(Paper(tiny.project).put("指标!D2", 1001).data)
    return file


def test_out_and_back_without_an_edit(tiny: Tiny) -> None:
    result = data(tiny, "export")
    target = tiny.root / "build/data-2024.xlsx"
    assert (result.exit_code, result.stdout) == (0, f"已导出 {target}\n")
    with unchanged(tiny.root):
        assert data(tiny, "import", target).stdout == "没有改动\n"


@pytest.mark.parametrize("answer", ["y\n", "Y\n", "是\n", "ｙ\n"])
def test_changes_are_shown_and_written_after_a_yes(tiny: Tiny, tmp_path: Path, answer: str) -> None:
    result = data(tiny, "import", edited(tiny, tmp_path), answer=answer)
    assert result.exit_code == 0
    assert "1 处改动" in result.stdout
    assert "写入这些改动吗？ [y/N]: " in result.stdout
    assert result.stdout.endswith("接着运行 qhd-docgen check --year 2024 核对\n")
    assert "students,在校生数,1001," in tiny.path(VALUES).read_text("utf-8")


@pytest.mark.parametrize("answer", ["n\n", "\n", "好像不对\n"])
def test_anything_else_is_a_no(tiny: Tiny, tmp_path: Path, answer: str) -> None:
    with unchanged(tiny.root):
        result = data(tiny, "import", edited(tiny, tmp_path), answer=answer)
    assert result.exit_code == 0
    assert result.stdout.endswith("没有写入任何文件\n")


def test_a_question_that_nobody_answers(tiny: Tiny, tmp_path: Path) -> None:
    """The window was closed, or Ctrl-C was pressed."""
    with unchanged(tiny.root):
        result = data(tiny, "import", edited(tiny, tmp_path))
    assert result.exit_code == 1
    assert result.stderr.endswith("\n已中断\n")


def test_a_workbook_with_mistakes_is_not_asked_about(tiny: Tiny, tmp_path: Path) -> None:
    file = edited(tiny, tmp_path)
    file.write_bytes(tiny.path(VALUES).read_text("utf-8").encode("gbk"))
    with unchanged(tiny.root):
        result = data(tiny, "import", file, answer="y\n")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        f"{file}: 错误 X001 这不是 Excel 工作簿（用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”）",
        "1 个错误",
        "没有写入任何文件",
    ]


def test_a_file_that_is_open_elsewhere(tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = edited(tiny, tmp_path)

    def locked(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", locked)
    with unchanged(tiny.root):
        result = data(tiny, "import", file, "--yes")
        assert result.exit_code == 1
        assert result.stderr.endswith(f"{tiny.path('data/2024')}：写不了文件：没有权限{CURE}；没有写入任何文件\n")
    result = data(tiny, "export", "--output", tmp_path / "out.xlsx")
    assert result.exit_code == 1
    assert result.stderr.endswith(f"{tmp_path / 'out.xlsx'}：写不了文件：没有权限{CURE}\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "填好.xlsx"]
