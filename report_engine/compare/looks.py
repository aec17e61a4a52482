"""How a text looks to a reader: bold, size, alignment and the like, given directly or by styles."""

from collections.abc import Mapping
from functools import cached_property

from lxml import etree

from report_engine.ooxml.elements import Element, is_on, qn, value_of
from report_engine.ooxml.styles import Chain, Styles, style_of

Look = tuple[tuple[str, str], ...]  # what is not as usual, by its name

_SWITCHES = {"b": "加粗", "i": "倾斜", "strike": "删除线"}
_OF_TEXT = {"u": "下划线", "color": "颜色", "sz": "字号", "highlight": "突出显示", "vertAlign": "上下标"}
_OF_PARAGRAPH = {"jc": "对齐", "ind": "缩进", "spacing": "行距和段距"}
_USUAL = {"", "none", "auto", "000000", "baseline", "false", "0"}
_SAME = {"start": "left", "end": "right"}
_NUMBERS = ("left", "right", "firstLine", "firstLineChars", "hanging", "before", "after", "line", "lineRule")


class Looks:
    """The looks of one document; what a style says counts as if it stood in the text."""

    def __init__(self, styles: Element) -> None:
        self.root = styles
        self.styles = Styles(styles)
        self.chains: dict[str, Chain] = {}
        self.texts: dict[tuple[str, bytes], Look] = {}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Names of styles by id."""
        return self.styles.names

    def of_text(self, run: Element, paragraph: Element | None) -> Look:
        """The look of a run's text in its paragraph."""
        properties = run.find(qn("rPr"))
        style = "" if paragraph is None else style_of(paragraph) or self.styles.default
        written = b"" if properties is None else etree.tostring(properties, method="c14n")
        if (style, written) not in self.texts:
            self.texts[style, written] = tuple(self._of_text(properties, style))
        return self.texts[style, written]

    def of_paragraph(self, paragraph: Element) -> Look:
        """The look of a paragraph: its style, then what it says itself."""
        style = style_of(paragraph) or self.styles.default
        properties, chain = paragraph.find(qn("pPr")), self._chain(style)
        found = [("样式", self.names.get(style, ""))]
        for tag, name in _OF_PARAGRAPH.items():
            direct = None if properties is None else properties.find(qn(tag))
            if tag == "jc":
                value = value_of(direct) or chain.find("pPr", "jc") or ""
                found.append((name, _SAME.get(value, value)))
            elif direct is not None:
                # Zero is what a program writes that means nothing by it.
                numbers = (f"{key}={direct.get(qn(key))}" for key in _NUMBERS if direct.get(qn(key)) not in (None, "0"))
                found.append((name, " ".join(numbers)))
        return tuple((name, value) for name, value in found if value)

    def _of_text(self, properties: Element | None, style: str) -> list[tuple[str, str]]:
        of_style = self._chain(value_of(None if properties is None else properties.find(qn("rStyle"))))
        around, found = self._chain(style), []
        for tag, name in _SWITCHES.items():
            places = ([] if properties is None else [properties]) + [
                p for chain in (of_style, around) for g in chain.groups if (p := g.find(qn("rPr"))) is not None
            ]
            first = next((place for place in places if place.find(qn(tag)) is not None), None)
            if first is not None and is_on(first, tag):
                found.append((name, "是"))
        for tag, name in _OF_TEXT.items():
            value = value_of(None if properties is None else properties.find(qn(tag)))
            value = value or of_style.find("rPr", tag) or around.find("rPr", tag) or ""
            if value not in _USUAL:
                found.append((name, value))
        fonts = None if properties is None else properties.find(qn("rFonts"))
        font = value_of(fonts, "eastAsia") or of_style.find("rPr", "rFonts", "eastAsia")
        font = font or around.find("rPr", "rFonts", "eastAsia") or ""
        return [*found, *([("字体", font)] if font else [])]

    def _chain(self, style: str) -> Chain:
        if style not in self.chains:
            self.chains[style] = Chain(self.root, style)
        return self.chains[style]
