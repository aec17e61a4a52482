"""What stands below one another: paragraphs, lists, tables, figures, cases."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

from report_engine.document.inline import Datum, Inline, LocalNumber, Located, Text
from report_engine.problems import Source
from report_engine.read.origin import Origin, Span


@dataclass(frozen=True, slots=True)
class Paragraph(Located):
    """Running text."""

    content: tuple[Inline, ...]
    origin: Span


@dataclass(frozen=True, slots=True)
class ListItems(Located):
    """A bulleted or numbered list; each item is one paragraph."""

    items: tuple[Paragraph, ...]
    ordered: bool
    origin: Span


@dataclass(frozen=True, slots=True)
class Cell(Located):
    """A table cell; `colspan`/`rowspan` count grid columns and rows it covers.

    `level` is the depth of the `其中：` hierarchy, 0 at the top.
    """

    text: str
    origin: Origin
    align: Literal["left", "center", "right"] = "center"
    colspan: int = 1
    rowspan: int = 1
    level: int = 0
    datum: Datum | None = None


@dataclass(frozen=True, slots=True)
class Table(Located):
    """A captioned table; cells covered by a span of another cell are absent from their row.

    A `landscape` table stands on pages of its own, turned.
    """

    id: str
    caption: Text
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    columns: int
    origin: Span
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Point(Located):
    """One value of a chart and its print, the same as in tables and texts; no value where there is no datum.

    A value of a data table has no indicator.
    """

    value: Decimal | None
    text: str
    origin: Origin
    datum: Datum | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers of a chart, a point a category; `year` where all of them are of one and its name says so."""

    name: Text
    points: tuple[Point, ...]
    year: int | None = None

    @property
    def values(self) -> tuple[Decimal | None, ...]:
        """The bare numbers."""
        return tuple(point.value for point in self.points)


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure to be drawn from data.

    `series` are drawn on the left axis in `unit`; `line` (kind combo) on the right axis in `line_unit`.
    `groups` names for each category the group whose colour it has, if there are groups.
    A chart that is `lacking` values, which are named, is not drawn yet: a draft frames its place.
    """

    kind: str
    categories: tuple[Text, ...]
    series: tuple[Series, ...]
    unit: str = ""
    line: tuple[Series, ...] = ()
    line_unit: str = ""
    lacking: tuple[str, ...] = ()
    groups: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """A figure from a file of the project; `path` is absolute and may not exist yet.

    What is not `usable` (another folder, another kind of file) was told and is never read.
    """

    path: Path
    name: str
    usable: bool = True


@dataclass(frozen=True, slots=True)
class Figure(Located):
    """A captioned chart or photo with its alternative text; a chart may have a `note` on its base or its terms."""

    id: str
    caption: Text
    alt: Text
    image: Chart | Photo
    origin: Span
    note: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A case study: a titled box of paragraphs and photos; `source` is the place of its id."""

    id: str
    title: Text
    school: Text
    body: tuple["Block", ...]
    source: Source
    origin: Span
    facts: tuple[LocalNumber, ...] = ()


Block = Paragraph | ListItems | Table | Figure | Case
