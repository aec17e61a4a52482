"""Writes the marks of tracked changes."""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from report_engine.compare.history import Hand
from report_engine.ooxml.elements import PPR_ORDER, XML_SPACE, Element, first_child, name_of, need, qn, set_child, w

Status = Literal["=", "+", "-", ">", "<"]
"""What stayed, came, went; what moved here, and from where."""
_TAGS: dict[Status, str] = {"+": "ins", "-": "del", ">": "moveTo", "<": "moveFrom"}
_NO_LOOK = {qn(name) for name in ("rPr", "sectPr", "pPrChange", "rPrChange", "ins", "del", "moveFrom", "moveTo")}
_DELETED = {qn("t"): qn("delText"), qn("instrText"): qn("delInstrText")}


class Marker:
    """Marks in the name of one author at one time; ids are given at the end."""

    def __init__(self, author: str, date: datetime) -> None:
        moment = date.astimezone(UTC) if date.tzinfo else date
        self.author = "".join(c for c in author if unicodedata.category(c) != "Cc").strip() or "修订"
        self.date = moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def mark(self, tag: str, *children: Element, hand: Hand | None = None) -> Element:
        """Make one mark; in the name of another who had made the change already."""
        author, date = (hand.author, hand.date) if hand and hand.author else (self.author, self.date)
        return w(tag, *children, id=0, author=author, **({"date": date} if date else {}))

    def runs(self, elements: Iterable[Element], status: Status, hand: Hand | None = None) -> list[Element]:
        """Mark what stands in a paragraph; links stay outside of the mark, as Word wants it."""
        if status == "=":
            return list(elements)
        marked: list[Element] = []
        for element in elements:
            if element.tag == qn("hyperlink"):
                element[:] = self.runs(list(element), status, hand)
                marked.append(element)
                continue
            if status == "-":
                _as_deleted(element)
            if not (marked and marked[-1].tag == qn(_TAGS[status])):
                marked.append(self.mark(_TAGS[status], hand=hand))
            marked[-1].append(element)
        return marked

    def paragraph_end(self, paragraph: Element, status: Status, hand: Hand | None = None) -> None:
        """Mark the end of a paragraph: without it, it runs on into the next one."""
        if status != "=":
            properties = first_child(paragraph, "pPr")
            if properties.find(qn("rPr")) is None:
                set_child(properties, w("rPr"), PPR_ORDER)
            look = need(properties, "rPr")
            look.insert(sum(child.tag == qn("ins") for child in look), self.mark(_TAGS[status], hand=hand))

    def row(self, row: Element, status: Status, hand: Hand | None = None) -> None:
        """Mark a whole row."""
        properties = row.find(qn("trPr"))
        if properties is None:
            properties = w("trPr")
            row.insert(sum(child.tag == qn("tblPrEx") for child in row), properties)
        properties.append(self.mark(_TAGS[status], hand=hand))

    def cell(self, cell: Element, status: Status) -> None:
        """Mark a cell of a column that came or went."""
        properties = first_child(cell, "tcPr")
        behind = [child for child in properties if child.tag == qn("tcPrChange")]
        at = properties.index(behind[0]) if behind else len(properties)
        properties.insert(at, self.mark("cellIns" if status == "+" else "cellDel"))

    def look_before(self, properties: Element | None, hand: Hand | None) -> Element:
        """Note that a text had other properties."""
        old = w("rPr", *([] if properties is None else [child for child in properties if child.tag not in _NO_LOOK]))
        return self.mark("rPrChange", old, hand=hand)

    def properties(self, paragraph: Element, before: Element | None, hand: Hand | None) -> None:
        """Note that a paragraph had other properties."""
        old = w("pPr", *([] if before is None else [child for child in before if child.tag not in _NO_LOOK]))
        set_child(first_child(paragraph, "pPr"), self.mark("pPrChange", old, hand=hand), PPR_ORDER)

    def moved(self, paragraph: Element, status: Status, name: str, hand: Hand | None) -> Element:
        """Mark where a paragraph that moved begins; the mark behind it is given back."""
        tag = _TAGS[status]
        start = self.mark(f"{tag}RangeStart", hand=hand)
        start.set(qn("name"), name)
        for mark in (start, end := w(f"{tag}RangeEnd")):
            mark.set(qn("id"), f"{tag} {name}")
        paragraph.insert(sum(child.tag == qn("pPr") for child in paragraph), start)
        return end


def _as_deleted(element: Element) -> None:
    """Call the text of a run deleted, but not that of a text box in it, which has paragraphs of its own."""
    for node in list(element.iter(*_DELETED)):
        if next(node.iterancestors(qn("txbxContent")), None) is None:
            node.tag = _DELETED[name_of(node)]
            node.set(XML_SPACE, "preserve")
