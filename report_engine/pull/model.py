"""What pull finds and proposes: changes of files, proposals about data, conflicts, what it can only tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from report_engine.base import Unit
from report_engine.problems import Problem, Source
from report_engine.read.origin import Span
from report_engine.read.splice import Splice

Kind = Literal["text", "bold", "title", "cell", "new", "gone", "moved", "split", "joined"]
KINDS: Mapping[Kind, str] = {
    "text": "文字",
    "bold": "粗体",
    "title": "标题",
    "cell": "单元格",
    "new": "新增",
    "gone": "删除",
    "moved": "移动",
    "split": "分段",
    "joined": "并段",
}
Look = str


@dataclass(frozen=True, slots=True)
class Note:
    """One line of what is shown: what was done to a text, where it stands in the project, by whom in Word."""

    kind: Kind
    source: Source
    before: str
    after: str
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What is written together: notes for people, splices by file, the looks that texts of the tree then have.

    `looks` gives for each path what is printed instead, `added` what is printed behind it; `canonical` is
    another way to write the same, for when the smallest one does not do.
    """

    notes: tuple[Note, ...]
    splices: Mapping[Path, tuple[Splice, ...]]
    looks: Mapping[str, tuple[Look, ...]]
    added: Mapping[str, tuple[Look, ...]] = field(default_factory=dict)
    canonical: "Change | None" = None
    at: int = -1  # where in Word what it adds begins: what comes to one place comes in that order


@dataclass(frozen=True, slots=True)
class Conflict:
    """A text that was changed in Word and in the project since the draft: nothing is written."""

    source: Source
    base: str
    here: str
    word: str
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unwritten:
    """An edit that content and data cannot express, with its place and why."""

    source: Source
    what: str
    why: str
    before: str = ""
    after: str = ""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A bound number that was typed over: what it should be, where it stands, where else it is printed.

    `value` is what to write into the data; empty where it cannot be set there, and `parts` say what it is made of.
    """

    source: Source
    name: str
    year: int
    before: str
    after: str
    where: Source | None
    value: str = ""
    key: str = ""  # id of the indicator; empty for a number of one file
    span: Span | None = None  # of a number of one file
    parts: tuple[str, ...] = ()
    printed: tuple[Source, ...] = ()
    authors: tuple[str, ...] = ()
    why: str = ""  # it cannot be set


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the file: author, date, the words it hangs on, its text, where these words come from."""

    author: str
    date: str
    quoted: str
    text: str
    source: Source
    resolved: bool = False
    replies: tuple["Comment", ...] = ()


@dataclass(frozen=True, slots=True)
class Pulled:
    """All that was found in an edited file; `files` are the new contents that would be written.

    `problems` are what keeps the project from being read, `findings` what rules would say of the written texts.
    `school` is whose report it is, unless it is the city's; `shared` whether texts of all schools are meant.
    """

    changes: tuple[Change, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unwritten: tuple[Unwritten, ...] = ()
    comments: tuple[Comment, ...] = ()
    notes: tuple[str, ...] = ()
    files: Mapping[Path, bytes] = field(default_factory=dict)
    before: Mapping[Path, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    findings: tuple[Problem, ...] = ()
    school: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph or item as it is to be: units, and where each comes from (block, unit); None for a typed one."""

    listed: bool
    units: tuple[Unit, ...]
    sources: tuple[tuple[int, int] | None, ...]
