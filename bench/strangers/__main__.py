"""The command: what `check` says of strangers' correct paragraphs and of strangers' mistakes."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from bench.mutants.runner import copy
from bench.strangers import measure
from bench.strangers.place import Place

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
CHAPTER = "4-culture.yaml"
CORRECT = ("quiet.yaml", *sorted(file.name for file in HERE.glob("paragraphs*.yaml")))
WRONG = tuple(sorted(file.name for file in HERE.glob("mistakes*.yaml")))


def main() -> int:
    """Measure and print; files named on the command line are measured instead of the repository's."""
    options = _options()
    correct = options.correct or [HERE / name for name in CORRECT]
    wrong = options.mistakes or [HERE / name for name in WRONG]
    with tempfile.TemporaryDirectory(prefix="qhd-docgen-strangers-") as folder:
        project = copy(REPOSITORY, 2024, Path(folder))
        place = Place(project, project.content / "sections" / CHAPTER)
        for file in () if options.only == "mistakes" else correct:
            _print_quiet(file.name, list(measure.quiet(place, _read(file))), options.verbose)
        for file in () if options.only == "correct" else wrong:
            _print_mistakes(file.name, list(measure.mistakes(place, _read(file))), options.verbose)
    return 0


def _print_quiet(name: str, found: list[measure.Quiet], verbose: bool) -> None:
    size = measure.pages(found)
    alarms, numbers = sum(len(q.alarms) for q in found), sum(q.numbers for q in found)
    print(f"{name}: {len(found)} correct paragraphs, {size:.1f} pages:")
    print(f"  false alarms: {alarms} ({alarms / size:.2f} a page)")
    print(f"  numbers to declare: {numbers} ({numbers / size:.2f} a page)")
    for entry in found if verbose else ():
        for alarm in (*entry.alarms, *[f"{entry.numbers} numbers to declare"] * bool(entry.numbers)):
            print(f"  {alarm}\n    {entry.text.strip()[:160]}")


def _print_mistakes(name: str, found: list[measure.Mistake], verbose: bool) -> None:
    kinds = measure.by_kind(found)
    told = sum(measure.is_told(group) for group in kinds.values())
    share = sum(bool(m.told) for m in found) / max(len(found), 1)
    print(f"{name}: {len(found)} mistakes of {len(kinds)} kinds: {told} kinds told, {share:.0%} of the instances")
    for kind, group in kinds.items():
        print(f"  {'+' if measure.is_told(group) else '-'} {kind}: {sum(bool(m.told) for m in group)} of {len(group)}")
        for mistake in group if verbose else ():
            said = " ".join(mistake.told) or (f"only a note {' '.join(mistake.notes)}" if mistake.notes else "nothing")
            print(f"      {said}: {mistake.text.strip()[:140]!r}")


def _read(file: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.safe_load(file.read_text("utf-8"))
    return entries


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench.strangers", description="What check says of strangers' texts.")
    parser.add_argument("--only", choices=("correct", "mistakes"))
    parser.add_argument("--correct", type=Path, nargs="+", help="other files of correct paragraphs")
    parser.add_argument("--mistakes", type=Path, nargs="+", help="other files of mistakes")
    parser.add_argument("--verbose", action="store_true", help="print each text with what is said of it")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
