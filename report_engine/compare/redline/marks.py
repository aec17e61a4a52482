"""Writes the marks of tracked changes."""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from report_engine.ooxml.elements import PPR_ORDER, XML_SPACE, Element, first_child, name_of, need, qn, set_child, w

Status = Literal["=", "+", "-"]
_TAGS: dict[Status, str] = {"+": "ins", "-": "del"}
_DELETED = {qn("t"): qn("delText"), qn("instrText"): qn("delInstrText")}


class Marker:
    """Marks in the name of one author at one time; ids are given at the end."""

    def __init__(self, author: str, date: datetime) -> None:
        moment = date.astimezone(UTC) if date.tzinfo else date
        self.author = "".join(c for c in author if unicodedata.category(c) != "Cc").strip() or "修订"
        self.date = moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def mark(self, tag: str, *children: Element) -> Element:
        """Make one mark."""
        return w(tag, *children, id=0, author=self.author, date=self.date)

    def runs(self, elements: Iterable[Element], status: Status) -> list[Element]:
        """Mark what stands in a paragraph; links stay outside of the mark, as Word wants it."""
        if status == "=":
            return list(elements)
        marked: list[Element] = []
        for element in elements:
            if element.tag == qn("hyperlink"):
                element[:] = self.runs(list(element), status)
                marked.append(element)
                continue
            if status == "-":
                _as_deleted(element)
            if not (marked and marked[-1].tag == qn(_TAGS[status])):
                marked.append(self.mark(_TAGS[status]))
            marked[-1].append(element)
        return marked

    def paragraph_end(self, paragraph: Element, status: Status) -> None:
        """Mark the end of a paragraph: without it, it runs on into the next one."""
        if status != "=":
            properties = first_child(paragraph, "pPr")
            if properties.find(qn("rPr")) is None:
                set_child(properties, w("rPr"), PPR_ORDER)
            look = need(properties, "rPr")
            look.insert(sum(child.tag == qn("ins") for child in look), self.mark(_TAGS[status]))

    def row(self, row: Element, status: Status) -> None:
        """Mark a whole row."""
        properties = row.find(qn("trPr"))
        if properties is None:
            properties = w("trPr")
            row.insert(sum(child.tag == qn("tblPrEx") for child in row), properties)
        properties.append(self.mark(_TAGS[status]))

    def style(self, paragraph: Element, before: Element | None) -> None:
        """Note that a paragraph had other properties."""
        old = w("pPr", *([] if before is None else [child for child in before if child.tag == qn("pStyle")]))
        set_child(first_child(paragraph, "pPr"), self.mark("pPrChange", old), PPR_ORDER)


def _as_deleted(element: Element) -> None:
    """Call the text of a run deleted, but not that of a text box in it, which has paragraphs of its own."""
    for node in list(element.iter(*_DELETED)):
        if next(node.iterancestors(qn("txbxContent")), None) is None:
            node.tag = _DELETED[name_of(node)]
            node.set(XML_SPACE, "preserve")
