"""LibreOffice missing, failing, hanging or killed: a clear message, the old report whole, nothing left behind."""

import stat
import time
from functools import partial
from pathlib import Path

import pytest
from support.ooxml import Docx, find_all
from support.text import text_of
from tiny_project import Tiny

from report_engine import paginate, pipeline
from report_engine.pipeline import Pages, Result
from report_engine.render.libreoffice import RenderError, convert, find_program, workspace
from report_engine.render.places import locate

from .office import processes, wait_for

pytestmark = pytest.mark.usefixtures("temporary")

LAST_ARGUMENT = 'for file; do :; done; pdf="${file%.docx}.pdf"'
FAULTS = {
    "exits with an error": ("exit 1", "LibreOffice 失败（退出码 1）"),
    "writes nothing": ("exit 0", "LibreOffice 没有做出 PDF，可能崩溃了"),
    "is killed": ("kill -KILL $$", "LibreOffice 失败（退出码 137）"),
    "crashes": ("kill -SEGV $$", "LibreOffice 失败（退出码 139）"),
    "writes half a PDF": (
        f'{LAST_ARGUMENT}; printf "%%PDF-1.6 half" > "$pdf"',
        "LibreOffice 做出的 PDF 不完整，可能崩溃了",
    ),
    "writes a broken PDF": (
        f'{LAST_ARGUMENT}; printf "%%PDF-1.6\\n1 0 obj\\n%%%%EOF" > "$pdf"',
        "LibreOffice 做出的 PDF 读不了（Failed to load document (PDFium: Data format error).）",
    ),
    "writes something else": (f'{LAST_ARGUMENT}; echo "no PDF" > "$pdf"', "LibreOffice 做出的 PDF 不完整，可能崩溃了"),
}
HANGING = "sleep 3600 & sleep 3601"  # with a child, as soffice starts soffice.bin
PROGRAM_GONE = "no-such-soffice"


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Pretend":
    return Pretend(tmp_path / "bin", monkeypatch)


