"""The schemas and files of the repository: current, named in every file's first line, and in agreement."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from support.reference import REPOSITORY

from report_engine.editors import FOLDER, KINDS, line_for, make_schemas
from report_engine.editors.words import ABOUT, ONE_KEY, ONE_OF
from report_engine.problems import Problem
from report_engine.project import is_root

from .as_editor import complaints, kind_of

PROJECTS = [REPOSITORY, *sorted(folder for folder in (REPOSITORY / "examples").iterdir() if is_root(folder))]
FILES = [
    (root, path)
    for root in PROJECTS
    for part in ("content", "data", "templates")
    for path in sorted((root / part).rglob("*.yaml"))
]


def name(value: Path | tuple[Path, Path]) -> str:
    path = value[1] if isinstance(value, tuple) else value
    return path.relative_to(REPOSITORY).as_posix()


def made(root: Path) -> dict[Path, bytes]:
    problems: list[Problem] = []
    schemas = make_schemas(root, problems)
    assert problems == []
    return schemas


def schemas_of_all() -> list[dict[str, Any]]:
    return [json.loads(data) for root in PROJECTS for data in made(root).values()]


@pytest.mark.parametrize("root", PROJECTS, ids=name)
def test_committed_schemas_are_current(root: Path) -> None:
    """`qhd-docgen schema` writes them; run it after adding an indicator, case, chapter or data table."""
    assert {path: path.read_bytes() for path in (root / FOLDER).iterdir()} == made(root)


@pytest.mark.parametrize("file", FILES, ids=name)
def test_every_yaml_file_names_its_schema_and_fits_it(file: tuple[Path, Path]) -> None:
    root, path = file
    kind = kind_of(root, path)
    assert kind is not None, "a YAML file of no known kind"
    assert path.read_text("utf-8").partition("\n")[0] == line_for(kind, path, root)
    assert complaints(root, path) == []


def test_the_line_leads_to_the_schema() -> None:
    for _, path in FILES:
        way = path.read_text("utf-8").partition("\n")[0].partition("$schema=")[2]
        assert (path.parent / way).is_file(), path


@pytest.mark.parametrize("one", schemas_of_all(), ids=lambda one: one["$id"])
def test_schemas_are_valid_and_speak_chinese(one: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(one)
    assert one["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "/" not in one["$id"], "names no place outside its folder"
    texts = list(described(one))
    assert texts
    assert [text for text in texts if not any("一" <= c <= "鿿" for c in text)] == []


def described(node: Any) -> list[str]:
    if isinstance(node, list):
        return [text for item in node for text in described(item)]
    if not isinstance(node, dict):
        return []
    own = [node[key] for key in ("description", "title") if isinstance(node.get(key), str)]
    return own + [text for value in node.values() for text in described(value)]


def test_every_field_that_an_author_sees_is_described() -> None:
    for one in schemas_of_all():
        for model, definition in one["$defs"].items():
            for field, spec in definition.get("properties", {}).items():
                inner = one["$defs"].get(spec.get("$ref", "").rpartition("/")[2], {})
                assert "description" in spec or "description" in inner, f"{model}.{field}"


def test_words_speak_of_models_that_there_are() -> None:
    models = {n: d for one in schemas_of_all() for n, d in one["$defs"].items()}
    assert set(ABOUT) <= models.keys()
    assert set(ONE_KEY) <= models.keys()
    fields = [
        *(f"{model}.{field}" for model, names in ONE_OF.items() for one in names for field in one.split()),
    ]
    # Two models have the name FromRecords, so that their fields are seen together.
    known = {f"{n}.{f}" for one in schemas_of_all() for n, d in one["$defs"].items() for f in d.get("properties", {})}
    assert set(fields) <= known


def test_there_is_one_kind_for_each_place() -> None:
    assert len({kind.pattern for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS)
