"""Writes one text back into the stretch of its file: the smallest splice, in the style in which it stands there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from report_engine.base import Joined, Unit
from report_engine.pull.items import style_of
from report_engine.pull.model import Entry
from report_engine.pull.writing import Piece, encoded, guarded, markdown, needs_quotes, quoted
from report_engine.read.origin import Span
from report_engine.read.splice import Splice

_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_INDENT = re.compile(r"[\u3000\t]*")
PROSE = ("text", "item", "note")


class UnwritableError(ValueError):
    """The text cannot be written; the message says why."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The texts of the project: as they are, as the draft printed them, in which stretch of YAML each stands.

    `references` gives the id that a bookmark stands for.
    """

    here: Sequence[Joined]
    seen: Sequence[tuple[Unit, ...]]
    holders: Sequence[Span | None]
    references: Mapping[str, str]

    def style(self, block: int) -> str:
        """The sign that begins the YAML text of a block."""
        holder = self.holders[block]
        return "" if holder is None else style_of(holder)


def pieces_of(entry: Entry, ground: Ground, block: int | None = None) -> list[Piece]:
    """Find what was typed for each unit; in the text of `block` what stood between two that stay, too."""
    result: list[Piece] = []
    before: tuple[int, int] | None = None
    for unit, source in zip(entry.units, entry.sources, strict=True):
        if source is None:
            if unit.kind == "char" and unit.text in ("\n", "\t"):
                raise UnwritableError("换行（Shift+Enter）和制表符写不进正文：改成分段，再收一次")
            result.append(Piece(unit))
        else:
            span = _with_backslash(ground.here[source[0]].spans, source[1])
            if span is None:
                raise UnwritableError("编号和版式里的字由程序写")
            gap = _gap(source[1], before, ground, source[0], unit, result) if source[0] == block else None
            result.append(Piece(unit, span, ground.style(source[0]), gap))
        before = source
    return result


def _gap(
    at: int,
    before: tuple[int, int] | None,
    ground: Ground,
    block: int,
    unit: Unit,
    written: Sequence[Piece],
) -> str | None:
    """Give what stood before a unit, if what stood before that still does and both look as they did."""
    here, seen = ground.here[block], ground.seen[block]
    spans = here.spans
    span = _with_backslash(spans, at)
    assert span is not None
    same = (unit.bold, unit.link) == (seen[at].bold, seen[at].link)
    if not written:
        lead = here.listed.span if here.listed else span
        first = next(n for n, one in enumerate(spans) if one is not None)
        return span.file.text[lead.start : span.start] if at == first and same and lead.file is span.file else None
    last = written[-1].unit
    if before != (block, at - 1) or not same:
        return None
    earlier = spans[at - 1]
    if earlier is None or (last.bold, last.link) != (seen[at - 1].bold, seen[at - 1].link):
        return None
    return span.file.text[earlier.end : span.start] if earlier.file is span.file else None


def _with_backslash(spans: Sequence[Span | None], at: int) -> Span | None:
    """Take the backslashes before a sign along: they belong to it."""
    span = spans[at]
    if span is None or span.typed[:1].isalnum() or not span.typed.isascii():
        return span
    least = spans[at - 1].end if at and spans[at - 1] else span.start - 2  # type: ignore[union-attr]
    start = span.start
    while start > max(least, 0) and span.file.text[start - 1] == "\\":
        start -= 1
    return Span(span.file, start, span.end)


def rewrite(entry: Entry, block: int, ground: Ground, *, anew: bool = False) -> Splice:
    """Write a text in its place; `anew` writes all marks again instead of keeping those that can stay."""
    one = ground.here[block]
    listed = one.listed
    known = [span for span in one.spans if span is not None]
    if listed is None or not known:
        raise UnwritableError("这里的字不是作者写的" if listed is None else "这里原来是空的")
    inner = _inner(entry, one, prose=listed.what in PROSE)
    pieces = pieces_of(inner, ground, block)
    if listed.what not in PROSE:
        return _plain(pieces, Span(known[0].file, known[0].start, known[-1].end), block, ground)
    text, (start, end), style = known[0].file.text, (listed.span.start, listed.span.end), ground.style(block)
    if anew:
        pieces = [Piece(piece.unit, piece.span, piece.style) for piece in pieces]
    last = len(one.spans) - 1 - next(n for n, span in enumerate(reversed(one.spans)) if span is not None)
    stays = not anew and inner.sources[-1:] == ((block, last),)
    stays = stays and _same_look(inner.units[-1], ground.seen[block][last])
    body = markdown(pieces, ground.references, style=style, closed=not stays)
    if pieces and pieces[0].gap is None:
        lead = (_MARKER if listed.what == "item" else _INDENT).match(text, start, end)
        body = (lead[0] if lead else "") + (guarded(body) if listed.what == "text" else body)
    body += text[known[-1].end : end] if stays else ""
    return _quoted_if_needed(_smallest(text, start, end, body), ground.holders[block])


def _same_look(one: Unit, other: Unit) -> bool:
    return (one.bold, one.link) == (other.bold, other.link)


def _inner(entry: Entry, one: Joined, *, prose: bool) -> Entry:
    """Leave the number of a caption and what the template prints around a text out; both must be untouched."""
    outside = [n for n, span in enumerate(one.spans) if span is None]
    first = next((n for n, span in enumerate(one.spans) if span is not None), len(one.spans))
    before, after = [n for n in outside if n < first], [n for n in outside if n > first]
    own = [source[1] if source else None for source in entry.sources]
    if not prose and not any(at is not None and one.spans[at] is not None for at in own):
        raise UnwritableError("标题、题名和单元格的文字不能全部删去")
    if own[: len(before)] != before or own[len(own) - len(after) :] != after:
        raise UnwritableError("编号和版式里的字由程序写" if before or after else "这里的字不是作者写的")
    stop = len(own) - len(after)
    return Entry(entry.listed, entry.units[len(before) : stop], entry.sources[len(before) : stop])


def _plain(pieces: Sequence[Piece], span: Span, block: int, ground: Ground) -> Splice:
    """Write a title, a caption or a cell, which has no marks."""
    if any(piece.unit.kind not in ("char", "made") for piece in pieces):
        raise UnwritableError("标题、题名和单元格里只能有文字")
    is_csv = span.file.name.suffix == ".csv"
    style = ('"' if _in_quotes(span) else "") if is_csv else ground.style(block)
    written: list[str] = []
    for piece in pieces:
        if piece.span is None:
            written.append(_cell_text(piece.unit.text, style) if is_csv else encoded(piece.unit.text, style))
        else:
            written += [piece.gap if written and piece.gap else "", piece.span.typed]
    body = "".join(written)
    if is_csv and not style and any(sign in body for sign in ',"'):
        body = '"' + body.replace('"', '""') + '"'
        return Splice(span.start, span.end, body)
    splice = _smallest(span.file.text, span.start, span.end, body)
    return splice if is_csv else _quoted_if_needed(splice, ground.holders[block])


def _in_quotes(span: Span) -> bool:
    return span.file.text[span.start - 1 : span.start] == '"'


def _cell_text(text: str, style: str) -> str:
    return text.replace('"', '""') if style else text


def _smallest(text: str, start: int, end: int, body: str) -> Splice:
    """Leave out what is the same at both ends."""
    old = text[start:end]
    head = _common(old, body)
    tail = _common(old[head:][::-1], body[head:][::-1])
    return Splice(start + head, end - tail, body[head : len(body) - tail])


def _common(one: str, other: str) -> int:
    """Count the characters with which two texts begin alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (left, right) in pairs if left != right), min(len(one), len(other)))


def _quoted_if_needed(splice: Splice, holder: Span | None) -> Splice:
    """Put an unquoted text of YAML into quotes where it would be read otherwise."""
    if holder is None or style_of(holder):
        return splice
    text = holder.file.text
    whole = text[holder.start : splice.start] + splice.text + text[splice.end : holder.end]
    line = text[text.rfind("\n", 0, holder.start) + 1 : holder.start]
    if not needs_quotes(whole, in_flow="{" in line or "[" in line):
        return splice
    return Splice(holder.start, holder.end, quoted(whole))
