"""`qhd-docgen verify FILE`: any file that someone may name."""

import io
import zipfile
from pathlib import Path

from click.testing import CliRunner
from docx import Document
from support.reference import REPOSITORY

from report_engine.cli import main
from report_engine.pipeline import verify_file
from report_engine.project import Project

from .edit import Edit

PROJECT = Project(REPOSITORY, 2024)


def verified(file: Path, layout: str | None = None) -> list[str]:
    """What the command would print, without the place."""
    problems = verify_file(PROJECT, layout, file, "on-open").problems
    assert all(problem.source.file == file for problem in problems)
    return [f"{problem.code} {problem.message}" for problem in problems]


def package(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return data.getvalue()


def test_a_report(delivered: bytes, tmp_path: Path) -> None:
    file = tmp_path / "报告（修改稿）.docx"
    file.write_bytes(delivered)
    assert verified(file) == []


def damaged(delivered: bytes) -> dict[str, bytes]:
    """Files that are no Word file, or a broken one."""
    parts = dict(Edit(delivered).docx.parts)
    middle = len(delivered) // 2
    deflated = io.BytesIO()
    with zipfile.ZipFile(deflated, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    raw = deflated.getvalue()
    start = raw.index(b"word/document.xml") + len("word/document.xml")
    return {
        "empty": b"",
        "text": "不是 Word 文件".encode(),
        "an old .doc, or one with a password": bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4096,
        "cut off": delivered[:middle],
        "compressed data spoilt": raw[: start + 40] + b"\xff" * 400 + raw[start + 440 :],
        "a workbook": package({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}),
        "without styles": package({name: part for name, part in parts.items() if name != "word/styles.xml"}),
        "document is no XML": package(parts | {"word/document.xml": b"<w:document"}),
        "numbering is no XML": package(parts | {"word/numbering.xml": b"not XML"}),
    }


def test_files_that_are_no_word_file(delivered: bytes, tmp_path: Path) -> None:
    for kind, data in damaged(delivered).items():
        file = tmp_path / f"{kind}.docx"
        file.write_bytes(data)
        (told,) = verified(file)
        assert told.startswith("V001 不是完好的 Word 文件（.docx）"), kind


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (told,) = verified(tmp_path / "report.docx")
    assert told.startswith("F002 读不了文件：")


def test_a_word_file_of_nobody_s_layout(tmp_path: Path) -> None:
    """没有记着版式的文件，要用 --layout 指明。"""
    file = tmp_path / "report.docx"
    document = Document()
    document.add_heading("别的文件")
    document.core_properties.category = ""
    document.save(str(file))
    told = verified(file)
    assert len(told) == 1
    assert "版式" in told[0]
    codes = {line.split()[0] for line in verified(file, "hebei")}
    assert codes == {"V161", "V162", "V163"}


def test_a_layout_that_does_not_exist(delivered: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(delivered)
    (told,) = verified(file, "henan")
    assert "henan" in told


def test_the_command_tells_by_its_exit_code(delivered: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(delivered)
    command = ["verify", str(file), "--root", str(REPOSITORY), "--pages", "on-open"]
    clean = CliRunner().invoke(main, command)
    assert (clean.exit_code, "没有发现问题" in clean.output) == (0, True)
    edit = Edit(delivered)
    edit.text(edit.first("heading 2"), "改了的标题")
    file.write_bytes(edit.save())
    spoilt = CliRunner().invoke(main, command)
    assert spoilt.exit_code == 1
    assert f"{file.as_posix()}: 错误 V101 目录行“1.1 " in spoilt.output
    assert "1 个错误" in spoilt.output
