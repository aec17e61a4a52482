"""The list of the year's institutions as rules read it: what each is called, its classes, its marks and its sizes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from report_engine.checks.names import exact, listed
from report_engine.facts.formats import parse
from report_engine.language.expressions import expression
from report_engine.load import Loaded

_MANY = 8  # a column of more different words tells the rows apart, it does not class them
_YES, _NO = "是", "否"
_WORD = expression(r"[^\d\W]{2,12}")
# What a column can say besides its values, where these end alike; and what else a value is called.
_BESIDE = {"属": frozenset({"部属", "省属", "市属", "县属", "区属"}), "办": frozenset({"公立", "私立"})}
_SAME = {"公立": "公办", "私立": "民办"}

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Institutions:
    """Rows by every name; columns that class them, that mark some of them, and that say how large they are."""

    by_name: Mapping[str, Cells]
    rows: Sequence[Cells]
    classes: Mapping[str, frozenset[str]]
    marks: frozenset[str]
    sizes: Mapping[str, Sequence[Decimal]]

    @cached_property
    def names(self) -> re.Pattern[str]:
        """Find any name."""
        return exact(self.by_name)

    @cached_property
    def words(self) -> re.Pattern[str]:
        """Find any class or mark, the longest first: 县区属 is not 区属."""
        return exact((*self.marks, *(value for values in self.classes.values() for value in values)))

    def denies(self, cells: Cells, word: str) -> str:
        """Tell what the list has in the place of a word; empty where it has the word, or nothing."""
        word = _SAME.get(word, word)
        if word in self.marks:
            return f"“{word}”为否" if cells[word] == _NO else ""
        said = [cells[column] for column, values in self.classes.items() if word in values]
        return "" if not all(said) or any(word in own for own in said) else "、".join(dict.fromkeys(said))

    def means(self, cells: Cells, word: str) -> str:
        """Tell what the list has in the place of a word that a text does not write but means."""
        return self.denies(cells, word) if any(word in values for values in self.classes.values()) else ""

    def has(self, cells: Cells, word: str) -> bool:
        """Tell whether a row is of a class or has a mark."""
        return cells[word] == _YES if word in self.marks else word in cells.values()

    def has_all(self, cells: Cells, words: Iterable[str]) -> bool:
        """Tell whether a row is of all these classes."""
        return all(self.has(cells, word) for word in words)


def institutions(loaded: Loaded) -> Institutions:
    """Read the lists of the year."""
    by_name: dict[str, Cells] = {}
    rows: list[Cells] = []
    classes: dict[str, frozenset[str]] = {}
    marks: set[str] = set()
    sizes: dict[str, list[Decimal]] = {}
    for table in listed(loaded):
        rows += [row.cells for row in table.rows]
        by_name |= {name: row.cells for name, row in table.names.items()}
        for column in table.columns:
            values = [row.cells.get(column, "") for row in table.rows]
            different = frozenset(values) - {""}
            if different <= {_YES, _NO}:
                marks |= {column} if different else set()
            elif len(different) <= min(_MANY, len(values) // 2) and all(map(_WORD.fullmatch, different)):
                ends = {value[-1] for value in different}
                classes[column] = different | (_BESIDE.get(ends.pop(), frozenset()) if len(ends) == 1 else frozenset())
            elif numbers := _numbers(values):
                sizes[column] = numbers
    return Institutions(by_name, rows, classes, frozenset(marks), sizes)


def _numbers(values: Sequence[str]) -> list[Decimal]:
    try:
        return [parse(value) for value in values]
    except ValueError:
        return []
