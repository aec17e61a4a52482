"""Writes the properties of the file: title, author, date, and the layout it was built with."""

from typing import Any

from lxml import etree

from report_engine.document import Document
from report_engine.ooxml.elements import Element
from report_engine.ooxml.properties import CATEGORY, TITLE

_CORE, _DC = CATEGORY.removesuffix("category"), TITLE.removesuffix("title")
_TERMS = "{http://purl.org/dc/terms/}"
_PREFIX = {"dcterms": _TERMS.strip("{}")}
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def describe(docx: Any, document: Document, layout_name: str) -> None:
    """Set the document properties; the date is the report's, not the clock's.

    Written by full names, not by python-docx's setters: those look up a table of prefixes in which
    another library that works with it (docxcompose) puts a wrong namespace.
    """
    front, date = document.front, f"{document.year + 1}-01-01T00:00:00Z"
    root: Element = docx.core_properties._element
    root.clear()
    for name, text in (
        (TITLE, f"{front.title}{front.subtitle}"),
        (f"{_DC}subject", front.title),
        (f"{_DC}creator", front.issuer),
        (f"{_CORE}lastModifiedBy", front.issuer),
        (f"{_CORE}revision", "1"),
        (f"{_TERMS}created", date),
        (f"{_TERMS}modified", date),
        (CATEGORY, layout_name),  # tells `verify` which requirements hold
        (f"{_DC}language", "zh-CN"),
    ):
        element: Element = etree.SubElement(root, name, nsmap=_PREFIX)
        element.text = str(text)
        if name.startswith(_TERMS):
            element.set(_TYPE, "dcterms:W3CDTF")  # the prefix must be one that stands here
