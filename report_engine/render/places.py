"""Where everything stands: a marked copy of the report → physical page and height of every mark."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

from report_engine.render.fonts import private
from report_engine.render.libreoffice import TIME_LIMIT, convert, workspace

# LibreOffice makes a named destination of every bookmark; names of letters and digits stay as they are.
_OPTIONS = {"ExportBookmarksToPDFDestination": "boolean:true"}

_FRAME_LINES = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A physical page, counted from 1, and the height on it in points from its lower edge."""

    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Places:
    """Where each bookmark of a document stands, how many pages there are, and which are blank."""

    of: Mapping[str, Place]
    count: int
    blank: tuple[int, ...] = ()


def locate(copy: bytes, solid: frozenset[str], limit: float = TIME_LIMIT) -> Places:
    """Render a document and find its bookmarks; RenderError if LibreOffice does not do it.

    `solid` names the bookmarks of paragraphs that print something: a page on which none of them
    begins is blank unless it holds text of its own besides a header and a footer line.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - a rebuild that changes nothing does not need it

    with workspace() as folder:
        pdf = convert(copy, _OPTIONS, private(folder), folder, limit)
    reader = PdfReader(io.BytesIO(pdf))
    numbers = {p.indirect_reference.idnum: n for n, p in enumerate(reader.pages, 1) if p.indirect_reference}
    found: dict[str, Place] = {}
    for name, target in reader.named_destinations.items():
        page = numbers.get(getattr(target.raw_get("/Page"), "idnum", 0))
        if page:
            found[name.removeprefix("/")] = Place(page, float(target.get("/Top") or 0))
    begun = {found[name].page for name in solid if name in found}
    suspects = [n for n in range(1, len(reader.pages) + 1) if n not in begun]
    blank = tuple(n for n in suspects if len(reader.pages[n - 1].extract_text().split("\n")) <= _FRAME_LINES)
    return Places(found, len(reader.pages), blank)
