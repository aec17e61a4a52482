"""Opens Word files for comparing, with a message for what is none."""

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from report_engine.compare.history import History, read_history
from report_engine.compare.looks import Looks
from report_engine.ooxml.accept import accept, is_tracked, unwrap
from report_engine.ooxml.elements import Element, R, need, qn
from report_engine.ooxml.markup import serialise
from report_engine.ooxml.numbers import twips
from report_engine.ooxml.package import PackageError
from report_engine.ooxml.relations import Relation
from report_engine.problems import Source
from report_engine.verify.reading import Report, open_report

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# What stands in a run for a character.
SIGNS = {qn("tab"): "\t", qn("br"): "\n", qn("cr"): "\n", qn("noBreakHyphen"): "-"}
_WRAPPERS = [qn(name) for name in ("sdt", "customXml", "smartTag")]
_LISTS = re.compile(r"\s*TOC\b")
_OURS = re.compile(r"Ref[0-9a-f]{16}")


class WordFile:
    """A Word file: its parts, and the tree of its main part with tracked changes accepted.

    `which` is what messages call it: 旧文件 or 新文件.
    """

    def __init__(self, data: bytes, which: str) -> None:
        self.which = which
        try:
            report = open_report(data, Source(Path()))
        except PackageError as error:
            raise PackageError(f"{which}：{error}", error.hint) from None
        self.package = report.package
        self.root: Element = self.package.tree(self.package.main)
        self.tracked = is_tracked(self.root)
        self.history: History = read_history(self.root)
        accept(self.root)
        _unwrap(self.root)
        self.report: Report = replace(
            report, package=self.package.with_parts({self.package.main: serialise(self.root)})
        )
        self.looks = Looks(self.report.styles)

    @property
    def body(self) -> Element:
        """The body."""
        return need(self.root, "body")

    def relation(self, key: str) -> Relation:
        """Give a relationship of the main part; an empty one if there is none."""
        return self.package.relation(key) or Relation(key, "", "", False, "")

    def picture(self, element: Element) -> str:
        """Tell one picture from another: a digest of the data behind the drawing that holds an element."""
        drawing = next(element.iterancestors(qn("drawing")), element)
        keys = [value for node in drawing.iter() for name, value in node.attrib.items() if name.startswith(f"{{{R}}}")]
        related = (self.relation(key) for key in keys)
        data = (self.package.parts.get(one.part, one.target.encode()) for one in related)
        return sha256(b"".join(data)).hexdigest()

    def page(self) -> tuple[str, ...]:
        """Describe the pages of the sections: size and margins in millimetres."""
        found: list[str] = []
        for section in self.report.root.iter(qn("sectPr")):
            size, margin = section.find(qn("pgSz")), section.find(qn("pgMar"))
            sides = zip("上下左右", ("top", "bottom", "left", "right"), strict=True)
            edges = " ".join(f"{name}{_millimetres(margin, side)}" for name, side in sides)
            found.append(f"纸 {_millimetres(size, 'w')}×{_millimetres(size, 'h')}，边距 {edges}")
        return tuple(dict.fromkeys(found))


def _millimetres(element: Element | None, attribute: str) -> int:
    return round(twips(element, attribute) / 1440 * 25.4)


def bookmarks(element: Element) -> list[str]:
    """Names of the bookmarks that begin in an element, first those that the engine gave."""
    names = (start.get(qn("name")) for start in element.iter(qn("bookmarkStart")))
    return sorted((name for name in names if name and name != "_GoBack"), key=lambda name: not is_ours(name))


def is_ours(bookmark: str) -> bool:
    """Tell whether the engine gave a bookmark, to a heading, a caption or a case."""
    return _OURS.fullmatch(bookmark) is not None


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
