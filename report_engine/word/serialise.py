"""The parts of a document that python-docx holds, each serialised once, without a ZIP file in between."""

from typing import Any

from docx.opc.constants import CONTENT_TYPE
from docx.opc.spec import default_content_types
from lxml import etree

from report_engine.ooxml.markup import serialise
from report_engine.ooxml.relations import CONTENT_TYPES, TYPES, rels_of


def parts_of(docx: Any) -> dict[str, bytes]:
    """Give the parts in the order in which python-docx would save them."""
    package = docx.part.package
    parts = list(package.iter_parts())
    found = {CONTENT_TYPES: _content_types(parts), rels_of(""): package.rels.xml}
    for part in parts:
        found[part.partname.membername] = part.blob
        if part.rels:
            found[part.partname.rels_uri.membername] = part.rels.xml
    return found


def _content_types(parts: list[Any]) -> bytes:
    """Say what the parts are: by their ending what everybody knows, one by one what is Word's own."""
    endings = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    single: dict[str, str] = {}
    for part in parts:
        ending = part.partname.ext.lower()
        if (ending, part.content_type) in default_content_types:
            endings[ending] = part.content_type
        else:
            single[str(part.partname)] = part.content_type
    root = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
    for ending, kind in sorted(endings.items()):
        etree.SubElement(root, f"{{{TYPES}}}Default", {"Extension": ending, "ContentType": kind})
    for name, kind in sorted(single.items()):
        etree.SubElement(root, f"{{{TYPES}}}Override", {"PartName": name, "ContentType": kind})
    return serialise(root)
