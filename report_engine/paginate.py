"""Paginates the report: renders it with page numbers, reads them from its pages, repeats until nothing changes."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from report_engine import render
from report_engine.files import write_aside
from report_engine.fingerprint import of_code, of_tool
from report_engine.ooxml.accept import accepted
from report_engine.ooxml.package import Package
from report_engine.render.fonts import shipped
from report_engine.render.libreoffice import find_program
from report_engine.render.office import Office
from report_engine.render.places import Place, Places, locate
from report_engine.render.printed import Line, Page
from report_engine.word.pages import (
    WIDEST,
    fitting,
    marked_copy,
    page_labels,
    page_refs,
    titles,
    write_pages,
)

MAX_PASSES = 5


@dataclass(frozen=True, slots=True)
class Paginated:
    """The numbers of a report's pages, where its paragraphs stand, and the titles that would not settle."""

    labels: Mapping[str, str]
    places: Places
    passes: int
    moving: tuple[str, ...] = ()


def paginate(package: Package, memory: Path, office: Office | None = None) -> Paginated:
    """Find the number of every PAGEREF of a report whose results are empty; RenderError if LibreOffice fails.

    `memory` is a file that keeps what was found: an unchanged document is not rendered again,
    and a changed one starts from the numbers of before, so that one pass confirms them. A new one
    starts from numbers as wide as any: where those fit, the right ones do, and one pass is enough.
    """
    key = _key(package)
    known = _remembered(memory)
    if known and known["key"] == key:
        return Paginated(known["labels"], _places(known), 0)
    root = accepted(package)  # its numbers are empty: which they are changes neither what asks nor where it stands
    asked = {reference.target for reference in page_refs(root)}
    labels: Mapping[str, str] = dict.fromkeys(asked, WIDEST) | (known["labels"] if known else {})
    moving: list[str] = []
    passes = 0
    while passes < MAX_PASSES:
        passes += 1
        places = measure(write_pages(package, labels), office)
        found = page_labels(root, {name: place.page for name, place in places.of.items()})
        fits = fitting(root, places.of)
        moving = [name for name in found if name in asked and not _as_good(labels[name], found[name], name in fits)]
        if not moving:
            break
        labels = found
    if not moving:
        _remember(memory, key, found, places)
    return Paginated(found, places, passes, titles(root, moving))


def _as_good(shown: str, found: str, fits: bool) -> bool:
    """Tell whether a number may take another's place without moving anything: digits are all equally wide."""
    if shown == found:
        return True
    if not (shown.isdecimal() and found.isdecimal()):
        return False
    return len(found) == len(shown) or (fits and len(found) < len(shown))


def measure(report: Package, office: Office | None = None) -> Places:
    """Find where everything stands in a report as it is; RenderError if LibreOffice fails."""
    return locate(marked_copy(report), office)


def _key(package: Package) -> str:
    """Name what decides the pages: the document but for its pictures, LibreOffice, the fonts and how they are used."""
    pictures = {name for name, kind in package.types.items() if kind.startswith("image/")}
    parts = [(name, sha256(data).hexdigest()) for name, data in package.parts.items() if name not in pictures]
    tools = [str(path.stat().st_size) + path.name for path in shipped()]
    tools += [of_tool(find_program()), of_code(Path(render.__file__).parent)]
    return sha256(repr((parts, tools)).encode()).hexdigest()


def _remembered(memory: Path) -> dict[str, Any] | None:
    try:
        known = json.loads(memory.read_text("utf-8"))
        return known if known.keys() == {"key", "labels", "places", "pages"} else None
    except (OSError, ValueError, AttributeError, RecursionError):
        return None


def _remember(memory: Path, key: str, labels: Mapping[str, str], places: Places) -> None:
    known = {
        "key": key,
        "labels": labels,
        "places": {name: (place.page, place.top) for name, place in places.of.items()},
        "pages": [asdict(page) for page in places.pages],
    }
    with suppress(OSError):  # without a cache the next build only takes longer
        write_aside(memory, json.dumps(known).encode())


def _places(known: dict[str, Any]) -> Places:
    places = {name: Place(*place) for name, place in known["places"].items()}
    return Places(places, tuple(_page(page) for page in known["pages"]))


def _page(known: dict[str, Any]) -> Page:
    lines = tuple(Line(**line) for line in known["lines"])
    return Page(known["width"], known["height"], lines, tuple(known["pictures"]))
