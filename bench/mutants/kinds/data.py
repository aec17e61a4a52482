"""Mistakes in the values of a year."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from random import Random

from bench.mutants.tree import Cell, Edit, Tree


def _both(tree: Tree) -> list[Cell]:
    return [*tree.values_of(tree.year), *tree.values_of(tree.year - 1)]


def other_digit(text: str, rng: Random) -> str:
    """Change one digit, but not the first to 0."""
    at = rng.choice([i for i, c in enumerate(text) if c.isdigit()])
    leads = at == 0 and len(text) > 1 and text[1] != "."
    choices = [c for c in "0123456789" if c != text[at] and not (leads and c == "0")]
    return text[:at] + rng.choice(choices) + text[at + 1 :]


def digit(tree: Tree, rng: Random) -> Iterator[Edit]:
    """4049 becomes 4649."""
    for cell in _both(tree):
        yield cell.becomes(other_digit(cell.text, rng))


def transposed(tree: Tree, rng: Random) -> Iterator[Edit]:
    """4049 becomes 4094."""
    for cell in _both(tree):
        text = cell.text
        pairs = [i for i in range(len(text) - 1) if text[i : i + 2].isdigit() and text[i] != text[i + 1]]
        pairs = [i for i in pairs if i or text[1] != "0"]
        if pairs:
            at = rng.choice(pairs)
            yield cell.becomes(text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def tenfold(tree: Tree, rng: Random) -> Iterator[Edit]:
    """4049 becomes 40490 or 404.9."""
    for cell in _both(tree):
        value = Decimal(cell.text)
        if value:
            yield cell.becomes(f"{value * 10 if rng.random() < 0.5 else value / 10:f}")


def stale(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """A cell of this year holds last year's value."""
    year = tree.year
    for cell, key in _keyed(tree, year):
        before = tree.facts.values.get((key, year - 1))
        if before is not None and before != Decimal(cell.text):
            yield cell.becomes(f"{before:f}")


def _keyed(tree: Tree, year: int) -> Iterator[tuple[Cell, str]]:
    keys = {cell.row: cell.text for cell in tree.column(f"data/{year}/indicators.csv", "编号")}
    for cell in tree.values_of(year):
        yield cell, keys[cell.row]


def _window(tree: Tree, year: int, size: int) -> Iterator[list[Cell]]:
    cells = tree.values_of(year)
    for at in range(len(cells) - size + 1):
        window = cells[at : at + size]
        if window[-1].row - window[0].row == size - 1:
            yield window


def _written(tree: Tree, window: list[Cell], texts: list[str]) -> Edit:
    """Write other texts into neighbouring cells, as one edit."""
    first, last = window[0], window[-1]
    whole, after = tree.texts[first.file], ""
    for cell, following, text in zip(window, [*window[1:], None], texts, strict=True):
        end = following.start if following else cell.start + len(cell.text)
        after += text + whole[cell.start + len(cell.text) : end]
    return Edit(first.file, first.start, last.start + len(last.text), after)


def shifted(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """The values of four rows stand one row too low."""
    for year in (tree.year, tree.year - 1):
        for window in _window(tree, year, 4):
            texts = [cell.text for cell in window]
            yield _written(tree, window, [texts[-1], *texts[:-1]])


def neighbours(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """The values of two neighbouring rows are exchanged."""
    for year in (tree.year, tree.year - 1):
        for window in _window(tree, year, 2):
            yield _written(tree, window, [window[1].text, window[0].text])


def names_exchanged(tree: Tree, rng: Random) -> Iterator[Edit]:
    """The ids or the names of two neighbouring rows are exchanged."""
    for year in (tree.year, tree.year - 1):
        cells = tree.column(f"data/{year}/indicators.csv", rng.choice(["编号", "名称"]))
        for one, other in pairwise(cells):
            if other.row == one.row + 1:
                yield _written(tree, [one, other], [other.text, one.text])


def sign(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """4049 becomes -4049."""
    for cell in _both(tree):
        if Decimal(cell.text):
            yield cell.becomes(f"-{cell.text}")


def emptied(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A value is deleted, or said not to be found."""
    for cell in _both(tree):
        yield cell.becomes(rng.choice(["", "—"]))


def history(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A locked value of last year's report is changed."""
    name = f"data/history/{tree.year - 1}.csv"
    for cell in tree.column(name, "值"):
        if re.search(r"\d", cell.text):
            yield cell.becomes(other_digit(cell.text, rng))


def enrolment(tree: Tree, rng: Random) -> Iterator[Edit]:
    """The number of students of one school is changed."""
    for cell in tree.column(f"data/{tree.year}/schools.csv", "在校生规模"):
        yield cell.becomes(other_digit(cell.text, rng))


def school_kind(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A school gets another 学校性质, 举办者, 学校隶属, 层级 or 附设职高班."""
    for column in ("学校性质", "举办者", "学校隶属", "层级", "附设职高班"):
        cells = tree.column(f"data/{tree.year}/schools.csv", column)
        known = sorted({cell.text for cell in cells})
        for cell in cells:
            others = [text for text in known if text != cell.text]
            if others:
                yield cell.becomes(rng.choice(others))


def school_listed(tree: Tree, rng: Random) -> Iterator[Edit]:
    """The full or short name of a school in the list lacks a character."""
    for column in ("学校名称", "简称"):
        for cell in tree.column(f"data/{tree.year}/schools.csv", column):
            at = rng.randrange(len(cell.text))
            yield cell.becomes(cell.text[:at] + cell.text[at + 1 :])
