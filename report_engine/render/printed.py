"""What a PDF prints: its pages line by line in reading order, its destinations and its fonts."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from report_engine.render.libreoffice import RenderError

_SAME_LINE = 1.0  # points by which characters of one line may stand higher or lower
_HYPHENS = {"\x02": "-", "\ufffe": "-"}  # how the library marks a hyphen that ends a line
_DEEPEST = 2  # what is drawn as one lies in a page, or in another such thing
_ASIDE = "Artifact\0".encode("utf-16-le")  # header, footer, repeated head of a table, leader dots: not read aloud


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one base line, in the order in which they are read; heights from the lower edge, in points.

    `aside` marks what does not belong to the text that is read: headers, footers, repeated heads.
    """

    text: str
    left: float
    base: float
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page in points, its lines, and the lower edges of its pictures."""

    width: float
    height: float
    lines: tuple[Line, ...]
    pictures: tuple[float, ...] = ()

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines that are read."""
        return tuple(line for line in self.lines if not line.aside)


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF: its pages, page (from 1) and height of every named destination, fonts by PostScript name."""

    pages: tuple[Page, ...]
    destinations: dict[str, tuple[int, float]]
    fonts: frozenset[str]


def read_pdf(data: bytes) -> Printed:
    """Read a tagged PDF; one without tags has no line that is aside. RenderError if it is damaged."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise RenderError(f"LibreOffice 做出的 PDF 读不了（{error}）") from None
    try:
        fonts: set[str] = set()
        pages = tuple(_page(document, number, fonts) for number in range(len(document)))
        return Printed(pages, dict(_destinations(document)), frozenset(fonts))
    except pdfium.PdfiumError as error:
        raise RenderError(f"LibreOffice 做出的 PDF 读不了（{error}）") from None
    finally:
        document.close()


def _page(document: Any, number: int, fonts: set[str]) -> Page:
    page = document[number]
    text = page.get_textpage()
    try:
        # Bare handles: a call with one costs a fraction of what the library's own objects cost, 80,000 times a report.
        lines = tuple(_lines(text.raw, fonts))
        width, height = page.get_size()
        return Page(width, height, lines, tuple(map(_lower_edge, _pictures(page.raw))))
    finally:
        text.close()
        page.close()


def _pictures(parent: Any, depth: int = _DEEPEST) -> Iterator[Any]:
    """Find the pictures of a page, in what is drawn as one, too."""
    in_page = depth == _DEEPEST
    count, get = (
        (raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)
        if in_page
        else (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
    )
    for index in range(count(parent)):
        item = get(parent, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield item
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
            yield from _pictures(item, depth - 1)


def _lower_edge(item: Any) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return bottom.value


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text object: characters that were set together."""

    left: float
    base: float
    aside: bool


class _Room:
    """Where the library writes what it is asked, thousands of times for a page."""

    def __init__(self) -> None:
        self.left, self.base, self.size = ctypes.c_double(), ctypes.c_double(), ctypes.c_ulong()
        self.name = (ctypes.c_ushort * 64)()


def _lines(text: Any, fonts: set[str]) -> Iterator[Line]:
    """Join what stands on one base line; a table's cells on it are parts of one line."""
    known: dict[int, _Piece] = {}
    seen: dict[int, str] = {}
    room = _Room()
    line: list[str] = []
    first: _Piece | None = None
    for index in range(raw.FPDFText_CountChars(text)):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        owner = raw.FPDFText_GetTextObject(text, index)
        if not owner or character.isspace():
            if line and character not in "\r\n":
                line.append(character)
            continue
        address = ctypes.addressof(owner.contents)
        if address not in known:
            known[address] = _piece(text, index, owner, room)
            face = raw.FPDFTextObj_GetFont(owner)
            if (place := ctypes.addressof(face.contents)) not in seen:
                seen[place] = _font(face)
        piece = known[address]
        if first is None or piece.aside != first.aside or abs(piece.base - first.base) > _SAME_LINE:
            if first is not None:
                yield Line("".join(line).rstrip(), first.left, first.base, first.aside)
            first, line = piece, []
        line.append(_HYPHENS.get(character, character))
    fonts.update(seen.values())
    if first is not None:
        yield Line("".join(line).rstrip(), first.left, first.base, first.aside)


def _piece(text: Any, index: int, owner: Any, room: _Room) -> _Piece:
    raw.FPDFText_GetCharOrigin(text, index, room.left, room.base)
    marks = (raw.FPDFPageObj_GetMark(owner, n) for n in range(raw.FPDFPageObj_CountMarks(owner)))
    return _Piece(round(room.left.value, 1), round(room.base.value, 1), any(_is_aside(mark, room) for mark in marks))


def _is_aside(mark: Any, room: _Room) -> bool:
    raw.FPDFPageObjMark_GetName(mark, room.name, ctypes.sizeof(room.name), room.size)
    return room.size.value == len(_ASIDE) and bytes(room.name).startswith(_ASIDE)


def _font(font: Any) -> str:
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFFont_GetBaseFontName(font, buffer, size)
    return buffer.value.decode("utf-8", "replace").rpartition("+")[2]


def _destinations(document: Any) -> Iterator[tuple[str, tuple[int, float]]]:
    for index in range(raw.FPDF_CountNamedDests(document)):
        size = ctypes.c_long()
        raw.FPDF_GetNamedDest(document, index, None, size)
        buffer = ctypes.create_string_buffer(size.value)
        target = raw.FPDF_GetNamedDest(document, index, buffer, size)
        name = buffer.raw[: size.value - 2].decode("utf-16-le")
        page = raw.FPDFDest_GetDestPageIndex(document, target)
        has = [ctypes.c_int() for _ in range(3)]
        at = [ctypes.c_float() for _ in range(3)]
        raw.FPDFDest_GetLocationInPage(target, *has, *at)
        if page >= 0:
            yield name, (page + 1, at[1].value if has[1].value else 0.0)
