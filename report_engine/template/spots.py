"""Where a paragraph stands in a Word file, in the words of somebody who looks for it in Word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from report_engine.ooxml.elements import Element, parent_of, qn
from report_engine.template.parts import Parts

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SHOWN = 36


@dataclass(frozen=True)
class Spot:
    """A paragraph; `home` names the body or the header that it is part of."""

    where: str
    element: Element
    home: str = ""

    def __str__(self) -> str:
        """Name the place by number, and by the text that one can search for."""
        text = " ".join(self.text.split())
        return f"{self.where}“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”" if text else self.where

    @cached_property
    def texts(self) -> list[Element]:
        """Nodes of its own text, not that of a text box which hangs on it."""
        return [node for node in self.element.iter(qn("t")) if next(node.iterancestors(qn("p"))) is self.element]

    @cached_property
    def text(self) -> str:
        """Its own text."""
        return "".join(node.text or "" for node in self.texts)

    @property
    def in_body(self) -> bool:
        """Tell whether it stands in the running text: in no table, box, header or footer."""
        return bool(parent_of(self.element).tag == qn("body"))

    @property
    def row(self) -> Element | None:
        """The row of a table that it stands in, or None."""
        return next(self.element.iterancestors(qn("tr")), None)


def find_spots(parts: Parts) -> list[Spot]:
    """List every paragraph of the body, the headers and the footers."""
    spots = list(_of_body(parts.body))
    for edge in parts.edges:
        spots += (Spot(edge.name, p, edge.name) for p in edge.root.iter(qn("p")))
    return spots


def _of_body(body: Element) -> Iterator[Spot]:
    paragraphs = tables = 0
    numbers: dict[Element, int] = {}
    rows: dict[tuple[Element, Element], int] = {}  # counted once a table: it may have a thousand
    for element in body.iter(qn("p"), qn("tbl")):
        if next(element.iterancestors(f"{_MC}Fallback"), None) is not None:
            # The second writing of a text box, for programs that do not know the first, is rendered like it:
            # what is wrong in both is told once.
            if element.tag == qn("p"):
                yield Spot(f"第 {paragraphs} 段后的文本框", element)
            continue
        if element.tag == qn("tbl"):
            tables += 1
            numbers[element] = tables
            rows |= {(element, row): number for number, row in enumerate(element.iter(qn("tr")), start=1)}
            continue
        table = next(element.iterancestors(qn("tbl")), None)
        box = next((a for a in element.iterancestors(qn("txbxContent"))), None)
        if box is not None:
            yield Spot(f"第 {paragraphs} 段后的文本框", element)
        elif table is not None:
            yield Spot(f"第 {numbers[table]} 个表格{_cell(element, rows)}", element)
        else:
            paragraphs += 1
            yield Spot(f"第 {paragraphs} 段", element)


def _cell(element: Element, rows: Mapping[tuple[Element, Element], int]) -> str:
    cell = next(element.iterancestors(qn("tc")))
    row = next(cell.iterancestors(qn("tr")))
    table = next(row.iterancestors(qn("tbl")))
    column = list(row.iterchildren(qn("tc"))).index(cell) + 1 if cell.getparent() is row else 0
    return f"第 {rows[table, row]} 行" + (f"第 {column} 格" if column else "")
