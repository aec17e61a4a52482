"""The document: a closed tree of frozen nodes, made by `load`, never changed afterwards.

Nodes have no behaviour. Everything that is printed carries its `origin`: the stretch of an author's
file, and for a text the way from each character back to what was typed for it. What prints a number
carries the `Datum`. What is computed later (numbers, drawn images, pages) lives in side tables keyed by id.
"""

from report_engine.document.blocks import (
    Block,
    Case,
    Cell,
    Chart,
    Figure,
    ListItems,
    Paragraph,
    Photo,
    Point,
    Series,
    Table,
)
from report_engine.document.inline import Datum, Form, Inline, Link, LocalNumber, Located, Ref, Text, Value
from report_engine.document.structure import CardRow, Document, Front, Scorecard, Section

__all__ = [
    "Block",
    "CardRow",
    "Case",
    "Cell",
    "Chart",
    "Datum",
    "Document",
    "Figure",
    "Form",
    "Front",
    "Inline",
    "Link",
    "ListItems",
    "LocalNumber",
    "Located",
    "Paragraph",
    "Photo",
    "Point",
    "Ref",
    "Scorecard",
    "Section",
    "Series",
    "Table",
    "Text",
    "Value",
]
