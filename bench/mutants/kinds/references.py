"""Mistakes at the mentions of figures, tables and cases, and at the place of cases."""

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from bench.mutants.tree import Edit, Span, Tree

_MENTION = r"\[@([\w-]+)\]"
_NOUNS = {"tbl": "表", "fig": "图", "card": "附表"}


def _ids(tree: Tree) -> Counter[str]:
    return Counter(match[1] for _, match in tree.in_prose(_MENTION))


def _class(key: str) -> str:
    return key.partition("-")[0] if key.partition("-")[0] in _NOUNS else "case"


def exchanged(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A mention points to another table, figure or case."""
    known = _ids(tree)
    for span, match in tree.in_prose(_MENTION):
        others = [key for key in sorted(known) if _class(key) == _class(match[1]) and key != match[1]]
        if others:
            yield span.becomes(f"[@{rng.choice(others)}]")


def typed(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A mention is typed by number."""
    for span, match in tree.in_prose(_MENTION):
        yield span.becomes(f"{_NOUNS.get(_class(match[1]), '案例')}{rng.choice(['', ' '])}{rng.randrange(1, 12)}")


def deleted(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """The only mention is taken away, with the word before it; of two mentions one may go."""
    known = _ids(tree)
    for span, match in tree.in_prose(rf"(?:（?详?见)?{_MENTION}）?"):
        if known[match[1]] == 1:
            yield span.becomes("")


def late(tree: Tree, _rng: Random) -> Iterator[Edit]:
    """The only mention is moved behind what it mentions."""
    known = _ids(tree)
    for span, match in tree.in_prose(_MENTION):
        block = _block(tree, span.file, match[1])
        if block and block.start > span.end and known[match[1]] == 1:
            indent = re.match(r" *", block.text)
            assert indent
            between = tree.texts[span.file][span.end : block.end]
            after = f"下文{between}{indent[0]}- |\n{indent[0]}  情况见[@{match[1]}]。\n"
            yield Edit(span.file, span.start, block.end, after)


def _block(tree: Tree, file: str, key: str) -> Span | None:
    """Find the item of a body that holds a table, figure or case."""
    block = rf"(?:table|yearly|records|chart|photo):(?: \{{ id: {key}\b.*|\n +id: {key}\b.*)"
    items = rf"^( *)- (?:case: {key}|{block})\n(?:\1 .*\n)*"
    found = re.search(items, tree.texts[file], re.M)
    return Span(file, found.start(), found.end(), found[0]) if found else None


def case_twice(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A case is put into two sections."""
    places = list(tree.find(tree.content(), r"^( *)- case: ([\w-]+)\n"))
    for span, match in places:
        other, there = rng.choice([place for place in places if place[1][2] != match[2]])
        yield Edit(other.file, other.end, other.end, f"{there[1]}- case: {match[2]}\n")
        yield span.becomes("")


def case_school(tree: Tree, rng: Random) -> Iterator[Edit]:
    """A case is said to be another school's."""
    names = [cell.text for cell in tree.column(f"data/{tree.year}/schools.csv", "学校名称")]
    for span, match in tree.find(tree.content(), r"^school: (.+)$"):
        yield span.becomes("school: " + rng.choice([name for name in names if name != match[1]]))
