"""Where a YAML file of the project speaks of an indicator, as spans of its text."""

import re
from collections.abc import Iterator, Sequence

from report_engine.read.located import Mapping, Node, Scalar
from report_engine.read.located import Sequence as Items
from report_engine.read.textfile import TextFile

Span = tuple[int, int]

# Fields that hold a name or id, in scorecards, blocks and rules.
_NAMED = ("indicator", "total", "whole", "a", "b", "stock", "value", "part", "added", "removed", "weight")
_LISTED = ("rows", "indicators", "line", "columns", "parts", "part", "added", "removed", "pair")
_OF_TABLES = ("records", "follows")  # names in them are columns


def mentions(node: Node, file: TextFile, old: str, names: Sequence[str]) -> Iterator[Span]:
    """Find every mention of `old`: as a reference, in a formula, and in {…} of a text.

    `names` are all that a formula may hold; a longer one is not taken for the shorter inside it.
    """
    yield from _walk(node, "", file, old, names)


def _walk(node: Node, key: str, file: TextFile, old: str, names: Sequence[str]) -> Iterator[Span]:
    if isinstance(node, Mapping):
        for name, value in node.items():
            if name in _OF_TABLES:
                continue
            if name == "facts" and isinstance(value, Mapping):
                # Names in them are the file's own; only a formula reads indicators.
                formulas = (one.get("formula") for one in value.values() if isinstance(one, Mapping))
                yield from (span for one in formulas for span in _walk(one, "formula", file, old, names))
                continue
            # The parts of a sum over a data table are a mapping: words of a column to indicators.
            yield from _walk(value, key if key == "parts" else name, file, old, names)
    elif isinstance(node, Items):
        for item in node:
            yield from _walk(item, key if key in _LISTED else "", file, old, names)
    elif isinstance(node, Scalar):
        if node == old and key in (*_NAMED, *_LISTED):
            yield from _inside(node, re.escape(old), file)
        elif key == "formula":
            yield from _in_formula(node, file, old, names)
        elif key == "about":  # “name 2024”, or “unit:name@file” of a finding in a sentence
            yield from _inside(node, rf"(?<!\w){re.escape(old)}(?= \d|@)", file)
        else:
            yield from _inside(node, rf"(?<=\{{){re.escape(old)}(?=[:}}])", file)


def _inside(node: Scalar, pattern: str, file: TextFile) -> Iterator[Span]:
    for match in re.finditer(pattern, file.text[node.span.start : node.span.end]):
        yield node.span.start + match.start(), node.span.start + match.end()


def _in_formula(node: Scalar, file: TextFile, old: str, names: Sequence[str]) -> Iterator[Span]:
    longest = sorted(names, key=len, reverse=True)
    pattern = "|".join(rf"(?<![A-Za-z0-9_]){re.escape(name)}(?![A-Za-z0-9_])" for name in longest)
    for start, end in _inside(node, pattern, file):
        if file.text[start:end] == old:
            yield start, end
