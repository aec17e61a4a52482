"""Located trees to typed, frozen models; what does not fit becomes problems in Chinese."""

import difflib
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.json_schema import SkipJsonSchema

from report_engine.problems import Problem, Source
from report_engine.read.located import Mapping, Node, Scalar, Sequence, full_width_hint

_PLACE = "<place>"  # no author can write this name by accident


class Model(BaseModel):
    """A mapping of a YAML file; `at` is its place."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    at: SkipJsonSchema[Source] = Field(alias="<place>")

    @model_validator(mode="before")
    @classmethod
    def _locate(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        data.fields = tuple(name for name in cls.model_fields if name != "at")
        # An empty field is as good as none: its default holds, or it is told as missing.
        return {key: value for key, value in data.items() if value is not None} | {_PLACE: data.source}


M = TypeVar("M", bound=Model)


def validate(model: type[M], node: Node, file_source: Source, problems: list[Problem]) -> M | None:
    """Check a tree against a model; None, with every problem told, if it does not fit."""
    if not isinstance(node, Mapping):
        place = node.source if node is not None else file_source
        hint = full_width_hint(node.file, place.line - 1) if isinstance(node, Scalar) else ""
        problems.append(Problem("Y010", "这里应当是“字段: 值”的写法", place, hint))
        return None
    try:
        return model.model_validate(node)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            problems.append(_problem(dict(detail), node))
        return None


def suggest(word: str, known: list[str] | tuple[str, ...]) -> str:
    """Write “是不是 x？” when something known is near, else nothing."""
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"是不是“{near[0]}”？" if near else ""


def _problem(detail: dict[str, Any], root: Mapping) -> Problem:
    loc: tuple[Any, ...] = detail["loc"]
    kind: str = detail["type"]
    name = str(loc[-1]) if loc else ""
    owner, node, place = _find(root, loc)
    if kind == "extra_forbidden":
        known = owner.fields if isinstance(owner, Mapping) else ()
        hint = suggest(name, known) or (f"可用的字段：{'、'.join(known)}" if known else "")
        at = owner.keys_at.get(name, place) if isinstance(owner, Mapping) else place
        return Problem("Y011", f"不认识的字段“{name}”", at, hint)
    if kind == "missing":
        return Problem("Y012", f"缺少字段“{name}”", place, "补上它；字段名后写半角冒号和空格")
    hint = ""
    if isinstance(node, Scalar):
        hint = full_width_hint(node.file, place.line - 1)
    return Problem(
        "Y013", f"“{name}”{_expected(kind, detail)}", place, hint or str(detail.get("ctx", {}).get("hint", ""))
    )


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
            return f"只能是 {context.get('expected', '')}{typed}".replace(" or ", "、")
        case "string_pattern_mismatch":
            return f"的写法不对{typed}"
        case "too_short":
            return f"至少要有 {context.get('min_length')} 项"
        case "union_tag_not_found" | "union_tag_invalid":
            return "不是一段文字，也不是认识的块"
        case "author":
            return str(context["message"])
        case _:
            return f"不合要求：{detail['msg']}"


def _find(root: Mapping, loc: tuple[Any, ...]) -> tuple[Node, Node, Source]:
    """Walk to the deepest node that exists; parts of `loc` that are pydantic's own are passed over."""
    owner: Node = root
    node: Node = root
    place = root.source
    for part in loc:
        if isinstance(node, Mapping) and part in node:
            owner, place, node = node, node.keys_at[part], node[part]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node):
            owner, node = node, node[part]
        elif isinstance(node, Mapping):
            owner = node
            continue
        else:
            continue
        if node is not None:
            place = node.source
    return owner, node, place
