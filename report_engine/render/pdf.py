"""The PDF beside the report: tagged, with bookmarks and title, in fonts as near as the machine has."""

from dataclasses import dataclass

from report_engine.render.copy import copy_to_print
from report_engine.render.fonts import display
from report_engine.render.libreoffice import TIME_LIMIT, convert, workspace
from report_engine.render.printed import Printed, read_pdf

_OPTIONS = {
    "PDFUACompliance": "boolean:true",  # tags, and metadata that say so
    "SelectPdfVersion": "long:2",  # PDF/A-2: fit for archives, with the output intent of its colours
    "ExportBookmarks": "boolean:true",
    "ExportBookmarksToPDFDestination": "boolean:true",
    "DisplayPDFDocumentTitle": "boolean:true",
    "UseLosslessCompression": "boolean:true",
}
# LibreOffice tags digits with the language by which it breaks lines; read aloud, a year would be in English. The two
# are equally long, so that everything in the file stays where its table says.
_OTHER_LANGUAGE, _LANGUAGE = b"\n/Lang(en-US)\n", b"\n/Lang(zh-CN)\n"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A rendered report: its bytes, and what they print."""

    data: bytes
    printed: Printed


def render_pdf(docx: bytes, limit: float = TIME_LIMIT) -> Pdf:
    """Render a report for reading; RenderError if LibreOffice does not do it."""
    with workspace() as folder:
        data = convert(copy_to_print(docx), _OPTIONS, display(folder), folder, limit)
    data = data.replace(_OTHER_LANGUAGE, _LANGUAGE)
    return Pdf(data, read_pdf(data))
