"""The PDF beside the report: tagged, with bookmarks and title, in fonts as near as the machine has."""

import io
from dataclasses import dataclass

from report_engine.render.fonts import display
from report_engine.render.libreoffice import TIME_LIMIT, convert, workspace

_OPTIONS = {
    "UseTaggedPDF": "boolean:true",
    "ExportBookmarks": "boolean:true",
    "ExportBookmarksToPDFDestination": "boolean:true",
    "DisplayPDFDocumentTitle": "boolean:true",
    "UseLosslessCompression": "boolean:true",
}


@dataclass(frozen=True, slots=True)
class Pdf:
    """A rendered report: its bytes, its fonts by their PostScript names, the page of every bookmark."""

    data: bytes
    fonts: frozenset[str]
    pages: dict[str, int]


def render_pdf(docx: bytes, limit: float = TIME_LIMIT) -> Pdf:
    """Render a report for reading; RenderError if LibreOffice does not do it."""
    from pypdf import PdfReader  # noqa: PLC0415 - a rebuild that changes nothing does not need it

    with workspace() as folder:
        data = convert(docx, _OPTIONS, display(folder), folder, limit)
    reader = PdfReader(io.BytesIO(data))
    fonts: set[str] = set()
    numbers: dict[int, int] = {}
    for number, page in enumerate(reader.pages, 1):
        if page.indirect_reference:
            numbers[page.indirect_reference.idnum] = number
        resources = page.get("/Resources") or {}
        for font in (resources.get("/Font") or {}).values():
            fonts.add(str(font.get_object().get("/BaseFont", "")).removeprefix("/").rpartition("+")[2])
    pages = {
        name.removeprefix("/"): numbers.get(getattr(target.raw_get("/Page"), "idnum", 0), 0)
        for name, target in reader.named_destinations.items()
    }
    return Pdf(data, frozenset(fonts), pages)
