"""The seal of a built file: a fingerprint of all that it prints, by which an edited one is told from a re-saved one.

It is a custom property of the file, which Word, WPS and LibreOffice keep.
"""

import hashlib

from lxml import etree

from report_engine.base.reading import Story, read_story
from report_engine.base.units import Block
from report_engine.ooxml.accept import accepted
from report_engine.ooxml.elements import Element, qn, text_of
from report_engine.ooxml.fields import pieces
from report_engine.ooxml.markup import parse, serialise
from report_engine.ooxml.package import Package, PackageError, open_package
from report_engine.ooxml.relations import CONTENT_TYPES, RELATIONSHIPS, TYPES, rels_of

_NAME = "qhd-docgen"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES, _TYPES = f"{_OFFICE}/custom-properties", f"{_OFFICE}/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that people name
_PART = "docProps/custom.xml"


def with_seal(package: Package, story: Story) -> Package:
    """Give a package, which has no tracked changes and prints `story`, with its seal."""
    existing = next(iter(package.related("custom-properties", "")), "")
    if existing:
        root = package.tree(existing)
    else:
        root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap={None: _PROPERTIES, "vt": _TYPES})
    for one in [one for one in root if one.get("name") == _NAME]:
        root.remove(one)
    number = max((int(one.get("pid", "1")) for one in root), default=1) + 1
    names = {"fmtid": _FORMAT, "pid": str(number), "name": _NAME}
    entry = etree.SubElement(root, f"{{{_PROPERTIES}}}property", names)
    value: Element = etree.SubElement(entry, f"{{{_TYPES}}}lpwstr")
    value.text = _fingerprint(package, story)
    parts = {existing or _PART: serialise(root)}
    if not existing:
        kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        types = parse(package.parts[CONTENT_TYPES])
        etree.SubElement(types, f"{{{TYPES}}}Override", {"PartName": f"/{_PART}", "ContentType": kind})
        rels = parse(package.parts[rels_of("")])
        link = {"Id": "rIdSeal", "Type": f"{_OFFICE}/relationships/custom-properties", "Target": _PART}
        etree.SubElement(rels, f"{{{RELATIONSHIPS}}}Relationship", link)
        parts |= {CONTENT_TYPES: serialise(types), rels_of(""): serialise(rels)}
    return package.with_parts(parts)


def is_edited(data: bytes) -> bool:
    """Tell whether a file is anything but what the engine wrote, as printed; one without a seal is."""
    try:
        package = open_package(data, "word")
        own = (one for name in package.related("custom-properties", "")[:1] for one in package.read(name))
        seal = next(("".join(one.itertext()).strip() for one in own if one.get("name") == _NAME), "")
        return not seal or seal != _fingerprint(package, read_story(package, accepted(package)))
    except PackageError:
        return True


def _fingerprint(package: Package, story: Story) -> str:
    blocks = [_told(block) for block in story.blocks]
    told = [f"({', '.join(blocks)}{',' * (len(blocks) == 1)})", *sorted(other_texts(package) | comments(package))]
    return hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _told(block: Block) -> str:
    """What a reader sees of a block, and in which cell it stands; programs rename styles and renumber nothing."""
    return f"({block.look}, {block.seat and (block.seat.row, block.seat.column)})"


def other_texts(package: Package) -> frozenset[str]:
    """Texts of headers, footers and notes; fields print what pages they like."""
    found: set[str] = set()
    for name, kind in package.stories.items():
        if kind not in ("document", "comments"):
            for paragraph in package.read(name).iter(qn("p")):
                text = "".join(piece.node.text or "" for piece in pieces(paragraph) if not piece.within)
                found.add(" ".join(text.split()))
    return frozenset(found - {""})


def comments(package: Package) -> frozenset[str]:
    """Texts of comments."""
    names = [name for name, kind in package.stories.items() if kind == "comments"]
    return frozenset(text_of(paragraph) for name in names for paragraph in package.read(name).iter(qn("p")))
