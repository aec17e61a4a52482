"""The styles of a Word file by name and id, and what a style has from those that it is based on."""

import re
from functools import cached_property

from report_engine.ooxml.elements import Element, attribute, qn
from report_engine.ooxml.numbers import twips

# Word has nine of each; programs write their names with or without capitals.
_BUILT_IN = re.compile(r"(?:heading|toc) [1-9]|normal|body text|table of figures|caption|title|header|footer", re.I)
_AS_WORD = {"normal": "Normal", "body text": "Body Text", "title": "Title"}


class Styles:
    """The styles part: names that come with Word are the same name in any capitals."""

    def __init__(self, root: Element) -> None:
        self.root = root

    @cached_property
    def names(self) -> dict[str, str]:
        """Names by id; of every kind of style."""
        return {style.get(qn("styleId")) or "": _name(style) for style in self.root.iter(qn("style"))}

    @cached_property
    def paragraph_ids(self) -> dict[str, str]:
        """Ids of paragraph styles by name."""
        return {_name(s): s.get(qn("styleId")) or "" for s in self.root.iter(qn("style")) if _is_of_paragraphs(s)}

    @cached_property
    def other_ids(self) -> dict[str, str]:
        """Ids of styles of text, tables and lists by name."""
        return {_name(s): s.get(qn("styleId")) or "" for s in self.root.iter(qn("style")) if not _is_of_paragraphs(s)}

    @cached_property
    def default(self) -> str:
        """Id of the style of paragraphs that name none."""
        found = (s for s in self.root.iter(qn("style")) if _is_of_paragraphs(s) and s.get(qn("default")) in _ON)
        return next((s.get(qn("styleId")) or "" for s in found), "Normal")

    def of(self, paragraph: Element) -> str:
        """Name of a paragraph's style; empty if the file does not define it."""
        return self.names.get(style_of(paragraph) or self.default, "")


_ON = ("1", "true", "on")
_PROPERTIES, _STYLE, _VAL = qn("pPr"), qn("pStyle"), qn("val")


def style_of(paragraph: Element) -> str | None:
    """Id of the style that a paragraph names."""
    # Asked of every paragraph by every step: a path costs four times as much.
    properties = next(paragraph.iterchildren(_PROPERTIES), None)
    style = None if properties is None else next(properties.iterchildren(_STYLE), None)
    return None if style is None else style.get(_VAL)


def _name(style: Element) -> str:
    written = attribute(style, "name")
    low = written.lower()
    return _AS_WORD.get(low, low) if _BUILT_IN.fullmatch(written) else written


def _is_of_paragraphs(style: Element) -> bool:
    return bool(style.get(qn("type"), "paragraph") == "paragraph")


class Chain:
    """A style, those that it is based on, nearest first, and the defaults."""

    def __init__(self, styles: Element, style_id: str) -> None:
        known = {style.get(qn("styleId")): style for style in styles.iter(qn("style"))}
        self.groups: list[Element] = []
        while style_id in known:
            self.groups.append(known.pop(style_id))  # one that is based on itself would never end
            style_id = attribute(self.groups[-1], "basedOn")
        self._found: dict[tuple[str, str, str], Element | None] = {}
        self.groups += [d for name in ("rPr", "pPr") for d in styles.iter(qn(f"{name}Default"))]

    def find(self, group: str, tag: str, attribute: str = "val") -> str | None:
        """Find the nearest value of a property."""
        element = self.element(group, tag, attribute)
        return None if element is None else element.get(qn(attribute))

    def element(self, group: str, tag: str, attribute: str = "val") -> Element | None:
        """Find the nearest property that has a value."""
        key = group, tag, attribute
        if key not in self._found:
            path = f"{qn(group)}/{qn(tag)}"
            nearest = (owner.find(path) for owner in self.groups)
            self._found[key] = next((one for one in nearest if one is not None and one.get(qn(attribute))), None)
        return self._found[key]

    def tabs(self) -> dict[int, str]:
        """Collect the tab stops by place: a style adds to those of the style below it, or clears them."""
        stops: dict[int, str] = {}
        for owner in reversed(self.groups):
            for tab in owner.iterfind(f"{qn('pPr')}/{qn('tabs')}/{qn('tab')}"):
                stops[twips(tab, "pos")] = tab.get(qn("val")) or ""
        return {place: kind for place, kind in stops.items() if kind != "clear"}
