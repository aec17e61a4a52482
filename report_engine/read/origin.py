"""Where characters come from: spans of files, and the way between a printed text and what was typed for it."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from report_engine.problems import Source
from report_engine.read.textfile import TextFile


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file, from one index of its text up to another."""

    file: TextFile
    start: int
    end: int

    @property
    def source(self) -> Source:
        """The place of its first character."""
        return self.file.source(self.start)

    @property
    def typed(self) -> str:
        """What stands there."""
        return self.file.text[self.start : self.end]

    def beside(self, start: int, end: int) -> "Span":
        """Take another stretch of the same file."""
        return Span(self.file, start, end)


@dataclass(frozen=True, slots=True)
class Piece:
    r"""Printed characters from `first` on; `exact` ones are those of the span, one for one.

    All others are printed by their span as a whole: a value by `{…}`, a blank by a line's end, 中 by \u4e2d.
    """

    first: int
    length: int
    span: Span
    exact: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of a printed text: the stretch where it stands, and the pieces in which it is printed."""

    span: Span
    pieces: tuple[Piece, ...]

    @property
    def source(self) -> Source:
        """The place of the first character."""
        return self.at(0)

    @property
    def is_typed(self) -> bool:
        """Tell whether an author's own characters are among the printed ones."""
        return any(piece.exact for piece in self.pieces)

    def __len__(self) -> int:
        """Count the printed characters."""
        return self.pieces[-1].first + self.pieces[-1].length if self.pieces else 0

    def of(self, offset: int) -> Span:
        """Find what printed the character at `offset`: itself, or what stands for it; behind the end, the end."""
        piece = self._piece(offset)
        if piece is None:
            return self.span.beside(self.span.end, self.span.end)
        if not piece.exact:
            return piece.span
        start = piece.span.start + offset - piece.first
        return piece.span.beside(start, start + 1)

    def at(self, offset: int) -> Source:
        """Find the place of the character at `offset`."""
        return self.of(offset).source

    def find(self, index: int, file: TextFile | None = None) -> int | None:
        """Find the printed character that stands at an index of the file; None if nothing there is printed.

        What was printed as it was typed goes before what the engine printed because of a wider stretch.
        """
        for piece in sorted(self.pieces, key=lambda one: not one.exact):
            if piece.span.start <= index < piece.span.end and (file is None or file.name == piece.span.file.name):
                return piece.first + (index - piece.span.start if piece.exact else 0)
        return None

    def part(self, start: int, end: int) -> "Origin":
        """Cut out the origin of some of the characters."""
        cut: list[Piece] = []
        for piece in self.pieces[max(0, bisect_right(self.pieces, start, key=_first) - 1) :]:
            if piece.first >= end:
                break
            low, high = max(start, piece.first), min(end, piece.first + piece.length)
            if low < high:
                begin = piece.span.start + low - piece.first
                span = piece.span.beside(begin, begin + high - low) if piece.exact else piece.span
                cut.append(Piece(low - start, high - low, span, piece.exact))
        around = cut[0].span if cut else self.of(start)
        return Origin(around.beside(around.start, cut[-1].span.end if cut else around.start), tuple(cut))

    def _piece(self, offset: int) -> Piece | None:
        position = bisect_right(self.pieces, offset, key=_first) - 1
        piece = self.pieces[position] if position >= 0 else None
        return piece if piece and offset < piece.first + piece.length else None


def _first(piece: Piece) -> int:
    return piece.first


def whole(span: Span, length: int) -> Origin:
    """Say that the span as a whole prints so many characters."""
    return Origin(span, (Piece(0, length, span, False),) if length else ())


def exact(span: Span) -> Origin:
    """Say that the characters of the span are printed as they are."""
    length = span.end - span.start
    return Origin(span, (Piece(0, length, span, True),) if length else ())


def joined(origins: Iterable[Origin]) -> Origin:
    """Put the origins of texts printed one after the other together; pieces that touch become one."""
    pieces: list[Piece] = []
    spans: list[Span] = []
    first = 0
    for origin in origins:
        spans.append(origin.span)
        for piece in origin.pieces:
            last = pieces[-1] if pieces else None
            if last and last.exact and piece.exact and _touch(last.span, piece.span):
                span = last.span.beside(last.span.start, piece.span.end)
                pieces[-1] = Piece(last.first, last.length + piece.length, span, exact=True)
            else:
                pieces.append(Piece(first, piece.length, piece.span, piece.exact))
            first += piece.length
    same = [span.end for span in spans if span.file is spans[0].file]
    return Origin(spans[0].beside(spans[0].start, max(same)), tuple(pieces))


def _touch(one: Span, other: Span) -> bool:
    return one.file is other.file and one.end == other.start
