"""What is wrong with a file that is no YAML, in the words of somebody who does not know YAML."""

import re
from typing import Any

from report_engine.problems import Problem, Source
from report_engine.read.textfile import TextFile

# The parser's words, what they mean to an author, and the cure; the first that fits is told.
_REASONS = (
    ("mapping values are not allowed", "这里不该有冒号", "文字里有“: ”时整句加引号；或检查上一行的缩进"),
    ("found unexpected ':'", "冒号后要有空格", "例如 { id: tbl-scale }"),
    ("could not find expected ':'", "缺少冒号", "字段名后写半角冒号和空格，例如 title: 基本情况；正文要比“- |”多缩进"),
    ("found unexpected end of stream", "引号没有写完", "补上缺少的一半引号"),
    ("found unexpected document indicator", "引号没有写完", "补上缺少的一半引号"),
    ("did not find expected key", "缩进或引号不对", "检查这一行和上一行的缩进；文字里的引号用“”"),
    ("did not find expected '-' indicator", "缩进不对", "同一级的字段要对齐，同一列表的“- ”也要对齐"),
    ("did not find expected ',' or", "方括号或花括号没有写完", "检查成对的 [ ] { } 和引号，以及其间的半角逗号"),
    ("did not find expected node content", "方括号或花括号没有写完", "检查成对的 [ ] { } 和引号，以及其间的半角逗号"),
    ("block sequence entries are not allowed", "“- ”的位置不对", "“- ”要另起一行并缩进"),
    ("mapping keys are not allowed", "“? ”的位置不对", "以 ? 开头的文字要加引号"),
    ("found character that cannot start any token", "这个字符不能作开头", "把整段文字放进引号，或用 | 另起一行"),
    ("escape", "双引号里的 \\ 写法不对", "要印出 \\ 本身写 \\\\；或改用单引号"),
    ("hexdecimal", "双引号里的 \\ 写法不对", "要印出 \\ 本身写 \\\\；或改用单引号"),
    ("an alias", "文字不能以 * 开头", "把整段文字放进引号，或用 | 另起一行"),
    ("an anchor", "文字不能以 & 开头", "把整段文字放进引号，或用 | 另起一行"),
    ("a tag", "文字不能以 ! 开头", "把整段文字放进引号，或用 | 另起一行"),
    ("tag handle", "文字不能以 ! 开头", "把整段文字放进引号，或用 | 另起一行"),
    ("a block scalar", "| 和 > 后面不能有文字", "文字从下一行开始，缩进两个空格；以 > 开头的文字要加引号"),
    ("directive", "文字不能以 % 开头", "把整段文字放进引号"),
    ("<document start>", "缩进不对，或少了“字段: ”", "检查这一行和上一行"),
)
_WIDE_INDENT = re.compile(r" *[\u3000\xa0][ \u3000\xa0]*(?:- |[a-z_]+:)")
_FULL_WIDTH = {"：": ": ", "－": "- ", "—": "- ", "［": "[", "【": "[", "｛": "{", "，": ", "}
_FULL_WIDTH_AT = re.compile(
    r"\s*(?:[-－—]\s*)?[a-z_][a-z0-9_-]*\s*(?P<colon>：)"
    r"|\s*(?P<dash>－|—)\s"
    r"|\s*(?:-\s*)?[\w-]+:\s*(?P<bracket>[［｛【])"
    r"|[^:]*:\s*[\[{].*?(?P<comma>，)\s*[a-z_]+\s*:"
)
# Mistakes that the parser notices a line later, if at all.
_CULPRITS = (
    (re.compile(r" *(?P<here>\t)"), "缩进用了制表符（Tab）", "用空格缩进，每级两个"),
    (re.compile(r" *(?P<here>[\u3000\xa0])"), "缩进用了全角空格或不间断空格", "用半角空格缩进，每级两个"),
    (re.compile(r"\s*(?:- +)?[a-z_][a-z0-9_-]*(?P<here>:)[^\s/]"), "冒号后要有空格", ""),
    (re.compile(r"\s*(?P<here>-)(?:[^\s\x00-\x7f]|[a-z_]+:)"), "列表的“-”后要有空格", ""),
    (
        re.compile(r"\s*(?:- +|\w+: +)+(?P<here>\{)[^{}]*\}\s*[^\s,\]}#]"),
        "文字不能以花括号开头",
        "把整段文字放进引号，例如 '{在校生数}人'，或用 | 另起一行",
    ),
)


def syntax_problem(error: Any, file: TextFile) -> Problem:
    """Tell the parser's complaint in Chinese, with the likeliest cure and at the likeliest place."""
    mark = error.problem_mark or error.context_mark
    culprit = _culprit(file, mark.line) or _culprit(file, mark.line - 1) or _wide_indent(file, mark.line)
    if culprit:
        return culprit
    said = f"{error.context} {error.problem}"
    for pattern, message, cure in _REASONS:
        if pattern in said:
            if message.endswith("没有写完") and error.context_mark:
                mark = error.context_mark  # where the quote or bracket opens; the parser reads on to the end
            return Problem("Y000", f"YAML 写法有误：{message}", _place(mark, file), cure)
    return Problem("Y000", "YAML 写法有误：这里读不下去", _place(mark, file), "检查这一行和上一行")


def _place(mark: Any, file: TextFile) -> Source:
    """Translate the parser's mark, which may lie a line behind the end."""
    last = file.text.count("\n")
    if mark.line > last:
        return file.source(len(file.text))
    return Source(file.name, mark.line + 1, mark.column + 1)


def full_width_hint(file: TextFile, line: int) -> str:
    """Recognise full-width punctuation where YAML needs its half-width twin; `line` counts from 0."""
    found = _full_width(file, line)
    return f"第 {line + 1} 行第 {found[0]} 列的{found[1]}" if found else ""


def _culprit(file: TextFile, line: int) -> Problem | None:
    found = _full_width(file, line)
    if found:
        return Problem("Y000", f"YAML 写法有误：{found[1]}", Source(file.name, line + 1, found[0]))
    for pattern, message, cure in _CULPRITS:
        match = pattern.match(_line(file, line))
        if match:
            place = Source(file.name, line + 1, match.start("here") + 1)
            return Problem("Y000", f"YAML 写法有误：{message}", place, cure)
    return None


def _wide_indent(file: TextFile, last: int) -> Problem | None:
    """Look for a field or item whose indentation is no indentation, up to where the parser gave up."""
    for line in range(last):
        if _WIDE_INDENT.match(_line(file, line)):
            return _culprit(file, line)
    return None


def wide_indent(file: TextFile, place: Source) -> Problem | None:
    """Tell a text that begins its line with blanks that YAML takes for part of it."""
    before = _line(file, place.line - 1)[: place.column - 1]
    return None if before.strip(" ") else _culprit(file, place.line - 1)


def _full_width(file: TextFile, line: int) -> tuple[int, str] | None:
    match = _FULL_WIDTH_AT.match(_line(file, line))
    if not match or not match.lastgroup:
        return None
    wrong = match[match.lastgroup]
    return match.start(match.lastgroup) + 1, f"全角“{wrong}”应为半角“{_FULL_WIDTH[wrong]}”"


def _line(file: TextFile, line: int) -> str:
    lines = file.text.split("\n")
    return lines[line] if 0 <= line < len(lines) else ""
