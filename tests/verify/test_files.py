"""`qhd-docgen verify FILE`: any file that someone may name."""

import io
from pathlib import Path

from click.testing import CliRunner
from docx import Document
from openpyxl import Workbook
from support.package import zipped
from support.reference import REPOSITORY

from report_engine.cli import main
from report_engine.pipeline import verify_file
from report_engine.project import Project

from .edit import Edit

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
WHOLE = "不是完好的 Word 文件（.docx）"
PROJECT = Project(REPOSITORY, 2024)


def verified(file: Path, layout: str | None = None) -> list[str]:
    """What the command would print, without the place."""
    problems = verify_file(PROJECT, layout, file, "on-open").problems
    assert all(problem.source.file == file for problem in problems)
    return [f"{problem.code} {problem.message}" for problem in problems]


def test_a_report(delivered: bytes, tmp_path: Path) -> None:
    file = tmp_path / "报告（修改稿）.docx"
    file.write_bytes(delivered)
    assert verified(file) == []


def damaged(delivered: bytes) -> dict[str, tuple[bytes, str]]:
    """Files that are no Word file, or a broken one, and what is said of them."""
    parts = dict(Edit(delivered).docx.parts)
    middle = len(delivered) // 2
    raw = zipped(parts)
    workbook = io.BytesIO()
    Workbook().save(workbook)
    start = raw.index(b"word/document.xml") + len("word/document.xml")
    return {
        "empty": (b"", WHOLE),
        "text": ("不是 Word 文件".encode(), WHOLE),
        "an old .doc, or one with a password": (OLE + b"\0" * 4096, "这是旧格式（.doc）的文件，或加了密码"),
        "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "文件有密码"),
        "cut off": (delivered[:middle], WHOLE),
        "compressed data spoilt": (
            raw[: start + 40] + b"\xff" * 400 + raw[start + 440 :],
            f"{WHOLE}：word/document.xml 内容损坏",
        ),
        "a workbook": (workbook.getvalue(), "这是Excel 工作簿，不是 Word 文件"),
        "without styles": (
            zipped({name: part for name, part in parts.items() if name != "word/styles.xml"}),
            f"{WHOLE}：里面没有样式",
        ),
        "document is no XML": (
            zipped(parts | {"word/document.xml": b"<w:document"}),
            f"{WHOLE}：word/document.xml 内容损坏，不成 XML",
        ),
        "numbering is no XML": (
            zipped(parts | {"word/numbering.xml": b"not XML"}),
            f"{WHOLE}：word/numbering.xml 内容损坏，不成 XML",
        ),
    }


def test_files_that_are_no_word_file(delivered: bytes, tmp_path: Path) -> None:
    for kind, (data, said) in damaged(delivered).items():
        file = tmp_path / f"{kind}.docx"
        file.write_bytes(data)
        (told,) = verified(file)
        assert told.startswith(f"V001 {said}"), kind


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
    assert codes == {"V161", "V162", "V163", "V191"}


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
