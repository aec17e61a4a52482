"""What was quiet is not read again while nothing has changed, and is read again as soon as anything has."""

from collections import Counter
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest
import yaml
from support.reference import REPOSITORY
from tiny_project import CASE, SECTION, VALUES, Tiny

from bench.mutants.runner import copy
from bench.strangers.place import Paragraphs, Place
from report_engine import checks
from report_engine.checks import quiet
from report_engine.load import Loaded, load
from report_engine.problems import Problem

HERE = REPOSITORY / "bench" / "strangers"
TERMS = "data/terms.yaml"


def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the texts that the rules read which take each by itself."""
    texts: list[str] = []
    alone = quiet.alone

    def seen(loaded: Loaded, passages: tuple[quiet.Passage, ...]) -> Loaded:
        texts.extend(passage.text for passage in passages)
        return alone(loaded, passages)

    monkeypatch.setattr(quiet, "alone", seen)
    return texts


def test_only_what_was_edited_is_read_again(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny.prose("学校管理规范。")
    first = tiny.check()
    texts = read(monkeypatch)
    assert tiny.check() == first
    assert texts == []
    tiny.change(SECTION, "学校管理规范。", "学校管理更加规范。")
    assert tiny.check() == first
    assert texts == ["学校管理更加规范。"]


def test_what_is_told_is_told_again(tiny: Tiny) -> None:
    tiny.language = True
    tiny.prose("在校生{在校生数}人，2024年6月31日召开会议。")
    first = tiny.check()
    assert any("W" in text for text in first), first
    assert tiny.check() == first


def _lower(tiny: Tiny) -> None:
    tiny.change(VALUES, "students,在校生数,1000,", "students,在校生数,900,")


def _dictionary(tiny: Tiny) -> None:
    tiny.write(TERMS, "terms:\n  - { name: 下午茶, avoid: [中午茶] }\n")


def _number(tiny: Tiny) -> None:
    tiny.change(SECTION, "value: 12, unit: 条", "value: 12, unit: 路")


def _school(tiny: Tiny) -> None:
    tiny.change(CASE, "school: 海港市职业中专", "school: 海港市卫生学校")


@pytest.mark.parametrize(
    ("text", "file", "edit"),
    [
        ("在校生{在校生数}人，高于上年的950人。", SECTION, _lower),
        ("学校准备了中午茶。", SECTION, _dictionary),
    ],
    ids=["a value", "the dictionary"],
)
def test_what_the_rules_know_has_changed(tiny: Tiny, text: str, file: str, edit: Callable[[Tiny], None]) -> None:
    tiny.language = True
    tiny.prose(text)
    before = tiny.check()
    edit(tiny)
    after = tiny.check()
    (tiny.project.quiet).unlink()
    assert after == tiny.check()
    assert len(after) == len(before) + 1
    assert sum(one.startswith(file) for one in after) > sum(one.startswith(file) for one in before)


@pytest.mark.parametrize("edit", [_number, _school], ids=["a number of the file", "the school of a case"])
def test_what_stands_beside_a_text_has_changed(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch, edit: Callable[[Tiny], None]
) -> None:
    tiny.check()
    edit(tiny)
    texts = read(monkeypatch)
    tiny.check()
    assert texts


@pytest.mark.parametrize("content", ["", "[]", '{"key": 1}', '{"quiet": [[]], "key": ""}', "[" * 100_000])
def test_a_damaged_memory_is_no_memory(tiny: Tiny, content: str) -> None:
    tiny.language = True
    tiny.prose("2024年6月31日召开会议。")
    first = tiny.check()
    tiny.write("build/cache/quiet-2024.json", content)
    assert tiny.check() == first


def test_data_edited_meanwhile_are_not_remembered(tiny: Tiny) -> None:
    memory = quiet.memory_of(tiny.project)
    assert memory is not None
    loaded = tiny.load()
    _lower(tiny)
    checks.check(loaded, (), memory)
    assert not tiny.project.quiet.exists()


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """The report of 2024 with mistakes that strangers made, of every kind."""
    project = copy(REPOSITORY, 2024, tmp_path_factory.mktemp("strange"))
    entries = [one for file in sorted(HERE.glob("mistakes*.yaml")) for one in yaml.safe_load(file.read_text("utf-8"))]
    texts = [Paragraphs.of(entry, "wrong") for entry in entries]
    chapter = project.content / "sections" / "4-culture.yaml"
    with Place(project, chapter).holding(texts):
        loaded = load(project, [])
    assert loaded is not None
    return loaded


@pytest.mark.parametrize("rule", checks.rules("text"), ids=lambda rule: rule.__name__.rpartition(".")[2])
def test_a_rule_over_texts_reads_each_by_itself(strange: Loaded, rule: ModuleType) -> None:
    """Half of the texts without the other half say what they say with it."""
    every = Counter(_said(rule.check(strange)))
    halves = [quiet.alone(strange, strange.passages[first::2]) for first in (0, 1)]
    assert sum((Counter(_said(rule.check(half))) for half in halves), Counter()) == every


def _said(found: Iterator[Problem]) -> Iterator[str]:
    return map(str, found)
