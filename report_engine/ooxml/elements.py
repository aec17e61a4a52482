"""WordprocessingML elements: names, making them, and the order Word wants."""

from copy import deepcopy
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = Any  # lxml's element; its stubs do not know custom element classes of python-docx

# The order of the children that this engine sets; Word ignores what stands out of order.
TBLPR_ORDER = (
    "tblStyle",
    "tblpPr",
    "tblOverlap",
    "bidiVisual",
    "tblStyleRowBandSize",
    "tblStyleColBandSize",
    "tblW",
    "jc",
    "tblCellSpacing",
    "tblInd",
    "tblBorders",
    "shd",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
    "tblDescription",
)
TCPR_ORDER = tuple(
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark".split()  # noqa: SIM905
)
PPR_ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
)


def qn(name: str) -> str:
    """Write a WordprocessingML name as lxml wants it."""
    return f"{{{W}}}{name}"


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Make a `w:` element with `w:` attributes and children."""
    element = etree.Element(qn(tag), {qn(key): str(value) for key, value in attributes.items()}, nsmap={"w": W})
    element.extend(children)
    return element


def is_on(parent: Element, name: str) -> bool:
    """Tell whether a switch stands in an element and is not turned off."""
    switch = parent.find(qn(name))
    return switch is not None and switch.get(qn("val"), "true") not in ("false", "0", "off")


def attribute(parent: Element, path: str, name: str = "val") -> str:
    """Read an attribute of a child, or of a child's child (`pPr/pStyle`); empty if anything on the way is absent."""
    child = parent.find("/".join(map(qn, path.split("/"))))
    return "" if child is None else child.get(qn(name)) or ""


def text_of(element: Element) -> str:
    """Join all text of an element."""
    return "".join(node.text or "" for node in element.iter(qn("t")))


def set_child(parent: Element, child: Element, order: tuple[str, ...]) -> None:
    """Put a child in its place in the schema's order, replacing one of the same name."""
    old = parent.find(child.tag)
    if old is not None:
        parent.remove(old)
    rank = {qn(name): index for index, name in enumerate(order)}
    position = sum(rank.get(other.tag, -1) < rank[child.tag] for other in parent)
    parent.insert(position, child)


def copy(element: Element) -> Element:
    """Copy a prototype."""
    return deepcopy(element)


def set_text_result(runs: tuple[Element, ...], text: str) -> None:
    """Put a field's result into its first run and empty the others."""
    for number, run in enumerate(runs):
        for node in run.findall(qn("t")):
            node.text = text if number == 0 else ""
            text = text if number else ""
