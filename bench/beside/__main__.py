"""The command: the share of wrong values beside a name that is told, and the false alarms on right ones.

python -m bench.beside [--share 1.0] [--verbose]
"""

import argparse
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from bench.beside.frames import Sentence, exchanged, written
from bench.beside.pairs import Pair, pairs
from bench.mutants.runner import copy
from report_engine import pipeline
from report_engine.load import load
from report_engine.problems import Problem, Severity
from report_engine.project import Project

REPOSITORY = Path(__file__).resolve().parents[2]
CHAPTER = "4-culture.yaml"
AT_ONCE = 400  # paragraphs in one check
REPEATED = ("W304",)  # a name that has two siblings makes the same right sentence twice


def main() -> int:
    """Measure and print; the exit code is 1 with a false alarm."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="qhd-docgen-beside-") as folder:
        project = copy(REPOSITORY, 2024, Path(folder))
        every = list(sentences(project))
        chosen = random.Random(1).sample(every, round(len(every) * options.share))  # noqa: S311
        right = said(project, [one.right for one in chosen])
        wrong = said(project, [one.wrong for one in chosen])
    alarms = 0
    codes = Counter(code for found in wrong for code in {problem.code for problem in found})
    told: dict[str, Counter[bool]] = defaultdict(Counter)
    frames: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for one, good, bad in zip(chosen, right, wrong, strict=True):
        if is_told(good) if one.group == "typed" else good:  # a typed number is told, right or wrong
            alarms += 1
            print(f"false alarm: {one.right}\n    {' '.join(map(_short, good))}")
        hit = is_told(bad)
        told[one.group][hit] += 1
        frames[one.group, one.frame][hit] += 1
        if options.verbose and not hit:
            print(f"silent [{one.group}]: {one.wrong}  {' '.join(map(_short, bad))}")
    for group, counts in told.items():
        print(f"{group}: {counts[True]} of {counts.total()} told, {counts[True] / counts.total():.1%}")
        for (of, frame), some in frames.items():
            if of == group and some[True] < 0.9 * some.total():
                print(f"    {some[True]} of {some.total()}: {frame}")
    print(f"by rule: {' '.join(f'{code} {n}' for code, n in codes.most_common())}")
    print(f"false alarms on {len(chosen)} right sentences: {alarms}")
    return 1 if alarms else 0


def sentences(project: Project) -> Iterator[Sentence]:
    """Make all sentences of a project."""
    loaded = load(project, [])
    assert loaded is not None
    found = sorted(pairs(loaded.facts, project.year), key=lambda pair: (pair.kind, pair.said.name, pair.other.name))
    for pair in found:
        group = "total/part" if pair.kind == "total/part" else "siblings"
        yield from exchanged(pair, (pair.said.name,), (pair.other.name,), f"{group}, full name")
        yield from exchanged(pair, pair.said.shorter, pair.other.shorter, f"{group}, shorter")
    for pair in {pair.said.name: pair for pair in found}.values():
        for kind in ("typed", "declared"):
            yield from written(pair.said, kind, pair.said.printed, _other(pair))


def _other(pair: Pair) -> str:
    """A wrong number of the same look: the other's where it is one, else the digits turned round."""
    return pair.other.printed if pair.other.printed.count(":") == pair.said.printed.count(":") else "7"


def said(project: Project, texts: Sequence[str]) -> list[list[Problem]]:
    """Put the sentences into a chapter, a paragraph each, and sort what is said of them."""
    chapter = project.content / "sections" / CHAPTER
    original = chapter.read_text("utf-8")
    found: list[list[Problem]] = [[] for _ in texts]
    for start in range(0, len(texts), AT_ONCE):
        section = [{"id": "beside", "title": "补充情况", "body": list(texts[start : start + AT_ONCE])}]
        dumped = yaml.safe_dump(section, allow_unicode=True, sort_keys=False, width=100_000)
        lines = [f"  {line}\n" for line in dumped.splitlines()]
        first = original.rstrip("\n").count("\n") + 2 + next(n for n, line in enumerate(lines) if "body:" in line) + 1
        chapter.write_text(original.rstrip("\n") + "\n" + "".join(lines), "utf-8", newline="\n")
        for problem in pipeline.check(project).problems:
            at = problem.source.line - first
            here = problem.source.file == project.name(chapter) and 0 <= at < len(texts[start : start + AT_ONCE])
            if here and problem.severity is not Severity.NOTE and problem.code not in REPEATED:
                found[start + at].append(problem)
        chapter.write_text(original, "utf-8", newline="\n")
    return found


def is_told(problems: Sequence[Problem]) -> bool:
    """Tell whether somebody says what is wrong: of a typed number, that it is none of the name before it."""
    return any(problem.code != "W101" or "不符" in str(problem) for problem in problems)


def _short(problem: Problem) -> str:
    return f"{problem.code} {problem.message}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench.beside", description="Values beside the name of another.")
    parser.add_argument("--share", type=float, default=1.0, help="share of the sentences to check")
    parser.add_argument("--verbose", action="store_true", help="print each wrong sentence of which nothing is said")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
