"""A delivered `.docx` read back, without help from what built it; hand-edited files too."""

from dataclasses import dataclass
from functools import cached_property

from report_engine.ooxml.accept import accepted
from report_engine.ooxml.elements import Element, attribute, is_on, parent_of, qn, value_of
from report_engine.ooxml.fields import Fields, read_fields
from report_engine.ooxml.package import Package, PackageError, open_package
from report_engine.ooxml.styles import Styles
from report_engine.problems import Problem, Severity, Source
from report_engine.render.places import MARK, Places
from report_engine.template.contract import HEADINGS, LINES
from report_engine.verify.counting import Form, form_of, written
from report_engine.verify.footers import page_number_lines, page_numbers
from report_engine.verify.standing import Standing, standings
from report_engine.verify.wording import wordings

_WIDE = "、）：．。"  # full-width: they need no blank behind them


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in the order of `w:p`; `text` is what a reader sees, without list numbers."""

    index: int
    element: Element
    style: str
    text: str


@dataclass(frozen=True)
class Report:
    """A document with what the rules ask of it; `places` are known if it was rendered."""

    source: Source
    package: Package
    places: Places | None = None

    @cached_property
    def standings(self) -> dict[int, Standing]:
        """Where the rendering prints the paragraphs that have words; empty if it was not rendered."""
        if self.places is None or not self.places.pages:
            return {}
        lines = frozenset(p.index for p in self.paragraphs if p.style in LINES)
        return standings(list(wordings(self.root, lines)), self.places.pages)

    @cached_property
    def pages(self) -> dict[int, int]:
        """Physical pages on which paragraphs begin: by their words or, for pictures, by their mark."""
        marks = {} if self.places is None else self.places.of
        begun = {p.index: marks[f"{MARK}{p.index}"].page for p in self.paragraphs if f"{MARK}{p.index}" in marks}
        return begun | {index: standing.lines[0][0] for index, standing in self.standings.items() if standing.lines}

    @cached_property
    def page_numbers(self) -> dict[int, str]:
        """The numbers that physical pages print on themselves."""
        return {} if self.places is None else page_numbers(self.places.pages, page_number_lines(self.package))

    @cached_property
    def root(self) -> Element:
        """The main part as it reads with tracked changes accepted."""
        return accepted(self.package)

    @cached_property
    def styles(self) -> Element:
        """The styles part."""
        return self.package.read(self.package.part("styles"))

    @cached_property
    def settings(self) -> Element:
        """The settings part, empty if there is none."""
        return self.package.optional("settings", "settings")

    @cached_property
    def read_fields(self) -> Fields:
        """The fields as they stand in the file."""
        return read_fields(self.root)

    @cached_property
    def fields(self) -> list["Field"]:
        """All fields, inner ones before the outer one that holds them; unclosed ones are left out."""
        known: dict[Element | None, Paragraph] = {one.element: one for one in self.paragraphs}
        found = ((one, known.get(one.paragraph)) for one in self.read_fields.closed)
        return [Field(one.words, one.result, paragraph) for one, paragraph in found if paragraph is not None]

    @property
    def asks_word(self) -> bool:
        """Tell whether Word fills the fields when it opens the file."""
        return is_on(self.settings, "updateFields")

    @cached_property
    def style_names(self) -> dict[str, str]:
        """Style names by id."""
        return self._styles.names

    @cached_property
    def _styles(self) -> Styles:
        return Styles(self.styles)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs."""
        return [
            Paragraph(index, element, self.style_of(element), visible(element))
            for index, element in enumerate(self.root.iter(qn("p")))
        ]

    @cached_property
    def bookmarks(self) -> dict[str, Paragraph]:
        """The paragraph in which each bookmark begins."""
        found: dict[str, Paragraph] = {}
        for paragraph in self.paragraphs:
            for start in paragraph.element.iter(qn("bookmarkStart")):
                found.setdefault(value_of(start, "name"), paragraph)
        return found

    @cached_property
    def heading_numbers(self) -> dict[int, str]:
        """Number of each heading by paragraph, counted as Word counts the list of its style."""
        patterns = self._heading_patterns
        counts = [0] * len(HEADINGS)
        numbers: dict[int, str] = {}
        for paragraph in self.paragraphs:
            if paragraph.style not in patterns:
                continue
            level = HEADINGS.index(paragraph.style)
            counts[level] += 1
            counts[level + 1 :] = [0] * (len(HEADINGS) - level - 1)
            text, forms = patterns[paragraph.style]
            # A damaged list may have a heading's style at a level of its own, far below.
            for position, (form, count) in enumerate(zip(forms, counts, strict=False), start=1):
                text = text.replace(f"%{position}", written(count, form))
            numbers[paragraph.index] = text
        return numbers

    @cached_property
    def headings_over(self) -> list[tuple[int, ...]]:
        """The numbered headings over each paragraph, the chapter's first; a heading stands under itself, too."""
        over: list[tuple[int, ...]] = []
        now: dict[int, int] = {}
        for paragraph in self.paragraphs:
            if paragraph.index in self.heading_numbers:
                level = HEADINGS.index(paragraph.style)
                now = {higher: index for higher, index in now.items() if higher < level} | {level: paragraph.index}
            over.append(tuple(now.values()))
        return over

    def names_level(self, heading: Paragraph) -> int:
        """Tell which is the highest level that a heading's number names, from 1."""
        text, _ = self._heading_patterns[heading.style]
        return min((level for level in range(1, 10) if f"%{level}" in text), default=1)

    def style_of(self, element: Element) -> str:
        """Name of a paragraph's style."""
        return self._styles.of(element)

    def full_text(self, paragraph: Paragraph) -> str:
        """Text with the heading's number before it, as a list of contents prints it."""
        number = self.heading_numbers.get(paragraph.index)
        if not number:
            return paragraph.text
        return number + ("" if number[-1] in _WIDE else " ") + paragraph.text

    def problem(self, code: str, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> Problem:
        """Make a problem of this file."""
        return Problem(code, message, self.source, hint, severity)

    @cached_property
    def _heading_patterns(self) -> dict[str, tuple[str, list[Form]]]:
        numbering = self.package.optional("numbering", "numbering")
        patterns: dict[str, tuple[str, list[Form]]] = {}
        for abstract in numbering.iter(qn("abstractNum")):
            levels = abstract.findall(qn("lvl"))
            formats = [form_of(attribute(level, "numFmt")) for level in levels]
            for position, level in enumerate(levels):
                name = self.style_names.get(attribute(level, "pStyle"), "")
                if name in HEADINGS:
                    legal = level.find(qn("isLgl")) is not None
                    forms: list[Form] = ["decimal"] * (position + 1) if legal else formats[: position + 1]
                    patterns[name] = (attribute(level, "lvlText"), forms)
        return patterns


def open_report(data: bytes, source: Source, places: Places | None = None) -> Report:
    """Read a package; PackageError if it is no Word file, or one that Word itself has never written."""
    package = open_package(data, "word")
    if not package.part("styles"):
        raise PackageError("不是完好的 Word 文件（.docx）：里面没有样式", "用 Word 打开并修复后另存")
    return Report(source, package, places)


def visible(element: Element) -> str:
    """Join the text of a paragraph as printed: field results, not codes; tabs as tabs."""
    text = ""
    for node in element.iter(qn("t"), qn("tab"), qn("br")):
        if node.tag == qn("t"):
            text += node.text or ""
        elif parent_of(node).tag == qn("r"):
            text += "\t" if node.tag == qn("tab") else "\n"
    return text


def quote(text: str, length: int = 24) -> str:
    """Quote the beginning of a text for a message."""
    flat = " ".join(text.split())
    return f"“{flat[:length]}{'…' if len(flat) > length else ''}”"


@dataclass(frozen=True, slots=True)
class Field:
    """A field: instruction words, visible result, paragraph in which it begins."""

    words: tuple[str, ...]
    result: str
    paragraph: Paragraph
