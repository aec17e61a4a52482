"""Expressions are compiled when a text asks for them; each can be."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

from report_engine import checks, language
from report_engine.language.expressions import expression


def modules() -> Iterator[str]:
    for package in (checks, language):
        yield from (one.name for one in walk_packages(package.__path__, f"{package.__name__}."))


def test_it_does_what_a_compiled_one_does() -> None:
    one, other = expression("(?P<a>甲)(?P<b>乙)?", re.MULTILINE), re.compile("(?P<a>甲)(?P<b>乙)?", re.MULTILINE)
    assert one.pattern == other.pattern
    assert one.groupindex == other.groupindex
    assert [match.span() for match in one.finditer("甲乙甲")] == [match.span() for match in other.finditer("甲乙甲")]
    assert one.sub("丙", "甲乙丁") == other.sub("丙", "甲乙丁")
    match = one.search("丁甲")
    assert match is not None
    assert match.re == other


def test_it_is_compiled_when_it_is_asked() -> None:
    wrong = expression("(")
    with pytest.raises(re.error):
        wrong.search("")
    with pytest.raises(AttributeError):
        getattr(wrong, "unknown")  # noqa: B009 - no such thing


@pytest.mark.parametrize("name", sorted(modules()))
def test_every_expression_compiles(name: str) -> None:
    for value in vars(import_module(name)).values():
        for one in value if isinstance(value, tuple) else (value,):
            if type(one) is type(expression("")):
                one.search("")


def test_no_module_compiles_one_when_it_is_imported() -> None:
    """But bytes, which stand for no text."""
    for package in (checks, language):
        for path in Path(package.__path__[0]).rglob("*.py"):
            found = re.findall(r"(?m)^\w[^\n]*= re\.compile\((?!_NONE)", path.read_text("utf-8"))
            assert not found, path
