"""Writes the new report with every difference to the old one as a tracked change of Word."""

import re
from collections.abc import Iterable
from datetime import datetime

from lxml import etree

from report_engine.compare.adapt import OLD, Adapter
from report_engine.compare.merge import Merge
from report_engine.compare.package import DOCUMENT, Word, write
from report_engine.compare.pen import Pen
from report_engine.compare.tidy import tidy
from report_engine.word.oxml import Element, qn

_TRIES = 4


def redline(old: bytes, new: bytes, author: str, date: datetime) -> bytes:
    """Mark in `new` what differs from `old`: accepting everything gives `new`, rejecting everything `old`.

    目录 and the lists, headers, footers and the sections are those of `new`, without marks. Where only
    the number of a field changed, the new one stands: Word counts it again. NotADocumentError if one
    of the two is no Word file.
    """
    before, after = Word(old, "旧文件"), Word(new, "新文件")
    pen = Pen(author, date)
    adapter, blocks = _weave(before, after, pen)
    after.body[:] = [*blocks, *after.body.findall(qn("sectPr"))]
    tidy(after.root, pen)
    main = etree.tostring(after.root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return write(after.parts | adapter.package() | {DOCUMENT: main})


def _weave(before: Word, after: Word, pen: Pen) -> tuple[Adapter, list[Element]]:
    """Weave the bodies.

    A table that moved is deleted in one place and inserted in another, its bookmark with it; there
    can be only one of a name. So the old one gets another name, and the old mentions of it too:
    they lead to the right place whether the changes are accepted or rejected.
    """
    names = {start.get(qn("name")) for start in after.root.iter(qn("bookmarkStart"))}
    for _ in range(_TRIES):
        adapter = Adapter(before, after)
        merge = Merge(before, after, pen, adapter)
        blocks = merge.blocks(list(before.body), list(after.body))
        moved = sorted(merge.weaver.parted & names)
        if not moved:
            break
        _rename(before.root, moved, names)
    return adapter, blocks


def _rename(root: Element, moved: Iterable[str], taken: set[str]) -> None:
    own = {start.get(qn("name")) for start in root.iter(qn("bookmarkStart"))}
    others: dict[str, str] = {}
    for name in moved:
        other = name[:32] + OLD
        while other in taken | own | set(others.values()):
            other += "x"
        others[name] = other
    for start in root.iter(qn("bookmarkStart")):
        start.set(qn("name"), others.get(start.get(qn("name")), start.get(qn("name"))))
    for link in root.iter(qn("hyperlink")):
        if link.get(qn("anchor")) in others:
            link.set(qn("anchor"), others[link.get(qn("anchor"))])
    for code in root.iter(qn("instrText")):
        code.text = re.sub(r"\S+", lambda match: others.get(match[0], match[0]), code.text or "")
    for simple in root.iter(qn("fldSimple")):
        simple.set(qn("instr"), re.sub(r"\S+", lambda m: others.get(m[0], m[0]), simple.get(qn("instr"), "")))
