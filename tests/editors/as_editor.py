"""Reads YAML and applies schemas as the YAML extension of an editor does."""

import json
import re
from pathlib import Path
from typing import Any, ClassVar

import yaml
from jsonschema import Draft202012Validator

from report_engine.editors import FOLDER, KINDS, Kind


class Core(yaml.SafeLoader):
    """YAML 1.2, the editor's default: `no` and 12:30 are texts there."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)


def kind_of(root: Path, path: Path) -> Kind | None:
    """The kind of a file, by where it lies."""
    return next((kind for kind in KINDS if path in kind.files(root)), None)


def schema(root: Path, name: str) -> dict[str, Any]:
    """A schema as it lies in a project."""
    return json.loads((root / FOLDER / f"{name}.schema.json").read_text("utf-8"))


def complaints(root: Path, path: Path) -> list[str]:
    """What an editor would underline in a file: where, and why."""
    kind = kind_of(root, path)
    assert kind is not None, path
    content = yaml.load(path.read_text("utf-8-sig"), Core)
    errors = Draft202012Validator(schema(root, kind.name)).iter_errors(content)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]
