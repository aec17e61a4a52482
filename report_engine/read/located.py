"""YAML to a tree of text, lists and mappings in which every value knows its place.

Built from the parser's events, so that `no`, `1.10` and `08:30` stay the text that was
typed until a schema gives them a type, and so that anchors, aliases and tags are refused.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import yaml
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from report_engine.problems import Problem, Source
from report_engine.read.origin import Origin, Span
from report_engine.read.scalars import origin_of
from report_engine.read.syntax import syntax_problem, wide_indent
from report_engine.read.textfile import FORBIDDEN, TextFile, forbidden

MAX_DEPTH = 40


class Scalar(str):
    """Text as typed, with its place; in a schema, the type of a field whose place matters."""

    span: Span

    @cached_property
    def origin(self) -> Origin:
        """What was typed for each character."""
        return origin_of(self, self.span)

    @property
    def file(self) -> TextFile:
        """The file in which it stands."""
        return self.span.file

    @property
    def source(self) -> Source:
        """Where the text begins, with its quote if it has one; the first character of a block."""
        return self.at(0) if self.span.typed[:1] in ("|", ">") else self.span.source

    def at(self, offset: int) -> Source:
        """Find the place of the character at `offset`."""
        return self.origin.at(offset)

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


class Mapping(dict[str, Any]):
    """A mapping with the place of itself and of its keys; `fields` are those its schema knows."""

    span: Span
    keys_at: dict[str, Source]
    fields: tuple[str, ...] = ()

    @property
    def source(self) -> Source:
        """Where the mapping begins."""
        return self.span.source


class Sequence(list[Any]):
    """A list with the place of itself and of its items."""

    span: Span
    items_at: list[Source]

    @property
    def source(self) -> Source:
        """Where the list begins."""
        return self.span.source


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


def _place(event: Any, file: TextFile) -> Source:
    return Source(file.name, event.start_mark.line + 1, event.start_mark.column + 1)


def _build(event: Any, events: Iterator[Any], file: TextFile, problems: list[Problem], depth: int) -> Node:
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise _RefusedError(
            Problem(
                "Y003", "不能使用锚点（& 或 *）", _place(event, file), "把内容直接写在这里；文字里的 & 或 * 请加引号"
            )
        )
    if event.tag and event.tag != "!":
        raise _RefusedError(
            Problem(
                "Y003", f"不能使用标签 {_typed(event, file)}", _place(event, file), "去掉标签；以 ! 开头的文字请加引号"
            )
        )
    if depth > MAX_DEPTH:
        raise _RefusedError(Problem("Y003", "嵌套太深", _place(event, file)))
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, file, problems)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(event, events, file, problems, depth)
    return _mapping(event, events, file, problems, depth)


def _span(begin: Any, end: Any, inside: Iterable[Node], file: TextFile) -> Span:
    """Take a collection from its mark to its closing bracket, without one to the end of the last thing in it."""
    start = _index(begin.start_mark, file)
    if begin.flow_style:
        return Span(file, start, _index(end.end_mark, file))
    return Span(file, start, max((node.span.end for node in inside if node is not None), default=start))


def _sequence(begin: Any, events: Iterator[Any], file: TextFile, problems: list[Problem], depth: int) -> Sequence:
    items = Sequence()
    items.items_at = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        items.items_at.append(_place(event, file))
        items.append(_build(event, events, file, problems, depth + 1))
    items.span = _span(begin, event, items, file)
    return items


def _typed(event: Any, file: TextFile) -> str:
    """Give the word at which an event begins, as it stands in the file."""
    return file.text[_index(event.start_mark, file) :].split(maxsplit=1)[0]


def _scalar(event: Any, file: TextFile, problems: list[Problem]) -> Scalar | None:
    if event.value == "" and not event.style:
        return None
    bad = FORBIDDEN.search(event.value)
    if bad:
        problems.append(forbidden(bad[0], _place(event, file)))
    if not event.style and event.value.startswith(("\u3000", "\xa0")):
        told = wide_indent(file, _place(event, file))
        problems += [told] if told else []
    text = Scalar(FORBIDDEN.sub("□", event.value) if bad else event.value)
    text.span = Span(file, _index(event.start_mark, file), _index(event.end_mark, file))
    return text


def _mapping(begin: Any, events: Iterator[Any], file: TextFile, problems: list[Problem], depth: int) -> Mapping:
    mapping = Mapping()
    mapping.keys_at = {}
    inside: list[Node] = []
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _build(event, events, file, problems, depth + 1)
        value = _build(next(events), events, file, problems, depth + 1)
        inside += (key, value)
        if not isinstance(key, Scalar):
            at = key.source if key is not None else _place(begin, file)
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
    mapping.span = _span(begin, event, inside, file)
    return mapping
