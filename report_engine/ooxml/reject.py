"""Takes tracked changes back: all of them, or those of some authors."""

from collections.abc import Callable

from report_engine.ooxml.accept import CHANGES, unwrap
from report_engine.ooxml.elements import Element, name_of, parent_of, qn, remove

_CAME, _WENT = (qn("ins"), qn("moveTo")), (qn("del"), qn("moveFrom"))
_PROPERTIES = {qn(name) for name in ("rPr", "trPr", "numPr")}
_CHANGED = {qn(f"{name}Change"): qn(name) for name in ("rPr", "pPr")}


def reject(root: Element, chosen: Callable[[str], bool]) -> None:
    """Make the document read as if the changes of chosen authors had never been made; others stay tracked."""
    mine = [node for node in root.iter(*CHANGES) if chosen(node.get(qn("author")) or "")]
    for node in mine:
        if node.tag in _CHANGED:
            _restore(node)
    for node in [one for one in mine if _within_properties(one)]:
        _reject_mark(node)
    for node in [one for one in mine if one.getparent() is not None and not _within_properties(one)]:
        if node.tag in _CAME:
            remove(node)
        elif node.tag in _WENT:
            for text in node.iter(qn("delText"), qn("delInstrText")):
                text.tag = qn("t") if text.tag == qn("delText") else qn("instrText")
            unwrap(node)


def _within_properties(change: Element) -> bool:
    parent = change.getparent()
    return parent is not None and parent.tag in _PROPERTIES


def authors(root: Element) -> list[str]:
    """Name the authors of tracked changes, in the order of their first."""
    return list(dict.fromkeys(node.get(qn("author")) or "" for node in root.iter(*CHANGES)))


def _restore(change: Element) -> None:
    """Give a run or paragraph the look that it had."""
    properties = parent_of(change)
    before = change.find(_CHANGED[name_of(change)])
    mark = properties.find(qn("rPr")) if properties.tag == qn("pPr") else None
    section = properties.find(qn("sectPr")) if properties.tag == qn("pPr") else None
    properties[:] = [] if before is None else list(before)
    properties.extend(one for one in (mark, section) if one is not None)


def _reject_mark(node: Element) -> None:
    """Take back a paragraph mark, or a row, that came or went."""
    properties = parent_of(node)
    came = node.tag in _CAME
    if properties.tag == qn("trPr") and came:
        remove(parent_of(properties))
    elif properties.tag == qn("rPr") and parent_of(properties).tag == qn("pPr") and came:
        # A paragraph that never ended runs on: `accept` joins it when it meets this.
        node.tag = qn("del")
    else:
        remove(node)
