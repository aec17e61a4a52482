"""A sheet as it should be, without anything of Excel in it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the text of the data file, and how it may be edited.

    `locked` says why the cell cannot be edited, for a message; empty: it can. `decimals` is how
    many are shown, `limit` how many the report prints. `rests_on_data` marks what comes from
    other cells or files, so that it is outdated when they change.
    """

    text: str
    number: bool = False
    locked: str = ""
    decimals: int = 0
    limit: int | None = None
    unit: str = ""
    comment: str = ""
    rests_on_data: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head in the workbook, its name in the data file and whether it holds numbers."""

    head: str
    name: str
    number: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its key, what people call it, its cells; `derived` ones are shown in grey."""

    key: str
    label: str
    cells: tuple[Cell, ...]
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the file it edits (relative to the project), its columns and rows.

    `key` is the index of the column that names the rows, None if they are counted. Rows can be
    added if it is `open`; so many columns stay in view, `frozen`.
    """

    title: str
    file: Path
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    key: int | None
    open: bool
    frozen: int
