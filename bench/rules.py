"""What the rules cost: all rules on a report beside reading its files, and how their time grows with the content.

    python -m bench.rules [--year 2024] [--runs 5] [--slowest 8]

Prints the time of all rules divided by a bare C-YAML parse of the report's files and by loading, for a first check,
which reads every passage, and for the next, which knows those that were quiet; the slowest; the time on four times
the paragraphs, tables and cases divided by the time on one (linear is about 4); and for paragraphs of one character or
phrase the rule whose time grows most from 1,000 characters to 20,000 (linear is 20).
Processor time is counted. The exit code is 1 if the rules take a second or more, or grow like a square.
"""

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType

import yaml

from report_engine.checks import check
from report_engine.checks import rules as all_rules
from report_engine.checks.quiet import memory_of
from report_engine.document import Section
from report_engine.language import Passage, passages
from report_engine.load import Loaded, load
from report_engine.project import Project
from report_engine.read.origin import whole

REPOSITORY = Path(__file__).resolve().parents[1]
LIMIT, TIMES, GROWTH = 1.0, 4, 6.0
SHORT, LONG, LONGER, SLOW = 1_000, 20_000, 25.0, 0.05  # characters, how many times as long, and not less than seconds
REPEATED = (
    "的",
    "1",
    "，",
    "。",
    "一",
    "（",
    "《",
    "“",
    "a",
    " ",
    "、",
    "学",
    "年",
    "一是",
    "2023年",
    "其中1人、",
    "2024年1月",
)


def main() -> int:
    """Measure and print."""
    options = _options()
    gc.disable()  # as commands do
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
    texts = [
        file.read_bytes() for part in (project.root / "content", project.root / "data") for file in part.rglob("*.yaml")
    ]
    parse = _median(lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts], options.runs)
    memory = memory_of(project)
    check(loaded, (), memory)
    again = _median(lambda: check(loaded, (), memory), options.runs)
    print(f"a bare C-YAML parse of the same files: {parse * 1000:.0f} ms; all rules {rules / parse:.2f} times as long")
    print(f"the next check, which knows what was quiet: {again * 1000:.0f} ms, {again / parse:.2f} times as long")
    longest = max(_growth(loaded), key=lambda found: found[0])
    print(f"{LONG} characters for {SHORT}: at most {longest[0]:.0f} times as long ({longest[1]} on {longest[2]!r})")
    times = {_name(rule): _median(partial(_all, rule, loaded), options.runs) for rule in all_rules()}
    for name in sorted(times, key=lambda name: -times[name])[: options.slowest]:
        print(f"  {name:20}{times[name] * 1000:7.1f} ms")
    return 0 if rules < LIMIT and growth < GROWTH and longest[0] < LONGER else 1


def _name(rule: ModuleType) -> str:
    return rule.__name__.rpartition(".")[2]


def _all(rule: ModuleType, loaded: Loaded) -> None:
    list(rule.check(loaded))


def _growth(loaded: Loaded) -> Iterator[tuple[float, str, str]]:
    """Time each rule over texts on a short and a long paragraph of each character; what takes no time is 0."""
    first = next(passage for passage in loaded.passages if passage.kind == "prose")
    for phrase in REPEATED:
        for rule in all_rules("across", "text"):
            slow = _once(rule, _with(loaded, first, (phrase * LONG)[:LONG]))
            if slow >= SLOW:
                slow = min(slow, _once(rule, _with(loaded, first, (phrase * LONG)[:LONG])))  # the first compiles
                short = (_with(loaded, first, (phrase * SHORT)[:SHORT]) for _ in range(3))
                yield slow / min(_once(rule, one) for one in short), _name(rule), phrase
    yield 0.0, "-", ""


def _once(rule: ModuleType, loaded: Loaded) -> float:
    """Time a rule on texts that nobody has looked at."""
    return _median(partial(_all, rule, loaded), 1)


def _with(loaded: Loaded, passage: Passage, text: str) -> Loaded:
    """Put a text in the place of all."""
    origin = whole(passage.origin.span, len(text))
    return replace(loaded, passages=(replace(passage, text=text, origin=origin, values=(), mentions=()),))


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
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
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
