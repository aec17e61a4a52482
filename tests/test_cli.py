"""The command line: what it prints, its exit codes, and what it leaves on the disk."""

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from tiny_project import CASE, MISSING_PHOTO, REPORT, SECTION, TEMPLATE, Tiny

from report_engine import pipeline
from report_engine.cli import main

YEAR = ("--year", "2024")
PAGES = ("--pages", "on-open")  # LibreOffice has tests of its own


def run(tiny: Tiny, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "--root", str(tiny.root), *arguments[1:]])


def build(tiny: Tiny, *arguments: str) -> Result:
    return run(tiny, "build", *YEAR, *PAGES, *arguments)


# --- good -----------------------------------------------------------------------------------


def test_build_writes_the_report(tiny: Tiny) -> None:
    result = build(tiny)
    assert result.exit_code == 0
    assert result.output.endswith(f"{MISSING_PHOTO}\n1 个警告，其中照片待补 1 张\n已生成 {tiny.project.output}\n")
    assert tiny.project.output.read_bytes().startswith(b"PK")


def test_check_builds_nothing(tiny: Tiny) -> None:
    def files() -> set[Path]:
        cache = tiny.project.build / "cache"
        return {path for path in tiny.root.rglob("*") if path.is_file() and not path.is_relative_to(cache)}

    before = files()
    result = run(tiny, "check", *YEAR)
    assert (result.exit_code, result.output) == (
        0,
        f"读取内容和数据……\n检查……\n{MISSING_PHOTO}\n1 个警告，其中照片待补 1 张\n",
    )
    assert files() == before


def test_check_of_a_project_without_any_problem(tiny: Tiny) -> None:
    tiny.change(CASE, "（见[@fig-drama]）", "")
    tiny.change(
        CASE, "  - photo: { id: fig-drama, file: drama.jpg, caption: 话剧剧照, alt: 学生站在舞台中央谢幕 }\n", ""
    )
    result = run(tiny, "check", *YEAR)
    assert (result.exit_code, result.output) == (0, "读取内容和数据……\n检查……\n没有发现问题\n")


def test_output_is_the_authors_choice_and_its_folder_is_made(tiny: Tiny, tmp_path: Path) -> None:
    target = tmp_path / "送 审" / "年报.docx"
    result = build(tiny, "--output", str(target))
    assert result.exit_code == 0
    assert f"已生成 {target}" in result.output
    assert target.exists()
    assert not tiny.project.output.exists()


def test_project_is_found_from_any_folder_inside_it(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny.path("content/2024/sections"))
    result = CliRunner().invoke(main, ["check", *YEAR])
    assert result.exit_code == 0
    assert MISSING_PHOTO in result.output  # paths are those of the project, not of the folder


def test_relative_paths_are_those_of_the_current_folder(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny.root.parent)
    result = CliRunner().invoke(main, ["build", *YEAR, *PAGES, "--root", "project", "--output", "out.docx"])
    assert result.exit_code == 0
    assert (tiny.root.parent / "out.docx").exists()


@pytest.mark.parametrize("arguments", [["--help"], ["build", "-h"], ["check", "--help"]])
def test_help_is_chinese(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    assert "报告" in result.output or "检查" in result.output


def test_version() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert result.exit_code == 0
    assert result.output.startswith("qhd-docgen ")


# --- usage: 2 -------------------------------------------------------------------------------


def test_year_that_does_not_exist(tiny: Tiny) -> None:
    result = run(tiny, "check", "--year", "2031")
    assert result.exit_code == 2
    assert "没有 2031 年度：缺少文件夹 content/2031；现有年度：2024" in result.output


def test_no_year_at_all_in_the_project(tiny: Tiny) -> None:
    tiny.path("content/2024").rename(tiny.path("content/草稿"))
    result = run(tiny, "build", *YEAR)
    assert result.exit_code == 2
    assert "现有年度：（没有）" in result.output


def test_folder_that_is_no_project(tiny: Tiny, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = CliRunner().invoke(main, ["build", *YEAR, "--root", str(empty)])
    assert result.exit_code == 2
    assert "empty”不是项目文件夹：里面应有 content、data、templates 三个文件夹" in result.output


def test_current_folder_outside_any_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["build", *YEAR])
    assert result.exit_code == 2
    assert "当前文件夹不在项目里：请进入项目文件夹，或用 --root 指明" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("build", "缺少 --year：报告年度，例如 2024。（用法：qhd-docgen build --help）"),
        ("build --year 今年", "“今年”不是年度，写四位数字，例如 2025（用法：qhd-docgen build --help）"),
        ("build --year 24", "“24”不是年度，写四位数字，例如 2025（用法：qhd-docgen build --help）"),
        ("build --year 2024 --zzzz", "没有选项 --zzzz（用法：qhd-docgen build --help）"),
        ("build --year 2024 extra", "多写了“extra”（用法：qhd-docgen build --help）"),
        ("build --year 2024 --pages x", "--pages 只能是 auto、libreoffice、on-open（用法：qhd-docgen build --help）"),
        ("build --year 2024 --output .", "“.”是一个文件夹，这里要写文件（用法：qhd-docgen build --help）"),
        ("build --year 2024 --final=1", "选项 --final 后面不写内容"),
        ("check --year", "选项 --year 后面要写内容"),
        ("diff a.docx b.docx", "“a.docx”不存在（用法：qhd-docgen diff --help）"),
        ("diff", "缺少 旧稿（用法：qhd-docgen diff --help）"),
        (
            "data confirm --year 2024 --date 昨天",
            "--date 的写法不对：核定的日期，例如 2025-01-10。（用法：qhd-docgen data confirm --help）",
        ),
        ("data nosuch", "没有命令“nosuch”（用法：qhd-docgen data --help）"),
        ("nosuch", "没有命令“nosuch”（用法：qhd-docgen --help）"),
    ],
)
def test_wrong_usage_is_one_line_of_chinese(arguments: str, said: str) -> None:
    result = CliRunner().invoke(main, arguments.split(), prog_name="qhd-docgen")
    assert result.exit_code == 2
    assert result.output.startswith(said)
    assert result.output.count("\n") == 1


