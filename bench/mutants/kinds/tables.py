"""Mistakes in the rows and columns of tables, charts and scorecards."""

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from bench.mutants.kinds.catalogue import CONFUSED
from bench.mutants.tree import Edit, Span, Tree

_ROW = r"^ *- (?:\{ ?.*?)?indicator: (\w+).*\n"


def _rows(tree: Tree, kinds: tuple[str, ...]) -> Iterator[tuple[Span, re.Match[str]]]:
    """Go through the rows of blocks of some kinds."""
    for span, match in tree.find(tree.content(), _ROW):
        above = re.findall(r"^ *- (table|yearly|chart|records):", tree.texts[span.file][: span.start], re.M)
        if above and above[-1] in kinds:
            yield span, match


def _cards(tree: Tree) -> Iterator[tuple[Span, re.Match[str]]]:
    yield from tree.find([name for name in tree.texts if "/scorecards/" in name], _ROW)


def _all(tree: Tree) -> list[tuple[Span, re.Match[str]]]:
    return [*_rows(tree, ("table", "yearly")), *_cards(tree)]


def _other(tree: Tree, span: Span, key: str, rng: Random) -> Iterator[Edit]:
    one = tree.facts.catalogue[key]
    others = [
        str(other.id)
        for other in tree.facts.catalogue.values()
        if other.unit == one.unit and bool(other.pair) == bool(one.pair)
        and all(tree.printed(other, year) for year in (tree.year, tree.year - 1))
        and tree.printed(other, tree.year) != tree.printed(one, tree.year)
    ]  # fmt: skip
    if others:
        yield span.becomes(re.sub(rf"indicator: {key}\b", f"indicator: {rng.choice(others)}", span.text))


def row_indicator(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A row prints another indicator with the same unit under its label."""
    for span, match in _all(tree):
        yield from _other(tree, span, match[1], rng)


def row_dropped(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """A row of a table or scorecard is left out."""
    for span, _ in _all(tree):
        yield span.becomes("")


def row_doubled(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """A row of a table or scorecard stands twice."""
    for span, _ in _all(tree):
        yield span.becomes(span.text * 2)


def rows_exchanged(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """Two neighbouring rows of a scorecard change places."""
    rows = list(_cards(tree))
    for (one, _), (other, _) in pairwise(rows):
        if one.file == other.file and one.end == other.start:
            yield Edit(one.file, one.start, other.end, other.text + one.text)


def row_label(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A row has the label of another row."""
    rows = [(span, label) for span, _ in _all(tree) if (label := re.search(r"label: ([^,}]+?)(?= ?[,}])", span.text))]
    for span, label in rows:
        here = [other[1] for where, other in rows if where.file == span.file and other[1] != label[1]]
        if here:
            yield span.becomes(span.text.replace(label[0], f"label: {rng.choice(here)}"))


def chart_indicator(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A chart draws another indicator with the same unit under its label."""
    for span, match in _rows(tree, ("chart",)):
        yield from _other(tree, span, match[1], rng)


def chart_label(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """A series of a chart has the label of another one of it."""
    rows = [
        (span, label)
        for span, _ in _rows(tree, ("chart",))
        if (label := re.search(r"label: ([^,}]+?)(?= ?[,}])", span.text))
    ]
    for (span, label), (after, other) in pairwise(rows):
        if after.start == span.end:
            yield span.becomes(span.text.replace(label[0], other[0]))


def years_shown(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A table or chart shows other years."""
    year = tree.year
    wrong = {
        f"[{year - 1}, {year}]": [f"[{year}]", f"[{year - 1}]"],
        f"[{year}]": [f"[{year - 1}]", f"[{year - 1}, {year}]"],
    }
    for span, match in tree.find(tree.content(), r"years: (\[[\d, ]+\])"):
        if match[1] in wrong:
            yield span.becomes(f"years: {rng.choice(wrong[match[1]])}")


def card_unit(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """A row of a scorecard prints another unit."""
    for span, _ in _cards(tree):
        unit = re.search(r"unit: \"?([^,\"} ]+)\"?", span.text)
        if unit and unit[1] in CONFUSED:
            yield span.becomes(span.text.replace(unit[0], f"unit: {CONFUSED[unit[1]]}"))


def card_number(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A number of a row of a scorecard, the number or the title of a scorecard is wrong."""
    names = [name for name in tree.texts if "/scorecards/" in name]
    for span, match in tree.find(names, r"\bno: (\d+)"):
        yield span.becomes(f"no: {int(match[1]) + rng.choice([-1, 1])}")
    for span, match in tree.find(names, r"^number: (\d+)$"):
        if "omitted" not in tree.texts[span.file]:
            yield span.becomes(f"number: {int(match[1]) % 6 + 1}")
    for span, match in tree.find(names, r"^title: (.+)$"):
        if "omitted" not in tree.texts[span.file]:
            at = rng.randrange(len(match[1]))
            yield span.becomes("title: " + match[1][:at] + match[1][at + 1 :])
