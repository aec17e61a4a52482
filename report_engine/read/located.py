"""YAML to a tree of text, lists and mappings in which every value knows its place.

Built from the parser's events, so that `no`, `1.10` and `08:30` stay the text that was
typed until a schema gives them a type, and so that anchors, aliases and tags are refused.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from report_engine.problems import Problem, Source
from report_engine.read.syntax import syntax_problem
from report_engine.read.textfile import FORBIDDEN, TextFile, forbidden

MAX_DEPTH = 40


class Scalar(str):
    """Text as typed, with its place; in a schema, the type of a field whose place matters."""

    file: TextFile
    start: int
    end: int

    @property
    def source(self) -> Source:
        """Where the text begins, with its quote if it has one."""
        return self.at(0) if self.file.text[self.start : self.start + 1] in ("|", ">") else self.file.source(self.start)

    def at(self, offset: int) -> Source:
        """Place of the character at `offset`, found by counting the visible characters up to it.

        Folding, indentation and escaped line ends change blanks only, so this holds for every
        YAML style; a blank's place is that of the next visible character.
        """
        raw, position = self.file.text, self.start
        style = raw[position : position + 1]
        if style in ("|", ">"):
            position = raw.find("\n", position)
        elif style in _UNITS:
            position += 1
        wanted = sum(not character.isspace() for character in self[:offset])
        for unit in _UNITS.get(style, _CHARACTER).finditer(raw, position, self.end):
            if _is_visible(unit[0], style):
                if wanted == 0:
                    return self.file.source(unit.start())
                wanted -= 1
        return self.file.source(self.end)

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
        if not isinstance(value, Scalar):
            raise PydanticCustomError("string_type", "text expected")
        if not value.strip():
            raise PydanticCustomError("blank", "text expected")
        return value


_CHARACTER = re.compile(".", re.S)
# How one character is written inside quotes.
_UNITS = {
    "'": re.compile("''|.", re.S),
    '"': re.compile(r"\\(?:x.{2}|u.{4}|U.{8}|.)|.", re.S),
}


def _is_visible(unit: str, style: str) -> bool:
    """Tell whether one written character is anything but a blank."""
    if style != '"' or not unit.startswith("\\"):
        return not unit.isspace()
    if unit[1] in "xuU":
        return not chr(int(unit[2:], 16)).isspace()
    return unit[1] in '"\\/'  # all other escapes stand for blanks, or are refused


class Mapping(dict[str, Any]):
    """A mapping with the place of itself and of its keys; `fields` are those its schema knows."""

    file: TextFile
    source: Source
    keys_at: dict[str, Source]
    fields: tuple[str, ...] = ()


class Sequence(list[Any]):
    """A list with the place of itself and of its items."""

    source: Source
    items_at: list[Source]


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
            return None
        return node
    except yaml.MarkedYAMLError as error:
        if "nesting" in str(error.problem):  # newer parsers have a limit of their own
            problems.append(Problem("Y003", "嵌套太深", file.source(_index(error.problem_mark, file))))
        else:
            problems.append(syntax_problem(error, file))
    except _RefusedError as refused:
        problems.append(refused.problem)
    return None


def _index(mark: Any, file: TextFile) -> int:
    """Index in the text of a parser's mark; libyaml's own index counts a BOM that is not there."""
    return file.index(mark.line, mark.column)


def _build(event: Any, events: Iterator[Any], file: TextFile, problems: list[Problem], depth: int) -> Node:
    place = Source(file.name, event.start_mark.line + 1, event.start_mark.column + 1)
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise _RefusedError(
            Problem("Y003", "不能使用锚点（& 或 *）", place, "把内容直接写在这里；文字里的 & 或 * 请加引号")
        )
    if event.tag and event.tag != "!":
        raise _RefusedError(
            Problem("Y003", f"不能使用标签 {_typed(event, file)}", place, "去掉标签；以 ! 开头的文字请加引号")
        )
    if depth > MAX_DEPTH:
        raise _RefusedError(Problem("Y003", "嵌套太深", place))
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, file, problems, place)
    if isinstance(event, yaml.SequenceStartEvent):
        items = Sequence()
        items.source = place
        items.items_at = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.items_at.append(Source(file.name, event.start_mark.line + 1, event.start_mark.column + 1))
            items.append(_build(event, events, file, problems, depth + 1))
        return items
    return _mapping(events, file, problems, place, depth)


def _typed(event: Any, file: TextFile) -> str:
    """Give the word at which an event begins, as it stands in the file."""
    return file.text[_index(event.start_mark, file) :].split(maxsplit=1)[0]


def _scalar(event: Any, file: TextFile, problems: list[Problem], place: Source) -> Scalar | None:
    if event.value == "" and not event.style:
        return None
    bad = FORBIDDEN.search(event.value)
    if bad:
        problems.append(forbidden(bad[0], place))
    text = Scalar(FORBIDDEN.sub("□", event.value))
    text.file = file
    text.start = _index(event.start_mark, file)
    text.end = _index(event.end_mark, file)
    return text


def _mapping(events: Iterator[Any], file: TextFile, problems: list[Problem], place: Source, depth: int) -> Mapping:
    mapping = Mapping()
    mapping.file = file
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
