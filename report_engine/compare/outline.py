"""What is compared: a report as parts with lines and things, the same from a project and from a Word file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a line: `text` as printed, `target` for a mention, `value` the name of a value."""

    text: str
    target: str = ""
    value: str = ""


Line = tuple[Piece, ...]
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A table, figure or photo; `rows` begin with `heads` rows of column heads; `content` stands for the picture."""

    kind: Literal["table", "figure", "photo"]
    key: str
    label: str
    title: str
    rows: Rows = ()
    heads: int = 1
    content: str = ""
    look: str = ""  # what a reader is told of the content

    @property
    def name(self) -> str:
        """How messages name it."""
        return self.label or self.title


@dataclass(frozen=True, slots=True)
class Part:
    """A section, a case or a piece of the front matter; `parent` is the key of the part that holds it."""

    kind: Literal["section", "case", "front"]
    key: str
    label: str
    title: str
    parent: str = ""
    lines: tuple[Line, ...] = ()
    things: tuple[Thing, ...] = ()
    school: str = ""

    @property
    def name(self) -> str:
        """How messages name it."""
        return " ".join(filter(None, (self.label, self.title)))


@dataclass(frozen=True, slots=True)
class Datum:
    """A value of the data files: indicator and year as messages name them, as printed, as it stands in the file."""

    name: str
    text: str
    raw: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report in reading order."""

    parts: tuple[Part, ...]
    data: Mapping[tuple[str, int], Datum] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def plain(line: Line) -> str:
    """Join the text of a line."""
    return "".join(piece.text for piece in line)
