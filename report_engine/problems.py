"""Problems: what is wrong with the input, where, and what to do about it.

A stage never raises for an author's mistake. It appends a `Problem` to the list it is
given and goes on, so that one run shows everything.
"""

import hashlib
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


MOST = 1000  # problems that are listed; a file that is nothing but mistakes has one cause
MACHINE = Source(Path("本机"))  # the place of what is about neither content nor layout


class Category(StrEnum):
    """What kind of finding it is: this decides whether it may stand, and whether a final report may have it."""

    FAULT = "fault"  # the report cannot be made with it: it is corrected, never dismissed
    UNFINISHED = "unfinished"  # a draft marks its place on the page, a final report is refused
    DATA = "data"  # a rule over numbers and tables
    TEXT = "text"  # a rule over what authors write
    STRUCTURE = "structure"  # a rule over mentions, places and shares of figures, tables and cases

    @property
    def is_rule(self) -> bool:
        """Tell whether a person may decide that the finding stands."""
        return self in (Category.DATA, Category.TEXT, Category.STRUCTURE)


@dataclass(frozen=True, slots=True)
class OfYear:
    """A finding is about an indicator's value of a year."""

    indicator: str
    year: int

    def __str__(self) -> str:
        """Write it as `dismissed.yaml` does."""
        return f"{self.indicator} {self.year}"


@dataclass(frozen=True, slots=True)
class InSentence:
    """A finding is about something in a sentence of a file."""

    what: str
    file: str
    sentence: str

    def __str__(self) -> str:
        """Write it as `dismissed.yaml` does; the sentence has a line of its own there."""
        return f"{self.what}@{self.file}"


@dataclass(frozen=True, slots=True)
class Named:
    """A finding is about something that has a name: a figure, a case, a row of a table, a number of a file."""

    name: str

    def __str__(self) -> str:
        """Write it as `dismissed.yaml` does."""
        return self.name


Subject = OfYear | InSentence | Named


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: a stable code, a sentence in Chinese, its place and how to mend it.

    `about` and `value` are its identity beyond the moment: what it is about (never a place, places
    move; never its wording) and the value it was found for. A rule's finding has them.
    """

    code: str
    message: str
    source: Source
    hint: str = ""
    severity: Severity = Severity.ERROR
    category: Category = Category.FAULT
    about: Subject | None = None
    value: str = ""

    @property
    def sentence(self) -> str:
        """The sentence that it is about; empty for what is in none."""
        return self.about.sentence if isinstance(self.about, InSentence) else ""

    @property
    def id(self) -> str:
        """Short name by which a person dismisses it; empty where that cannot be."""
        if self.about is None or not self.category.is_rule:
            return ""
        return short_id(self.code, str(self.about), self.value, self.sentence)

    def __str__(self) -> str:
        """Render the line that commands print."""
        hint = f"（{self.hint}）" if self.hint else ""
        return f"{self.source}: {self.severity} {self.code} {self.message}{hint}"


def short_id(code: str, about: str, value: str, sentence: str) -> str:
    """Name a finding; what is about the same begins alike, so that a name of yesterday leads to today's."""
    return f"{_mark(code, about)}-{_mark(value, ''.join(sentence.split()))}"


def _mark(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:4]


@dataclass(frozen=True, slots=True)
class Code:
    """A code as the rule that may print it declares it; what it means stands in the rule's docstring."""

    name: str
    category: Category
    severity: Severity = Severity.WARNING

    def problem(
        self,
        message: str,
        source: Source,
        hint: str = "",
        about: Subject | None = None,
        value: str = "",
        severity: Severity | None = None,
    ) -> Problem:
        """Make a finding of it; `severity` where a finding weighs otherwise than most."""
        return Problem(self.name, message, source, hint, severity or self.severity, self.category, about, value)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What only somebody who knows the facts can settle: the subject, what is printed meanwhile, and why it is open."""

    source: Source
    subject: str
    kept: str
    reason: str

    def __str__(self) -> str:
        """Render the line that commands print."""
        return f"{self.source}: 待核实 {self.subject}：现为“{self.kept}”（{self.reason}）"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether anything is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def forbid(problems: Iterable[Problem], *, final: bool) -> bool:
    """Tell whether anything forbids a report: of a final one every error, of a draft what cannot be composed.

    What a draft lacks is marked on its pages, what rules find is only listed.
    """
    errors = (problem for problem in problems if problem.severity is Severity.ERROR)
    return any(final or problem.category is Category.FAULT for problem in errors)


def first(problems: list[Problem]) -> list[Problem]:
    """Take as many as somebody may read, errors before all others, in their order."""
    if len(problems) <= MOST:
        return problems
    rank = sorted(range(len(problems)), key=lambda n: problems[n].severity is not Severity.ERROR)
    return [problems[n] for n in sorted(rank[:MOST])]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by place, dropping exact repetitions."""
    unique = dict.fromkeys(problems)
    return sorted(
        unique,
        key=lambda p: (p.source.file.as_posix(), p.source.line, p.source.column, p.code),
    )
