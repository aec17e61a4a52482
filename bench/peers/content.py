"""The content of a report as any tool can take it: headings, paragraphs, tables and pictures, in order."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from report_engine.document import Block as Node
from report_engine.document import Case, Document, Figure, Link, ListItems, Paragraph, Ref, Section, Table, Text, Value
from report_engine.numbering import Labels
from report_engine.pictures import Pictures

Block = dict[str, Any]


def write(document: Document, labels: Labels, pictures: Pictures, folder: Path) -> Path:
    """Write `content.json` and the pictures that it names; mentions are typed as they are printed."""
    folder.mkdir(parents=True, exist_ok=True)
    blocks = [block for section in document.sections for block in _section(section, 1, labels, pictures, folder)]
    path = folder / "content.json"
    path.write_text(json.dumps({"title": document.front.title.text, "blocks": blocks}, ensure_ascii=False), "utf-8")
    return path


def _section(section: Section, level: int, labels: Labels, pictures: Pictures, folder: Path) -> Iterator[Block]:
    yield {"kind": "heading", "level": level, "text": f"{labels[section.id]} {section.title.text}"}
    for block in section.body:
        yield from _block(block, labels, pictures, folder)
    for child in section.sections:
        yield from _section(child, level + 1, labels, pictures, folder)


def _block(block: Node, labels: Labels, pictures: Pictures, folder: Path) -> Iterator[Block]:
    match block:
        case Paragraph():
            yield {"kind": "text", "text": _text(block, labels)}
        case ListItems():
            yield from ({"kind": "text", "text": _text(item, labels)} for item in block.items)
        case Table():
            yield {"kind": "text", "text": f"{labels[block.id]} {block.caption.text}"}
            rows = [[cell.text for cell in row] for row in block.rows]
            rows = [row + [""] * (block.columns - len(row)) for row in rows]  # merged cells
            yield {"kind": "table", "rows": rows}
        case Figure():
            picture = pictures.get(block.id)
            if picture is not None:
                path = folder / f"{block.id}.{picture.extension}"
                path.write_bytes(picture.data)
                yield {"kind": "picture", "path": str(path), "width_mm": picture.width_mm}
            yield {"kind": "text", "text": f"{labels[block.id]} {block.caption.text}"}
        case Case():
            yield {"kind": "heading", "level": 4, "text": f"{labels[block.id]} {block.title.text}"}
            for inner in block.body:
                yield from _block(inner, labels, pictures, folder)


def _text(paragraph: Paragraph, labels: Labels) -> str:
    return "".join(_inline(item, labels) for item in paragraph.content)


def _inline(item: Text | Value | Ref | Link, labels: Labels) -> str:
    match item:
        case Ref():
            return str(labels[item.target])
        case Link():
            return "".join(part.text for part in item.content)
        case Text() | Value():
            return item.text
