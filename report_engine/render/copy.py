"""What LibreOffice is given instead of the report: a copy in which it loses nothing.

A no-break space in the result of a field makes LibreOffice drop the rest of the result where a line
breaks there. The report keeps it, for Word; the copy has an ordinary space in its place. Nothing in it leads outside.
"""

from report_engine.ooxml.elements import Element, qn, value_of
from report_engine.ooxml.fields import all_fields
from report_engine.ooxml.markup import serialise
from report_engine.ooxml.offline import offline
from report_engine.ooxml.package import open_package

_NO_BREAK, _SPACE = "\u00a0", " "


def copy_to_print(docx: bytes) -> bytes:
    """Copy a report for the PDF."""
    package = open_package(docx, "word")
    root = package.tree(package.main)
    soften(root)
    return offline(package.with_parts({package.main: serialise(root)})).to_bytes()


def soften(root: Element) -> None:
    """Put ordinary spaces into what fields print, and into the bookmarks that they print."""
    opened: set[str] = set()
    printed = {node for one in all_fields(root) for node in one.results}
    for node in root.iter(*map(qn, ("bookmarkStart", "bookmarkEnd", "t"))):
        if node.tag == qn("bookmarkStart"):
            opened.add(value_of(node, "id"))
        elif node.tag == qn("bookmarkEnd"):
            opened.discard(value_of(node, "id"))
        elif node.text and (opened or node in printed):
            node.text = node.text.replace(_NO_BREAK, _SPACE)
