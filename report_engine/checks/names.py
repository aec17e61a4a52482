"""Names that the report may use: of institutions from the lists of the year, of all else from the dictionary."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report_engine.language.trie import pattern
from report_engine.load import Loaded
from report_engine.read.rows import Row

_SCHOOLS = ("schools", "学校名称", "简称")  # the list of institutions where the dictionary names none


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of institutions of the year: its rows, the columns beside those of names, each name with its row."""

    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    full: str
    names: dict[str, Row]


def listed(loaded: Loaded) -> Iterator[Listed]:
    """Go through the lists that the dictionary declares; without a word from it the list of schools is one."""
    written = loaded.terms.institutions if loaded.terms else ()
    for table, full, short in [(str(one.table), str(one.name), str(one.short or "")) for one in written] or [_SCHOOLS]:
        rows = loaded.facts.tables.get((table, loaded.document.year), ())
        found = {row.cells[name]: row for row in rows for name in (full, short) if row.cells.get(name)}
        columns = tuple(name for name in (rows[0].cells if rows else ()) if name not in (full, short))
        if found:
            yield Listed(rows, columns, full, found)


def school_names(loaded: Loaded) -> dict[str, str]:
    """Full and short names of the year's schools or other institutions, each with the full name."""
    found = {name: row.cells.get(one.full) or name for one in listed(loaded) for name, row in one.names.items()}
    for body in loaded.terms.bodies if loaded.terms else ():
        if body.name in found:
            found |= {str(short): str(body.name) for short in body.short}
    return found


def body_names(loaded: Loaded) -> list[str]:
    """Names of everything that can act: schools, offices, companies."""
    terms = loaded.terms
    bodies = [str(name) for body in (terms.bodies if terms else ()) for name in (body.name, *body.short)]
    return [*school_names(loaded), *bodies]


def standing(loaded: Loaded, names: Iterable[str]) -> re.Pattern[str]:
    """Compile those of the names that stand in the texts, which are few of them."""
    return exact(loaded.texts.standing(names))


def exact(names: Iterable[str]) -> re.Pattern[str]:
    """Compile known names to one pattern that finds the longest; a pattern that never matches for none."""
    return pattern(frozenset(names))
