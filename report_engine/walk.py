"""The one traversal of the tree: what stands in a node, and everything below it with its path, in reading order.

Numbering, mentions, rules, trace and comparisons go through here. A node that this file does not know
fails the type check.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import assert_never

from report_engine.document import (
    Block,
    CardRow,
    Case,
    Cell,
    Chart,
    Document,
    Figure,
    Front,
    Inline,
    Link,
    ListItems,
    LocalNumber,
    Paragraph,
    Photo,
    Point,
    Ref,
    Scorecard,
    Section,
    Series,
    Table,
    Text,
    Value,
)

Node = Document | Front | Section | Block | Cell | Chart | Photo | Series | Point | Scorecard | CardRow | Inline
Path = tuple[str | int, ...]
Target = Section | Figure | Table | Case | Scorecard
_LEAVES = (Text, Value, Ref, Cell, Point, Photo)
_WITHOUT_BLOCKS = (*_LEAVES, Front, Table, Chart, Scorecard)
_WITHOUT_SECTIONS = (*_WITHOUT_BLOCKS, Paragraph, ListItems, Figure, Case)


def inside(node: Node) -> Iterator[tuple[Path, Node]]:
    """Go through what stands directly in a node, each with the step that leads to it."""
    match node:
        case Document():
            yield ("front",), node.front
            for name, nodes in (("declaration", node.declaration), ("preface", node.preface)):
                yield from _each(name, nodes)
            yield from _each("sections", node.sections)
            yield from _each("scorecards", node.scorecards)
        case Front():
            for field in fields(node):
                yield (field.name,), getattr(node, field.name)
        case Section():
            yield ("title",), node.title
            yield from _each("body", node.body)
            yield from _each("sections", node.sections)
        case Case():
            yield ("title",), node.title
            yield ("school",), node.school
            yield from _each("body", node.body)
        case Paragraph() | Link():
            yield from _each("content", node.content)
        case ListItems():
            yield from _each("items", node.items)
        case Table() | Figure() | Chart() | Series() | Scorecard() | CardRow():
            yield from _inside_exhibit(node)
        case Text() | Value() | Ref() | Cell() | Point() | Photo():
            return
        case _:
            assert_never(node)


def _inside_exhibit(node: Table | Figure | Chart | Series | Scorecard | CardRow) -> Iterator[tuple[Path, Node]]:
    match node:
        case Table():
            yield ("caption",), node.caption
            for name, rows in (("head", node.head), ("rows", node.rows)):
                for number, cells in enumerate(rows):
                    yield from (((name, number, *path), cell) for path, cell in _each("cells", cells))
        case Figure():
            parts = {"note": node.note, "caption": node.caption, "image": node.image, "alt": node.alt}
            yield from (((name,), part) for name, part in parts.items() if part is not None)
        case Chart():
            yield from _each("categories", node.categories)
            yield from _each("series", node.series)
            yield from _each("line", node.line)
            yield from _each("groups", node.groups)
        case Series():
            yield ("name",), node.name
            yield from _each("points", node.points)
        case Scorecard():
            yield ("title",), node.title
            yield from _each("rows", node.rows)
        case CardRow():
            yield ("no",), node.no
            yield ("label",), node.label
            yield ("unit",), node.unit
            yield from _each("values", node.values)
        case _:
            assert_never(node)


def _each(name: str, nodes: Iterable[Node]) -> Iterator[tuple[Path, Node]]:
    for number, node in enumerate(nodes):
        yield (name, number), node


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Go through a node and everything below it."""
    yield path, node
    for step, child in inside(node):
        yield from walk(child, (*path, *step))


def below(node: Node, closed: tuple[type, ...] = _LEAVES) -> Iterator[Node]:
    """Go through everything below a node, without paths; nobody need look into what is `closed`, which is most."""
    for _, child in inside(node):
        yield child
        if not isinstance(child, closed):
            yield from below(child, closed)


def sections(document: Document) -> Iterator[Section]:
    """Go through all sections."""
    return (node for node in below(document, _WITHOUT_SECTIONS) if isinstance(node, Section))


def blocks(node: Document | Section | Block) -> Iterator[Block]:
    """Go through all blocks below a node, those of a case after it."""
    return (child for child in below(node, _WITHOUT_BLOCKS) if isinstance(child, Block))


def targets(document: Document) -> Iterator[Target]:
    """Go through everything that has an id and a number."""
    return (node for node in below(document) if isinstance(node, Target))


def nearest(node: Node) -> Iterator[Target]:
    """Go through the numbered things below a node that stand in no other below it."""
    for _, child in inside(node):
        if isinstance(child, Target):
            yield child
        else:
            yield from nearest(child)


def mentions(node: Node) -> Iterator[Ref]:
    """Go through every mention below a node."""
    return (child for child in below(node) if isinstance(child, Ref))


def running(node: Node) -> Iterator[Text | Value | Ref]:
    """Go through the running text below a node; that of links is text like any other."""
    for paragraph in (node, *below(node)) if isinstance(node, Paragraph) else below(node):
        if isinstance(paragraph, Paragraph):
            yield from (item for item in below(paragraph) if isinstance(item, Text | Value | Ref))


def local_numbers(document: Document) -> Iterator[LocalNumber]:
    """Go through the numbers that stand in one file only.

    Those of cases come first: where two differ, the chapter's is told, as dismissals have it.
    """
    found = (node for node in (document, *below(document)) if isinstance(node, Document | Section | Case))
    owners = sorted(found, key=lambda owner: not isinstance(owner, Case))
    return (number for owner in owners for number in owner.facts)


def printed(node: Node) -> Iterator[Value | Cell | Point]:
    """Go through everything below a node that prints a number of the data."""
    found = (child for child in below(node) if isinstance(child, Value | Cell | Point))
    return (child for child in found if child.datum is not None)
