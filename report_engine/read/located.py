"""YAML to a tree of text, lists and mappings in which every value knows its place.

Built from the parser's events, so that `no`, `1.10` and `2024-01` stay the text that was
typed until a schema gives them a type, and so that anchors, aliases and tags are refused.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from report_engine.problems import Problem, Source
from report_engine.read.textfile import FORBIDDEN, TextFile

MAX_DEPTH = 40


class Scalar(str):
    """Text as typed, with its place; in a schema, the type of a field whose place matters."""

    file: TextFile
    start: int
    end: int

    @property
    def source(self) -> Source:
        """Where the text begins."""
        return self.at(0)

    def at(self, offset: int) -> Source:
        """Place of the character at `offset`, found by counting the visible characters up to it.

        Folding and block indentation change blanks only, so this holds for every YAML style
        but double quotes with escapes, where it may be off by a few columns.
        """
        raw, position = self.file.text, self.start
        if raw[position] in "|>":
            position = raw.find("\n", position)
        elif raw[position] in "\"'":
            position += 1
        wanted = sum(not character.isspace() for character in self[:offset])
        while position < self.end:
            if not raw[position].isspace():
                if wanted == 0:
                    break
                wanted -= 1
            position += 1
        return self.file.source(min(position, len(raw)))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Accept located, non-empty text as it is."""
        return core_schema.no_info_plain_validator_function(cls._validate)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Show the field as text to editors."""
        return {"type": "string"}

    @classmethod
    def _validate(cls, value: object) -> "Scalar":
        if isinstance(value, Scalar):
            return value
        raise PydanticCustomError("string_type", "text expected")


class Mapping(dict[str, Any]):
    """A mapping with the place of itself and of its keys; `fields` are those its schema knows."""

    source: Source
    keys_at: dict[str, Source]
    fields: tuple[str, ...] = ()


class Sequence(list[Any]):
    """A list with its place."""

    source: Source


Node = Scalar | Mapping | Sequence | None


class _RefusedError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def parse_yaml(file: TextFile, problems: list[Problem]) -> Node:
    """Build the tree of a file; None, with the problem told, if it is not plain YAML."""
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    try:
        events = iter(yaml.parse(file.text, Loader=loader))
        event = next(events)
        while not isinstance(event, (yaml.NodeEvent, yaml.StreamEndEvent)):
            event = next(events)
        if isinstance(event, yaml.StreamEndEvent):
            problems.append(Problem("Y001", "文件是空的", Source(file.name)))
            return None
        node = _build(event, events, file, problems, 0)
        rest = [event for event in events if isinstance(event, yaml.DocumentStartEvent)]
        if rest:
            place = file.source(_index(rest[0].start_mark, file))
            problems.append(Problem("Y002", "一个文件只能有一个 YAML 文档", place, "删去这一行的 ---"))
        return node
    except yaml.MarkedYAMLError as error:
        problems.append(_syntax_problem(error, file))
    except _RefusedError as refused:
        problems.append(refused.problem)
    return None


def _index(mark: Any, file: TextFile) -> int:
    """Index in the text of a parser's mark; libyaml's own index counts a BOM that is not there."""
    position = 0
    for _ in range(mark.line):
        position = file.text.find("\n", position) + 1
    return min(position + int(mark.column), len(file.text))


def _build(event: Any, events: Iterator[Any], file: TextFile, problems: list[Problem], depth: int) -> Node:
    place = Source(file.name, event.start_mark.line + 1, event.start_mark.column + 1)
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise _RefusedError(
            Problem("Y003", "不能使用锚点（& 或 *）", place, "把内容直接写在这里；文字里的 & 或 * 请加引号")
        )
    if event.tag and event.tag != "!":
        raise _RefusedError(
            Problem("Y003", f"不能使用标签 {event.tag}", place, "去掉以 ! 开头的标签；文字里的 ! 请加引号")
        )
    if depth > MAX_DEPTH:
        raise _RefusedError(Problem("Y003", "嵌套太深", place))
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, file, problems, place)
    if isinstance(event, yaml.SequenceStartEvent):
        items = Sequence()
        items.source = place
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_build(event, events, file, problems, depth + 1))
        return items
    return _mapping(events, file, problems, place, depth)


def _scalar(event: Any, file: TextFile, problems: list[Problem], place: Source) -> Scalar | None:
    if event.value == "" and event.style is None:
        return None
    bad = FORBIDDEN.search(event.value)
    if bad:
        message = f"含有不能出现在文档里的控制字符 U+{ord(bad[0]):04X}"
        problems.append(Problem("F004", message, place, "删除它"))
        return None
    text = Scalar(event.value)
    text.file = file
    text.start = _index(event.start_mark, file)
    text.end = _index(event.end_mark, file)
    return text


def _mapping(events: Iterator[Any], file: TextFile, problems: list[Problem], place: Source, depth: int) -> Mapping:
    mapping = Mapping()
    mapping.source = place
    mapping.keys_at = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _build(event, events, file, problems, depth + 1)
        value = _build(next(events), events, file, problems, depth + 1)
        if not isinstance(key, Scalar):
            at = key.source if key is not None else place
            problems.append(
                Problem("Y004", "字段名必须是文字", at, "花括号开头的文字要加引号，例如 '{专任教师总数}人'")
            )
            continue
        if key in mapping:
            first = mapping.keys_at[key].line
            problems.append(Problem("Y005", f"字段“{key}”重复，第 {first} 行已经有了", key.source, "删去其中一个"))
            continue
        mapping[str(key)] = value
        mapping.keys_at[str(key)] = key.source
    return mapping


_REASONS = (
    ("found character '\\t'", "缩进用了制表符（Tab）", "用空格缩进，每级两个"),
    ("mapping values are not allowed", "这里不该有冒号", "文字里有“: ”时整句加引号；或检查上一行的缩进"),
    ("could not find expected ':'", "缺少冒号", "字段名后写半角冒号和一个空格，例如 title: 基本情况"),
    ("did not find expected key", "缩进或引号不对", "检查这一行和上一行的缩进；文字里的引号用“”"),
    ("did not find expected '-' indicator", "列表的缩进不对", "同一列表的“- ”要对齐"),
    ("did not find expected ',' or", "方括号或花括号没有写完", "检查成对的 [ ] { } 和其间的半角逗号"),
    ("found unexpected end of stream", "引号或括号没有写完", "补上缺少的一半"),
    ("block sequence entries are not allowed", "“- ”的位置不对", "“- ”要另起一行并缩进"),
    ("found character that cannot start any token", "这个字符不能作开头", "把整段文字放进引号，或用 | 另起一行"),
    ("found undefined", "用了 YAML 的特殊记号", "把整段文字放进引号"),
)


def _syntax_problem(error: Any, file: TextFile) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Source(file.name, mark.line + 1, mark.column + 1)
    hint = full_width_hint(file, mark.line) or full_width_hint(file, mark.line - 1)
    for pattern, message, cure in _REASONS:
        if pattern in str(error.problem) or pattern in str(error.context):
            return Problem("Y000", f"YAML 写法有误：{message}", place, hint or cure)
    return Problem("Y000", f"YAML 写法有误：{error.problem}", place, hint or "检查这一行和上一行")


def full_width_hint(file: TextFile, line: int) -> str:
    """Recognise full-width punctuation where YAML needs its half-width twin; `line` counts from 0."""
    lines = file.text.split("\n")
    if not 0 <= line < len(lines):
        return ""
    match = re.match(
        r"\s*(?:[-－—]\s*)?([A-Za-z_][\w-]*)\s*(：)|\s*(－|—)\s|\s*(?:-\s*)?[\w-]+:\s*([［｛【])", lines[line]
    )
    if not match:
        return ""
    wrong = match[2] or match[3] or match[4]
    right = {"：": ": ", "－": "- ", "—": "- ", "［": "[", "【": "[", "｛": "{"}[wrong]
    column = lines[line].index(wrong) + 1
    return f"第 {line + 1} 行第 {column} 列的全角“{wrong}”应为半角“{right}”"
