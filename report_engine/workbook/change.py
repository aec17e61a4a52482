"""What somebody typed into a workbook, and what comes of it for the data files."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Kind = Literal["cell", "added", "dropped", "renamed"]
"""A cell of a row that is there, of a new row; a whole row taken out; a row that gets another key."""

BETWEEN = "｜"


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell that no longer says what it was exported with.

    `file` is relative to the project, `key` says which row, `label` how people call it; `book` and
    `cell` are where it was typed. Of a dropped row `base` holds all texts.
    """

    file: Path
    key: str
    column: str
    base: str
    after: str
    book: Path
    cell: str
    label: str = ""
    kind: Kind = "cell"

    @property
    def place(self) -> str:
        """Name the workbook and the cell."""
        return f"{self.book.name} {self.cell}"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of a CSV file that gets another text, or one row that goes.

    `book` and `cell` say where the new text stands; `last` is the value of the year before.
    """

    file: Path
    key: str
    column: str
    before: str
    after: str
    cell: str
    label: str = ""
    kind: Kind = "cell"
    book: str = field(default="", compare=False)
    last: str = field(default="", compare=False)

    @property
    def deletes(self) -> bool:
        """Whether something that stands there is lost with it."""
        return self.kind == "dropped" or bool(self.before and not self.after)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Different texts for one cell: of several workbooks, or of one and of the data as they are now."""

    entries: tuple[Entry, ...]
    standing: str
    why: str
    changes: tuple[Change, ...]  # what each of the texts would make
