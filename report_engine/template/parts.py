"""The parts of a Word file that a template is judged by, read without harm from a damaged one."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from report_engine.ooxml.elements import Element, R, qn

_NEEDED = ("[Content_Types].xml", "_rels/.rels", "word/settings.xml", "word/fontTable.xml")
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, LookupError, RuntimeError, etree.XMLSyntaxError)
_KINDS = {"headerReference": "页眉", "footerReference": "页脚"}
_PAGES = {"first": "（首页）", "even": "（偶数页）"}


class DamagedError(ValueError):
    """The file is no whole Word document."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A header or footer: its name for authors and its content."""

    name: str
    root: Element


@dataclass(frozen=True, slots=True)
class Parts:
    """A Word file taken apart; `edges` are headers and footers, each under the first section that has it."""

    document: Element
    styles: Element
    theme: Element
    numbering: Element
    settings: Element
    edges: tuple[Edge, ...]

    @property
    def body(self) -> Element:
        """What stands between the headers and footers."""
        return self.document.find(qn("body"))

    @property
    def sections(self) -> list[Element]:
        """Properties of every section, in order."""
        return list(self.body.iter(qn("sectPr")))


def read_parts(data: bytes) -> Parts:
    """Parse what matters of a package; DamagedError if any of it is broken or absent."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if package.testzip():
                raise DamagedError
            for name in _NEEDED:
                package.getinfo(name)
            names = ("document", "styles", "theme/theme1", "numbering", "settings")
            document, styles, theme, numbering, settings = (_parse(package, f"word/{name}.xml") for name in names)
            section = document.findall(f"{qn('body')}//{qn('sectPr')}")[-1]
            if section.find(qn("pgSz")) is None or section.find(qn("pgMar")) is None:
                raise DamagedError  # Word has never saved it
            return Parts(document, styles, theme, numbering, settings, tuple(_edges(package, document)))
    except _DAMAGE:
        raise DamagedError from None


def _edges(package: zipfile.ZipFile, document: Element) -> Iterator[Edge]:
    relations = _parse(package, "word/_rels/document.xml.rels")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    seen = set()
    for number, section in enumerate(document.iter(qn("sectPr")), start=1):
        for reference in section:
            kind = _KINDS.get(etree.QName(reference).localname)
            target = targets.get(reference.get(f"{{{R}}}id"), "")
            if kind and target and target not in seen:
                seen.add(target)
                page = _PAGES.get(reference.get(qn("type")), "")
                part = posixpath.normpath(posixpath.join("word", target)).lstrip("/")
                yield Edge(f"第 {number} 节的{kind}{page}", _parse(package, part))


def _parse(package: zipfile.ZipFile, part: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(package.read(part), parser)
