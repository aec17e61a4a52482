"""Makes mistakes one at a time in a copy of a project and tells what `check` says of each."""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.mutants.kinds import KINDS
from bench.mutants.tree import Edit, Tree
from report_engine import pipeline
from report_engine.confirm import confirm as confirmed
from report_engine.files import write_aside
from report_engine.problems import Problem, Severity
from report_engine.project import Project

PARTS = ("content", "data", "templates")
# Says that a photo is to come, and quotes its caption: a changed caption is not found by it.
EXPECTED = ("I001",)
_PLACE = re.compile(r"第 ?\d+ 行|:\d+(?::\d+)?")

Finding = tuple[str, str]  # code, message without lines of files, which move


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake and the codes that found it."""

    kind: str
    edit: Edit
    line: int
    before: str
    found: tuple[str, ...] = ()


def copy(root: Path, year: int, target: Path) -> Project:
    """Copy what a check reads."""
    for part in PARTS:
        shutil.copytree(root / part, target / part)
    return Project(target, year)


def confirm(project: Project) -> None:
    """Confirm the year's numbers as a bureau does when it has proof-read them, from which day on changes are told."""
    confirmation = confirmed(project, "-", [])
    if confirmation is not None:  # else the clean project is in no state to be measured, and its findings say why
        write_aside(project.confirmed, confirmation.text.encode("utf-8"))


def choose(tree: Tree, kinds: Sequence[str], count: int, seed: int) -> Iterator[Mutant]:
    """Pick mutants, of every kind as many as there are places for it, at most its even share."""
    open_, left = list(kinds), count
    candidates = {kind: list(_candidates(tree, kind, seed)) for kind in kinds}
    shares = dict.fromkeys(kinds, 0)
    while left and open_:
        open_ = [kind for kind in open_ if shares[kind] < len(candidates[kind])]
        for kind in open_[:left]:
            shares[kind] += 1
        left = count - sum(shares.values())
    for kind in kinds:
        for edit in candidates[kind][: shares[kind]]:
            before = tree.texts[edit.file][edit.start : edit.end]
            yield Mutant(kind, edit, tree.line(edit), before)


def _candidates(tree: Tree, kind: str, seed: int) -> list[Edit]:
    rng = Random(f"{seed} {kind}")  # noqa: S311 - chance, not secrets
    edits = [edit for edit in KINDS[kind](tree, rng) if tree.changed(edit) != tree.texts[edit.file]]
    rng.shuffle(edits)
    return edits


def findings(project: Project) -> Counter[Finding]:
    """What must not be passed over: errors and warnings."""
    return Counter(map(_finding, filter(_counts, pipeline.check(project).problems)))


def _counts(problem: Problem) -> bool:
    return problem.severity is not Severity.NOTE and problem.code not in EXPECTED


def _finding(problem: Problem) -> Finding:
    return problem.code, f"{problem.source.file.as_posix()} {_PLACE.sub('', problem.message)}"


def run(
    tree: Tree, mutants: Sequence[Mutant], clean: Counter[Finding], progress: Callable[[int], None]
) -> Iterator[Mutant]:
    """Make each mistake, check, and put the file back."""
    for number, mutant in enumerate(mutants, start=1):
        path = tree.project.root / mutant.edit.file
        path.write_bytes(tree.changed(mutant.edit).encode("utf-8"))
        try:
            new = findings(tree.project) - clean
        finally:
            path.write_bytes(tree.texts[mutant.edit.file].encode("utf-8"))
        progress(number)
        codes = tuple(sorted({code for code, _ in new}))
        yield Mutant(mutant.kind, mutant.edit, mutant.line, mutant.before, codes)
