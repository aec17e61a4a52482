"""Accepts the tracked changes that a document holds."""

from itertools import takewhile

from report_engine.ooxml.elements import Element, parent_of, qn, remove
from report_engine.ooxml.numbers import whole
from report_engine.ooxml.package import Package

_GONE = {qn(name) for name in ("del", "moveFrom")}
_HERE = {qn(name) for name in ("ins", "moveTo")}
_PROPERTIES = {qn(name) for name in ("rPr", "trPr", "numPr")}
_OTHERS = [
    qn(name)
    for name in (
        *("pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "tblPrExChange"),
        *("trPrChange", "tcPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
    )
]
_MARKS = (qn("bookmarkStart"), qn("bookmarkEnd"))
_RANGES = [qn(f"{name}Range{end}") for name in ("moveFrom", "moveTo") for end in ("Start", "End")]
CHANGES = (*sorted(_GONE), *sorted(_HERE), *_OTHERS)  # what a reviewer has still to accept or to reject


def is_tracked(root: Element) -> bool:
    """Tell whether changes are tracked anywhere."""
    return next(root.iter(*CHANGES, *_RANGES), None) is not None


def accepted(package: Package) -> Element:
    """Read the main part as if everybody had agreed; like any tree that is read, it is not to be changed."""
    root = package.read(package.main)
    if is_tracked(root):
        root = package.tree(package.main)
        accept(root)
    return root


def accept(root: Element) -> None:
    """Make the document read as if everybody had agreed."""
    if not is_tracked(root):
        return
    for row in [parent_of(parent_of(mark)) for mark in root.iter(qn("del")) if parent_of(mark).tag == qn("trPr")]:
        table = parent_of(row)
        table.remove(row)
        if table.tag == qn("tbl") and table.find(f".//{qn('tr')}") is None:
            remove(table)
    for cell in [parent_of(parent_of(mark)) for mark in root.iter(qn("cellDel"))]:
        around = [*cell.iterancestors(qn("tbl"))][:1]
        remove(cell)
        for table in around:
            _narrow(table)
    for edge in [one for one in root.iter(*_MARKS) if parent_of(one).tag in _GONE]:
        _hoist(edge)
    for start in list(root.iter(qn("bookmarkStart"))):
        _drop_emptied(start)
    for node in [n for n in root.iter(*_GONE) if parent_of(n).tag not in _PROPERTIES]:
        remove(node)
    for node in [n for n in root.iter(*_HERE) if parent_of(n).tag not in _PROPERTIES]:
        unwrap(node)
    for edge in list(root.iter(*_RANGES)):
        remove(edge)  # before paragraphs are joined: it may stand between them
    for paragraph in list(root.iter(qn("p"))):
        properties = paragraph.find(f"{qn('pPr')}/{qn('rPr')}")
        if properties is not None and any(child.tag in _GONE for child in properties):
            _join(paragraph)
    for node in list(root.iter(*CHANGES)):
        remove(node)


def unwrap(node: Element) -> None:
    """Put the children of an element in its place."""
    parent = parent_of(node)
    position = parent.index(node)
    parent[position : position + 1] = list(node)


def _narrow(table: Element) -> None:
    """Leave a grid no more columns than its rows have."""
    widths = [0]
    for row in table.findall(qn("tr")):
        spans = [row.find(f"{qn('trPr')}/{qn(name)}") for name in ("gridBefore", "gridAfter")]
        cells = [cell.find(f"{qn('tcPr')}/{qn('gridSpan')}") for cell in row.findall(qn("tc"))]
        widths.append(sum(map(whole, spans)) + sum(max(1, whole(span, default=1)) for span in cells))
    for column in table.findall(f"{qn('tblGrid')}/{qn('gridCol')}")[max(widths) :]:
        remove(column)


def _hoist(mark: Element) -> None:
    """Put the end of a bookmark beside the deleted text in which it stands: what it marks goes on elsewhere."""
    around = parent_of(mark)
    if mark.tag == qn("bookmarkStart"):
        around.addprevious(mark)
    else:
        around.addnext(mark)


def _drop_emptied(start: Element) -> None:
    """Take away a bookmark around nothing but deleted text, as Word does."""
    inside = list(takewhile(lambda e: (e.tag, e.get(qn("id"))) != _end_of(start), start.itersiblings()))
    end = inside[-1].getnext() if inside else None
    gone = [node for node in inside if node.tag not in _MARKS]
    if end is not None and gone and all(node.tag in _GONE for node in gone):
        remove(end)
        remove(start)


def _end_of(start: Element) -> tuple[str, str | None]:
    return qn("bookmarkEnd"), start.get(qn("id"))


def _join(paragraph: Element) -> None:
    """Let a paragraph whose end was deleted run on into the next one."""
    following = paragraph.getnext()
    content = [child for child in paragraph if child.tag != qn("pPr")]
    if following is not None and following.tag == qn("p"):
        start = 0 if following.find(qn("pPr")) is None else 1
        following[start:start] = content
        remove(paragraph)
    elif not content and following is not None:
        remove(paragraph)
