"""A sheet as it should be, without anything of Excel in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the text of the data file, and how it may be edited.

    `locked` says why the cell cannot be edited, for a message; empty: it can. `decimals` is how
    many are shown, `limit` how many the report prints. `rests_on_data` marks what comes from
    other cells or files, so that it is outdated when they change. `last` is what stood there a
    year ago, where it says so.
    """

    text: str
    number: bool = False
    locked: str = ""
    decimals: int = 0
    limit: int | None = None
    unit: str = ""
    comment: str = ""
    rests_on_data: bool = False
    last: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head in the workbook, its name in the data file and whether it holds numbers.

    A column without a name is only shown. `choices` are the words of a closed list; `room` is a
    width where the texts are no measure, a `small` one is there to be looked up.
    """

    head: str
    name: str
    number: bool = False
    comment: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    room: int = 0
    small: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its key, what people call it, its cells; `derived` ones are shown in grey, `former` are older keys."""

    key: str
    label: str
    cells: tuple[Cell, ...]
    derived: bool = False
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the file it edits (relative to the project), its columns and rows.

    `key` is the index of the column that names the rows, None if they are counted. Rows can be
    added, dropped and renamed if it is `open`; then the last column marks each row with its key,
    hidden. So many columns stay in view, `frozen`.
    """

    title: str
    file: Path
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    key: int | None
    open: bool
    frozen: int
    _by_key: Mapping[str, Line] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found = {name: line for line in self.lines for name in line.former}
        object.__setattr__(self, "_by_key", found | {line.key: line for line in self.lines})

    def line(self, key: str) -> Line | None:
        """Find a row by its key, or by one it had before."""
        return self._by_key.get(key)
