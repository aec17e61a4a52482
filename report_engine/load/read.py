"""A YAML file of the project to its tree or its model."""

from pathlib import Path
from typing import TypeVar

from report_engine.problems import Problem, Source
from report_engine.project import Project
from report_engine.read.located import Node, parse_yaml
from report_engine.read.schema import Model, validate
from report_engine.read.textfile import read_text

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
