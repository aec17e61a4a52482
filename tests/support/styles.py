"""Styles: names, and what a paragraph gets from its style and those that it is based on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .ooxml import Docx, Element, find, find_all, is_on, value


@dataclass(frozen=True)
class Styles:
    """The styles of a document."""

    docx: Docx

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """All styles."""
        return {value(s, attribute="w:styleId") or "": s for s in find_all(self.docx.xml("word/styles.xml"), "w:style")}

    def name(self, paragraph: Element) -> str:
        """Name of a paragraph's style as Word shows it."""
        style = self.by_id.get(value(paragraph, "w:pPr/w:pStyle") or "Normal")
        return "（没有的样式）" if style is None else value(style, "w:name") or ""

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """Go from a style to what it is based on."""
        while style_id is not None:
            style = self.by_id[style_id]
            yield style
            style_id = value(style, "w:basedOn")

    def finds(self, paragraph: Element, path: str) -> Element:
        """Find a property such as `w:pPr/w:spacing` of a paragraph or, else, of its styles."""
        for owner in (paragraph, *self.chain(value(paragraph, "w:pPr/w:pStyle"))):
            found = find(owner, path)
            if found is not None:
                return found
        return None

    def is_on(self, paragraph: Element, switch: str) -> bool:
        """Tell whether a switch such as `w:keepNext` holds for a paragraph."""
        for owner in (paragraph, *self.chain(value(paragraph, "w:pPr/w:pStyle"))):
            if find(owner, f"w:pPr/{switch}") is not None:
                return is_on(owner, f"w:pPr/{switch}")
        return False
