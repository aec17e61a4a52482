"""The small project with a rule of every kind."""

import pytest
from tiny_project import Tiny

from .ruled import with_rules


@pytest.fixture
def ruled(tiny: Tiny) -> Tiny:
    """A project that keeps all its rules; each test breaks one."""
    return with_rules(tiny)
