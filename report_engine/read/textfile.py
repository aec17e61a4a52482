"""Bytes of a file to checked text: encodings, line ends and characters that no document may hold.

Files come from Windows, Excel and WPS: UTF-8 with or without BOM and CRLF are fine; GBK and
UTF-16 are recognised and refused with the cure, since guessing wrong would change names.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from report_engine.problems import Problem, Source

# XML 1.0 has no place for these, and Word calls a file that holds one damaged.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
CURE = "用记事本打开，“另存为”时编码选 UTF-8；WPS 和 Excel 选“CSV UTF-8（逗号分隔）”"


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's text with LF line ends; `name` is what messages call it (relative to the root)."""

    name: Path
    text: str

    def source(self, index: int) -> Source:
        """Place of the character at `index` of the text."""
        line = self.text.count("\n", 0, index)
        start = self.text.rfind("\n", 0, index) + 1
        return Source(self.name, line + 1, index - start + 1)


def read_text(path: Path, name: Path, problems: list[Problem]) -> TextFile | None:
    """Read a file; None (with the problem told) if it is missing, unreadable or not clean UTF-8."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        problems.append(Problem("F001", "找不到文件", Source(name)))
        return None
    except OSError as error:
        problems.append(
            Problem("F002", f"读不了文件：{error.strerror}", Source(name), "检查权限，或关闭正在使用它的程序")
        )
        return None
    text = _decode(raw, name, problems)
    if text is None:
        return None
    file = TextFile(name, text.replace("\r\n", "\n").replace("\r", "\n"))
    bad = FORBIDDEN.search(file.text)
    if bad:
        message = f"含有不能出现在文档里的控制字符 U+{ord(bad[0]):04X}"
        problems.append(Problem("F004", message, file.source(bad.start()), "删除它后重新输入这一处"))
        return None
    return file


def _decode(raw: bytes, name: Path, problems: list[Problem]) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.append(Problem("F003", "文件是 UTF-16 编码，需要 UTF-8", Source(name), CURE))
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
