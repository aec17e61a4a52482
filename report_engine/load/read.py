"""A YAML file of the project to its tree, its model, or the models of its list."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from report_engine.problems import Problem, Source
from report_engine.project import Project
from report_engine.read.located import Node, Sequence, parse_yaml
from report_engine.read.schema import Model, validate
from report_engine.read.textfile import TextFile, read_text

M = TypeVar("M", bound=Model)


def read_tree(path: Path, project: Project, problems: list[Problem]) -> Node:
    """Read a YAML file of the project to its located tree."""
    file = read_text(path, project.name(path), problems)
    return parse_yaml(file, problems) if file else None


def read_model(model: type[M], path: Path, project: Project, problems: list[Problem]) -> M | None:
    """Read a YAML file of the project to its model."""
    before = len(problems)
    tree = read_tree(path, project, problems)
    if tree is None and len(problems) > before:
        return None
    return validate(model, tree, Source(project.name(path)), problems)


def read_items(
    model: type[M], file: TextFile | None, problems: list[Problem], otherwise: str = "应当是列表（每条以“- ”开头）"
) -> Iterator[M]:
    """Read the items of a list one by one, to find every problem; `otherwise` is said of what is no list."""
    before = len(problems)
    tree = parse_yaml(file, problems) if file else None
    if isinstance(tree, Sequence):
        found = (validate(model, node, at, problems) for node, at in zip(tree, tree.items_at, strict=True))
        yield from (item for item in found if item is not None)
    elif file and len(problems) == before:
        problems.append(Problem("Y013", otherwise, tree.source if tree is not None else Source(file.name)))
