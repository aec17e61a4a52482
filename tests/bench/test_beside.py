"""Values beside the name of another indicator: a sample of what `python -m bench.beside` measures."""

import random
from pathlib import Path

import pytest

from bench.beside.__main__ import is_told, said, sentences
from bench.mutants.runner import copy


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[bool]]:
    folder: Path = tmp_path_factory.mktemp("beside")
    project = copy(Path(__file__).resolve().parents[2], 2024, folder)
    chosen = [one for one in sentences(project) if one.group != "typed"]
    chosen = random.Random(3).sample(chosen, 150)
    good, bad = (said(project, [getattr(one, way) for one in chosen]) for way in ("right", "wrong"))
    assert [one.right for one, found in zip(chosen, good, strict=True) if found] == []
    told: dict[str, list[bool]] = {}
    for one, found in zip(chosen, bad, strict=True):
        told.setdefault(one.group.partition(",")[2].strip() or one.group, []).append(is_told(found))
    return told


@pytest.mark.parametrize(("names", "share"), [("full name", 0.95), ("shorter", 0.8), ("declared", 0.9)])
def test_most_values_of_another_are_told_and_no_right_one(
    sample: dict[str, list[bool]], names: str, share: float
) -> None:
    assert sum(sample[names]) >= share * len(sample[names])
