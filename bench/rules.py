"""What the rules cost: all rules on a report beside loading it, and how their time grows with the content.

    python -m bench.rules [--year 2024] [--runs 5] [--slowest 8]

Prints the time of all rules, the same divided by the time of loading, the slowest rules, and the time on
four times the paragraphs, tables and cases divided by the time on one; the work is linear if that is about 4.
The exit code is 1 if the rules take a second or more, or grow like a square.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType

from report_engine.checks import RULES, check
from report_engine.document import Section
from report_engine.language import passages
from report_engine.load import Loaded, load
from report_engine.project import Project

REPOSITORY = Path(__file__).resolve().parents[1]
LIMIT, TIMES, GROWTH = 1.0, 4, 6.0


def main() -> int:
    """Measure and print."""
    options = _options()
    project = Project(options.root.resolve(), options.year)
    loaded = load(project, [])
    if loaded is None:
        print("the report cannot be loaded", file=sys.stderr)
        return 1
    loading = _median(lambda: load(project, []), options.runs)
    rules = _median(lambda: check(loaded), options.runs)
    large = multiplied(loaded, TIMES)
    growth = _median(lambda: check(large), options.runs) / rules
    print(f"all rules: {rules * 1000:.0f} ms, {rules / loading:.2f} times loading ({loading * 1000:.0f} ms)")
    print(f"content × {TIMES}: {growth:.1f} times as long")
    times = {_name(rule): _median(partial(_all, rule, loaded), options.runs) for rule in RULES}
    for name in sorted(times, key=lambda name: -times[name])[: options.slowest]:
        print(f"  {name:20}{times[name] * 1000:7.1f} ms")
    return 0 if rules < LIMIT and growth < GROWTH else 1


def _name(rule: ModuleType) -> str:
    return rule.__name__.rpartition(".")[2]


def _all(rule: ModuleType, loaded: Loaded) -> None:
    list(rule.check(loaded))


def multiplied(loaded: Loaded, times: int) -> Loaded:
    """Repeat the content; ids become unique, so that the rules find no more in it than in one."""
    document = loaded.document
    sections = tuple(_renamed(section, n) for n in range(times) for section in document.sections)
    document = replace(document, sections=sections)
    read = passages(document, loaded.facts.catalogue)
    return replace(loaded, document=document, passages=read, cases=loaded.cases * times)


def _renamed(section: Section, number: int) -> Section:
    if not number:
        return section
    children = tuple(_renamed(child, number) for child in section.sections)
    return replace(section, id=f"{section.id}-{number}", sections=children)


def _median(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time of the rules, beside loading.")
    parser.add_argument("--root", type=Path, default=REPOSITORY)
    parser.add_argument("--year", type=int, default=2024)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slowest", type=int, default=8, help="how many rules to list")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
