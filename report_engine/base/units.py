"""A printed block as a row of units: characters, values, mentions, labels and signs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

Kind = Literal["char", "value", "ref", "label", "sign", "made"]
"""A character; a bound value; a mention; the number of a caption; a picture or note; what the engine writes."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is printed as one: `of` names what is behind a value, a mention or a sign, `link` an address.

    `key` makes it the same to a reader: its text, or what it points to; `look` says whether it is bold, too, which
    counts for what is printed, not for blanks.
    """

    text: str
    kind: Kind = "char"
    of: str = ""
    bold: bool = False
    link: str = ""
    key: tuple[str, str] = field(init=False, repr=False, compare=False)
    look: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        key = (self.kind, self.of) if self.kind in ("ref", "sign") else ("", self.text)
        object.__setattr__(self, "key", ("label", "") if self.kind == "label" else key)
        object.__setattr__(self, "look", repr((self.key, self.bold and not self.text.isspace())))


def characters(text: str, bold: bool = False, link: str = "") -> list[Unit]:
    """Give the units of characters: a report prints the same some ten times, and one unit serves them all."""
    return [*map(_of_look(bold, link).__getitem__, text)]


@lru_cache(maxsize=1_000)
def _of_look(bold: bool, link: str) -> "_Characters":
    return _Characters(bold, link)


class _Characters(dict[str, Unit]):
    """The units of the characters of one look."""

    def __init__(self, bold: bool, link: str) -> None:
        self.bold, self.link = bold, link

    def __missing__(self, text: str) -> Unit:
        return self.setdefault(text, Unit(text, bold=self.bold, link=self.link))


@dataclass(frozen=True, slots=True)
class Seat:
    """The cell in which a block stands: the number of its table in the file, its row, its first grid column."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or cell: its style, its units, the bookmark that the engine gave it.

    `path` leads to the node of the tree that prints it; it is empty for what only the template prints.
    """

    style: str
    units: tuple[Unit, ...]
    mark: str = ""
    seat: Seat | None = None
    listed: bool = False
    path: str = ""

    @property
    def text(self) -> str:
        """What a reader sees."""
        return "".join(unit.text for unit in self.units)

    @property
    def look(self) -> str:
        """What makes it the same to a reader: the looks of its units, as Python writes a tuple."""
        looks = [unit.look for unit in plain(self.units)]
        return f"({', '.join(looks)}{',' * (len(looks) == 1)})"


def seen(units: Sequence[Unit]) -> tuple[int, int]:
    """Tell where a text begins and ends but for the blanks at both ends, which nobody sees."""
    start, end = 0, len(units)
    while start < end and units[start].kind == "char" and units[start].text.isspace():
        start += 1
    while end > start and units[end - 1].kind == "char" and units[end - 1].text.isspace():
        end -= 1
    return start, end


def plain(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Spell values out and leave out what prints nothing: how a Word file shows them."""
    if {unit.kind for unit in units}.isdisjoint(("value", "made")):
        return units
    spelt: list[Unit] = []
    for unit in units:
        if unit.kind in ("value", "made"):
            spelt += characters(unit.text, unit.bold, unit.link)
        else:
            spelt.append(unit)
    return tuple(spelt)
