"""What `check` accepts builds: slips of the hand in the files of a project are told with their place, or do no harm."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.reference import REPOSITORY

from report_engine import pipeline
from report_engine.problems import Severity
from report_engine.project import Project

YEAR = 2024
SLIPS = 20
TOLD, BUILT = "told", "built"

Slip = Callable[[str, random.Random], str]

# What people type where something else belongs, and what a slip of a key or of the mouse leaves.
WORDS = (
    *("", "一", "null", "[]", "{}", "0", "-1", "007", "1.5", "3,000", "1e9", "nan", "true", "2024-01-01", '""', "“人”"),
    *("&", "*", "%", "- x", "x: y", "{students}", "[@nothing]", "{students:2022}", "students", "图 1", "第一章", "#"),
    *(
        "[students, recruits]",
        "{ a: 1 }",
        "长" * 300,
        "|",
        "~",
        "=",
        "a<b&c",
        "\u3000",
        "\ufeff",
        "１２",
        "−5",
        "12.34.5",
    ),
)
SIGNS = "{}[]:#|>-\"'，：、,@*_`\\%&! \t0１一"


def _lines(text: str, random_: random.Random) -> tuple[list[str], int]:
    lines = text.splitlines(keepends=True)
    return lines, random_.randrange(len(lines))


def lose_line(text: str, random_: random.Random) -> str:
    lines, at = _lines(text, random_)
    return "".join(lines[:at] + lines[at + 1 :])


def repeat_line(text: str, random_: random.Random) -> str:
    lines, at = _lines(text, random_)
    return "".join(lines[: at + 1] + lines[at:])


def swap_lines(text: str, random_: random.Random) -> str:
    lines, at = _lines(text, random_)
    lines[at : at + 2] = reversed(lines[at : at + 2])
    return "".join(lines)


def indent_line(text: str, random_: random.Random) -> str:
    lines, at = _lines(text, random_)
    lines[at] = random_.choice(("  ", " ", "\t", "    ")) + lines[at] if random_.random() < 0.5 else lines[at].lstrip()
    return "".join(lines)


def spoil_value(text: str, random_: random.Random) -> str:
    """Write something else for a value: behind a colon, in a list, between commas."""
    places = [*re.finditer(r"(?<=: )[^\n]+|(?<=- )[^\n:]+$|(?<=[,\[])[^,\n\[\]{}:]+(?=[,\]\n])", text, re.M)]
    if not places:
        return text
    place = random_.choice(places)
    return text[: place.start()] + random_.choice(WORDS) + text[place.end() :]


def misspell_word(text: str, random_: random.Random) -> str:
    """Lose, double or swap a letter of a word: of a key, an id, a name."""
    word = random_.choice([*re.finditer(r"[A-Za-z_]{2,}|[\u4e00-\u9fff]{2,}|\d{2,}", text)])
    at = random_.randrange(word.start(), word.end() - 1)
    changed = random_.choice(("", text[at] * 2, text[at + 1] + text[at]))
    return text[:at] + changed + text[at + (2 if len(changed) == 2 and changed[0] != changed[1] else 1) :]


def mistype_sign(text: str, random_: random.Random) -> str:
    at = random_.randrange(len(text))
    return text[:at] + random_.choice(SIGNS) + text[at + random_.randrange(2) :]


KINDS: tuple[Slip, ...] = (
    *(lose_line, repeat_line, swap_lines, indent_line),
    *(spoil_value, spoil_value, misspell_word, misspell_word, mistype_sign),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small example, whose charts are drawn once for all slips."""
    return copied(tmp_path_factory.mktemp("slips"))


def copied(folder: Path) -> Path:
    shutil.copytree(REPOSITORY / "examples/minimal", folder / "project")
    return folder / "project"


def files_of(root: Path) -> list[Path]:
    found = (path for path in root.rglob("*") if path.suffix in (".yaml", ".csv") and "build" not in path.parts)
    return sorted(path for path in found if ".schema" not in path.parts)


def outcome(root: Path, seed: int) -> str:
    """Make a slip, and say how it is taken: TOLD with its place, or BUILT; whatever else it says is a fault."""
    random_ = random.Random(seed)
    path = random_.choice(files_of(root))
    text = path.read_bytes().decode("utf-8")
    kind = random_.choice(KINDS)
    name = f"slip {seed}, {kind.__name__} in {path.relative_to(root)}"
    path.write_bytes(kind(text, random_).encode("utf-8"))
    try:
        return _taken(root, name)
    except Exception as error:
        return f"{name}: {type(error).__name__}: {error}"
    finally:
        path.write_bytes(text.encode("utf-8"))


def _taken(root: Path, name: str) -> str:
    project = Project(root, YEAR)
    errors = [one for one in pipeline.check(project).problems if one.severity is Severity.ERROR]
    if errors:
        nowhere = [str(one) for one in errors if not (root / one.source.file).exists()]
        return f"{name}: no such place: {nowhere}" if nowhere else TOLD
    result = pipeline.build(project, root / "build/report.docx", pages="on-open")
    found = [str(one) for one in result.problems if one.severity is Severity.ERROR]
    return BUILT if result.written and not found else f"{name}: check accepts it, build does not: {found}"


def test_what_check_accepts_builds(root: Path) -> None:
    assert pipeline.check(Project(root, YEAR)).problems == []
    assert {outcome(root, seed) for seed in range(SLIPS)} == {TOLD, BUILT}
