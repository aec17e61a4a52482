"""A built report in the hands of someone who edits it: change its XML, then ask `verify`."""

import io
import zipfile
from collections.abc import Collection, Iterator
from copy import deepcopy
from pathlib import Path

from lxml import etree
from support.ooxml import DOCUMENT, Docx, Element, find, find_all, qn, value
from support.reference import REPOSITORY
from support.styles import Styles
from support.text import text_of

from report_engine.load import load_layout
from report_engine.load.layout import Layout
from report_engine.ooxml.elements import w
from report_engine.problems import Problem, Source
from report_engine.project import Project
from report_engine.render.places import Place, Places
from report_engine.render.printed import Line, Page
from report_engine.verify import verify

FILE = Source(Path("report.docx"))
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", *(["?"] * 99))


def layout() -> Layout:
    """The layout of the repository's report."""
    problems: list[Problem] = []
    found = load_layout(Project(REPOSITORY, 2024), "hebei", FILE, problems)
    assert found is not None, problems
    return found


# What stays with the paragraph below it.
_BOUND = ("表题", "图片段落", "缺失照片", "案例图片", "图注", "案例标题", "序列标题", "附表标题")


def invented_places(docx: bytes, per_page: int = 12, broken: Collection[int] = ()) -> Places:
    """Places as a rendering would give them if every page held the same number of paragraphs.

    Paragraphs that must stay together stay on the page of the first, but for a page that begins at one of `broken`.
    Each paragraph is a line as the file has it; a page prints its number, roman before the chapters.
    """
    edit = Edit(docx)
    marks: dict[str, Place] = {}
    page, count, bound = 1, 0, False
    lines: dict[int, list[Line]] = {}
    begins = [1]  # the first page of every section
    for index, paragraph in enumerate(edit.paragraphs):
        if (count >= per_page and not bound) or index in broken:
            page, count = page + 1, 0
        marks[f"Q{index}"] = Place(page, 700.0 - 20 * count)
        lines.setdefault(page, []).append(Line(own_text(paragraph), 80.0, 700.0 - 20 * count))
        style = edit.style(paragraph)
        bound = style.lower().startswith("heading") or style in _BOUND
        count += 1
        if find(paragraph, "w:pPr/w:sectPr") is not None:
            page, count, bound = page + 1, 0, False
            begins.append(page)
    shown = printed_numbers(edit.document, begins, max(lines))
    return Places(marks, tuple(a_page(lines.get(n, []), shown[n]) for n in range(1, max(lines) + 1)))


def a_page(lines: list[Line], number: str) -> Page:
    """A page with its number in the footer."""
    footer = [Line(f"— {number} —" if number.isdecimal() else number, 290.0, 75.0, aside=True)] if number else []
    return Page(595.0, 842.0, (*(line for line in lines if line.text.strip()), *footer))


def printed_numbers(document: Element, begins: list[int], last: int) -> dict[int, str]:
    """What the footers print: each section as it says, the cover nothing."""
    shown: dict[int, str] = {}
    number = 0
    for section, properties in enumerate(document.iter(qn("w:sectPr"))):
        end = begins[section + 1] if section + 1 < len(begins) else last + 1
        kind = find(properties, "w:pgNumType")
        start = None if kind is None else kind.get(qn("w:start"))
        for page in range(begins[section], end):
            number = int(start) if start and page == begins[section] else number + 1
            roman = kind is not None and kind.get(qn("w:fmt")) == "lowerRoman"
            shown[page] = ROMAN[number] if roman else str(number)
    shown[1] = ""
    return shown


def own_text(paragraph: Element) -> str:
    """The text of a paragraph as it is printed."""
    return "".join(t.text or "" for t in paragraph.iter(qn("w:t")) if next(t.iterancestors(qn("w:p"))) is paragraph)