def test_a_command_without_its_part_shows_the_help() -> None:
    result = CliRunner().invoke(main, ["data"])
    assert result.exit_code == 2
    assert "在 Excel 里填数" in result.output


# --- problems: 1 ----------------------------------------------------------------------------


def test_check_with_errors(tiny: Tiny) -> None:
    tiny.prose("共{没有}人。")
    tiny.change(SECTION, "kind: bar", "kind: ring")
    result = run(tiny, "check", *YEAR)
    assert result.exit_code == 1
    assert f"{SECTION}:10:10: 错误 P010 没有叫“没有”的指标（指标目录见 data/indicators.yaml）\n" in result.output
    assert result.output.endswith("2 个错误，1 个警告，其中照片待补 1 张\n")


def test_build_with_errors_leaves_the_old_report_untouched(tiny: Tiny) -> None:
    assert build(tiny).exit_code == 0
    before = tiny.project.output.read_bytes()
    tiny.change(SECTION, "title: 规模结构", "titel: 规模结构")
    result = build(tiny)
    assert result.exit_code == 1
    assert result.output.endswith("1 个错误\n没有生成报告，原有的文件未动\n")
    assert tiny.project.output.read_bytes() == before


def test_build_with_errors_writes_nothing(tiny: Tiny) -> None:
    tiny.path(TEMPLATE).unlink()
    result = build(tiny)
    assert result.exit_code == 1
    assert result.output.endswith("1 个错误\n没有生成报告\n")
    assert not tiny.project.output.exists()


def test_final_build_refuses_missing_photos(tiny: Tiny) -> None:
    result = build(tiny, "--final")
    assert result.exit_code == 1
    assert MISSING_PHOTO.replace("警告", "错误") in result.output
    assert not tiny.project.output.exists()


def test_output_that_cannot_be_written(tiny: Tiny) -> None:
    tiny.write("说明.txt", "不是文件夹")
    result = build(tiny, "--output", str(tiny.path("说明.txt/年报.docx")))
    assert result.exit_code == 1
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert " 错误 F020 写不了" in result.output


