"""Opens Word files for comparing, with a message for what is none, and writes one back."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from lxml import etree

from report_engine.compare.accept import accept, is_tracked, unwrap
from report_engine.problems import Source
from report_engine.verify.reading import NotADocumentError, Report, open_report
from report_engine.word.oxml import Element, R, qn

DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DATE = (1980, 1, 1, 0, 0, 0)
_PACKED = (".png", ".jpg", ".jpeg")
_WRAPPERS = [qn(name) for name in ("sdt", "customXml", "smartTag")]
_LISTS = re.compile(r"\s*TOC\b")


class Word:
    """A Word file: its parts, and the tree of its main part with tracked changes accepted."""

    def __init__(self, data: bytes, which: str) -> None:
        if data.startswith(_OLE):
            raise NotADocumentError(f"{which}是 .doc 文件或加了密码，请在 Word 里去掉密码，另存为 .docx")
        try:
            report = open_report(data, Source(Path()))
        except NotADocumentError as error:
            raise NotADocumentError(f"{which}{error}") from None
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist() if not name.endswith("/")}
        self.root: Element = etree.fromstring(self.parts[DOCUMENT])
        if self.root.find(qn("body")) is None:
            raise NotADocumentError(f"{which}不是完好的 Word 文件（.docx）：没有正文")
        self.relations = _relations(self.parts)
        self.tracked = is_tracked(self.root)
        accept(self.root)
        _unwrap(self.root)
        self.report: Report = replace(report, parts={**report.parts, DOCUMENT: etree.tostring(self.root)})
        self.style_names: Mapping[str, str] = report.style_names
        self.style_ids = {name: key for key, name in report.style_names.items()}

    def relation(self, key: str) -> tuple[str, str, bool]:
        """Give type, target and whether it is outside of a relationship of the main part; empty if there is none."""
        return self.relations.get(key, ("", "", False))

    def picture(self, element: Element) -> str:
        """Tell one picture from another: a digest of the data behind the drawing that holds an element."""
        drawing = next(element.iterancestors(qn("drawing")), element)
        keys = [value for node in drawing.iter() for name, value in node.attrib.items() if name.startswith(f"{{{R}}}")]
        data = (self.parts.get(f"word/{self.relation(key)[1]}", self.relation(key)[1].encode()) for key in keys)
        return sha256(b"".join(data)).hexdigest()

    @property
    def body(self) -> Element:
        """The body."""
        return self.root.find(qn("body"))


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
        for properties in (
            [] if content is None else content.findall(qn("customXmlPr")) + content.findall(qn("smartTagPr"))
        ):
            content.remove(properties)
        if content is not None:
            node[:] = list(content)
        unwrap(node)


def write(parts: Mapping[str, bytes]) -> bytes:
    """Write a package, the same bytes for the same parts."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.lower().endswith(_PACKED) else zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return result.getvalue()
