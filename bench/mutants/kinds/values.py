"""Mistakes at the values of the prose."""

from collections.abc import Iterator
from random import Random

from bench.mutants.kinds.catalogue import CONFUSED
from bench.mutants.kinds.data import other_digit
from bench.mutants.tree import Edit, Span, Tree
from report_engine.facts.catalogue import Indicator

_VALUE = r"\{([^{}:\n]+)(?::([^{}\n]+))?\}"


def _bound(tree: Tree) -> Iterator[tuple[Span, Indicator, str]]:
    """Go through the indicators of the prose, each with its form."""
    for span, match in tree.in_prose(_VALUE):
        indicator = tree.facts.find(match[1])
        if indicator:
            yield span, indicator, match[2] or ""


def typed_right(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """The value is typed instead of bound, as it is today."""
    for span, one, form in _bound(tree):
        text = tree.printed(one, tree.year) if not form else ""
        if text:
            yield span.becomes(text + ("%" if one.unit == "%" else ""))


def typed_wrong(tree: Tree, rng: Random) -> Iterator[Edit]:
    """The value is typed instead of bound, and wrong."""
    for span, one, form in _bound(tree):
        text = tree.printed(one, tree.year) if not form else ""
        if text:
            yield span.becomes(other_digit(text, rng) + ("%" if one.unit == "%" else ""))


def last_years(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """{value} becomes {value:2023}."""
    for span, one, form in _bound(tree):
        before = tree.printed(one, tree.year - 1)
        if not form and before and before != tree.printed(one, tree.year):
            yield span.becomes(f"{span.text[:-1]}:{tree.year - 1}}}")


def another(tree: Tree, rng: Random) -> Iterator[Edit]:
    """{value} becomes another indicator with the same unit."""
    years = (tree.year, tree.year - 1)
    for span, one, form in _bound(tree):
        needed = years[: 2 if form else 1]
        others = [
            other
            for other in tree.facts.catalogue.values()
            if other.unit == one.unit
            and bool(other.pair) == bool(one.pair)
            and all(tree.printed(other, year) for year in needed)
            and tree.printed(other, tree.year) != tree.printed(one, tree.year)
        ]
        if others:
            yield span.becomes(f"{{{rng.choice(others).name}{':' if form else ''}{form}}}")


def unit_after(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """{value}人 becomes {value}人次."""
    units = sorted((u for u in CONFUSED if u != "%"), key=len, reverse=True)
    for span, match in tree.in_prose(_VALUE + f"(余?)({'|'.join(units)})"):
        start = span.end - len(match[4])
        yield Edit(span.file, start, span.end, CONFUSED[match[4]])


def percent_twice(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """A % is typed behind a value that brings its own."""
    for span, one, form in _bound(tree):
        if one.unit == "%" and not form:
            yield span.becomes(f"{span.text}%")


def range_typed(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """A range is typed where a value stood."""
    for span, one, form in _bound(tree):
        text = tree.printed(one, tree.year)
        if not form and text and not one.pair:
            whole = int(text.partition(".")[0])
            yield span.becomes(f"{whole}-{whole + 10}" + ("%" if one.unit == "%" else ""))


def local_fact(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A number of one file is changed where it is declared."""
    for span, match in tree.find(tree.content(), r"^(  +\w+: \{ value: )([\d.]+)"):
        yield span.becomes(match[1] + other_digit(match[2], rng))


def direction(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """A word of direction is typed before {value:增减}, or the form is left out."""
    for span, _one, form in _bound(tree):
        if form == "增减":
            yield span.becomes(f"增加{span.text}")
            yield span.becomes("增加" + span.text.partition(":")[0] + "}")
