"""Every rule declares its codes once, with their category; nothing decides by the letters of a code."""

import ast
import re
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
import yaml

import report_engine
from report_engine import checks
from report_engine.explain.codes import explanations, from_docstring
from report_engine.problems import Category, Code
from report_engine.verify import OF_A_LAYOUT
from report_engine.verify import RULES as FINISHED

ENGINE = Path(report_engine.__file__).parent
RULES = (*checks.rules(), checks.dismissal)
ROOMS = (
    (checks.rules("data"), {Category.DATA, Category.STRUCTURE}),
    (checks.rules("text", "across"), {Category.TEXT, Category.STRUCTURE}),
    (checks.rules("structure"), {Category.STRUCTURE, Category.FAULT, Category.UNFINISHED}),
)


def declared(rule: ModuleType) -> list[Code]:
    return [value for value in vars(rule).values() if isinstance(value, Code)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__.rpartition(".")[2])
def test_a_rule_declares_the_codes_that_it_documents(rule: ModuleType) -> None:
    assert [code.name for code in declared(rule)] == [explanation.code for explanation in from_docstring(rule)]


def test_no_code_is_declared_twice() -> None:
    by_rules = [code.name for rule in RULES for code in declared(rule)]
    by_verify = [one.code for rule in (*FINISHED, *OF_A_LAYOUT) for one in from_docstring(rule)]
    listed = re.findall(r"^([A-Z]\d{3}):", (ENGINE / "explain" / "codes.yaml").read_text("utf-8"), re.MULTILINE)
    counts = Counter([*by_rules, *by_verify, *listed])
    assert [code for code, times in counts.items() if times > 1] == []
    assert set(counts) == set(explanations())
    assert len(listed) == len(yaml.safe_load((ENGINE / "explain" / "codes.yaml").read_text("utf-8")))


def test_no_code_outside_the_rules_is_declared_twice() -> None:
    found: Counter[str] = Counter()
    for path in ENGINE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Code":
                assert isinstance(node.args[0], ast.Constant)
                found[node.args[0].value] += 1
    assert [code for code, times in found.items() if times > 1] == []


@pytest.mark.parametrize(("rules", "categories"), ROOMS, ids=["data", "text", "structure"])
def test_a_rule_is_of_the_category_of_its_room(rules: tuple[ModuleType, ...], categories: set[Category]) -> None:
    assert {code.category for rule in rules for code in declared(rule)} == categories


def test_rules_make_problems_of_their_codes_only() -> None:
    for path in (ENGINE / "checks").rglob("*.py"):
        assert not re.search(r"\bProblem\(", path.read_text("utf-8")), path


def test_nothing_decides_by_a_letter() -> None:
    for path in ENGINE.rglob("*.py"):
        assert not re.search(r"\bcode(\[0\]|\[:1\]|\.startswith)", path.read_text("utf-8")), path
