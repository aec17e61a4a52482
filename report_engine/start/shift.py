"""Moves the years of titles, captions and `years:` lists on; every other byte stays as it is."""

import re
from collections.abc import Iterator

from report_engine.problems import Problem
from report_engine.read.located import Mapping, Node, Scalar, Sequence, parse_yaml
from report_engine.read.textfile import TextFile

# Fields that head something. Prose, sources of local facts and photo descriptions are for people to rewrite.
_MOVED = ("title", "subtitle", "date", "caption", "group", "group_head", "head", "label")
_YEAR = r"(?<![\d〔［\[])\d{4}(?!\d)"
# One year, or the two ends of a period: “2023—2024学年”. A document's number (〔2024〕14号) is no year.
_RUN = re.compile(rf"{_YEAR}(?:年?[度]?(?:[-‐–—~～]+|至){_YEAR})*")
_HAN = re.compile("[〇○零一二三四五六七八九]{4}(?=年)")
_DIGITS = "〇一二三四五六七八九"
_HEADER = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")


def move_years(file: TextFile, year: int, by: int, problems: list[Problem]) -> str:
    """Give the text of a YAML file of `year` for the year `by` years later, of the same length."""
    tree = parse_yaml(file, problems)
    text = file.text
    header = _HEADER.match(text)
    assert header
    edits = [(0, header.end(), frozenset({year - 1, year, year + 1}))]
    edits += [(scalar.span.start, scalar.span.end, years) for scalar, years in _places(tree, year)]
    for start, end, years in edits:
        text = text[:start] + move(text[start:end], years, by) + text[end:]
    return text


def move(text: str, years: frozenset[int], by: int) -> str:
    """Move those of `years` that stand in a text; a period moves only as a whole."""

    def digits(match: re.Match[str]) -> str:
        found = re.findall(r"\d{4}", match[0])
        if not years.issuperset(map(int, found)):
            return match[0]
        return re.sub(r"\d{4}", lambda one: f"{int(one[0]) + by:04}", match[0])

    def han(match: re.Match[str]) -> str:
        zero = next((c for c in match[0] if c in "〇○零"), _DIGITS[0])
        old = int("".join(str(_DIGITS.find(c) if c in _DIGITS else 0) for c in match[0]))
        if old not in years:
            return match[0]
        return "".join(zero if d == "0" else _DIGITS[int(d)] for d in f"{old + by:04}")

    return _HAN.sub(han, _RUN.sub(digits, text))


def _places(node: Node, year: int) -> Iterator[tuple[Scalar, frozenset[int]]]:
    """Go through the texts that move, each with the years that are meant to."""
    if isinstance(node, Sequence):
        for item in node:
            yield from _places(item, year)
    if not isinstance(node, Mapping):
        return
    listed = node.get("years")
    own = {int(item) for item in listed if _is_year(item)} if isinstance(listed, Sequence) else set()
    years = frozenset({year - 1, year, year + 1} | own)
    for key, value in node.items():
        if key == "years" and isinstance(value, Sequence):
            yield from ((item, years) for item in value if _is_year(item))
        elif isinstance(value, Scalar):
            # Beside `source` a label names the column of a data table.
            if key in _MOVED and not (key == "label" and "source" in node):
                yield value, years
        elif key != "facts":
            yield from _places(value, year)


def _is_year(item: object) -> bool:
    return isinstance(item, Scalar) and len(item) == 4 and item.isascii() and item.isdecimal()
