"""What is no file of the project: pipes, links that lead out of it; and more problems than anybody reads."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tiny_project import CASE, PHOTO, SECTION, TEMPLATE, VALUES, Tiny

from report_engine.cli import main
from report_engine.problems import MOST, Problem, Severity, Source, first


def run(tiny: Tiny, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "--root", str(tiny.root), *arguments[1:]])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
@pytest.mark.parametrize("file", [SECTION, CASE, VALUES, PHOTO, TEMPLATE])
def test_a_pipe_is_told_and_not_waited_for(tiny: Tiny, file: str) -> None:
    tiny.path(file).unlink(missing_ok=True)
    tiny.path(file).parent.mkdir(exist_ok=True)
    os.mkfifo(tiny.path(file))
    result = run(tiny, "check", "--year", "2024")
    assert result.exit_code == 1
    assert "这是管道或设备，不是文件" in result.output


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_no_report(tiny: Tiny) -> None:
    os.mkfifo(tiny.path("a.docx"))
    for command in (("verify", "a.docx"), ("diff", "a.docx", "a.docx")):
        arguments = [command[0], *(str(tiny.path(name)) for name in command[1:])]
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 1
        assert "这是管道或设备，不是文件" in result.output


def test_a_linked_folder_outside_is_not_read(tiny: Tiny, tmp_path: Path) -> None:
    (tiny.path(SECTION).parent).rename(tmp_path / "elsewhere")
    tiny.path(SECTION).parent.symlink_to(tmp_path / "elsewhere")
    result = run(tiny, "check", "--year", "2024")
    assert result.exit_code == 1
    assert f"{SECTION}: 错误 F005 这是通到项目以外的链接，没有读" in result.output


def test_a_link_inside_is_a_file_like_any_other(tiny: Tiny) -> None:
    tiny.path(CASE).rename(tiny.path("case.yaml"))
    tiny.path(CASE).symlink_to(tiny.path("case.yaml"))
    assert run(tiny, "check", "--year", "2024").exit_code == 0


def test_a_new_year_takes_nothing_from_outside(tiny: Tiny, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("密码", "utf-8")
    tiny.path("content/2024/备忘.txt").symlink_to(tmp_path / "secret.txt")
    assert run(tiny, "new", "2025", "--from", "2024").exit_code == 0
    assert not tiny.path("content/2025/备忘.txt").exists()


def test_a_thousand_problems_are_listed_and_the_rest_counted(tiny: Tiny) -> None:
    lines = "".join(f"        - {{没有{n}}}，见[@无{n}]。\n" for n in range(800))
    tiny.change(SECTION, "      - 经验见[@drama]。\n", f"      - |\n        经验见[@drama]。\n\n{lines}")
    result = run(tiny, "check", "--year", "2024")
    assert sum(" 错误 " in line or " 警告 " in line for line in result.output.splitlines()) == MOST
    assert "个没有列出：改好以上的再运行" in result.output
    assert "1600 个错误" in result.output


def test_errors_are_listed_before_all_others() -> None:
    some = [Problem("W101", "一", Source(Path("a"), n), severity=Severity.WARNING) for n in range(MOST)]
    last = Problem("P010", "二", Source(Path("b")))
    shown = first([*some, last])
    assert len(shown) == MOST
    assert last in shown
