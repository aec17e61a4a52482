"""Writes the new report with every difference to the old one as a tracked change of Word.

Read in this order: `tokens` and `blocks` (what a document is made of), `merge` and `paragraphs` (old and
new put into one), `marks` (the tracked changes); `importer` and `tidy` make the result a whole document.
"""

import re
from collections.abc import Iterable
from datetime import datetime

from report_engine.compare.redline.importer import OLD, Importer
from report_engine.compare.redline.marks import Marker
from report_engine.compare.redline.merge import Merger
from report_engine.compare.redline.tidy import tidy
from report_engine.compare.wordfile import WordFile
from report_engine.ooxml.elements import Element, qn, value_of
from report_engine.ooxml.markup import serialise

_TRIES = 4


def redline(old: bytes, new: bytes, author: str, date: datetime) -> bytes:
    """Mark in `new` what differs from `old`: accepting everything gives `new`, rejecting everything `old`.

    目录 and the lists, headers, footers and the sections are those of `new`, without marks. Where only
    the number of a field changed, the new one stands: Word counts it again. PackageError if one
    of the two is no Word file.
    """
    before, after = WordFile(old, "旧文件"), WordFile(new, "新文件")
    marker = Marker(author, date)
    importer, blocks = _merge(before, after, marker)
    after.body[:] = [*blocks, *after.body.findall(qn("sectPr"))]
    tidy(after.root, marker)
    main = {after.package.main: serialise(after.root)}
    return after.package.with_parts(importer.package() | main).to_bytes()


def _merge(before: WordFile, after: WordFile, marker: Marker) -> tuple[Importer, list[Element]]:
    """Merge the bodies.

    A table that moved is deleted in one place and inserted in another, its bookmark with it; there
    can be only one of a name. So the old one gets another name, and the old mentions of it too:
    they lead to the right place whether the changes are accepted or rejected.
    """
    names = {value_of(start, "name") for start in after.root.iter(qn("bookmarkStart"))}
    for _ in range(_TRIES):
        importer = Importer(before, after)
        merger = Merger(before, after, marker, importer)
        blocks = merger.blocks(list(before.body), list(after.body))
        moved = sorted(merger.paragraphs.parted & names)
        if not moved:
            break
        _rename(before.root, moved, names)
    return importer, blocks


def _rename(root: Element, moved: Iterable[str], taken: set[str]) -> None:
    own = {start.get(qn("name")) for start in root.iter(qn("bookmarkStart"))}
    others: dict[str, str] = {}
    for name in moved:
        other = name[:32] + OLD
        while other in taken | own | set(others.values()):
            other += "x"
        others[name] = other
    for start in root.iter(qn("bookmarkStart")):
        start.set(qn("name"), others.get(value_of(start, "name"), value_of(start, "name")))
    for link in root.iter(qn("hyperlink")):
        if link.get(qn("anchor")) in others:
            link.set(qn("anchor"), others[value_of(link, "anchor")])
    for code in root.iter(qn("instrText")):
        code.text = re.sub(r"\S+", lambda match: others.get(match[0], match[0]), code.text or "")
    for simple in root.iter(qn("fldSimple")):
        simple.set(qn("instr"), re.sub(r"\S+", lambda m: others.get(m[0], m[0]), simple.get(qn("instr"), "")))
