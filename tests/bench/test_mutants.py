"""The harness that counts how many mistakes are found: it must make real ones, the same again, and undo them."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from support.reference import REPOSITORY
from tiny_project import VALUES, YEAR, Tiny

from bench.mutants.kinds import KINDS
from bench.mutants.report import summary
from bench.mutants.runner import Mutant, choose, confirm, copy, findings, run
from bench.mutants.tree import Edit, Tree
from report_engine.project import Project


@pytest.fixture(scope="module")
def whole() -> Tree:
    """The repository's project; nothing is written to it."""
    return Tree(Project(REPOSITORY, 2024))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_changes_one_file(kind: str, whole: Tree) -> None:
    mutants = list(choose(whole, [kind], 3, seed=1))
    assert len(mutants) == 3
    for mutant in mutants:
        assert whole.changed(mutant.edit) != whole.texts[mutant.edit.file]
        assert mutant.before == whole.texts[mutant.edit.file][mutant.edit.start : mutant.edit.end]


def test_same_seed_makes_the_same_mistakes(whole: Tree) -> None:
    kinds = ["digit", "another", "school-misspelt"]
    assert list(choose(whole, kinds, 30, seed=7)) == list(choose(whole, kinds, 30, seed=7))
    assert list(choose(whole, kinds, 30, seed=7)) != list(choose(whole, kinds, 30, seed=8))


def test_choice_of_kinds_does_not_change_a_kind(whole: Tree) -> None:
    alone = list(choose(whole, ["digit"], 10, seed=1))
    among = [mutant for mutant in choose(whole, ["digit", "unit"], 20, seed=1) if mutant.kind == "digit"]
    assert alone == among


def test_kinds_share_evenly_and_give_what_they_lack_to_the_others(whole: Tree) -> None:
    made = Counter(mutant.kind for mutant in choose(whole, ["cover", "digit", "stale"], 40, seed=1))
    assert made.total() == 40
    assert made["cover"] < made["digit"] == made["stale"]


def test_mistake_is_made_found_and_undone(tiny: Tiny) -> None:
    tree = Tree(tiny.project)
    clean = findings(tiny.project)
    edit = next(cell for cell in tree.values_of(YEAR) if cell.text == "1000").becomes("-1x")
    mutant = Mutant("digit", edit, tree.line(edit), "1000")
    before = tiny.path(VALUES).read_bytes()
    (done,) = run(tree, [mutant], clean, lambda _: None)
    assert done.found == ("D015",)
    assert tiny.path(VALUES).read_bytes() == before
    assert findings(tiny.project) == clean


def test_mistake_that_nobody_finds_is_reported_with_its_place() -> None:
    edit = Edit(VALUES, 10, 14, "1001")
    text = summary([Mutant("digit", edit, 2, "1000"), Mutant("digit", edit, 2, "1000", ("R112",))], 0)
    assert "digit                  2       1   50.0%  R112 1 (1)" in text
    assert f"  {VALUES}:2 [digit] 1000 → 1001" in text


def test_clean_project_gives_no_alarm_confirmed_or_not(tmp_path: Path) -> None:
    project = copy(REPOSITORY, 2024, tmp_path)
    assert findings(project) == Counter()
    confirm(project)
    assert project.confirmed.is_file()
    assert findings(project) == Counter()


def test_change_of_a_confirmed_number_is_found(tiny: Tiny) -> None:
    """Nothing else in this project tells the number of bus lines."""
    edit = next(edit for edit in KINDS["local-fact"](Tree(tiny.project), Random(1)))
    mutant = Mutant("local-fact", edit, 4, "")
    clean = findings(tiny.project)
    confirm(tiny.project)
    (done,) = run(Tree(tiny.project), [mutant], clean, lambda _: None)
    assert done.found == ("R112",)
