"""What is compared: a report as parts with lines and exhibits, the same from a project and from a Word file."""

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


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report in reading order."""

    parts: tuple[Part, ...]
    data: Mapping[tuple[str, int], Datum] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def plain(line: Line) -> str:
    """Join the text of a line."""
    return "".join(piece.text for piece in line)


def _joined(label: str, title: str) -> str:
    return f"{label} {title}" if label and title else label or title
