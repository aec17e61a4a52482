"""Runs, paragraphs, fields and bookmarks."""

import re
from functools import cache
from hashlib import sha256
from typing import assert_never

from report_engine.document import Inline, Link, Ref, Text, Value
from report_engine.numbering import Label
from report_engine.ooxml.elements import XML_SPACE, Element, R, copy, qn, text_of, w
from report_engine.ooxml.fields import closing, opening
from report_engine.openings import open_mark
from report_engine.template.contract import Style
from report_engine.word.build import Build

GAP = "\u3000"  # one blank between number and title
# Word sets these from the Latin font, narrow, unless the run says it is East Asian.
_AMBIGUOUS = re.compile("[\u2018\u2019\u201c\u201d\u2014\u2026\u00b7\u2013\u00d7\u2460-\u24ff]")


def run(text: str, *, bold: bool = False) -> Element:
    """Make a run; tabs in the text become tab stops."""
    element = copy(_model(_AMBIGUOUS.search(text) is not None, bold))
    if "\t" in text:
        _set_tabbed(element, text)
    else:
        element[-1].text = text  # an empty result still needs its w:t: page numbers are written into it
    return element


@cache
def _model(is_wide: bool, is_bold: bool) -> Element:
    """Make a run with an empty text, of which all others are copies."""
    looks = ([w("rFonts", hint="eastAsia")] if is_wide else []) + ([w("b")] if is_bold else [])
    text = w("t")
    text.set(XML_SPACE, "preserve")
    return w("r", w("rPr", *looks), text) if looks else w("r", text)


def _set_tabbed(element: Element, text: str) -> None:
    model = element[-1]
    element.remove(model)
    for index, piece in enumerate(text.split("\t")):
        if index:
            element.append(w("tab"))
        if piece:
            part = copy(model)
            part.text = piece
            element.append(part)


def field(instruction: str, result: str, *, bold: bool = False) -> list[Element]:
    """Make the runs of a field with its result already in place."""
    return [*opening(f" {instruction} "), run(result, bold=bold), closing()]


def bookmark_name(target: str) -> str:
    """Name the bookmark of a target: letters and digits only, the same at every build."""
    return "Ref" + sha256(target.encode()).hexdigest()[:16]


def bookmarked(target: str, elements: list[Element], build: Build) -> list[Element]:
    """Put a target's bookmark around elements."""
    number = build.next_id()
    start = w("bookmarkStart", id=number, name=bookmark_name(target))
    return [start, *elements, w("bookmarkEnd", id=number)]


def paragraph(style: Style | str, build: Build, *children: Element) -> Element:
    """Make a paragraph of a style."""
    element = copy(_empty_paragraph(build.style(style)))
    element.extend(children)
    return element


@cache
def _empty_paragraph(style_id: str) -> Element:
    return w("p", w("pPr", w("pStyle", val=style_id)))


def firm(label: str) -> str:
    """Write a label so that “表 1” does not break between its word and its number."""
    return label.replace(" ", "\u00a0")


def sequence(target: str, label: Label, build: Build) -> list[Element]:
    """Make “表 1” with its SEQ field, bookmarked for mentions; what follows the number is outside the bookmark.

    The counter is named as the label reads (SEQ 表), so that F9 in Word counts the same.
    """
    switches = r"\* ARABIC" if label.digits.isdecimal() else r"\* CHINESENUM3"
    if label.fixed is not None:
        switches += rf" \r {label.fixed}"
    inside = ([run(firm(label.prefix))] if label.prefix else []) + field(
        f"SEQ {label.sequence} {switches}", label.digits
    )
    within = label.text[len(label.prefix) + len(label.digits) :]
    inside += [run(within)] if within else []
    tail = label.full[len(label.text) :]
    return bookmarked(target, inside, build) + ([run(tail)] if tail else [])


def inlines(content: tuple[Inline, ...], build: Build) -> list[Element]:
    """Make the runs of running text."""
    elements: list[Element] = []
    for item in content:
        match item:
            case Text() | Value():
                elements.append(run(item.text, bold=item.bold))
            case Ref():
                elements += _reference(item, build)
            case Link():
                elements.append(_link(item, build))
            case _:
                assert_never(item)
    return elements


def _reference(item: Ref, build: Build) -> list[Element]:
    label = build.labels.get(item.target)
    if label is None:
        return [run(open_mark("待查", item.target), bold=item.bold)]
    # \r asks for the number of a numbered paragraph, \h makes the mention a link.
    switches = r"\r \h" if label.kind == "heading" else r"\h"
    shown = firm(label.seen_from(build.within))
    return field(f"REF {bookmark_name(item.target)} {switches}", shown, bold=item.bold)


def _link(item: Link, build: Build) -> Element:
    element = w("hyperlink", run("".join(piece.text for piece in item.content)), history=1)
    element.set(f"{{{R}}}id", build.relate_url(item.url))
    return element


def set_text(paragraph_element: Element, replacements: dict[str, str]) -> None:
    """Fill the 〔…〕 placeholders of a prototype's paragraph."""
    nodes = list(paragraph_element.iter(qn("t")))
    for mark, text in replacements.items():
        if mark in text_of(paragraph_element) and not any(mark in (node.text or "") for node in nodes):
            # Word has split the mark over several runs: the first one takes the whole text.
            nodes[0].text = text_of(paragraph_element)
            for node in nodes[1:]:
                node.text = ""
        for node in nodes:
            if node.text and mark in node.text:
                node.text = node.text.replace(mark, text)
                node.set(XML_SPACE, "preserve")
