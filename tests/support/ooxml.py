"""A `.docx` as parts and XML trees."""

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

Element = Any

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
DOCUMENT = "word/document.xml"


def qn(name: str) -> str:
    """Write `w:p` as lxml wants it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def find(element: Element, path: str) -> Element:
    """Find the first element of a path such as `w:pPr/w:pStyle`; None if there is none."""
    return element.find(path, NAMESPACES)


def find_all(element: Element, path: str) -> list[Element]:
    """Find all elements of a path such as `.//w:tbl`."""
    return list(element.iterfind(path, NAMESPACES))


def value(element: Element, path: str = "", attribute: str = "w:val") -> str | None:
    """Get an attribute of an element or of the first one at a path below it; None if it is not there."""
    target = find(element, path) if path else element
    return None if target is None else target.get(qn(attribute))


def is_on(element: Element, path: str) -> bool:
    """Tell whether a switch such as `w:pPr/w:keepNext` is there and not turned off."""
    return find(element, path) is not None and value(element, path) not in ("0", "false", "off")


@dataclass
class Docx:
    """The parts of a package in their order, parsed on demand."""

    parts: dict[str, bytes] = field(repr=False)
    _trees: dict[str, Element] = field(default_factory=dict, repr=False)

    @classmethod
    def read(cls, source: bytes | Path) -> "Docx":
        """Read a package; a damaged one is an error here."""
        raw = source.read_bytes() if isinstance(source, Path) else source
        with zipfile.ZipFile(BytesIO(raw)) as package:
            assert package.testzip() is None
            return cls({name: package.read(name) for name in package.namelist()})

    def xml(self, name: str) -> Element:
        """Parse a part."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.parts[name])
        return self._trees[name]

    def save(self) -> bytes:
        """Write the package as it is now, edited trees and all."""
        result = BytesIO()
        with zipfile.ZipFile(result, "w") as package:
            for name, part in self.parts.items():
                tree = self._trees.get(name)
                package.writestr(
                    name, part if tree is None else etree.tostring(tree, encoding="UTF-8", standalone=True)
                )
        return result.getvalue()

    @property
    def body(self) -> Element:
        """What stands between the first and the last paragraph."""
        return find(self.xml(DOCUMENT), "w:body")

    @property
    def stories(self) -> dict[str, Element]:
        """All parts with running text: document, headers and footers."""
        names = [n for n in self.parts if n.startswith(("word/document", "word/header", "word/footer"))]
        return {name: self.xml(name) for name in names if name.endswith(".xml")}

    def targets(self, part: str = DOCUMENT) -> dict[str, tuple[str, bool]]:
        """Give where each relationship of a part leads, and whether that is outside the package."""
        folder, _, file = part.rpartition("/")
        relations = self.xml(f"{folder}/_rels/{file}.rels")
        return {
            relation.get("Id"): (relation.get("Target"), relation.get("TargetMode") == "External")
            for relation in relations
        }
