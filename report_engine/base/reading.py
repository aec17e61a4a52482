"""Reads the blocks of a Word file, hand-edited ones too, in the order in which they are printed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from report_engine.base.units import Block, Seat, Unit, characters, seen
from report_engine.ooxml.elements import Element, R, attribute, child_of, find, is_on, name_of, need, qn
from report_engine.ooxml.fields import Field, pieces
from report_engine.ooxml.numbers import whole
from report_engine.ooxml.package import Package
from report_engine.ooxml.styles import Styles
from report_engine.openings import STYLE as MARK
from report_engine.read.textfile import FORBIDDEN
from report_engine.template.contract import LINES, Style

_OURS = re.compile(r"Ref[0-9a-f]{16}")
_MISSING = "缺失照片"  # lines of the frame of a photo that is not there
_WRAPPERS = {qn(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_P, _TBL, _T, _R = qn("p"), qn("tbl"), qn("t"), qn("r")
_SIGNS = {qn(name): name for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference", "sym")}
_TEXTS = {qn("tab"): "\t", qn("br"): "\n", qn("cr"): "\n", qn("noBreakHyphen"): "-"}
_TAGS = (*_SIGNS, *_TEXTS)


@dataclass(frozen=True)
class Story:
    """The body of a Word file: its blocks, and for each of them the paragraphs that it is printed by."""

    package: Package
    root: Element
    blocks: tuple[Block, ...]
    paragraphs: tuple[tuple[Element, ...], ...]

    @cached_property
    def at(self) -> Mapping[Element, int]:
        """The block that a paragraph belongs to."""
        return {element: number for number, found in enumerate(self.paragraphs) for element in found}


def read_story(package: Package, root: Element) -> Story:
    """Read the body whose tracked changes have been settled; lists of contents and empty lines are left out."""
    reader = _Reader(package, Styles(package.optional("styles", "styles")))
    reader.blocks(need(root, "body"))
    return Story(package, root, tuple(reader.found), tuple(reader.paragraphs))


@dataclass
class _Reader:
    """Goes through the body once."""

    package: Package
    styles: Styles
    found: list[Block] = field(default_factory=list)
    paragraphs: list[tuple[Element, ...]] = field(default_factory=list)
    tables: int = 0

    @cached_property
    def _bold(self) -> set[str]:
        """Ids of character styles that make bold; a draft's marks are no author's emphasis."""
        found = (style for style in self.styles.root.iter(qn("style")) if style.get(qn("type")) == "character")
        return {
            style.get(qn("styleId")) or ""
            for style in found
            if attribute(style, "name") != MARK
            and (properties := style.find(qn("rPr"))) is not None
            and is_on(properties, "b")
        }

    def blocks(self, parent: Element) -> None:
        """Read what stands in the body, in a cell, or in a wrapper."""
        for element in parent:
            if element.tag == _P:
                self._paragraph(element)
            elif element.tag == _TBL:
                if self._is_box(element):
                    for cell in element.iterfind(f"{qn('tr')}/{qn('tc')}"):
                        self.blocks(cell)
                else:
                    self._table(element)
            elif element.tag in _WRAPPERS:
                self.blocks(element)

    def _is_box(self, table: Element) -> bool:
        """Tell the box of a case, whose rows are running text, from a table of data."""
        if len(table.findall(f"{qn('tblGrid')}/{qn('gridCol')}")) != 1:
            return False
        styles = {self.styles.of(paragraph) for paragraph in table.iter(_P)}
        return Style.CASE_TITLE in styles or len(table.findall(qn("tr"))) > 1

    def _paragraph(self, element: Element) -> None:
        style = self.styles.of(element)
        if style in LINES or style == _MISSING:
            return
        units = self.units(element)
        if not any(unit.text.strip() or unit.kind != "char" for unit in units):
            return
        listed = style == Style.LIST or attribute(element, "pPr/numPr/numId") not in ("", "0")
        self._add(Block(style, _trimmed(units), _mark(element), listed=listed), (element,))

    def _table(self, table: Element) -> None:
        number, self.tables = self.tables, self.tables + 1
        for y, row in enumerate(table.iter(qn("tr"))):
            if next(row.iterancestors(_TBL)) is not table:
                continue
            x = whole(find(row, "trPr/gridBefore"))
            for cell in row.iter(qn("tc")):
                if next(cell.iterancestors(qn("tr"))) is not row:
                    continue
                span, merge = (find(cell, f"tcPr/{name}") for name in ("gridSpan", "vMerge"))
                if merge is None or merge.get(qn("val")) == "restart":
                    self._cell(cell, Seat(number, y, x))
                x += max(1, whole(span, default=1))

    def _cell(self, cell: Element, seat: Seat) -> None:
        """Read a cell as one block; the writer breaks its lines where the columns are narrow."""
        paragraphs = tuple(cell.iter(_P))
        units = [unit for element in paragraphs for unit in self.units(element) if unit.text != "\n"]
        style = self.styles.of(paragraphs[0]) if paragraphs else ""
        self._add(Block(style, _trimmed(units), seat=seat), paragraphs)

    def _add(self, block: Block, paragraphs: tuple[Element, ...]) -> None:
        self.found.append(block)
        self.paragraphs.append(paragraphs)

    def units(self, paragraph: Element) -> list[Unit]:
        """Read a paragraph; what a field prints is one unit, unless it is a link."""
        read: list[Unit] = []
        open_: list[tuple[Field, list[Unit]]] = []
        for piece in pieces(paragraph, _TAGS):
            node = piece.node
            run = node.getparent()
            if run is None or (
                run.getparent() is not paragraph and next(node.iterancestors(_P), None) is not paragraph
            ):
                continue
            outer = next((one for one in piece.within if one.name != "HYPERLINK"), None) if piece.within else None
            if open_ and open_[0][0] is not outer:
                read.append(_field(*open_.pop()))
            found = self._typed(node, run, piece.within)
            if outer is None:
                read += found
            elif open_:
                open_[0][1].extend(found)
            else:
                open_.append((outer, found))
        return [*read, *(_field(*one) for one in open_)]

    def _typed(self, node: Element, run: Element, within: tuple[Field, ...]) -> list[Unit]:
        if node.tag in _SIGNS:
            return [Unit(f"\ufffc{_boxed(node)}", "sign", _SIGNS[node.tag])]
        text = (node.text or "") if node.tag == _T else _TEXTS.get(name_of(node), "") if run.tag == _R else ""
        bold, link = self._is_bold(run), self._link(run, within)
        return characters(FORBIDDEN.sub("", text), bold, link)  # what nobody sees, no content may hold

    def _is_bold(self, run: Element) -> bool:
        properties = child_of(run, "rPr")
        if properties is None:
            return False
        if child_of(properties, "b") is not None:
            return is_on(properties, "b")
        return attribute(properties, "rStyle") in self._bold

    def _link(self, run: Element, within: tuple[Field, ...]) -> str:
        around = next(run.iterancestors(qn("hyperlink")), None)
        if around is not None:
            relation = self.package.relation(around.get(f"{{{R}}}id") or "")
            return relation.target if relation is not None and relation.external else ""
        field_ = next((one for one in within if one.name == "HYPERLINK" and len(one.words) > 1), None)
        return "" if field_ is None or "\\l" in field_.words else field_.words[1].strip('"')


def _boxed(node: Element) -> str:
    """Read what stands in a text box."""
    return "".join(text.text or "" for box in node.iter(qn("txbxContent")) for text in box.iter(_T))


def _field(field_: Field, printed: list[Unit]) -> Unit:
    text = "".join(unit.text for unit in printed)
    bold = bool(printed) and all(unit.bold for unit in printed)
    words = field_.words
    if field_.name == "REF" and len(words) > 1:
        return Unit(text, "ref", words[1], bold)
    if field_.name == "SEQ":
        return Unit(text, "label", bold=bold)
    return Unit(text, "sign", " ".join(words), bold)


def _trimmed(units: list[Unit]) -> tuple[Unit, ...]:
    start, end = seen(units)
    return tuple(units[start:end])


def _mark(paragraph: Element) -> str:
    names = (start.get(qn("name")) or "" for start in paragraph.iter(qn("bookmarkStart")))
    return next((name for name in names if _OURS.fullmatch(name)), "")
