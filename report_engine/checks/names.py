"""Names that the report may use: of schools from the list of the year, of all else from the dictionary."""

import re
from collections.abc import Iterable

from report_engine.load import Loaded

_FULL, _SHORT = "学校名称", "简称"


def school_names(loaded: Loaded) -> dict[str, str]:
    """Full and short names of the year's schools, each with the full name."""
    found: dict[str, str] = {}
    for row in loaded.facts.tables.get(("schools", loaded.document.year), ()):
        full = row.cells.get(_FULL, "")
        for name in (full, row.cells.get(_SHORT, "")):
            if name:
                found[name] = full
    for body in loaded.terms.bodies if loaded.terms else ():
        if body.name in found:
            found |= {str(short): str(body.name) for short in body.short}
    return found


def body_names(loaded: Loaded) -> list[str]:
    """Names of everything that can act: schools, offices, companies."""
    terms = loaded.terms
    bodies = [str(name) for body in (terms.bodies if terms else ()) for name in (body.name, *body.short)]
    return [*school_names(loaded), *bodies]


def exact(names: Iterable[str]) -> re.Pattern[str]:
    """Compile known names to one pattern, the longest first; a pattern that never matches for none."""
    ordered = sorted({name for name in names if name}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)) or r"(?!)")
