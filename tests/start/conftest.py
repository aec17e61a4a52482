"""A year in preparation, and ways to ask for one."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from tiny_project import Tiny

from report_engine.cli import main
from report_engine.project import Project

Run = Callable[..., Result]


@pytest.fixture
def run(tiny: Tiny) -> Run:
    """Run a command on the small project."""

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, [arguments[0], "--root", str(tiny.root), *arguments[1:]])

    return call


@pytest.fixture
def draft(tiny: Tiny, run: Run) -> Project:
    """The small project's year 2025, fresh from 2024."""
    result = run("new", "2025", "--from", "2024")
    assert result.exit_code == 0, result.output
    return Project(tiny.root, 2025)
