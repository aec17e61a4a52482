"""A fixed part of the round trips: every kind of edit once or more, pulled, built and compared."""

import random
from pathlib import Path

from bench.pull import Tally, edit, plans, prepare, run
from bench.word_edits import KINDS, TOLD


def test_edits_come_back_exactly_or_are_told(tmp_path: Path) -> None:
    ground = prepare(tmp_path, "minimal")
    chance, tally = random.Random(5), Tally()
    for _, kinds in plans(["minimal"], [*KINDS, *TOLD], len(KINDS), 7, chance):
        run(ground, edit(ground, kinds, chance, None), tally, loud=False)
    able = {kind for kind in KINDS if tally.tried[kind]}
    assert len(able) >= 16
    assert {kind: tally.exact[kind] for kind in able} == {kind: tally.tried[kind] for kind in able}
    assert all(tally.told[kind] == tally.tried[kind] for kind in TOLD)
    assert (tally.silent, tally.strayed, tally.second) == ([], [], [])
