"""Outlines a Word file, hand-edited ones too."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from report_engine.compare.comments import comments_of
from report_engine.compare.outline import Comment, Exhibit, Line, Outline, Part, Piece, Stops, place_at
from report_engine.compare.paragraphs import caption, cell_text, line_of, looks_of, rows_of, typed_text
from report_engine.compare.wordfile import WordFile, bookmarks
from report_engine.ooxml.elements import WP, Element, need, parent_of, qn
from report_engine.template.contract import LINES, NOTE_STYLE, Style
from report_engine.verify.reading import Paragraph

_FIGURES = (Style.CHART_CAPTION, Style.PHOTO_CAPTION)
_TABLES = (Style.TABLE_CAPTION, Style.CARD_TITLE)
STORIES = "页眉、页脚和脚注"
_MISSING = "缺失照片"
_BOX = "案例"  # begins the names of the styles of a case's box
_OTHER_STORIES = ("header", "footer", "footnotes", "endnotes")
_HEADING = re.compile(r"heading (\d)")


def outline_document(word: WordFile, sources: Mapping[Element, Stops] | None = None) -> Outline:
    """Collect what a reader sees, by the styles and bookmarks that the engine writes.

    `sources` tells where in a project paragraphs were written.
    """
    walk = _Walk(word, sources or {})
    walk.blocks(list(need(word.report.root, "body")))
    stories = Part("front", "stories", "", STORIES, lines=_stories(word))
    notes = (f"{word.which}含有尚未接受的修订，按全部接受后的文字比较",) if word.tracked else ()
    parts = (part.done() for part in walk.parts if part.lines or part.exhibits or part.part.kind != "front")
    return Outline((*parts, stories), notes=notes, page=word.page())


def _stories(word: WordFile) -> tuple[Line, ...]:
    lines: dict[str, Line] = {}  # the same header stands in the file once a section
    for name in sorted(name for name, kind in word.package.stories.items() if kind in _OTHER_STORIES):
        for paragraph in word.package.read(name).iter(qn("p")):
            text = typed_text(paragraph).strip()
            lines |= {text: Line((Piece(text),))} if text else {}
    return tuple(lines.values())


@dataclass
class _Open:
    """A part being filled."""

    part: Part
    level: int = 0
    lines: list[Line] = field(default_factory=list)
    exhibits: list[Exhibit] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)

    def done(self) -> Part:
        lines, exhibits = tuple(self.lines), tuple(self.exhibits)
        return replace(self.part, lines=lines, exhibits=exhibits, comments=tuple(self.comments))


class _Walk:
    """Goes through the body once; `title` waits for its table, `pictures` for the caption below them."""

    def __init__(self, word: WordFile, sources: Mapping[Element, Stops]) -> None:
        self.word, self.sources = word, sources
        self.comments = comments_of(word.report)
        self.known = {paragraph.element: paragraph for paragraph in word.report.paragraphs}
        self.parts = [_Open(Part("front", "cover", "", "封面"))]
        self.keys = _keys(word, self.parts[0].part.key)
        self.owners = {name: self._key(p) for p in word.report.paragraphs for name in bookmarks(p.element)}
        self.above: list[_Open] = []
        self.current = self.parts[0]
        self.outside: _Open | None = None  # the part in which a box of paragraphs stands, while inside it
        self.title: Paragraph | None = None
        self.pictures: list[Element] = []
        self.picture_style = ""
        self.missing: list[str] = []

    def blocks(self, elements: list[Element]) -> None:
        """Go through the blocks of the body or of a cell."""
        for element in elements:
            if element.tag == qn("p"):
                self._paragraph(self.known[element])
            elif element.tag == qn("tbl"):
                self._table(element)
        self._end_table(None)
        self._end_figure(None)

    def _paragraph(self, paragraph: Paragraph) -> None:
        style = paragraph.style
        heading = _HEADING.fullmatch(style)
        if style in LINES:
            return
        pictures = list(paragraph.element.iter(f"{{{WP}}}docPr"))
        if self.outside is not None and (pictures or paragraph.text.strip()) and not _in_box(paragraph):
            self.current, self.outside = self.outside, None
        if style in _FIGURES and paragraph.text.strip():
            self._end_figure(paragraph)
            return
        if style == _MISSING:
            self.missing += [paragraph.text] if paragraph.text.strip() else []
            return
        is_note = self.pictures and paragraph.text.strip() and style in (NOTE_STYLE, self.picture_style)
        if not is_note and (pictures or paragraph.text.strip()):
            self._end_figure(None)
        self.pictures += pictures
        self.picture_style = style if pictures else self.picture_style
        if not paragraph.text.strip():
            return
        if style in _TABLES:
            self._end_table(None)
            self.title = paragraph
        elif style == Style.CASE_TITLE:
            label, title = caption(paragraph.element)
            around = self.outside or self.current
            if parent_of(paragraph.element).tag != qn("tc"):
                self.outside = around
            self._begin(Part("case", self._key(paragraph), label, title, around.part.key), 0, paragraph)
        elif heading or style in (Style.SERIES, Style.ANNEX) or style.endswith("标题"):
            self._heading(paragraph, int(heading[1]) if heading else 0)
        else:
            pieces = line_of(paragraph.element, self.owners, self.word.looks)
            stops = self.sources.get(paragraph.element, ())
            look = self.word.looks.of_paragraph(paragraph.element)
            comments = self.comments.get(paragraph.element, ())
            self.current.lines.append(Line(pieces, stops, look, comments))

    def _heading(self, paragraph: Paragraph, level: int) -> None:
        self._end_table(None)
        key = self._key(paragraph)
        if level:
            self.above = [one for one in self.above if one.level < level]
            label, title = self.word.report.heading_numbers.get(paragraph.index, ""), paragraph.text.strip()
        elif paragraph.style == Style.SERIES:
            label, title = caption(paragraph.element)
        else:
            self.above = []
            self._begin(Part("front", key, "", " ".join(paragraph.text.split())), 0, paragraph)
            return
        parent = self.above[-1].part.key if self.above else ""
        self._begin(Part("section", key, label, title, parent, level=level), level, paragraph)
        if level:
            self.above.append(self.current)

    def _begin(self, part: Part, level: int, paragraph: Paragraph) -> None:
        self.current = _Open(replace(part, place=self._place(paragraph)), level)
        self.current.comments += self.comments.get(paragraph.element, ())
        self.parts.append(self.current)

    def _place(self, paragraph: Paragraph | None) -> str:
        return "" if paragraph is None else place_at(self.sources.get(paragraph.element, ()))

    def _table(self, table: Element) -> None:
        styles = {self.known[p].style for p in table.iter(qn("p"))}
        rows = table.findall(qn("tr"))
        if Style.CASE_TITLE in styles or (
            len(table.findall(f"{qn('tblGrid')}/{qn('gridCol')}")) == 1 and len(rows) > 1
        ):
            outside = self.current
            for cell in table.iterfind(f"{qn('tr')}/{qn('tc')}"):
                self.blocks(list(cell))
            self.current = outside
        else:
            self._end_figure(None)
            self._end_table(table)

    def _end_table(self, table: Element | None) -> None:
        """Write down the table whose title was read, or one without a title."""
        if self.title is None and table is None:
            return
        label, title = ("", "") if self.title is None else caption(self.title.element)
        key = "" if self.title is None else self._key(self.title)
        made = Exhibit("table", key, label, title, place=self._place(self.title))
        if table is not None:
            made = self._filled(made, table)
            self.current.comments += [c for p in table.iter(qn("p")) for c in self.comments.get(p, ())]
        if self.title is not None:
            self.current.comments += self.comments.get(self.title.element, ())
        self.current.exhibits.append(made)
        self.title = None

    def _filled(self, made: Exhibit, table: Element) -> Exhibit:
        grid, heads = rows_of(table)
        texts = tuple(tuple(map(cell_text, row)) for row in grid)
        paragraphs = [[[] if cell is None else cell.findall(qn("p")) for cell in row] for row in grid]
        places = tuple(
            tuple(next(filter(None, (place_at(self.sources.get(p, ())) for p in cell)), "") for cell in row)
            for row in paragraphs
        )
        looks = tuple(tuple(looks_of(cell, self.word.looks) for cell in row) for row in paragraphs)
        cells = tuple(tuple(map(id, row)) for row in grid)
        return replace(made, rows=texts, heads=heads, places=places, looks=looks, cells=cells)

    def _end_figure(self, paragraph: Paragraph | None) -> None:
        """Write down the pictures that were read, with their caption if there is one."""
        if paragraph is not None or self.pictures:
            label, title = ("", "") if paragraph is None else caption(paragraph.element)
            key = "" if paragraph is None else self._key(paragraph)
            is_chart = paragraph is not None and paragraph.style == Style.CHART_CAPTION
            kind: Literal["figure", "photo"] = "figure" if is_chart else "photo"
            if self.pictures:
                content = "".join(self.word.picture(picture) for picture in self.pictures)
                look = "；".join(picture.get("descr") or picture.get("name") or "" for picture in self.pictures)
            else:
                content = look = "待补 " + "，".join(self.missing[1:])
            self.current.exhibits.append(
                Exhibit(kind, key, label, title, content=content, look=look, place=self._place(paragraph))
            )
        self.current.comments += [] if paragraph is None else self.comments.get(paragraph.element, ())
        self.pictures, self.missing = [], []

    def _key(self, paragraph: Paragraph) -> str:
        return self.keys[paragraph.index]


def _keys(word: WordFile, cover: str) -> dict[int, str]:
    """Identify every paragraph: by the bookmark that the engine gave it, else by one of Word's, else by its place.

    A name that a damaged file gives twice is the first one's.
    """
    taken = {cover}
    keys: dict[int, str] = {}
    for paragraph in word.report.paragraphs:
        names = (name for name in bookmarks(paragraph.element) if name not in taken)
        keys[paragraph.index] = next(names, f"{word.which}{paragraph.index}")
        taken.add(keys[paragraph.index])
    return keys


def _in_box(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph goes on with the box of a case: by its style, or by the borders that it was given."""
    return paragraph.style.startswith(_BOX) or paragraph.element.find(f"{qn('pPr')}/{qn('pBdr')}") is not None
