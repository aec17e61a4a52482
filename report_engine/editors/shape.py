"""A model to the JSON Schema that an editor wants: what an author types, described in Chinese."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, get_args, get_origin

from pydantic import Tag

from report_engine.blocks import Body
from report_engine.editors.kinds import Kind, schema_name
from report_engine.editors.names import Names
from report_engine.editors.words import ABOUT, KINDS_OF_NAMES, ONE_KEY, ONE_OF, PROSE

Schema = dict[str, Any]
_SHORT = {"IndicatorItem": "indicator", "TableRow": "indicator", "CaseBlock": "case"}
"""Models for which a bare name may stand."""


def schema_of(kind: Kind, names: Names) -> Schema:
    """Make the schema of a kind of file for a project that knows these names."""
    raw = kind.model.model_json_schema()
    models: dict[str, Schema] = raw.pop("$defs", {})
    if "$ref" not in raw:
        models[kind.model.__name__] = raw
    shaped = {name: _model(name, schema) for name, schema in sorted(models.items())}
    used: set[str] = set()
    for schema in shaped.values():
        used |= {node["$ref"].rpartition("/")[2] for node in _nodes(schema) if "$ref" in node}
    listed = {name: _list(name, names[name]) for name in sorted(used & names.keys())}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": schema_name(kind),
        "title": kind.title,
        "$ref": f"#/$defs/{kind.model.__name__}",
        "$defs": shaped | listed,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(kind: str, values: Mapping[str, str]) -> Schema:
    """Offer names, each with a word about it; where a project has none yet, any text will do."""
    if not values:
        return {"type": "string"}
    return {
        "type": "string",
        "enum": list(values),
        "enumDescriptions": list(values.values()),
        "errorMessage": f"没有这个{KINDS_OF_NAMES[kind]}；刚加的，先运行一次 qhd-docgen schema",
    }


def _model(name: str, schema: Schema) -> Schema:
    shaped = _clean(schema)
    shaped.pop("description", None)  # an English docstring
    if name in ABOUT:
        title = re.split("[：；:，]", ABOUT[name])[0]
        shaped = {"title": title, "description": ABOUT[name], **shaped}
    if name in ONE_OF:
        shaped["oneOf"] = [{"required": fields.split()} for fields in ONE_OF[name]]
    if name in ONE_KEY:
        shaped |= {"minProperties": 1, "maxProperties": 1}
    for spec in _nodes(shaped.get("properties")):
        if isinstance(spec.get("names"), str):  # what it is the name of
            del spec["type"]
            spec.update(_ref(spec.pop("names")))
        elif "pattern" in spec:
            spec["pattern"] = spec.pop("pattern")
    return shaped


def _clean(schema: Schema) -> Schema:
    """Rewrite what pydantic says to what an author types, from the inside out."""
    result: Schema = {}
    for key, value in schema.items():
        match key:
            case "title":
                continue  # an English name made from the field's
            case "default":
                continue  # an editor would type it out whenever it makes a block
            case "properties" | "patternProperties":
                result[key] = {field: _clean(spec) for field, spec in value.items()}
            case "anyOf" | "oneOf" | "allOf":
                result[key] = [_clean(option) for option in value if option != {"type": "null"}]
            case "items" | "additionalProperties" if isinstance(value, dict):
                result[key] = _clean(value)
            case _:
                result[key] = value
    if result.get("type") == "string" and not result.keys() & {"enum", "pattern"}:
        result["type"] = ["string", "number"]  # an author need not put 2024 in quotes
    if len(result.get("anyOf", ())) == 1:
        result = result.pop("anyOf")[0] | result
    if "oneOf" in result:
        result["oneOf"] = _options(result["oneOf"])
    if "items" in result and "$ref" in result["items"]:
        options = _options([result["items"]])
        result["items"] = options[0] if len(options) == 1 else {"oneOf": options}
    return result


def _options(options: list[Schema]) -> list[Schema]:
    """Write the items of a list as authors do: blocks under their names, bare names for short."""
    blocks = {f"#/$defs/{model}": kind for model, kind in _blocks()}
    is_body = any(option.get("$ref") in blocks for option in options)
    result: list[Schema] = []
    for option in options:
        kind = blocks.get(option.get("$ref", ""))
        if kind:
            result.append(_block(kind, option))
        elif is_body:
            result.append({"description": PROSE, **option})
        else:
            result += _with_short(option)
    return result


def _block(kind: str, option: Schema) -> Schema:
    inside = _with_short(option)
    return {
        "type": "object",
        "properties": {kind: inside[0] if len(inside) == 1 else {"oneOf": inside}},
        "required": [kind],
        "additionalProperties": False,
    }


def _with_short(option: Schema) -> list[Schema]:
    short = _SHORT.get(option.get("$ref", "").rpartition("/")[2])
    return [_ref(short), option] if short else [option]


def _blocks() -> Iterator[tuple[str, str]]:
    """Find the model and the name of every block in the union that the engine reads."""
    (union,) = get_args(Body)
    for member in get_args(get_args(union)[0]):
        if get_origin(member) is Annotated:
            model, *metadata = get_args(member)
            yield from ((model.__name__, m.tag) for m in metadata if isinstance(m, Tag) and m.tag != "text")


def _nodes(schema: Any) -> Iterator[Schema]:
    if isinstance(schema, dict):
        yield schema
    for value in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _nodes(value)
