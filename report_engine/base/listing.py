"""What the tree prints as text, in reading order, each unit with the stretch of the file behind it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import chain, islice
from typing import Literal, assert_never

from report_engine.base.units import Unit, characters, plain, seen
from report_engine.document import (
    Block,
    Case,
    Cell,
    Datum,
    Document,
    Figure,
    Inline,
    Link,
    ListItems,
    Paragraph,
    Ref,
    Scorecard,
    Section,
    Table,
    Text,
    Value,
)
from report_engine.read.origin import Origin, Span
from report_engine.word.text import bookmark_name

What = Literal["front", "heading", "text", "item", "caption", "note", "case", "cell", "card"]
Stretch = tuple[Span, int]
"""A stretch of a file, and how many units its characters print one by one; 0 where it prints one as a whole."""
Pieces = Iterator[tuple[list[Unit], Stretch]]


@dataclass(frozen=True)
class Listed:
    """One text: the path to its node, what it is, its units and what printed them; `mark` is its bookmark.

    What printed the first `unseen` units is left out of them.
    """

    path: str
    what: What
    units: tuple[Unit, ...]
    stretches: tuple[Stretch, ...]
    unseen: int
    span: Span
    mark: str = ""

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The stretch behind each unit."""
        each = (
            Span(span.file, start, start + 1) if count else span
            for span, count in self.stretches
            for start in range(span.start, span.start + (count or 1))
        )
        return tuple(islice(each, self.unseen, self.unseen + len(self.units)))

    @cached_property
    def keys(self) -> list[tuple[str, str]]:
        """What a Word file shows of it."""
        return [unit.key for unit in plain(self.units)]

    @property
    def text(self) -> str:
        """What is printed, mentions left out."""
        return "".join(unit.text for unit in self.units)


def list_printed(document: Document) -> tuple[Listed, ...]:
    """List every text of the tree that a Word file prints as text, in its order."""
    return tuple(
        chain(
            (
                _text(f"front.{field.name}", "front", getattr(document.front, field.name))
                for field in fields(document.front)
            ),
            _blocks("declaration", document.declaration),
            _blocks("preface", document.preface),
            *(_section(f"sections.{n}", section) for n, section in enumerate(document.sections)),
            *(_card(f"scorecards.{n}", card) for n, card in enumerate(document.scorecards)),
        )
    )


def _section(path: str, section: Section) -> Iterator[Listed]:
    yield _text(f"{path}.title", "heading", section.title, section.id)
    yield from _blocks(f"{path}.body", section.body)
    for n, child in enumerate(section.sections):
        yield from _section(f"{path}.sections.{n}", child)


def _blocks(path: str, blocks: tuple[Block, ...]) -> Iterator[Listed]:
    for n, block in enumerate(blocks):
        yield from _block(f"{path}.{n}", block)


def _block(path: str, block: Block) -> Iterator[Listed]:
    match block:
        case Paragraph():
            yield _paragraph(path, "text", block)
        case ListItems():
            yield from (_paragraph(f"{path}.items.{n}", "item", item) for n, item in enumerate(block.items))
        case Table():
            yield _text(f"{path}.caption", "caption", block.caption, block.id)
            for name, rows in (("head", block.head), ("rows", block.rows)):
                for y, cells in enumerate(rows):
                    yield from (_cell(f"{path}.{name}.{y}.cells.{x}", cell) for x, cell in enumerate(cells))
        case Figure():
            if block.note:
                yield _paragraph(f"{path}.note", "note", block.note)
            yield _text(f"{path}.caption", "caption", block.caption, block.id)
        case Case():
            yield _text(f"{path}.title", "case", block.title, block.id)
            yield from _blocks(f"{path}.body", block.body)
        case _:
            assert_never(block)


def _card(path: str, card: Scorecard) -> Iterator[Listed]:
    yield _text(f"{path}.title", "caption", card.title, card.id)
    for y, row in enumerate(card.rows):
        for name, text in (("no", row.no), ("label", row.label), ("unit", row.unit)):
            yield _text(f"{path}.rows.{y}.{name}", "card", text)
        for x, value in enumerate(row.values):
            yield _listed(f"{path}.rows.{y}.values.{x}", "card", _value(value), value.origin.span)


def _text(path: str, what: What, text: Text, target: str = "") -> Listed:
    return _listed(path, what, _characters(text.text, text.origin), text.origin.span, target)


def _cell(path: str, cell: Cell) -> Listed:
    if cell.datum is not None and cell.text:
        value = Value(cell.text, cell.origin, cell.datum)
        return _listed(path, "cell", _value(value), cell.origin.span)
    return _listed(path, "cell", _characters(cell.text, cell.origin), cell.origin.span)


def _paragraph(path: str, what: What, paragraph: Paragraph) -> Listed:
    return _listed(path, what, chain.from_iterable(map(_inline, paragraph.content)), paragraph.origin)


def _listed(path: str, what: What, found: Pieces, span: Span, target: str = "") -> Listed:
    pieces = list(found)
    units = [unit for some, _ in pieces for unit in some]
    start, end = seen(units)
    mark = bookmark_name(target) if target else ""
    return Listed(path, what, tuple(units[start:end]), tuple(stretch for _, stretch in pieces), start, span, mark)


def _inline(item: Inline) -> Pieces:
    match item:
        case Text():
            yield from _characters(item.text, item.origin, bold=item.bold)
        case Value():
            yield from _value(item)
        case Ref():
            yield [Unit("", "ref", bookmark_name(item.target), item.bold)], (item.origin.span, 0)
        case Link():
            for piece in item.content:
                if isinstance(piece, Text):
                    yield from _characters(piece.text, piece.origin, link=item.url)
                else:
                    yield from _value(piece, link=item.url)
        case _:
            assert_never(item)


def _value(value: Value, link: str = "") -> Pieces:
    if value.text:
        yield [Unit(value.text, "value", named(value.datum), value.bold, link)], (value.origin.span, 0)


def named(datum: Datum) -> str:
    """Name the number behind a value."""
    return f"{'.' if datum.local else ''}{datum.name} {datum.year} {datum.form}"


def _characters(text: str, origin: Origin, *, bold: bool = False, link: str = "") -> Pieces:
    """Give characters one by one; what the engine writes because of a stretch is one unit."""
    for piece in origin.pieces:
        printed = text[piece.first : piece.first + piece.length]
        if not printed:
            continue
        if piece.exact:
            yield characters(printed, bold, link), (piece.span, len(printed))
        elif len(printed) == 1 and stands_for(piece.span.typed, printed):
            yield characters(printed, bold, link), (piece.span, 0)
        else:
            yield [Unit(printed, "made", bold=bold, link=link)], (piece.span, 0)


def stands_for(typed: str, character: str) -> bool:
    """Tell whether an author typed a stretch to print one character: a line's end, a doubled quote, an escape."""
    return (character.isspace() and typed.isspace()) or typed in ("''", '""') or typed.startswith("\\")
