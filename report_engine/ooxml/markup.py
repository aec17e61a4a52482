"""XML from outside: parsed without entities, network or depth that could do harm."""

from lxml import etree

from report_engine.ooxml.elements import Element


class MarkupError(ValueError):
    """What should be XML is none, or does what Office never does; the message says which."""


def parse(data: bytes) -> Element:
    """Parse a part; MarkupError if that cannot be done, or it declares what Office never declares."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):  # lxml wants bytes that it can decode
        raise MarkupError("内容损坏，不成 XML") from None
    if root.getroottree().docinfo.doctype:
        raise MarkupError("含有文档类型声明（DOCTYPE），Office 从不写它")
    return root


def serialise(root: Element) -> bytes:
    """Write a part as Office does."""
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))
