"""The command: copies a project, confirms its numbers, makes mistakes in the copy, prints which were found."""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.mutants.kinds import KINDS
from bench.mutants.report import summary
from bench.mutants.runner import choose, confirm, copy, findings, run
from bench.mutants.tree import Tree

REPOSITORY = Path(__file__).resolve().parents[2]
GOAL = 0.98


def main() -> int:
    """Measure and print; the exit code is 1 below the goal, or with a false alarm."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="qhd-docgen-mutants-") as folder:
        project = copy(options.root, options.year, Path(folder))
        confirm(project)
        tree = Tree(project)
        clean = findings(project)
        for code, message in clean:
            print(f"false alarm: {code} {message}")
        chosen = list(choose(tree, options.kinds, options.count, options.seed))
        done = list(run(tree, chosen, clean, lambda number: _progress(number, len(chosen))))
    print(summary(done, clean.total()))
    caught = sum(1 for mutant in done if mutant.found)
    return 0 if not clean and done and caught >= GOAL * len(done) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench.mutants", description="Share of mistakes that check finds.")
    parser.add_argument("--root", type=Path, default=REPOSITORY, help="the project; by default the repository's")
    parser.add_argument("--year", type=int, default=2024)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS), metavar="KIND")
    return parser.parse_args()


def _progress(number: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{number}/{total}", end="\n" if number == total else "", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
