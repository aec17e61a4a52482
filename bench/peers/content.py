"""The content of a report as any tool can take it: paragraphs of styles, tables and pictures, in their order.

The styles are those that an empty document of python-docx has; a case is its title and quoted text.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from report_engine.document import Block as Node
from report_engine.document import (
    Case,
    Document,
    Figure,
    Link,
    ListItems,
    Paragraph,
    Photo,
    Ref,
    Scorecard,
    Section,
    Table,
    Text,
    Value,
)
from report_engine.numbering import Labels
from report_engine.pictures import Pictures

Block = dict[str, Any]

HEADINGS = ("Heading 1", "Heading 2", "Heading 3", "Heading 4")
BODY, BULLET, NUMBER = "Body Text", "List Bullet", "List Number"
CAPTION, CASE, QUOTE = "Caption", "Intense Quote", "Quote"
STYLES = (*HEADINGS, BODY, BULLET, NUMBER, CAPTION, CASE, QUOTE)


def write(document: Document, labels: Labels, pictures: Pictures, folder: Path) -> None:
    """Write `content.json` and the pictures that it names; mentions are typed as they are printed."""
    writer = _Writer(document, labels, pictures, folder)
    for block in (*document.declaration, *document.preface):
        writer.block(block)
    for section in document.sections:
        writer.section(section, 0)
    for card in document.scorecards:
        writer.card(card)
    (folder / "content.json").write_text(json.dumps({"blocks": writer.blocks}, ensure_ascii=False), "utf-8")


@dataclass(frozen=True)
class _Writer:
    document: Document
    labels: Labels
    pictures: Pictures
    folder: Path
    blocks: list[Block] = field(default_factory=list)

    def section(self, section: Section, level: int) -> None:
        self._paragraph(HEADINGS[level], self._labelled(section.id, section.title))
        for block in section.body:
            self.block(block)
        for child in section.sections:
            self.section(child, level + 1)

    def card(self, card: Scorecard) -> None:
        self._paragraph(CAPTION, self._labelled(card.id, card.title))
        head = ["序号", "指标", "单位", *(f"{year}年" for year in self.document.years)]
        rows = [[row.no, row.label, row.unit, *row.values] for row in card.rows]
        self._table([head, *([cell.text for cell in row] for row in rows)])

    def block(self, block: Node, text: str = BODY) -> None:
        match block:
            case Paragraph():
                self._paragraph(text, self._text(block))
            case ListItems():
                style = text if text == QUOTE else NUMBER if block.ordered else BULLET
                for item in block.items:
                    self._paragraph(style, self._text(item))
            case Table():
                self._paragraph(CAPTION, self._labelled(block.id, block.caption))
                rows = [[cell.text for cell in row] for row in (*block.head, *block.rows)]
                self._table([row + [""] * (block.columns - len(row)) for row in rows])  # merged cells
            case Figure():
                self._figure(block)
            case Case():
                self._paragraph(CASE, self._labelled(block.id, block.title))
                for inner in block.body:
                    self.block(inner, QUOTE)

    def _figure(self, figure: Figure) -> None:
        picture = self.pictures.get(figure.id)
        if picture is not None:
            path = self.folder / f"{figure.id}.{picture.extension}"
            path.write_bytes(picture.data)
            self.blocks.append({"kind": "picture", "path": str(path), "width_mm": picture.width_mm})
        elif isinstance(figure.image, Photo):
            self._paragraph(BODY, f"照片待补：{figure.image.name}")
        if figure.note:
            self._paragraph(BODY, self._text(figure.note))
        self._paragraph(CAPTION, self._labelled(figure.id, figure.caption))

    def _paragraph(self, style: str, text: str) -> None:
        self.blocks.append({"kind": "paragraph", "style": style, "text": text})

    def _table(self, rows: list[list[str]]) -> None:
        self.blocks.append({"kind": "table", "rows": rows})

    def _labelled(self, target: str, title: Text) -> str:
        return f"{self.labels[target].full} {title.text}"

    def _text(self, paragraph: Paragraph) -> str:
        return "".join(self._inlines(paragraph))

    def _inlines(self, paragraph: Paragraph) -> Iterator[str]:
        for item in paragraph.content:
            match item:
                case Ref():
                    yield str(self.labels[item.target])
                case Link():
                    yield from (part.text for part in item.content)
                case Text() | Value():
                    yield item.text
