"""Each character of a text leads to what was typed for it, in every YAML style, and back."""

import random
from pathlib import Path

import pytest
import yaml

from report_engine.problems import Problem
from report_engine.read.located import Mapping, Scalar, parse_yaml
from report_engine.read.origin import Span, exact, joined, whole
from report_engine.read.rows import parse_rows
from report_engine.read.textfile import TextFile


def scalar(document: str) -> Scalar | None:
    tree = parse_yaml(TextFile(Path("f"), document), [])
    value = tree.get("a") if isinstance(tree, Mapping) else None
    value = value[0] if isinstance(value, list) else value
    return value if isinstance(value, Scalar) and value.strip() else None


def plain(chance: random.Random) -> str:
    return "a: " + "".join(chance.choice("甲乙ab，。 \n") for _ in range(chance.randrange(1, 25)))


def single(chance: random.Random) -> str:
    return (
        "a: '" + "".join(chance.choice(["甲", "b", " ", "\n ", "''"]) for _ in range(chance.randrange(1, 20))) + "'\n"
    )


def double(chance: random.Random) -> str:
    written = ["\\n", "\\u4e2d", "\\x41", "\\\\", '\\"', "\\ ", "\\t", "\\\n  ", "\\U0001F600", "甲", "b", " ", "\n "]
    return 'a: "' + "".join(chance.choice(written) for _ in range(chance.randrange(1, 20))) + '"\n'


def block(chance: random.Random) -> str:
    indent = " " * chance.randrange(1, 4)
    lines = []
    for _ in range(chance.randrange(1, 7)):
        words = "".join(chance.choice("甲乙ab ") for _ in range(chance.randrange(1, 7)))
        lines.append(chance.choice(["", " " * chance.randrange(6), indent + chance.choice(["", "", "  "]) + words]))
    given = chance.choice(["", "", str(len(indent))])
    head = chance.choice("|>") + given + chance.choice(["", "-", "+"]) + ("" if given else chance.choice(["", " # 注"]))
    return f"a: {head}\n" + "\n".join(lines) + chance.choice(["", "\n", "\n\n", "\nb: 1\n"])


@pytest.mark.parametrize("style", [plain, single, double, block], ids=lambda style: style.__name__)
def test_every_character_of_any_text(style) -> None:  # type: ignore[no-untyped-def]
    chance = random.Random(41)
    seen = 0
    for document in (style(chance) for _ in range(1500)):
        text = scalar(document)
        if text is None:
            continue
        seen += 1
        assert len(text.origin) == len(text), document
        for offset, character in enumerate(text):
            span = text.origin.of(offset)
            assert says(span.typed, character), (document, offset)
            assert character.isspace() or text.origin.find(span.start) == offset, (document, offset)
    assert seen > 300


def says(typed: str, character: str) -> bool:
    """Tell whether a character, an escape or a line's end stands for a character."""
    if typed.startswith("\\"):
        return bool(yaml.safe_load(f'"{typed}"') == character)
    return typed in (character, character * 2) or (character == " " and "\n" in typed)


FILE = TextFile(Path("f"), "甲乙丙丁")


def test_texts_printed_one_after_the_other() -> None:
    origin = joined((exact(Span(FILE, 0, 2)), whole(Span(FILE, 2, 3), 4), exact(Span(FILE, 3, 4))))
    assert [origin.of(offset).typed for offset in range(7)] == ["甲", "乙", *["丙"] * 4, "丁"]
    assert [origin.find(index) for index in range(5)] == [0, 1, 2, 6, None]
    assert [piece.first for piece in origin.part(1, 7).pieces] == [0, 1, 5]
    assert origin.part(1, 7).of(5).typed == "丁"


def test_pieces_that_touch_become_one() -> None:
    assert len(joined((exact(Span(FILE, 0, 2)), exact(Span(FILE, 2, 4)))).pieces) == 1


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("甲,乙,丙", ["甲", "乙", "丙"]),
        (" 甲 ,, 丙", ["甲", "", "丙"]),
        ('"甲,一","乙","丙"', ["甲,一", "乙", "丙"]),
        ('"甲""一""",乙,丙', ['甲"一"', "乙", "丙"]),
        ('"甲\n一",乙,丙', ["甲\n一", "乙", "丙"]),
    ],
)
def test_cells_of_a_data_table(line: str, cells: list[str]) -> None:
    problems: list[Problem] = []
    file = TextFile(Path("f.csv"), f"a,b,c\n1,2,3\n{line}\n4,5,6\n")
    row = parse_rows(file, (), problems)[1]
    assert problems == []
    for column, text in zip("abc", cells, strict=True):
        assert row.cells[column] == text
        origin = row.origin(column)
        assert [origin.of(offset).typed.replace('""', '"') for offset in range(len(text))] == list(text)
