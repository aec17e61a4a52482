"""What is compared: a report as parts with lines and exhibits, the same from a project and from a Word file."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from report_engine.compare.looks import Look


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a line: `text` as printed, `target` for a mention, `value` the name of a value."""

    text: str
    target: str = ""
    value: str = ""
    look: Look = ()


Stops = tuple[tuple[int, str], ...]
"""From which printed character on a text stands at which `file:line` of the project, in order."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote in the margin, and the words that it hangs on."""

    author: str
    text: str
    words: str = ""

    @property
    def told(self) -> str:
        """How messages quote it."""
        return f"{self.author or '无名'}：{self.text}" + (f"（在“{self.words[:20]}”上）" if self.words else "")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of running text; `look` is that of the paragraph."""

    pieces: tuple[Piece, ...]
    stops: Stops = ()
    look: Look = ()
    comments: tuple[Comment, ...] = ()

    def place(self, offset: int = 0) -> str:
        """Where in the project the character at an offset comes from; empty if that is not known."""
        return place_at(self.stops, offset)


Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A table, chart or photo; one without a caption has no `key`.

    `rows` begin with `heads` rows of column heads; `content` stands for the picture, `look` is what a
    reader is told of it.
    """

    kind: Literal["table", "figure", "photo"]
    key: str
    label: str
    title: str
    rows: Rows = ()
    heads: int = 1
    content: str = ""
    look: str = ""
    place: str = ""
    places: Rows = ()  # of the cells
    cells: tuple[tuple[int, ...], ...] = ()  # which cell covers a place: a merged one covers several
    looks: tuple[tuple[object, ...], ...] = ()  # of the cells

    @property
    def name(self) -> str:
        """How messages name it."""
        return _joined(self.label, self.title) or ("无题的表" if self.kind == "table" else "无题的图")


@dataclass(frozen=True, slots=True)
class Part:
    """A section, a case or a piece of the front matter; `parent` is the key of the part that holds it."""

    kind: Literal["section", "case", "front"]
    key: str
    label: str
    title: str
    parent: str = ""
    lines: tuple[Line, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    school: str = ""
    place: str = ""
    comments: tuple[Comment, ...] = ()  # on its headings, captions and cells
    level: int = 0

    @property
    def name(self) -> str:
        """How messages name it."""
        return _joined(self.label, self.title)


@dataclass(frozen=True, slots=True)
class Datum:
    """A value of the data files: indicator and year as messages name them, as printed, as stated.

    `stated` is empty for a value that is computed from others.
    """

    name: str
    text: str
    stated: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report in reading order."""

    parts: tuple[Part, ...]
    data: Mapping[tuple[str, int], Datum] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    page: tuple[str, ...] = ()  # the settings of its sections


def plain(line: Line) -> str:
    """Join the text of a line."""
    return "".join(piece.text for piece in line.pieces)


def place_at(stops: Stops, offset: int = 0) -> str:
    """Find the stop that a printed character belongs to; before the first one that is the first."""
    if not stops:
        return ""
    return stops[max(0, bisect_right(stops, offset, key=lambda stop: stop[0]) - 1)][1]


def _joined(label: str, title: str) -> str:
    return f"{label} {title}" if label and title else label or title
