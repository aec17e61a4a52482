"""The parts of a Word file that a template is judged by, read without harm from a damaged one."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from report_engine.ooxml.elements import Element, R, need, qn, value_of
from report_engine.ooxml.package import Package, PackageError, open_package

_NEEDED = {"styles": "样式", "settings": "设置"}  # Word writes them into every file
_KINDS = {"headerReference": "页眉", "footerReference": "页脚"}
_UNSEEN = {"header": "没有用到的页眉", "footer": "没有用到的页脚", "footnotes": "脚注"}
_PAGES = {"first": "（首页）", "even": "（偶数页）"}


@dataclass(frozen=True, slots=True)
class Edge:
    """A header, a footer or the footnotes: its name for authors and its content."""

    name: str
    root: Element


@dataclass(frozen=True, slots=True)
class Parts:
    """A Word file taken apart.

    `edges` are the other parts that tags are rendered in: headers and footers, each under the first
    section that has it, and footnotes.
    """

    package: Package
    document: Element
    styles: Element
    theme: Element
    numbering: Element
    settings: Element
    edges: tuple[Edge, ...]

    @property
    def body(self) -> Element:
        """What stands between the headers and footers."""
        return need(self.document, "body")

    @property
    def sections(self) -> list[Element]:
        """Properties of every section, in order."""
        return list(self.body.iter(qn("sectPr")))


def read_parts(data: bytes) -> Parts:
    """Parse what matters of a package; PackageError if it is no Word file, or one that Word has never saved."""
    package = open_package(data, "word")
    document = package.tree(package.main)
    lacking = [name for kind, name in _NEEDED.items() if not package.part(kind)]
    sections = document.findall(f"{qn('body')}//{qn('sectPr')}")
    if not sections or sections[-1].find(qn("pgSz")) is None or sections[-1].find(qn("pgMar")) is None:
        lacking.append("纸张和页边距")
    if lacking:
        raise PackageError(f"里面没有{'、'.join(lacking)}", "用 Word 打开，再保存一次")
    styles, theme, numbering, settings = (
        package.optional(kind, kind) for kind in ("styles", "theme", "numbering", "settings")
    )
    return Parts(package, document, styles, theme, numbering, settings, tuple(_edges(package, document)))


def _edges(package: Package, document: Element) -> Iterator[Edge]:
    seen = set()
    for number, section in enumerate(document.iter(qn("sectPr")), start=1):
        for reference in section:
            kind = _KINDS.get(etree.QName(reference).localname)
            relation = package.relation(reference.get(f"{{{R}}}id", ""))
            if kind and relation and relation.part in package.parts and relation.part not in seen:
                seen.add(relation.part)
                page = _PAGES.get(value_of(reference, "type"), "")
                yield Edge(f"第 {number} 节的{kind}{page}", package.tree(relation.part))
    for name, story in package.stories.items():
        if name not in seen and story in _UNSEEN:
            yield Edge(_UNSEEN[story], package.tree(name))
