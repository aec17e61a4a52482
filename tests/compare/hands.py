"""A Word file in the hands of someone: open it, change its body, save it."""

from collections.abc import Callable
from datetime import UTC, datetime

from lxml import etree
from support.ooxml import DOCUMENT, Docx, Element, find, qn, value

from report_engine.compare import compare_documents, describe, redline

from .edits import Editor
from .resolve import printed

WHEN = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)


def marked(old: bytes, new: bytes) -> bytes:
    """Make the redline of two files."""
    return redline(old, new, "市教育局", WHEN)


def edited(docx: bytes, seed: int, times: int) -> bytes:
    """Make random edits."""
    opened = Docx.read(docx)
    names = style_names(opened)

    def listed(paragraph: Element) -> bool:
        style = names.get(value(paragraph, "w:pPr/w:pStyle") or "") or ""
        return style.startswith(("toc ", "table of figures"))

    Editor(opened.body, seed, listed).edit(times)
    return opened.save()


def style_names(docx: Docx) -> dict[str, str | None]:
    """Names of styles by id."""
    return {
        str(value(s, attribute="w:styleId")): value(s, "w:name")
        for s in docx.xml("word/styles.xml").iter(qn("w:style"))
    }


def changed(docx: bytes, change: Callable[[Element], object]) -> bytes:
    """Let a function change the body."""
    opened = Docx.read(docx)
    change(opened.body)
    return opened.save()


def the(body: Element, text: str, tag: str = "w:p") -> Element:
    """The last paragraph, row or table that holds a text: the first ones may be lines of 目录."""
    found = [e for e in body.iter(qn(tag)) if text in "".join(map(printed, e.iter(qn("w:p"))))]
    assert found, text
    return found[-1]


def retype(body: Element, old: str, new: str) -> None:
    """Type over a text that stands in one run, everywhere but in 目录."""
    nodes = [n for n in body.iter(qn("w:t")) if old in (n.text or "") and not _is_link(n)]
    assert nodes, old
    for node in nodes:
        node.text = node.text.replace(old, new)


def _is_link(node: Element) -> bool:
    return next(node.iterancestors(qn("w:hyperlink")), None) is not None


def paragraph(text: str, style: str = "BodyText") -> Element:
    """Make a paragraph."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    made = etree.fromstring(f'<w:p xmlns:w="{w}"><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t/></w:r></w:p>')
    find(made, "w:r/w:t").text = text
    return made


def told(old: bytes, new: bytes) -> list[tuple[str, str, str, str]]:
    """What is said of two files."""
    return [(d.kind, d.where, d.before, d.after) for d in compare_documents(old, new)]


def shown(old: bytes, new: bytes) -> list[str]:
    """What the terminal shows, line by line."""
    return describe(compare_documents(old, new)).splitlines()


def document(docx: bytes) -> Element:
    """The tree of the main part."""
    return Docx.read(docx).xml(DOCUMENT)