def test_a_full_disk_and_a_long_name_are_told_as_such(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(pipeline, "write_aside", full)
    assert "F020 写不了文件：磁盘已满（删去不用的文件，腾出地方" in build(tiny).output
    monkeypatch.undo()
    result = build(tiny, "--output", str(tiny.path("年" * 200 + ".docx")))
    assert result.exit_code == 2
    assert "…”：文件名太长" in result.output
    assert build(tiny, "--output", str(tiny.path("年" * 83 + ".docx"))).exit_code == 0  # as long as a name may be


# --- interruption ---------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["prepare", "typeset", "write_aside"])
def test_interrupted_build_leaves_the_old_report_untouched(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    assert build(tiny).exit_code == 0
    before = tiny.project.output.read_bytes()
    tiny.change(REPORT, "issuer: 海港市教育局", "issuer: 海港市教体局")

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, step, interrupt)
    result = build(tiny)
    assert result.exit_code != 0
    assert tiny.project.output.read_bytes() == before
    assert leftovers(tiny) == []


@pytest.mark.parametrize("error", [OSError(28, os.strerror(28)), KeyboardInterrupt()])
def test_failure_while_moving_into_place_leaves_the_old_report_untouched(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    assert build(tiny).exit_code == 0
    before = tiny.project.output.read_bytes()
    tiny.change(REPORT, "date: 2025年1月", "date: 2025年2月")

    really = Path.replace

    def fail(path: Path, target: Path) -> Path:
        if target == tiny.project.output:
            raise error
        return really(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    result = build(tiny)
    assert result.exit_code != 0
    assert tiny.project.output.read_bytes() == before
    assert leftovers(tiny) == []


def leftovers(tiny: Tiny) -> list[str]:
    """Name the temporary files that a build left beside the report."""
    return [path.name for path in tiny.project.build.iterdir() if path.is_file() and path != tiny.project.output]


# --- real processes -------------------------------------------------------------------------

C_LOCALE = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


def process(tiny: Tiny, *arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a user does, with as little of this process's environment as works."""
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "SYSTEMROOT", "TEMP", "TMP")}
    code = "import sys; from report_engine.cli import main; sys.exit(main(prog_name='qhd-docgen'))"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        cwd=folder,
        env={**kept, "HOME": str(tiny.root.parent), **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_locale_clock_folder_and_hash_seed_play_no_role(tiny: Tiny, tmp_path: Path) -> None:
    """The same input gives the same bytes, wherever and however it is built."""
    outputs = [tmp_path / "a.docx", tmp_path / "b.docx"]
    settings = [
        (tiny.path("content/2024"), (), {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"}),
        (tmp_path, ("--root", str(tiny.root)), {**C_LOCALE, "PYTHONHASHSEED": "2", "TZ": "America/New_York"}),
    ]
    for output, (folder, root, environment) in zip(outputs, settings, strict=True):
        done = process(tiny, "build", *YEAR, *PAGES, *root, "--output", str(output), folder=folder, **environment)
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [(C_LOCALE, "utf-8"), ({"PYTHONIOENCODING": "gbk"}, "gbk"), ({"PYTHONIOENCODING": "utf-8"}, "utf-8")],
)
def test_console_that_lacks_a_character_stops_nothing(tiny: Tiny, environment: dict[str, str], encoding: str) -> None:
    tiny.prose("共{没有😀𫓧}人")
    done = process(tiny, "check", *YEAR, folder=tiny.root, **environment)
    assert done.returncode == 1
    said = done.stderr.decode(encoding)
    assert "Traceback" not in said
    expected = f"{SECTION}:10:10: 错误 P010 没有叫“没有😀𫓧”的指标"
    assert expected.encode(encoding, "replace").decode(encoding) in said
    assert done.stdout == b""


@pytest.mark.parametrize("environment", [C_LOCALE, {"PYTHONIOENCODING": "gbk"}], ids=["C", "gbk"])
@pytest.mark.parametrize("form", ["json", "sarif"])
def test_programs_get_utf_8_whatever_the_terminal_has(tiny: Tiny, form: str, environment: dict[str, str]) -> None:
    tiny.prose("共{没有😀𫓧}人")
    done = process(tiny, "check", *YEAR, "--format", form, folder=tiny.root, **environment)
    assert "没有叫“没有😀𫓧”的指标" in done.stdout.decode("utf-8")
    json.loads(done.stdout)


def test_exit_codes_of_the_process(tiny: Tiny) -> None:
    assert process(tiny, "check", *YEAR, folder=tiny.root, **C_LOCALE).returncode == 0
    assert process(tiny, "check", "--year", "2031", folder=tiny.root, **C_LOCALE).returncode == 2
    tiny.change(SECTION, "kind: bar", "kind: pie")
    done = process(tiny, "build", *YEAR, *PAGES, folder=tiny.root, LC_ALL="C.UTF-8")
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr


# --- help -----------------------------------------------------------------------------------


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    yield path
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield (*path, name)


@pytest.mark.parametrize("path", list(commands(main)), ids=" ".join)
def test_help_is_chinese_throughout(path: tuple[str, ...]) -> None:
    said = CliRunner().invoke(main, [*path, "--help"]).output
    assert said.startswith("用法：")
    assert not re.search(r"[A-Z]{4,}|Usage|Options|Commands|Show|required|default:", said.replace("YAML", ""))


def test_what_is_missing_is_called_as_the_help_calls_it() -> None:
    assert CliRunner().invoke(main, ["new"]).output == "缺少 年度（用法：main new --help）\n"
