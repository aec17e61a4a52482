"""What writing one document carries along: lookups and the counters of its ids."""

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from report_engine.load.layout import Layout
from report_engine.numbering import Labels
from report_engine.ooxml.elements import Element
from report_engine.ooxml.styles import Chain
from report_engine.pictures import Pictures
from report_engine.template.contract import Template
from report_engine.word.tight import Line, line_of


@dataclass(frozen=True)
class Build:
    """One document being written; bookmark and drawing ids share one running number."""

    docx: Any
    template: Template
    layout: Layout
    labels: Labels
    pictures: Pictures
    shelf: Path | None = None  # where pictures are kept from build to build
    ids: Any = field(default_factory=lambda: count(1000))
    media: Any = field(default_factory=lambda: count(1))
    known: dict[bytes, str] = field(default_factory=dict)
    within: list[str] = field(default_factory=list)  # the sections that are being written, the chapter first
    chains: dict[str, Chain] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    cells: dict[tuple[object, ...], Element] = field(default_factory=dict)  # see `empty_cell`

    def next_id(self) -> int:
        """Give an id that nothing in the document has."""
        return int(next(self.ids))

    def style(self, name: str) -> str:
        """Translate a style's name to the id the Word file uses."""
        return self.template.style_ids[name]

    def chain(self, name: str) -> Chain:
        """Give a style with those that it is based on."""
        if name not in self.chains:
            self.chains[name] = Chain(self.docx.styles.element, self.style(name))
        return self.chains[name]

    def line(self, name: str) -> Line:
        """Measure the lines of a style."""
        if name not in self.lines:
            self.lines[name] = line_of(self.chain(name), self.template.text_width)
        return self.lines[name]

    def relate_picture(self, data: bytes, extension: str) -> str:
        """Add a picture to the package; returns its relationship id.

        Not python-docx's own way: that hashes every earlier picture again at each insertion.
        """
        if data not in self.known:
            name = PackURI(f"/word/media/picture{next(self.media)}.{extension}")
            content_type = {"png": "image/png", "jpg": "image/jpeg"}[extension]
            part = Part(name, content_type, data, self.docx.part.package)
            self.known[data] = self.docx.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self.known[data]

    def relate_url(self, url: str) -> str:
        """Add an outside address; returns its relationship id."""
        return str(self.docx.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
