"""Where the texts of the tree stand in the lists of YAML: the items of every body, with their lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from report_engine.blocks import AnyBlock
from report_engine.document import Block, Case, ListItems, Paragraph, Section
from report_engine.load import Loaded
from report_engine.load.files import CaseFile, ReportFile, SectionFile
from report_engine.read.located import Scalar
from report_engine.read.origin import Span
from report_engine.read.textfile import TextFile

_DASH = re.compile(r"( *)-(?: |$)")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a body: its lines in the file, the column of its dash, its text if it is one."""

    file: TextFile
    start: int
    end: int
    column: int
    scalar: Scalar | None = None

    @property
    def style(self) -> str:
        """The sign that begins the text: `|`, `>`, a quotation mark, or nothing."""
        return style_of(self.scalar.span) if self.scalar is not None else ""


@dataclass(frozen=True, slots=True)
class Home:
    """The place of a body that has no items yet: behind a line of its section."""

    file: TextFile
    at: int
    column: int


@dataclass(slots=True)
class Bodies:
    """The items by the path of each block or section that they print, in their order by the path of each body."""

    of_block: dict[str, Item] = field(default_factory=dict)
    of_section: dict[str, Item] = field(default_factory=dict)
    of_body: dict[str, list[Item]] = field(default_factory=dict)
    homes: dict[str, Home] = field(default_factory=dict)


def style_of(span: Span) -> str:
    """The sign that begins a text in YAML: of a block, of quotes, or none."""
    first = span.typed[:1]
    return first if first in ("|", ">", "'", '"') else ""


def find_items(loaded: Loaded) -> Bodies:
    """Walk the files in step with the tree that was made of them."""
    found = Bodies()
    document = loaded.document
    report = loaded.files.get(document.source.file)
    if isinstance(report, ReportFile):
        _body("declaration", report.declaration, document.declaration, loaded.files, found)
        _body("preface", report.preface, document.preface, loaded.files, found)
    for n, section in enumerate(document.sections):
        file = loaded.files.get(section.source.file)
        if isinstance(file, SectionFile):
            _section(f"sections.{n}", file, section, loaded.files, found)
    return found


def _section(path: str, file: SectionFile, section: Section, files: Mapping[Path, object], found: Bodies) -> None:
    title = file.title.span
    line = title.file.text.rfind("\n", 0, title.start) + 1
    if not file.body and "{" not in title.file.text[line : title.start]:
        column = len(re.match(r"[ -]*", title.file.text[line:])[0])  # type: ignore[index]
        found.homes[f"{path}.body"] = Home(title.file, _line_end(title.file, title.end), column)
    _body(f"{path}.body", file.body, section.body, files, found)
    for n, (child, node) in enumerate(zip(file.sections, section.sections, strict=True)):
        item = _item(child.span, None)
        if item is not None:
            found.of_section[f"{path}.sections.{n}"] = item
        _section(f"{path}.sections.{n}", child, node, files, found)


def _body(
    path: str, body: Sequence[AnyBlock], blocks: Sequence[Block], files: Mapping[Path, object], found: Bodies
) -> None:
    at = 0
    items = found.of_body.setdefault(path, [])
    for block in body:
        item = _item(block.span, block if isinstance(block, Scalar) else None)
        if item is None:
            return
        items.append(item)
        for node in _printed(block, blocks[at:]):
            found.of_block[f"{path}.{at}"] = item
            if isinstance(node, Case):
                case = files.get(node.source.file)
                if isinstance(case, CaseFile):
                    _body(f"{path}.{at}.body", case.body, node.body, files, found)
            at += 1


def _printed(block: AnyBlock, blocks: Sequence[Block]) -> Iterator[Block]:
    """The nodes that an item became: a text several, anything else one; none of what a school has no data for."""
    if not isinstance(block, Scalar):
        yield from (node for node in blocks[:1] if isinstance(node, Case) or _within(node.origin, block.span))
        return
    for node in blocks:
        is_text = isinstance(node, Paragraph | ListItems)
        if not (is_text and node.origin.file is block.file and _within(node.origin, block.span)):
            return
        yield node


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start < outer.end


def _item(span: Span, scalar: Scalar | None) -> Item | None:
    """Find the lines of an item; None where a list is written in brackets."""
    text = span.file.text
    line = text.rfind("\n", 0, span.start) + 1
    while True:
        dash = _DASH.match(text, line)
        if dash and line + len(dash[1]) < span.start:
            break
        if line == 0:
            return None
        line = text.rfind("\n", 0, line - 1) + 1
        if text[line : line + 1] not in (" ", "-", "\n", "#"):
            return None
    stop = span.start + len(span.typed.rstrip())
    return Item(span.file, line, _line_end(span.file, stop), len(dash[1]), scalar)


def _line_end(file: TextFile, index: int) -> int:
    end = file.text.find("\n", index)
    return len(file.text) if end < 0 else end + 1
