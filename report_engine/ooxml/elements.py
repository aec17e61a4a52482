"""WordprocessingML elements: names, making them, and the order Word wants."""

from collections.abc import Callable, Mapping
from functools import cache

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element

copy: Callable[[Element], Element] = Element.__copy__  # type: ignore[attr-defined]
"""Copies a prototype with all that stands in it; without the detour of Python's own `copy`, which costs as much."""


@cache
def qn(name: str) -> str:
    """Write a WordprocessingML name as lxml wants it."""
    return f"{{{W}}}{name}"


def _order(names: str) -> Mapping[object, int]:
    return {qn(name): place for place, name in enumerate(names.split())}


# The order of the children that this engine sets; Word ignores what stands out of order.
TBLPR_ORDER = _order(
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
)
TCPR_ORDER = _order(
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"
)
PPR_ORDER = _order(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd "
    "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
    "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
RPR_ORDER = _order(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Make a `w:` element with `w:` attributes and children."""
    element = copy(_made(tag))
    for name, value in attributes.items():
        element.set(qn(name), str(value))
    if children:
        element.extend(children)
    return element


@cache
def _made(tag: str) -> Element:
    """Make an element once; a copy takes a third of the time."""
    # Without a map of prefixes: in the document, which names the prefix, the element takes that; it costs half.
    return etree.Element(qn(tag))


def is_on(parent: Element, name: str) -> bool:
    """Tell whether a switch stands in an element and is not turned off."""
    switch = parent.find(qn(name))
    return switch is not None and switch.get(qn("val"), "true") not in ("false", "0", "off")


def attribute(parent: Element, path: str, name: str = "val") -> str:
    """Read an attribute of a child, or of a child's child (`pPr/sectPr`); empty if anything on the way is absent."""
    return value_of(find(parent, path), name)


def value_of(element: Element | None, name: str = "val") -> str:
    """Read a `w:` attribute; empty if it, or the element, is absent."""
    return "" if element is None else element.get(qn(name)) or ""


def name_of(element: Element) -> str:
    """Give an element's name with its namespace; empty for a comment or an instruction, which have none."""
    return element.tag if isinstance(element.tag, str) else ""


def child_of(parent: Element, name: str) -> Element | None:
    """Find the first child of a name: a path takes five times as long."""
    tag = qn(name)
    for child in parent:
        if child.tag == tag:
            return child
    return None


def find(parent: Element, path: str) -> Element | None:
    """Find a child, or a child's child (`tcPr/vMerge`): the first of each name."""
    found: Element | None = parent
    for name in path.split("/"):
        found = None if found is None else child_of(found, name)
    return found


def need(parent: Element, path: str) -> Element:
    """Find a child, or a child's child (`pPr/rPr`), that was checked or made to be there."""
    found = find(parent, path)
    if found is None:
        raise LookupError(f"{name_of(parent)} has no {path}")
    return found


def first_child(parent: Element, name: str) -> Element:
    """Get the child that holds an element's properties; made, before all others, if there is none."""
    child = child_of(parent, name)
    if child is None:
        child = w(name)
        parent.insert(0, child)
    return child


def parent_of(element: Element) -> Element:
    """Get what an element stands in; it is not the root of its part."""
    parent = element.getparent()
    if parent is None:
        raise LookupError(f"{name_of(element)} stands in nothing")
    return parent


def remove(element: Element) -> None:
    """Take an element out of what it stands in."""
    parent_of(element).remove(element)


def text_of(element: Element) -> str:
    """Join all text of an element."""
    return "".join(node.text or "" for node in element.iter(qn("t")))


def set_child(parent: Element, child: Element, order: Mapping[object, int]) -> None:
    """Put a child in its place in the schema's order, replacing one of the same name."""
    tags = [other.tag for other in parent]
    if child.tag in tags:
        place = tags.index(child.tag)
        parent.remove(parent[place])
        del tags[place]
    rank = order[child.tag]
    parent.insert(sum([order.get(tag, -1) < rank for tag in tags]), child)


def set_text_result(runs: tuple[Element, ...], text: str) -> None:
    """Put a field's result into its first run and empty the others."""
    for number, run in enumerate(runs):
        for node in run.findall(qn("t")):
            node.text = text if number == 0 else ""
            text = text if number else ""
