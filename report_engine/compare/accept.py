"""Accepts the tracked changes that a document already holds."""

from report_engine.word.oxml import Element, qn

_GONE = {qn(name) for name in ("del", "moveFrom")}
_HERE = {qn(name) for name in ("ins", "moveTo")}
_PROPERTIES = {qn(name) for name in ("rPr", "trPr", "numPr")}
_TRACES = [
    qn(name)
    for name in (
        *("pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "tblPrExChange"),
        *("trPrChange", "tcPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    )
]


def is_tracked(root: Element) -> bool:
    """Tell whether changes are tracked anywhere."""
    return next(root.iter(*_GONE, *_HERE, *_TRACES), None) is not None


def accept(root: Element) -> None:
    """Make the document read as if everybody had agreed."""
    for row in [mark.getparent().getparent() for mark in root.iter(qn("del")) if mark.getparent().tag == qn("trPr")]:
        table = row.getparent()
        table.remove(row)
        if table.tag == qn("tbl") and table.find(f".//{qn('tr')}") is None:
            table.getparent().remove(table)
    for node in [n for n in root.iter(*_GONE) if n.getparent().tag not in _PROPERTIES]:
        node.getparent().remove(node)
    for node in [n for n in root.iter(*_HERE) if n.getparent().tag not in _PROPERTIES]:
        unwrap(node)
    for paragraph in list(root.iter(qn("p"))):
        mark = paragraph.find(f"{qn('pPr')}/{qn('rPr')}")
        if mark is not None and any(child.tag in _GONE for child in mark):
            _join(paragraph)
    for node in list(root.iter(*_GONE, *_HERE, *_TRACES)):
        node.getparent().remove(node)


def unwrap(node: Element) -> None:
    """Put the children of an element in its place."""
    parent = node.getparent()
    position = parent.index(node)
    parent[position : position + 1] = list(node)


def _join(paragraph: Element) -> None:
    """Let a paragraph whose end was deleted run on into the next one."""
    following = paragraph.getnext()
    content = [child for child in paragraph if child.tag != qn("pPr")]
    if following is not None and following.tag == qn("p"):
        start = 0 if following.find(qn("pPr")) is None else 1
        following[start:start] = content
        paragraph.getparent().remove(paragraph)
    elif not content and following is not None:
        paragraph.getparent().remove(paragraph)
