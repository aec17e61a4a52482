"""Located trees to typed, frozen models; what does not fit becomes problems in Chinese."""

import difflib
import re
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, InstanceOf, ValidationError, model_validator
from pydantic.json_schema import SkipJsonSchema

from report_engine.problems import Problem, Source
from report_engine.read.located import Mapping, Node, Scalar, Sequence
from report_engine.read.origin import Span
from report_engine.read.syntax import full_width_hint

_NODE = "<node>"  # no author can write this name by accident


class Model(BaseModel):
    """A mapping of a YAML file; `node` is the mapping itself, which knows where everything stands."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)

    node: SkipJsonSchema[InstanceOf[Mapping]] = Field(alias="<node>", repr=False)

    @property
    def at(self) -> Source:
        """Where the mapping begins."""
        return self.node.source

    @property
    def span(self) -> Span:
        """The mapping from its first field to its last."""
        return self.node.span

    def field(self, name: str, item: int | None = None) -> Span:
        """Find the value of a field, or one of several; the whole mapping if the field is not written."""
        value = self.node.get(name)
        if item is not None and isinstance(value, Sequence):
            value = value[item]
        return value.span if isinstance(value, Scalar | Sequence | Mapping) else self.span

    @model_validator(mode="before")
    @classmethod
    def _locate(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        data.fields = tuple(name for name in cls.model_fields if name != "node")
        # An empty field is as good as none: its default holds, or it is told as missing.
        return {key: value for key, value in data.items() if value is not None} | {_NODE: data}


M = TypeVar("M", bound=Model)


def validate(model: type[M], node: Node, file_source: Source, problems: list[Problem]) -> M | None:
    """Check a tree against a model; None, with every problem told, if it does not fit."""
    if not isinstance(node, Mapping):
        place = node.source if node is not None else file_source
        hint = full_width_hint(node.span.file, place.line - 1) if isinstance(node, Scalar) else ""
        problems.append(Problem("Y010", "这里应当是“字段: 值”的写法", place, hint))
        return None
    try:
        return model.model_validate(node)
    except ValidationError as error:
        details = [dict(detail) for detail in error.errors(include_url=False)]
        misspelt = {_meant(detail, node) for detail in details if detail["type"] == "extra_forbidden"}
        for detail in details:
            # A misspelt field is told as such, not also as one that is missing.
            if detail["type"] != "missing" or detail["loc"] not in misspelt:
                problems.append(_problem(detail, node))
        return None


def nearest(word: str, known: Iterable[str]) -> str:
    """Find what was probably meant; nothing if no known word is near."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1)), "")


def suggest(word: str, known: Iterable[str]) -> str:
    """Write “是不是 x？” when something known is near, else nothing."""
    near = nearest(word, known)
    return f"是不是“{near}”？" if near else ""


def _meant(detail: dict[str, Any], root: Mapping) -> tuple[Any, ...]:
    """Give the place of the field that an unknown one may be meant to be."""
    loc: tuple[Any, ...] = detail["loc"]
    owner = _find(root, loc)[0]
    known = owner.fields if isinstance(owner, Mapping) else ()
    return (*loc[:-1], nearest(str(loc[-1]), known))


def _problem(detail: dict[str, Any], root: Mapping) -> Problem:
    loc: tuple[Any, ...] = detail["loc"]
    kind: str = detail["type"]
    name = str(loc[-1]) if loc else ""
    owner, place, last = _find(root, loc)
    subject = f"第 {last + 1} 项" if isinstance(last, int) else f"“{last}”"
    if kind == "extra_forbidden":
        known = owner.fields if isinstance(owner, Mapping) else ()
        hint = suggest(name, known) or (f"可用的字段：{'、'.join(known)}" if known else "")
        at = owner.keys_at.get(name, place) if isinstance(owner, Mapping) else place
        return Problem("Y011", f"不认识的字段“{name}”", at, hint)
    if kind == "missing":
        return Problem("Y012", f"缺少字段“{name}”", place, "补上它；字段名后写半角冒号和空格")
    hint = full_width_hint(root.span.file, place.line - 1)
    if kind in ("literal_error", "enum"):
        hint = hint or suggest(str(detail["input"]), _choices(detail))
    hint = hint or str(detail.get("ctx", {}).get("hint", ""))
    return Problem("Y013", f"{subject}{_expected(kind, detail)}", place, hint)


def _expected(kind: str, detail: dict[str, Any]) -> str:
    context = detail.get("ctx", {})
    typed = f"，现在是“{detail['input']}”" if isinstance(detail.get("input"), str) else ""
    match kind:
        case "list_type" | "tuple_type":
            return f"应当是列表（每项以“- ”开头）{typed}"
        case "model_type" | "dict_type" | "model_attributes_type":
            return f"应当是“字段: 值”的写法{typed}"
        case "int_parsing" | "int_type" | "int_from_float":
            return f"应当是整数{typed}"
        case "decimal_parsing" | "decimal_type" | "float_parsing":
            return f"应当是数{typed}"
        case "bool_parsing" | "bool_type":
            return f"应当是 true 或 false{typed}"
        case "string_type":
            return "应当是文字"
        case "literal_error" | "enum":
            return f"只能是 {'、'.join(_choices(detail))}{typed}"
        case "string_pattern_mismatch":
            return f"的写法不对{typed}"
        case "too_short":
            return f"至少要有 {context.get('min_length')} 项"
        case "too_long":
            return f"最多 {context.get('max_length')} 项"
        case "greater_than":
            return f"应当大于 {context.get('gt'):g}{typed}"
        case "greater_than_equal":
            return f"不能小于 {context.get('ge'):g}{typed}"
        case "less_than_equal":
            return f"不能大于 {context.get('le'):g}{typed}"
        case "blank":
            return "不能是空白"
        case "author":
            return str(context["message"])
        case _:
            return f"不合要求{typed}"


def _choices(detail: dict[str, Any]) -> list[str]:
    return re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))


def _find(root: Mapping, loc: tuple[Any, ...]) -> tuple[Node, Source, str | int]:
    """Walk to the deepest node that exists; parts of `loc` that are pydantic's own are passed over.

    Returns its owner, its place, and its name or position in its owner.
    """
    owner: Node = root
    node: Node = root
    place = root.source
    last: str | int = ""
    for part in loc:
        if isinstance(node, Mapping) and part in node:
            owner, place, node, last = node, node.keys_at[part], node[part], part
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node):
            owner, place, node, last = node, node.items_at[part], node[part], part
        elif isinstance(node, Mapping):
            owner = node
            continue
        else:
            continue
        if node is not None:
            place = node.source
    return owner, place, last
