"""Bytes of a file to checked text: encodings, line ends and characters that no document may hold.

Files come from Windows, Excel and WPS: UTF-8 with or without BOM and CRLF are fine; GBK and
UTF-16 are recognised and refused with the cure, since guessing wrong would change names.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from report_engine.files import leads_out, read_file, reason
from report_engine.problems import Problem, Source

# XML 1.0 has no place for control characters, and Word calls a file that holds one damaged. The
# others nobody sees: pasted from web pages and file dialogs, they make two equal names differ,
# and YAML takes some for a line end. Joiners and variation selectors stay: emoji need them.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff"
    "\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]"
)
CURE = "用记事本打开，“另存为”时编码选 UTF-8；WPS 和 Excel 选“CSV UTF-8（逗号分隔）”"


@dataclass(frozen=True)
class TextFile:
    """A file's text with LF line ends; `name` is what messages call it (relative to the root)."""

    name: Path
    text: str = field(repr=False)

    @cached_property
    def starts(self) -> list[int]:
        """Index of the first character of every line."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def index(self, line: int, column: int) -> int:
        """Index of the character at a place that counts from 0."""
        if line >= len(self.starts):  # parsers end a last line that has no end
            return len(self.text)
        return min(self.starts[line] + column, len(self.text))

    def source(self, index: int) -> Source:
        """Place of the character at `index` of the text."""
        line = bisect_right(self.starts, index) - 1
        return Source(self.name, line + 1, index - self.starts[line] + 1)


def read_text(path: Path, name: Path, problems: list[Problem]) -> TextFile | None:
    """Read a file; None (with the problem told) if it is missing, unreadable or not clean UTF-8."""
    if leads_out(path, name):
        hint = "把文件放进项目里来；项目以外的，别人的电脑上没有"
        problems.append(Problem("F005", "这是通到项目以外的链接，没有读", Source(name), hint))
        return None
    try:
        raw = read_file(path)
    except FileNotFoundError:
        problems.append(Problem("F001", "找不到文件", Source(name)))
        return None
    except OSError as error:
        problems.append(
            Problem("F002", f"读不了文件：{reason(error)}", Source(name), "检查权限，或关闭正在使用它的程序")
        )
        return None
    text = _decode(raw, name, problems)
    if text is None:
        return None
    file = TextFile(name, text.replace("\r\n", "\n").replace("\r", "\n"))
    bad = FORBIDDEN.search(file.text)
    if bad:
        problems.append(forbidden(bad[0], file.source(bad.start())))
        return None
    return file


def forbidden(character: str, place: Source) -> Problem:
    """Tell a character that no file may hold."""
    kind = "控制字符" if unicodedata.category(character) in ("Cc", "Cs", "Cn") else "看不见的字符"
    return Problem("F004", f"含有{kind} U+{ord(character):04X}", place, "删除它后重新输入这一处")


def _decode(raw: bytes, name: Path, problems: list[Problem]) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.append(Problem("F003", "文件是 UTF-16 编码，需要 UTF-8", Source(name), CURE))
        return None
    if raw.startswith(b"PK\x03\x04"):
        problems.append(Problem("F003", "这是 Excel、WPS 或 Word 文件，不是文本文件", Source(name), CURE))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        try:
            raw.decode("gb18030")
            what = "文件是 GBK（ANSI）编码，需要 UTF-8"
        except UnicodeDecodeError:
            what = "文件不是有效的 UTF-8 文本"
        problems.append(Problem("F003", what, Source(name, line, 1), CURE))
        return None
