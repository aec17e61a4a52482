"""Problems: what is wrong with the input, where, and what to do about it.

A stage never raises for an author's mistake. It appends a `Problem` to the list it is
given and goes on, so that one run shows everything.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How much a problem matters; the values are what is printed."""

    ERROR = "错误"
    WARNING = "警告"
    NOTE = "提示"


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a file of the project; line and column count from 1, 0 is “the whole file”."""

    file: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write the place as editors and terminals make it clickable: `file:line:column`."""
        if not self.line:
            return self.file.as_posix()
        return f"{self.file.as_posix()}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: a stable code, a sentence in Chinese, its place and how to mend it.

    `about` and `value` are its identity beyond the moment: what it is about (never a place, places
    move) and the value it was found for. A finding that has them can be dismissed with a reason.
    """

    code: str
    message: str
    source: Source
    hint: str = ""
    severity: Severity = Severity.ERROR
    about: str = ""
    value: str = ""

    def __str__(self) -> str:
        """Render the line that commands print."""
        hint = f"（{self.hint}）" if self.hint else ""
        return f"{self.source}: {self.severity} {self.code} {self.message}{hint}"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether anything forbids building."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by place, dropping exact repetitions."""
    unique = dict.fromkeys(problems)
    return sorted(
        unique,
        key=lambda p: (p.source.file.as_posix(), p.source.line, p.source.column, p.code),
    )
