"""How the characters of a YAML text stand in its file: every style, computed once and in one pass."""

import re
from collections.abc import Iterator

from report_engine.read.origin import Origin, Piece, Span, whole

_Step = tuple[int, int, int, bool]  # characters that are read, where they begin and end in the file, one for one or not

# A run of plain characters, or of blanks with the line ends in them.
_PIECES = {
    "'": re.compile(r"(?P<escape>'')|(?P<fold>[ \t]*\n[ \t\n]*)|(?P<plain>[ \t]+|[^\s']+|[^\S \t\n]+)"),
    '"': re.compile(
        r"(?P<joint>\\\n[ \t\n]*)|(?P<escape>\\(?:x.{2}|u.{4}|U.{8}|.))|(?P<fold>[ \t]*\n[ \t\n]*)"
        r"|(?P<plain>[ \t]+|[^\s\\]+|[^\S \t\n]+)"
    ),
    "": re.compile(r"(?P<fold>[ \t]*\n[ \t\n]*)|(?P<plain>[ \t]+|\S+|[^\S \t\n]+)"),
}


def origin_of(value: str, span: Span) -> Origin:
    """Map every character of a text to what was typed for it; of one that says nothing, all to all."""
    if not value.strip():
        return whole(span, len(value))
    style = span.typed[:1] if span.typed[:1] in ("|", ">", "'", '"') else ""
    steps = _block(value, span, style) if style in ("|", ">") else _flow(span, style)
    pieces = tuple(_pieces(steps, span, len(value)))
    origin = Origin(span, pieces)
    return origin if len(origin) == len(value) else whole(span, len(value))


def _pieces(steps: Iterator[_Step], span: Span, length: int) -> Iterator[Piece]:
    """Join steps that touch; what the text's own end leaves out is left out."""
    first, begin, stop, waiting = 0, 0, 0, 0  # the piece being gathered: characters from `first`, `waiting` many
    for count, start, end, exact in steps:
        if waiting and not (exact and start == stop):
            yield Piece(first, waiting, Span(span.file, begin, stop), True)
            first, waiting = first + waiting, 0
        room = min(count, length - first - waiting)
        if room <= 0:
            break
        if exact:
            begin = begin if waiting else start
            waiting, stop = waiting + room, start + room
        else:
            yield Piece(first, room, Span(span.file, start, end), False)
            first += room
    if waiting:
        yield Piece(first, waiting, Span(span.file, begin, stop), True)


def _flow(span: Span, style: str) -> Iterator[_Step]:
    """Read plain and quoted text: one line end is a blank, of several all but the first are line ends."""
    raw, position = span.file.text, span.start + len(style)
    end = span.end - len(style)
    for match in _PIECES[style].finditer(raw, position, end):
        start, stop = match.span()
        match match.lastgroup:
            case "plain":
                yield stop - start, start, stop, True
            case "escape":
                yield 1, start, stop, False
            case "fold" | "joint":
                ends = [start + n for n, character in enumerate(match[0]) if character == "\n"]
                if match.lastgroup == "fold" and len(ends) == 1:
                    yield 1, start, stop, False
                for index in ends[1:]:
                    yield 1, index, index + 1, True


def _block(value: str, span: Span, style: str) -> Iterator[_Step]:
    """Read the lines below `|` or `>`, each from the indentation of the text on."""
    raw = span.file.text
    position = raw.find("\n", span.start) + 1
    # The parser may have looked into the indentation of what follows.
    last = raw.rfind("\n", position, span.end) + 1
    cut = not raw[max(last, position) : span.end].strip(" ") and span.end < len(raw)
    end = max(last, position) if cut else span.end
    indent = _indent(value, raw, position, end)
    lines = list(_lines(raw, position, end, indent))
    for number, (start, stop) in enumerate(lines):
        if stop > start:
            yield stop - start, start, stop, True
        is_last = number + 1 == len(lines)
        if style == "|" or is_last or not _folds(raw, lines, number):
            yield 1, stop, stop + 1, True
        elif not _is_empty(lines[number + 1]):
            yield 1, stop, lines[number + 1][0], False


def _lines(raw: str, position: int, end: int, indent: int) -> Iterator[tuple[int, int]]:
    while position < end:
        stop = raw.find("\n", position)
        stop = len(raw) if stop < 0 else stop
        blanks = len(raw[position:stop]) - len(raw[position:stop].lstrip(" "))
        yield position + min(indent, blanks), stop
        position = stop + 1


def _is_empty(line: tuple[int, int]) -> bool:
    return line[0] >= line[1]


def _folds(raw: str, lines: list[tuple[int, int]], number: int) -> bool:
    """Tell whether a line's end is folded: between two lines of text, neither of which is indented further."""
    if _is_empty(lines[number]) or raw[lines[number][0]] in " \t":
        return False
    following = next((line for line in lines[number + 1 :] if not _is_empty(line)), None)
    return following is not None and raw[following[0]] not in " \t"


def _indent(value: str, raw: str, position: int, end: int) -> int:
    """Take the indentation from the first line that says something, here and as it was read."""
    start = end - len(raw[position:end].lstrip(" \n"))
    read = len(value) - len(value.lstrip(" \n"))
    column = start - (raw.rfind("\n", 0, start) + 1)
    return column - (read - (value.rfind("\n", 0, read) + 1))
