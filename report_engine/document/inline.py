"""What stands in a line: texts, values with the numbers behind them, mentions and links."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from report_engine.problems import Source
from report_engine.read.origin import Origin, Span


class Located:
    """What knows where it was written; messages point to its `source`."""

    __slots__ = ()

    origin: Origin | Span

    @property
    def source(self) -> Source:
        """The place of its beginning."""
        return self.origin.source


@dataclass(frozen=True, slots=True)
class LocalNumber(Located):
    """A number that stands in one file only: value, unit and where it was taken from, as typed.

    `exact` is what it comes to, None for what is no single number; a computed one has its `formula` and the
    names that it `reads`.
    """

    name: str
    value: "Text"
    unit: str
    taken_from: str
    origin: Span
    exact: Decimal | None = None
    formula: str = ""
    reads: tuple[str, ...] = ()


Form = Literal["plain", "change", "growth", "pair"]


@dataclass(frozen=True, slots=True)
class Datum:
    """Which number is printed: that of an indicator for a year, or a `local` one of its file, and in what form.

    The name is empty where the one that was typed is none.
    A change is `{…:增减}`, a growth `{…:增幅}`; a pair prints two indicators as 34.8:65.2.
    """

    name: str
    year: int
    form: Form = "plain"
    unit: str = ""
    local: LocalNumber | None = None


@dataclass(frozen=True, slots=True)
class Text(Located):
    """Characters of one look; also a caption, title, label or alternative text, which has none of its own."""

    text: str
    origin: Origin
    bold: bool = False

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Value(Located):
    """A printed value: `text` as it appears, `datum` the number behind it; its origin is what asks for it."""

    text: str
    origin: Origin
    datum: Datum
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Ref(Located):
    """A mention of a numbered target by id; printed as its number."""

    target: str
    origin: Origin
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Link(Located):
    """A hyperlink to an address outside the document."""

    url: str
    content: tuple[Text | Value, ...]
    origin: Origin


Inline = Text | Value | Ref | Link
