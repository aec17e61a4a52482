"""The document: a closed tree of frozen nodes, made by `load`, never changed afterwards.

Nodes have no behaviour. Every node that an author wrote carries the `Source` it came from.
What is computed later (numbers, drawn images, pages) lives in side tables keyed by id.
"""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

from report_engine.problems import Source

# --- inline -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Characters of one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A value printed in prose: `text` as it appears, `name` the indicator or local fact behind it."""

    text: str
    name: str
    year: int
    source: Source
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Ref:
    """A mention of a numbered target by id; printed as its number."""

    target: str
    source: Source
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink to an address outside the document."""

    url: str
    text: str


Inline = Text | Value | Ref | Link

# --- blocks -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    content: tuple[Inline, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class ListItems:
    """A bulleted or numbered list; each item is one paragraph."""

    items: tuple[tuple[Inline, ...], ...]
    ordered: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `colspan`/`rowspan` count grid columns and rows it covers.

    `level` is the depth of the `其中：` hierarchy, 0 at the top.
    """

    text: str
    align: Literal["left", "center", "right"] = "center"
    colspan: int = 1
    rowspan: int = 1
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table; cells covered by a span of another cell are absent from their row.

    A `landscape` table stands on pages of its own, turned.
    """

    id: str
    caption: str
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    columns: int
    source: Source
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers of a chart, a value a category; None where there is no datum."""

    name: str
    values: tuple[Decimal | None, ...]
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure to be drawn from data.

    `series` are drawn on the left axis in `unit`; `line` (kind combo) on the right axis in `line_unit`.
    A chart that is `lacking` values, which are named, is not drawn yet: a draft frames its place.
    """

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    line: tuple[Series, ...] = ()
    line_unit: str = ""
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """A figure from a file of the project; `path` is absolute and may not exist yet."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A captioned chart or photo with its alternative text."""

    id: str
    caption: str
    alt: str
    image: Chart | Photo
    source: Source


@dataclass(frozen=True, slots=True)
class Case:
    """A case study: a titled box of paragraphs and photos."""

    id: str
    title: str
    school: str
    body: tuple["Block", ...]
    source: Source


Block = Paragraph | ListItems | Table | Figure | Case

# --- structure --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; `level` is 1 for a chapter.

    `series` names a numbering of its own (挑战 1：…); None is the ordinary heading number.
    """

    id: str
    title: str
    level: int
    series: str | None
    body: tuple[Block, ...]
    sections: tuple["Section", ...]
    source: Source


@dataclass(frozen=True, slots=True)
class CardRow:
    """One printed row of a scorecard; an empty `label` continues the label above it."""

    no: str
    label: str
    unit: str
    values: tuple[str, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A table of the province, printed in the appendix under its official number."""

    id: str
    number: int
    title: str
    rows: tuple[CardRow, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Front:
    """What the frame of the Word template prints outside the body."""

    title: str
    subtitle: str
    issuer: str
    date: str
    region: str
    region_code: str
    publication_form: str
    publication_url: str


@dataclass(frozen=True, slots=True)
class Document:
    """The whole report of one year."""

    year: int
    years: tuple[int, ...]
    front: Front
    declaration: tuple[Block, ...]
    preface: tuple[Block, ...]
    sections: tuple[Section, ...]
    scorecards: tuple[Scorecard, ...]
    source: Source
