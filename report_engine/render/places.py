"""Where everything stands: a marked copy of the report → place of every mark, and the pages as printed."""

from collections.abc import Mapping
from dataclasses import dataclass

from report_engine.render.libreoffice import TIME_LIMIT
from report_engine.render.office import Office
from report_engine.render.printed import Page, read_pdf

MARK = "Q"  # bookmarks Q0, Q1, … stand in the paragraphs of the copy, QN0, QN1, … before page numbers that end them
_OPTIONS = {
    # LibreOffice makes a named destination of every bookmark; names of letters and digits stay as they are.
    "ExportBookmarksToPDFDestination": "boolean:true",
    # Tags tell headers, footers and repeated heads from the text.
    "UseTaggedPDF": "boolean:true",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A physical page, counted from 1, and the height on it in points from its lower edge."""

    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Places:
    """Where each bookmark of a document stands, and what its pages print."""

    of: Mapping[str, Place]
    pages: tuple[Page, ...]


def locate(copy: bytes, office: Office | None = None, limit: float = TIME_LIMIT) -> Places:
    """Render a document and read what came of it; RenderError if LibreOffice does not do it."""
    printed = read_pdf((office or Office()).convert(copy, _OPTIONS, limit))
    return Places({name: Place(*place) for name, place in printed.destinations.items()}, printed.pages)
