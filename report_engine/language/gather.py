"""Makes the passages of a report, in reading order: each text of its authors once."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from report_engine.document import (
    Case,
    Cell,
    Datum,
    Document,
    Link,
    LocalNumber,
    Paragraph,
    Ref,
    Scorecard,
    Section,
    Text,
    Value,
)
from report_engine.facts.catalogue import Indicator
from report_engine.language.passages import MENTION, VALUE, Bound, Kind, Mentioned, Passage
from report_engine.read.origin import Origin, joined, whole
from report_engine.walk import Node, inside
from report_engine.walk import Path as NodePath

_COVER = ("title", "subtitle", "issuer", "region", "publication_form")
_KINDS: Mapping[str, Kind] = {"title": "title", "caption": "caption", "alt": "alt"}


def passages(document: Document, catalogue: Mapping[str, Indicator]) -> tuple[Passage, ...]:
    """Make the passages of a report, in reading order."""
    return tuple(_passages(document, (), {}, catalogue, document.source.file))


def _passages(
    node: Node, path: NodePath, local: Mapping[str, LocalNumber], catalogue: Mapping[str, Indicator], home: Path
) -> Iterator[Passage]:
    if isinstance(node, Document | Section | Case):
        own = {fact.name: fact for fact in node.facts}
        local, home = own if isinstance(node, Case) else {**local, **own}, node.source.file
    for step, child in inside(node):
        here = (*path, *step)
        match child:
            case Paragraph(content=(Value(datum=Datum(name="")),)):
                continue  # the place of a block that is to be mended: no author's words
            case Paragraph():
                yield _of_paragraph(child, here, local, catalogue)
            case Text() | Cell():
                kind = _kind(child, here, home)
                if kind:
                    yield Passage(kind, child.text, child.origin, (), (), local, here)
            case Scorecard():
                continue  # its words are the province's
            case Section() if isinstance(node, Document):
                yield from _passages(child, here, {}, catalogue, home)
            case _:
                yield from _passages(child, here, local, catalogue, home)


def _kind(child: Text | Cell, path: NodePath, home: Path) -> Kind | None:
    """Tell what an author's text is; what the engine, the catalogue or a data file says is none."""
    name = str(path[-1])
    if not child.origin.is_typed or child.origin.span.file.name != home or name == "school":
        return None
    if path[0] == "front":
        return "cover" if name in _COVER else None
    kind = _KINDS.get(name, "label")
    return kind if kind != "label" or any(map(str.isalpha, child.text)) else None  # 序号 says nothing


def _of_paragraph(
    paragraph: Paragraph, path: NodePath, local: Mapping[str, LocalNumber], catalogue: Mapping[str, Indicator]
) -> Passage:
    text: list[str] = []
    origins: list[Origin] = []
    values: list[Bound] = []
    mentions: list[Mentioned] = []
    length = 0
    for item in _flat(paragraph):
        match item:
            case Text():
                piece, origin = item.text, item.origin
            case Value():
                piece, origin = VALUE, whole(item.origin.span, 1)
                indicator = None if item.datum.local else catalogue.get(item.datum.name)
                # A name that is none was told when it was read.
                values += [Bound(length, item, indicator)] if indicator or item.datum.local else []
            case Ref():
                piece, origin = MENTION, whole(item.origin.span, 1)
                mentions.append(Mentioned(length, item))
        text.append(piece)
        origins.append(origin)
        length += len(piece)
    origin = joined(origins) if origins else whole(paragraph.origin, 0)
    return Passage("prose", "".join(text), origin, tuple(values), tuple(mentions), local, path)


def _flat(paragraph: Paragraph) -> Iterator[Text | Value | Ref]:
    for item in paragraph.content:
        if isinstance(item, Link):
            yield from item.content
        else:
            yield item
