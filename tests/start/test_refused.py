"""What `new` refuses, in the words of the bureau; nothing changes then."""

from pathlib import Path

import pytest
from support.project import unchanged
from tiny_project import CASE, CATALOGUE, REPORT, SECTION, VALUES, Tiny

from report_engine.project import Project

from .conftest import Run


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2025", "--from", "2022"], "没有 2022 年度：缺少文件夹 content/2022；现有年度：2024"),
        (["2024", "--from", "2024"], "新年度 2024 应当在 2024 之后"),
        (["2023", "--from", "2024"], "新年度 2023 应当在 2024 之后"),
        (["2024"], "没有早于 2024 的年度可以复制；现有年度：2024"),
        (["25"], "“25”不是年度，写四位数字，例如 2025"),
        (["二〇二五"], "“二〇二五”不是年度"),
        (["２０２５"], "“２０２５”不是年度"),
        (["2025", "--from", "去年"], "“去年”不是年度"),
    ],
)
def test_years_that_make_no_sense(tiny: Tiny, run: Run, arguments: list[str], said: str) -> None:
    with unchanged(tiny.root):
        result = run("new", *arguments)
        assert result.exit_code == 2
        assert said in result.output


@pytest.mark.parametrize("folder", ["content/2025", "data/2025"])
def test_a_year_that_is_there_is_never_overwritten(tiny: Tiny, run: Run, folder: str) -> None:
    tiny.write(f"{folder}/笔记.txt", "不要动")
    with unchanged(tiny.root):
        result = run("new", "2025", "--from", "2024")
        assert result.exit_code == 2
        assert f"{folder}: 错误 S002 已有 2025 年度（已有的年度不会被覆盖" in result.output
        assert "没有建立 2025 年度" in result.output


def test_a_second_run_changes_nothing(tiny: Tiny, draft: Project, run: Run) -> None:
    with unchanged(tiny.root):
        assert run("new", "2025", "--from", "2024").exit_code == 2


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (SECTION, "title: 规模结构", "title: [规模结构", f"{SECTION}:7:12: 错误 Y000"),
        (SECTION, "caption: 规模结构统计表", "catpion: 规模结构统计表", f"{SECTION}:13:11: 错误 Y011"),
        (REPORT, "sections: [1-basics]", "sections: 1-basics", f"{REPORT}:11:11: 错误 Y013"),
        (CASE, "school: 海港市职业中专\n", "", f"{CASE}:1:1: 错误 Y012"),
        (CATALOGUE, "  unit: 所\n", "  unit: 所\n  name: 学校\n", f"{CATALOGUE}:19:3: 错误 Y005"),
        (VALUES, "编号,名称,值,备注", "编号,名称,数值,备注", f"{VALUES}:1:1: 错误 D003"),
        (VALUES, "students,在校生数,1000,", "students,在校生数,一千,", f"{VALUES}:2:1: 错误 D015"),
    ],
)
def test_damaged_files_of_last_year_are_told(tiny: Tiny, run: Run, name: str, old: str, new: str, said: str) -> None:
    tiny.change(name, old, new)
    with unchanged(tiny.root):
        result = run("new", "2025", "--from", "2024")
        assert result.exit_code == 1
        assert result.output.endswith("没有建立 2025 年度\n")
        assert said in result.output


@pytest.mark.parametrize("name", [REPORT, CATALOGUE, VALUES])
def test_files_that_are_missing_are_told(tiny: Tiny, run: Run, name: str) -> None:
    tiny.path(name).unlink()
    with unchanged(tiny.root):
        result = run("new", "2025", "--from", "2024")
        assert result.exit_code == 1
        assert f"{name}: 错误 F001 找不到文件" in result.output


def test_another_encoding_is_told(tiny: Tiny, run: Run) -> None:
    tiny.write(CASE, tiny.path(CASE).read_text("utf-8").encode("gbk"))
    result = run("new", "2025", "--from", "2024")
    assert result.exit_code == 1
    assert f"{CASE}:2:1: 错误 F003 文件是 GBK（ANSI）编码" in result.output


def test_a_file_of_another_kind_that_cannot_be_read_is_told(
    tiny: Tiny, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that lie beside the chapters are copied too; another program may hold one of them."""
    tiny.write("content/2024/来稿.xlsx", b"x")
    read = Path.read_bytes

    def locked(self: Path) -> bytes:
        if self.name == "来稿.xlsx" and "2024" in self.parts:
            raise PermissionError(13, "Permission denied", str(self))
        return read(self)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", locked)
        result = run("new", "2025", "--from", "2024")
    assert result.exit_code == 1
    cure = "（检查权限，或关闭正在使用它的程序）"
    assert result.output.startswith(f"content/2024/来稿.xlsx: 错误 F002 读不了文件：没有权限{cure}\n")
    assert not (tiny.root / "content/2025").exists()


def test_help_is_chinese_with_an_example(run: Run) -> None:
    for command, example in (("new", "qhd-docgen new 2025 --from 2024"), ("init", "qhd-docgen init")):
        from click.testing import CliRunner

        from report_engine.cli import main

        result = CliRunner().invoke(main, [command, "--help"])
        assert result.exit_code == 0
        assert f"例如：{example}" in "".join(result.output.split("\n  "))
