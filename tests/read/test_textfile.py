"""Bytes of a file: encodings, line ends and characters that no document may hold."""

import os
from pathlib import Path

import pytest

from report_engine.problems import Problem
from report_engine.read.textfile import TextFile, read_text

CURE = "（用记事本打开，“另存为”时编码选 UTF-8；WPS 和 Excel 选“CSV UTF-8（逗号分隔）”）"
LINES = "甲乙\n丙丁\n"


def read(folder: Path, raw: bytes) -> tuple[TextFile | None, list[str]]:
    problems: list[Problem] = []
    path = folder / "甲.yaml"
    path.write_bytes(raw)
    file = read_text(path, Path("甲.yaml"), problems)
    return file, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "raw",
    [
        LINES.encode(),
        b"\xef\xbb\xbf" + LINES.encode(),
        LINES.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + LINES.replace("\n", "\r\n").encode(),
        LINES.replace("\n", "\r").encode(),
    ],
    ids=["unix", "bom", "crlf", "bom and crlf", "old mac"],
)
def test_text_of_every_editor_is_the_same(tmp_path: Path, raw: bytes) -> None:
    file, said = read(tmp_path, raw)
    assert said == []
    assert file is not None
    assert file.text == LINES


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("id: a\n标题\n".encode("gbk"), "甲.yaml:2:1: 错误 F003 文件是 GBK（ANSI）编码，需要 UTF-8"),
        ("喆堃镕，𠮷\n".encode("gb18030"), "甲.yaml:1:1: 错误 F003 文件是 GBK（ANSI）编码，需要 UTF-8"),
        (LINES.encode("utf-16"), "甲.yaml: 错误 F003 文件是 UTF-16 编码，需要 UTF-8"),
        (b"\xfe\xff" + LINES.encode("utf-16-be"), "甲.yaml: 错误 F003 文件是 UTF-16 编码，需要 UTF-8"),
        (b"a\n\xff\xff\xff", "甲.yaml:2:1: 错误 F003 文件不是有效的 UTF-8 文本"),
        (b"PK\x03\x04\x14\x00\xff", "甲.yaml: 错误 F003 这是 Excel、WPS 或 Word 文件，不是文本文件"),
    ],
    ids=["gbk", "gb18030", "utf-16 le", "utf-16 be", "binary", "xlsx renamed"],
)
def test_other_encodings_are_refused_with_the_cure(tmp_path: Path, raw: bytes, said: str) -> None:
    assert read(tmp_path, raw) == (None, [said + CURE])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("甲\n乙\x00", "2:2: 错误 F004 含有控制字符 U+0000"),
        ("甲\x0b乙", "1:2: 错误 F004 含有控制字符 U+000B"),  # a line break pasted from Word
        ("甲\x7f", "1:2: 错误 F004 含有控制字符 U+007F"),
        ("甲\x85", "1:2: 错误 F004 含有控制字符 U+0085"),
        ("甲\uffff", "1:2: 错误 F004 含有控制字符 U+FFFF"),
        ("甲\u200b", "1:2: 错误 F004 含有看不见的字符 U+200B"),  # pasted from a web page
        ("\u202aC:\\照片", "1:1: 错误 F004 含有看不见的字符 U+202A"),  # pasted from Windows' file properties
        ("甲\u2028乙", "1:2: 错误 F004 含有看不见的字符 U+2028"),  # YAML would count a line more
        ("甲\ufeff乙", "1:2: 错误 F004 含有看不见的字符 U+FEFF"),
    ],
)
def test_characters_that_no_document_may_hold_are_refused_with_their_place(
    tmp_path: Path, text: str, said: str
) -> None:
    assert read(tmp_path, text.encode()) == (None, [f"甲.yaml:{said}（删除它后重新输入这一处）"])


@pytest.mark.parametrize("text", ["喆堃镕𠮷", "👩‍🏫❤️🇨🇳", "& < > \" '", "甲\t乙", "１２３　全角", "é\u00a0ü"])
def test_rare_characters_are_text(tmp_path: Path, text: str) -> None:
    file, said = read(tmp_path, text.encode())
    assert said == []
    assert file is not None
    assert file.text == text


def test_missing_file(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_text(tmp_path / "x", Path("x"), problems) is None
    assert [str(p) for p in problems] == ["x: 错误 F001 找不到文件"]


def test_folder_instead_of_a_file(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_text(tmp_path, Path("x"), problems) is None
    assert "x: 错误 F002 读不了文件：" in str(problems[0])
    assert "检查权限" in str(problems[0])


def test_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    problems: list[Problem] = []
    assert read_text(tmp_path / "x", Path("x"), problems) is None
    assert [str(p) for p in problems] == ["x: 错误 F002 读不了文件：没有权限（检查权限，或关闭正在使用它的程序）"]


def test_places_count_lines_and_characters_from_one() -> None:
    file = TextFile(Path("x"), "甲乙\n\n😀丙\n")
    assert [str(file.source(index)) for index in (0, 1, 3, 4, 5)] == ["x:1:1", "x:1:2", "x:2:1", "x:3:1", "x:3:2"]
