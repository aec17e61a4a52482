"""The part of a draft that says what it was made from: an XML part of its own namespace, bound to nothing."""

import json
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from lxml import etree

from report_engine.base.units import Block, Kind, Seat, Unit, characters
from report_engine.ooxml.elements import Element
from report_engine.ooxml.markup import parse, serialise
from report_engine.ooxml.package import Package
from report_engine.ooxml.relations import CONTENT_TYPES, RELATIONSHIPS, TYPES, rels_of

NAMESPACE = "urn:qhd-docgen:base"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_STORE = f"{_OFFICE}/customXml"
_ITEM_ID = "{6B1B6C52-6F5B-4C0B-9D0B-5D3F0A0E7C11}"  # names the kind of part, not the file
_KINDS: Mapping[str, Kind] = {"v": "value", "r": "ref", "n": "label", "s": "sign", "m": "made", "t": "char"}
_TAGS = {kind: tag for tag, kind in _KINDS.items()}
_FORMAT = "1"


class BaseError(ValueError):
    """The part is there, but not as the engine writes it."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a draft was made from: the year, the report's title, the blocks as they were printed, whose report it is."""

    year: int
    title: str
    blocks: tuple[Block, ...]
    school: str = ""


def with_base(package: Package, base: Base) -> Package:
    """Give the package with the part, its properties, relationships and content type."""
    number = 1
    while f"customXml/item{number}.xml" in package.parts:
        number += 1
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    parts = {
        item: serialise(_written(base)),
        properties: _properties(),
        rels_of(item): _rels(None, f"{_OFFICE}/relationships/customXmlProps", posixpath.basename(properties)),
    }
    of_main = rels_of(package.main)
    parts[of_main] = _rels(package.parts.get(of_main), f"{_OFFICE}/relationships/customXml", f"/{item}")
    types = parse(package.parts[CONTENT_TYPES])
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    etree.SubElement(types, f"{{{TYPES}}}Override", {"PartName": f"/{properties}", "ContentType": kind})
    return package.with_parts({**parts, CONTENT_TYPES: serialise(types)})


def read_base(package: Package) -> Base | None:
    """Find the part by its namespace; None if there is none. BaseError if it cannot be understood."""
    for name in package.related("customXml"):
        root = package.read(name)
        if root.tag == f"{{{NAMESPACE}}}base":
            try:
                if root.get("format") != _FORMAT:
                    raise BaseError("这份草稿是另一版程序生成的")
                blocks = tuple(map(_block, root))
                return Base(int(root.get("year", "")), root.get("title", ""), blocks, root.get("school", ""))
            except (ValueError, LookupError, TypeError) as error:
                raise BaseError(str(error)) from None
    return None


def year_of(package: Package) -> int:
    """Tell of which year a draft is; 0 if it does not say."""
    try:
        base = read_base(package)
    except BaseError:
        return 0
    return base.year if base else 0


def _written(base: Base) -> Element:
    attributes = {"format": _FORMAT, "year": str(base.year), "title": base.title}
    if base.school:
        attributes["school"] = base.school
    root = etree.Element(f"{{{NAMESPACE}}}base", attributes, nsmap={None: NAMESPACE})
    for block in base.blocks:
        element = etree.SubElement(root, f"{{{NAMESPACE}}}b")
        seat = f"{block.seat.table} {block.seat.row} {block.seat.column}" if block.seat else ""
        texts = {"p": block.path, "s": block.style, "m": block.mark, "c": seat, "l": "1" if block.listed else ""}
        for key, text in texts.items():
            if text:
                element.set(key, text)
        _write(block.units, element)
    return root


def _write(units: Iterable[Unit], block: Element) -> None:
    """Write characters of one look as one element, everything else by itself."""
    for (kind, of, bold, link), found in groupby(units, attrgetter("kind", "of", "bold", "link")):
        texts = [unit.text for unit in found]
        for text in ["".join(texts)] if kind == "char" else texts:
            element = etree.SubElement(block, f"{{{NAMESPACE}}}{_TAGS[kind]}")
            for key, value in (("o", of), ("b", "1" if bold else ""), ("u", link)):
                if value:
                    element.set(key, value)
            if text.isprintable():
                element.text = text
            else:  # what XML would make a blank of is written as JSON does
                element.set("j", json.dumps(text))


def _block(element: Element) -> Block:
    units: list[Unit] = []
    for child in element:
        kind = _KINDS[etree.QName(child).localname]
        text = json.loads(child.get("j", "")) if child.get("j") else child.text or ""
        of, bold, link = child.get("o", ""), child.get("b") == "1", child.get("u", "")
        units += characters(text, bold, link) if kind == "char" else [Unit(text, kind, of, bold, link)]
    place = element.get("c", "")
    seat = Seat(*map(int, place.split())) if place else None
    marks = element.get("m", ""), seat, element.get("l") == "1", element.get("p", "")
    return Block(element.get("s", ""), tuple(units), *marks)


def _properties() -> bytes:
    root = etree.Element(f"{{{_STORE}}}datastoreItem", {f"{{{_STORE}}}itemID": _ITEM_ID}, nsmap={"ds": _STORE})
    references = etree.SubElement(root, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(references, f"{{{_STORE}}}schemaRef", {f"{{{_STORE}}}uri": NAMESPACE})
    return serialise(root)


def _rels(old: bytes | None, kind: str, target: str) -> bytes:
    """Add a relationship under an id that none has."""
    root = (
        etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS}) if old is None else parse(old)
    )
    taken = {one.get("Id") for one in root}
    key = next(f"rIdBase{n}" for n in range(1, len(taken) + 2) if f"rIdBase{n}" not in taken)
    etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", {"Id": key, "Type": kind, "Target": target})
    return serialise(root)
