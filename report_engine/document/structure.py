"""What holds the blocks: sections, scorecards, the front matter and the whole report."""

from dataclasses import dataclass

from report_engine.document.blocks import Block
from report_engine.document.inline import LocalNumber, Located, Text, Value
from report_engine.problems import Source
from report_engine.read.origin import Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; `level` is 1 for a chapter, `source` the place of its id.

    `series` names a numbering of its own (挑战 1：…); None is the ordinary heading number.
    """

    id: str
    title: Text
    level: int
    series: str | None
    body: tuple[Block, ...]
    sections: tuple["Section", ...]
    source: Source
    origin: Span
    facts: tuple[LocalNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class CardRow(Located):
    """One printed row of a scorecard; an empty `label` continues the label above it."""

    no: Text
    label: Text
    unit: Text
    values: tuple[Value, ...]
    origin: Span
    level: int = 0


@dataclass(frozen=True, slots=True)
class Scorecard(Located):
    """A table of the province, printed in the appendix under its official number."""

    id: str
    number: int
    title: Text
    rows: tuple[CardRow, ...]
    origin: Span


@dataclass(frozen=True, slots=True)
class Front:
    """What the frame of the Word template prints outside the body."""

    title: Text
    subtitle: Text
    issuer: Text
    date: Text
    region: Text
    region_code: Text
    publication_form: Text
    publication_url: Text


@dataclass(frozen=True, slots=True)
class Document:
    """The whole report of one year; `facts` are the numbers of its main file."""

    year: int
    years: tuple[int, ...]
    front: Front
    declaration: tuple[Block, ...]
    preface: tuple[Block, ...]
    sections: tuple[Section, ...]
    scorecards: tuple[Scorecard, ...]
    source: Source
    facts: tuple[LocalNumber, ...] = ()
