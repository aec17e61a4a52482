"""How a tag of the Word file is written: found in a paragraph's text, taken apart, its names looked up.

Tags stay trivial: `{{ name }}`, `{%p if … %}`, `{%tr for … in … %}`. Full-width signs are read as
what was meant, so that one slip is told once.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from report_engine.read.schema import suggest
from report_engine.template.tag_names import LOOP, UNKNOWN, Many, Shape, TagError, resolve

HALF = str.maketrans("｛｝％＃", "{}%#")
_OPENER = re.compile(r"\{[{%#]")
_SIGN = re.compile(r"\{\s*[{%]|[}%]\s*\}|\{\s*(?:report|slots|card|row)\.\w+\s*\}")
_PATH = r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*"
_CONDITION = re.compile(rf"(?:not )?{_PATH}(?: (?:and|or) (?:not )?{_PATH})*")
_WORDS = ("if", "elif", "else", "endif", "for", "endfor")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag between `start` and `end` of a paragraph's text; `scope` is p, tr or nothing."""

    kind: Literal["print", "if", "elif", "else", "endif", "for", "endfor"]
    scope: str
    path: str
    variable: str
    start: int
    end: int
    raw: str


def read_tags(text: str) -> Iterator[Tag | TagError]:
    """Find the tags of a text, and what looks like one and is none."""
    text = text.translate(HALF)
    position = 0
    while opener := _OPENER.search(text, position):
        yield from _strays(text[position : opener.start()])
        close = {"{": "}}", "%": "%}", "#": "#}"}[opener[0][1]]
        end = text.find(close, opener.end())
        following = _OPENER.search(text, opener.end())
        if end < 0 or (following and following.start() < end):
            cut = following.start() if following else len(text)
            yield TagError(f"标记“{text[opener.start() : cut].strip()}”没有写完，缺少 {close}")
            position = cut
            continue
        position = end + len(close)
        try:
            if opener[0] != "{#":
                yield _read(text[opener.start() : position], opener.start(), position)
        except TagError as error:
            yield error
    yield from _strays(text[position:])


def _strays(text: str) -> Iterator[TagError]:
    match = _SIGN.search(text)
    if match:
        hint = "左右各两个花括号，中间不空格：{{ 名称 }}"
        yield TagError(f"“{match[0]}”不成标记：左右的括号不成对", hint)


def _read(raw: str, start: int, end: int) -> Tag:
    if raw.startswith("{{"):
        path = raw[2:-2].strip()
        if not re.fullmatch(_PATH, path):
            raise TagError(f"标记“{raw}”里只能写一个名称")
        return Tag("print", "", path, "", start, end, raw)
    match = re.fullmatch(r"\{%(p|tr)? *([^\s].*?)\s*%\}", raw)
    words = match[2].split() if match else []
    if match and match[1] and not raw.startswith(f"{{%{match[1]} "):
        words = []
    if not match or not words or words[0] not in _WORDS:
        raise _statement_error(raw)
    scope, word, rest = match[1] or "", words[0], " ".join(words[1:])
    if word == "for":
        loop = re.fullmatch(rf"([A-Za-z_]\w*) in ({_PATH})", rest)
        if not loop:
            raise TagError(f"标记“{raw}”写得不对", "写成 {%p for card in cards %} 或 {%tr for row in card.rows %}")
        return Tag("for", scope, loop[2], loop[1], start, end, raw)
    if word in ("if", "elif") and not _CONDITION.fullmatch(rest):
        raise TagError(f"标记“{raw}”的条件写得不对", "条件只能是名称，可加 not、and、or")
    if word in ("else", "endif", "endfor") and rest:
        raise TagError(f"标记“{raw}”里 {word} 之后不能有别的字", f"写成 {{%p {word} %}}")
    return Tag(word, scope, rest, "", start, end, raw)  # type: ignore[arg-type]


def _statement_error(raw: str) -> TagError:
    inner = raw[2:-2].strip("- \u3000")
    meant = re.match(r"(p|tr|tc|r)\s*(if|elif|else|endif|for|endfor)\b", inner)
    if meant and meant[1] in ("tc", "r"):
        return TagError(f"标记“{raw}”不能用 {meant[1]}", "整段用 p，表格的整行用 tr")
    if meant:
        return TagError(f"标记“{raw}”的空格不对", f"{{% 和 {meant[1]} 之间不空格，{meant[1]} 之后空一格")
    if raw.startswith("{%-") or raw.endswith("-%}"):
        return TagError(f"标记“{raw}”里不能有减号", "写成 {%p … %}")
    words = re.findall(r"[A-Za-z]+", inner)
    word = next((w for w in words if w not in ("p", "tr")), "")
    return TagError(f"不认识标记“{raw}”", *filter(None, [suggest(word, _WORDS)]))


def look_up(tag: Tag, scope: Mapping[str, Shape]) -> Mapping[str, Shape]:
    """Check the names of a tag; returns what may be named after it. TagError if one is wrong."""
    if tag.kind == "print" and resolve(tag.path, scope) not in (None, UNKNOWN):
        raise TagError(f"“{tag.path}”不是一项文字", f"写出其中的一项，例如 {{{{ {tag.path}.… }}}}")
    if tag.kind in ("if", "elif"):
        for path in re.findall(_PATH, tag.path):
            if path not in ("not", "and", "or"):
                resolve(path, scope)
    if tag.kind == "for":
        many = resolve(tag.path, scope)
        if many is UNKNOWN:
            return {**scope, tag.variable: UNKNOWN}
        if not isinstance(many, Many):
            raise TagError(f"“{tag.path}”不能重复", "能重复的有：cards、card.rows")
        return {**scope, tag.variable: many.one, "loop": LOOP}
    return scope
