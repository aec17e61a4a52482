"""Opens Word files for comparing, with a message for what is none."""

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from lxml import etree

from report_engine.ooxml.accept import accept, is_tracked, unwrap
from report_engine.ooxml.archive import unpack
from report_engine.ooxml.elements import Element, R, qn
from report_engine.problems import Source
from report_engine.verify.reading import NotADocumentError, Report, open_report
from report_engine.word.pages import DOCUMENT

RELATIONS = "word/_rels/document.xml.rels"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# What stands in a run for a character.
SIGNS = {qn("tab"): "\t", qn("br"): "\n", qn("cr"): "\n", qn("noBreakHyphen"): "-"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGED = "不是完好的 Word 文件（.docx），请在 Word 里打开，另存为 .docx"
_WRAPPERS = [qn(name) for name in ("sdt", "customXml", "smartTag")]
_LISTS = re.compile(r"\s*TOC\b")
_OURS = re.compile(r"Ref[0-9a-f]{16}")


class WordFile:
    """A Word file: its parts, and the tree of its main part with tracked changes accepted.

    `which` is what messages call it: 旧文件 or 新文件.
    """

    def __init__(self, data: bytes, which: str) -> None:
        self.which = which
        if data.startswith(_OLE):
            raise NotADocumentError(f"{which}是 .doc 文件或加了密码，请在 Word 里去掉密码，另存为 .docx")
        try:
            report = open_report(data, Source(Path()))
        except NotADocumentError:
            raise NotADocumentError(f"{which}{_DAMAGED}") from None
        self.parts = unpack(data)
        self.root: Element = etree.fromstring(self.parts[DOCUMENT])
        if self.root.find(qn("body")) is None:
            raise NotADocumentError(f"{which}{_DAMAGED}")
        self.relations = _relations(self.parts)
        self.tracked = is_tracked(self.root)
        accept(self.root)
        _unwrap(self.root)
        self.report: Report = replace(report, parts={**report.parts, DOCUMENT: etree.tostring(self.root)})

    @property
    def body(self) -> Element:
        """The body."""
        return self.root.find(qn("body"))

    def relation(self, key: str) -> tuple[str, str, bool]:
        """Give type, target and whether it is outside of a relationship of the main part; empty if there is none."""
        return self.relations.get(key, ("", "", False))

    def picture(self, element: Element) -> str:
        """Tell one picture from another: a digest of the data behind the drawing that holds an element."""
        drawing = next(element.iterancestors(qn("drawing")), element)
        keys = [value for node in drawing.iter() for name, value in node.attrib.items() if name.startswith(f"{{{R}}}")]
        data = (self.parts.get(f"word/{self.relation(key)[1]}", self.relation(key)[1].encode()) for key in keys)
        return sha256(b"".join(data)).hexdigest()


def bookmarks(element: Element) -> list[str]:
    """Names of the bookmarks that begin in an element, first those that the engine gave."""
    names = (start.get(qn("name")) for start in element.iter(qn("bookmarkStart")))
    return sorted((name for name in names if name and name != "_GoBack"), key=lambda name: not is_ours(name))


def is_ours(bookmark: str) -> bool:
    """Tell whether the engine gave a bookmark, to a heading, a caption or a case."""
    return _OURS.fullmatch(bookmark) is not None


def _relations(parts: Mapping[str, bytes]) -> dict[str, tuple[str, str, bool]]:
    if RELATIONS not in parts:
        return {}
    return {
        one.get("Id", ""): (
            one.get("Type", ""),
            one.get("Target", "").removeprefix("/word/"),
            one.get("TargetMode") == "External",
        )
        for one in etree.fromstring(parts[RELATIONS])
    }


def _unwrap(root: Element) -> None:
    """Take content controls away, but not those around a list of contents: their content is ordinary text."""
    for node in list(root.iter(*_WRAPPERS)):
        if any(_LISTS.match(code.text or "") for code in node.iter(qn("instrText"))):
            continue
        content = node.find(qn("sdtContent")) if node.tag == qn("sdt") else node
        if content is not None:
            for properties in [*content.findall(qn("customXmlPr")), *content.findall(qn("smartTagPr"))]:
                content.remove(properties)
            node[:] = list(content)
        unwrap(node)
