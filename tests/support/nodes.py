"""Nodes of the tree written by hand: everything in them stands in one file that holds nothing."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from report_engine.document import (
    CardRow,
    Case,
    Cell,
    Datum,
    Figure,
    Front,
    Inline,
    Link,
    ListItems,
    Paragraph,
    Photo,
    Point,
    Ref,
    Section,
    Series,
    Table,
    Text,
    Value,
)
from report_engine.read.origin import Span, whole
from report_engine.read.textfile import TextFile

HERE = Span(TextFile(Path("tree.yaml"), ""), 0, 0)


def text(said: str, **look: bool) -> Text:
    """Write a text, title or caption."""
    return Text(said, whole(HERE, len(said)), **look)


def value(said: str, name: str = "students", year: int = 2031) -> Value:
    """Write a printed value."""
    return Value(said, whole(HERE, len(said)), Datum(name, year))


def ref(target: str, **look: bool) -> Ref:
    """Write a mention."""
    return Ref(target, whole(HERE, 1), **look)


def link(url: str, said: str) -> Link:
    """Write a link."""
    return Link(url, (text(said),), whole(HERE, len(said)))


def paragraph(*content: Inline | str) -> Paragraph:
    """Write a paragraph."""
    return Paragraph(tuple(text(item) if isinstance(item, str) else item for item in content), HERE)


def items(*said: str | Paragraph, ordered: bool = False) -> ListItems:
    """Write a list."""
    return ListItems(tuple(paragraph(one) if isinstance(one, str) else one for one in said), ordered, HERE)


def cell(said: str, align: Any = "center", **look: Any) -> Cell:
    """Write a cell."""
    return Cell(said, whole(HERE, len(said)), align, **look)


def table(name: str, caption: str, head: Any, rows: Any, columns: int, **look: Any) -> Table:
    """Write a table."""
    return Table(name, text(caption), head, rows, columns, HERE, **look)


def series(name: str, *values: str) -> Series:
    """Write a row of numbers."""
    return Series(text(name), tuple(Point(Decimal(one), one, whole(HERE, len(one))) for one in values))


def photo(name: str, caption: str) -> Figure:
    """Write a photo."""
    image = Photo(Path(f"/photos/{name}.jpg"), f"photos/{name}.jpg")
    return Figure(name, text(caption), text(f"{caption}的画面"), image, HERE)


def figure(name: str, caption: str, alt: str, image: Any) -> Figure:
    """Write a figure."""
    return Figure(name, text(caption), text(alt), image, HERE)


def case(name: str, title: str, school: str, body: Any) -> Case:
    """Write a case."""
    return Case(name, text(title), text(school), body, HERE.source, HERE)


def section(name: str, title: str, level: int, series: str | None, body: Any, sections: Any) -> Section:
    """Write a section."""
    return Section(name, text(title), level, series, body, sections, HERE.source, HERE)


def row(no: str, label: str, unit: str, values: tuple[str, ...], level: int = 0) -> CardRow:
    """Write a row of a scorecard."""
    return CardRow(text(no), text(label), text(unit), tuple(value(one) for one in values), HERE, level)


def front(**said: str) -> Front:
    """Write what the frame prints."""
    names = Front.__dataclass_fields__
    return Front(**{name: text(said.get(name, "")) for name in names})
