"""A printed block as a row of units: characters, values, mentions, labels and signs."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["char", "value", "ref", "label", "sign", "made"]
"""A character; a bound value; a mention; the number of a caption; a picture or note; what the engine writes."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is printed as one: `of` names what is behind a value, a mention or a sign, `link` an address."""

    text: str
    kind: Kind = "char"
    of: str = ""
    bold: bool = False
    link: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same to a reader: its text, or what it points to."""
        if self.kind in ("ref", "sign"):
            return self.kind, self.of
        return ("label", "") if self.kind == "label" else ("", self.text)


@lru_cache(maxsize=20_000)
def character(text: str, bold: bool = False, link: str = "") -> Unit:
    """Give the unit of one character: a report prints the same some ten times, and one unit serves them all."""
    return Unit(text, bold=bold, link=link)


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
    def look(self) -> tuple[tuple[tuple[str, str], bool], ...]:
        """What makes it the same to a reader; bold counts for what is printed, not for blanks."""
        return tuple((unit.key, unit.bold and not unit.text.isspace()) for unit in plain(self.units))


def plain(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Spell values out and leave out what prints nothing: how a Word file shows them."""
    if all(unit.kind not in ("value", "made") for unit in units):
        return units
    spelt: list[Unit] = []
    for unit in units:
        if unit.kind in ("value", "made"):
            spelt += [character(one, unit.bold, unit.link) for one in unit.text]
        else:
            spelt.append(unit)
    return tuple(spelt)