class Pretend:
    """Puts a shell script in the place of LibreOffice."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.monkeypatch = monkeypatch

    def be(self, script: str) -> Path:
        self.folder.mkdir(exist_ok=True)
        program = self.folder / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        self.monkeypatch.setenv("QHD_SOFFICE", str(program))
        return program


def build(tiny: Tiny, pages: Pages) -> tuple[Result, list[str]]:
    """Build over an older report; what was told, without the missing photo."""
    tiny.project.output.parent.mkdir(exist_ok=True)
    tiny.project.output.write_bytes(b"the older report")
    result = pipeline.build(tiny.project, tiny.project.output, pages=pages)
    return result, [str(problem) for problem in result.problems if problem.code != "I001"]


def assert_left_to_word(tiny: Tiny) -> None:
    """Word fills the numbers: the flag is there, once and in its place; no number is printed as if it were right."""
    docx = Docx.read(tiny.project.output)
    settings = docx.xml("word/settings.xml")
    (flag,) = find_all(settings, "w:updateFields")
    later = [node.tag.rpartition("}")[2] for node in flag.itersiblings()]
    assert "compat" in later
    lines = [text_of(p) for p in find_all(docx.body, ".//w:p") if find_all(p, "w:hyperlink")]
    assert lines
    assert all(line.endswith("\t") for line in lines)


def assert_older_report_is_whole(tiny: Tiny, result: Result) -> None:
    assert result.written == ()
    assert tiny.project.output.read_bytes() == b"the older report"
    assert [entry.name for entry in tiny.project.output.parent.iterdir() if entry.is_file()] == ["report-2024.docx"]


def test_missing_in_mode_auto(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    """没有 LibreOffice 也能生成：一行提示，附安装办法。"""
    monkeypatch.setenv("QHD_SOFFICE", PROGRAM_GONE)
    result, told = build(tiny, "auto")
    (line,) = told
    assert " 提示 L001 没有找到 LibreOffice，页码由 Word 在打开时填写" in line
    assert "apt-get install libreoffice-writer-nogui" in line
    assert result.written == (tiny.project.output,)
    assert_left_to_word(tiny)


def test_missing_in_mode_libreoffice(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QHD_SOFFICE", PROGRAM_GONE)
    result, told = build(tiny, "libreoffice")
    (line,) = told
    assert " 错误 L001 没有找到 LibreOffice" in line
    assert_older_report_is_whole(tiny, result)


def test_missing_in_mode_on_open(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QHD_SOFFICE", PROGRAM_GONE)
    result, told = build(tiny, "on-open")
    assert told == []
    assert result.written == (tiny.project.output,)
    assert_left_to_word(tiny)


def test_libreoffice_is_not_started_in_mode_on_open(tiny: Tiny, pretend: Pretend, tmp_path: Path) -> None:
    pretend.be(f"touch '{tmp_path}/started'; exit 1")
    _, told = build(tiny, "on-open")
    assert told == []
    assert not (tmp_path / "started").exists()


@pytest.mark.parametrize("fault", FAULTS)
def test_failing_in_mode_auto(tiny: Tiny, pretend: Pretend, fault: str) -> None:
    script, message = FAULTS[fault]
    pretend.be(script)
    result, told = build(tiny, "auto")
    (line,) = told
    assert f" 警告 L002 {message}；页码没有计算（" in line
    assert result.written == (tiny.project.output,)
    assert_left_to_word(tiny)


@pytest.mark.parametrize("fault", FAULTS)
def test_failing_in_mode_libreoffice(tiny: Tiny, pretend: Pretend, fault: str) -> None:
    script, message = FAULTS[fault]
    pretend.be(script)
    result, told = build(tiny, "libreoffice")
    (line,) = told
    assert f" 错误 L002 {message}；页码没有计算（" in line
    assert_older_report_is_whole(tiny, result)


def test_hanging_is_ended_at_the_time_limit(
    tiny: Tiny, pretend: Pretend, monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    pretend.be(HANGING)
    monkeypatch.setattr(paginate, "locate", partial(locate, limit=1.0))
    start = time.monotonic()
    result, told = build(tiny, "auto")
    assert time.monotonic() - start < 20
    (line,) = told
    assert " 警告 L002 LibreOffice 超过 1 秒没有完成，已停止；页码没有计算（" in line
    assert result.written == (tiny.project.output,)
    assert_left_to_word(tiny)
    assert wait_for(lambda: not processes(str(temporary)), 5), processes(str(temporary))


def test_what_a_program_leaves_running_is_ended(pretend: Pretend, temporary: Path) -> None:
    """soffice may end before the process that it started."""
    pretend.be(f'sh -c "sleep 3600; echo {temporary}" & {LAST_ARGUMENT}; printf "%%PDF-1.6 %%%%EOF" > "$pdf"')
    with workspace() as folder:
        assert convert(b"docx", {}, {}, folder) == b"%PDF-1.6 %%EOF"
    assert wait_for(lambda: not processes(str(temporary)), 5), processes(str(temporary))


def test_a_named_program_is_found_by_its_path_and_by_its_name(pretend: Pretend, tmp_path: Path) -> None:
    program = pretend.be("exit 0")
    assert find_program() == program
    pretend.monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    pretend.monkeypatch.setenv("QHD_SOFFICE", "soffice")
    assert find_program() == program
    pretend.monkeypatch.setenv("QHD_SOFFICE", "")
    assert find_program() is None


def test_without_a_named_program_the_path_is_searched(pretend: Pretend, tmp_path: Path) -> None:
    program = pretend.be("exit 0")
    pretend.monkeypatch.delenv("QHD_SOFFICE")
    pretend.monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert find_program() == program


def test_no_room_for_temporary_files(tiny: Tiny, pretend: Pretend, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend.be("exit 0")
    monkeypatch.setattr("tempfile.tempdir", str(tiny.project.report))  # a file, not a folder
    result, told = build(tiny, "auto")
    (line,) = told
    assert " 警告 L002 临时文件夹用不了：" in line
    assert result.written == (tiny.project.output,)


def test_the_program_gets_a_profile_of_its_own_and_nothing_to_read(pretend: Pretend, tmp_path: Path) -> None:
    pretend.be(f"echo \"$@\" > '{tmp_path}/arguments'; cat >> '{tmp_path}/input'; env > '{tmp_path}/environment'")
    profiles = set()
    for _ in range(2):
        with workspace() as folder, pytest.raises(RenderError):
            convert(b"docx", {"A": "boolean:true"}, {"FONTCONFIG_FILE": "/fonts.conf"}, folder)
        arguments = (tmp_path / "arguments").read_text("utf-8").split()
        profiles.add(arguments[0])
        assert arguments[0] == f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        assert 'pdf:writer_pdf_Export:{"A":{"type":"boolean","value":"true"}}' in arguments
    assert len(profiles) == 2
    assert (tmp_path / "input").read_bytes() == b""
    environment = (tmp_path / "environment").read_text("utf-8").split("\n")
    assert "FONTCONFIG_FILE=/fonts.conf" in environment
    assert "LC_ALL=C.UTF-8" in environment
