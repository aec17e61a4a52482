"""However a file is spoilt, the engine answers with located problems, never with a traceback."""

import random

import pytest
from tiny_project import FILES, Tiny

from report_engine import pipeline

SCRAPS = (
    "：",
    "，",
    "｛",
    "【",
    "“",
    "\t",
    " ",
    "\n",
    "\n  ",
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "@",
    "*",
    "**",
    "&",
    "!",
    "%",
    "|",
    ">",
    "`",
    "#",
    "'",
    '"',
    "\\",
    "\\{",
    "{在校生数}",
    "{x:增减}",
    "[@x]",
    "[@tbl-scale]",
    "—",
    "0",
    "-1",
    "1e9",
    "null",
    "~",
    "true",
    "[]",
    "{}",
    "---\n",
    "<b>",
    "&amp;",
    "😀",
    "\u3000",
    "\x00",
    "\u200b",
    "\ufeff",
    "1,000",
    "喆",
    "? ",
    "\r\n",
    "../",
    "C:\\",
    "- case: drama\n",
    "sections:\n",
    "id: a\n",
    "[x](y)",
    "1. ",
    "> ",
    "| a | b |\n",
)


def spoil(text: str, dice: random.Random) -> str:
    """Cut, insert, overwrite, double, move a line or shift one, as a slipping hand does."""
    start = dice.randrange(len(text))
    end = min(len(text), start + dice.randrange(1, 12))
    lines = text.split("\n")
    line = dice.randrange(len(lines))
    match dice.randrange(6):
        case 0:
            return text[:start] + text[end:] or "x"
        case 1:
            return text[:start] + dice.choice(SCRAPS) + text[start:]
        case 2:
            return text[:start] + dice.choice(SCRAPS) + text[end:]
        case 3:
            return text[:end] + text[start:]
        case 4:
            lines.insert(dice.randrange(len(lines)), lines.pop(line))
        case _:
            lines[line] = dice.choice((" ", "  ", "\t", "")) + lines[line].strip()
    return "\n".join(lines) or "x"


@pytest.mark.parametrize("name", FILES)
def test_spoilt_file(tiny: Tiny, name: str) -> None:
    dice = random.Random(name)
    for _ in range(60):
        text = FILES[name]
        for _ in range(dice.choice((1, 1, 2, 3))):
            text = spoil(text, dice)
        tiny.write(name, text)
        for problem in pipeline.check(tiny.project).problems:
            place = problem.source
            assert problem.message, text
            if place.line and place.file.suffix in (".yaml", ".csv"):
                seen = tiny.path(place.file.as_posix()).read_bytes().decode().removeprefix("\ufeff")
                lines = seen.replace("\r\n", "\n").replace("\r", "\n").split("\n")
                assert place.line <= len(lines), f"{problem}\n{text}"
                assert place.column <= len(lines[place.line - 1]) + 1, f"{problem}\n{text}"