class Edit:
    """A report being edited; `document` is the tree of its main part."""

    def __init__(self, docx: bytes) -> None:
        self.docx = Docx.read(docx)
        self._opened: dict[str, Element] = {}
        self.document = self.part(DOCUMENT)
        self.part("word/styles.xml")
        self.styles = Styles(self.docx)

    def part(self, name: str) -> Element:
        """Open a part; what is changed in it is saved."""
        return self._opened.setdefault(name, self.docx.xml(name))

    @property
    def paragraphs(self) -> list[Element]:
        """All paragraphs, those of tables too."""
        return list(self.document.iter(qn("w:p")))

    @property
    def body(self) -> Element:
        """The body."""
        return find(self.document, "w:body")

    def style(self, paragraph: Element) -> str:
        """Name of a paragraph's style."""
        return self.styles.name(paragraph)

    def all(self, style: str) -> list[Element]:
        """All paragraphs of a style."""
        return [paragraph for paragraph in self.paragraphs if self.style(paragraph) == style]

    def first(self, style: str, text: str = "") -> Element:
        """The first paragraph of a style that holds a text."""
        return next(paragraph for paragraph in self.all(style) if text in text_of(paragraph))

    def index(self, paragraph: Element) -> int:
        """Number of a paragraph in the order of the file."""
        return self.paragraphs.index(paragraph)

    def line_of(self, target: Element) -> Element:
        """The line of 目录 or a list that leads to a paragraph."""
        names = {value(start, attribute="w:name") for start in find_all(target, ".//w:bookmarkStart")}
        links = self.document.iter(qn("w:hyperlink"))
        return next(link.getparent() for link in links if link.get(qn("w:anchor")) in names)

    def field(self, kind: str, within: Element = None) -> tuple[str, Element]:
        """Instruction and first result of the first field of a kind."""
        return next(self.fields(kind, within))

    def fields(self, kind: str, within: Element = None) -> Iterator[tuple[str, Element]]:
        """All instructions of a kind, each with the element of its first result."""
        for code in (self.document if within is None else within).iter(qn("w:instrText")):
            if (code.text or "").split()[:1] == [kind]:
                following = (node for node in code.xpath("following::w:t", namespaces={"w": code.nsmap["w"]}))
                yield code.text, next(following)

    def style_element(self, name: str) -> Element:
        """A style's definition."""
        return next(style for style in self.styles.by_id.values() if value(style, "w:name") == name)

    def text(self, paragraph: Element, text: str) -> None:
        """Type over a paragraph: the text goes into its first run, the rest is emptied."""
        for number, node in enumerate(paragraph.iter(qn("w:t"))):
            node.text = "" if number else text

    def style_id(self, name: str) -> str:
        """Id of a style, which depends on the program that saved the file."""
        return str(self.style_element(name).get(qn("w:styleId")))

    def new(self, style: str, text: str) -> Element:
        """Make a paragraph."""
        return typed(self.style_id(style), text)

    def mention(self, code: str, result: str) -> Element:
        """Make a paragraph that holds one field."""
        paragraph = self.new("Body Text", "见")
        for kind in ("begin", code, "separate", result, "end"):
            tag = "fldChar" if kind in ("begin", "separate", "end") else "instrText" if kind == code else "t"
            paragraph.append(w("r", w(tag, fldCharType=kind) if tag == "fldChar" else w(tag)))
            paragraph[-1][0].text = None if tag == "fldChar" else kind
        return paragraph

    def save(self) -> bytes:
        """Write the package as it is now."""
        result = io.BytesIO()
        with zipfile.ZipFile(result, "w") as package:
            for name, part in self.docx.parts.items():
                opened = self._opened.get(name)
                package.writestr(name, part if opened is None else etree.tostring(opened, encoding="UTF-8"))
        return result.getvalue()

    def said(self, places: Places | None = None) -> list[str]:
        """What `verify` says: code and message of every problem."""
        return said(self.save(), places)

    def codes(self, places: Places | None = None) -> list[str]:
        """The codes of what `verify` says, each once."""
        return sorted({line.split()[0] for line in self.said(places)})


def typed(style_id: str, text: str) -> Element:
    """Make a paragraph of one run."""
    run = w("t")
    run.text = text
    return w("p", w("pPr", w("pStyle", val=style_id)), w("r", run))


def quoted(paragraph: Element) -> str:
    """Give a paragraph as messages quote it: its first 24 characters."""
    text = " ".join(text_of(paragraph).split())
    return f"“{text[:24]}…”" if len(text) > 24 else f"“{text}”"


def duplicate(element: Element) -> Element:
    """Copy and paste: the copy stands behind the original."""
    copy = deepcopy(element)
    element.addnext(copy)
    return copy


def remove(element: Element) -> None:
    """Delete an element."""
    element.getparent().remove(element)


def said(docx: bytes, places: Places | None = None) -> list[str]:
    """Verify a report; every problem as code and message, with blanks of all kinds as one."""
    return [
        f"{problem.code} {problem.message}".replace("\xa0", " ") for problem in verify(docx, FILE, layout(), places)
    ]
