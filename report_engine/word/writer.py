"""Fills the live document: slots, body, lists, scorecards; the one `match` over the tree's blocks."""

import re
from itertools import zip_longest
from pathlib import Path
from typing import Any, assert_never

from report_engine.document import Block, Case, Document, Figure, ListItems, Paragraph, Section, Table
from report_engine.load.layout import Layout
from report_engine.numbering import Labels, Pattern, heading_gap
from report_engine.ooxml.elements import PPR_ORDER, Element, need, qn, set_child, text_of, w
from report_engine.ooxml.pieces import texts_with
from report_engine.pictures import Pictures
from report_engine.template.contract import HEADINGS, LINES, Style, Template
from report_engine.word.build import Build
from report_engine.word.cards import finish_cards, of_style
from report_engine.word.case import write_case
from report_engine.word.contents import contents, write_contents
from report_engine.word.figure import write_figure
from report_engine.word.frame import MARK
from report_engine.word.landscape import make_sections
from report_engine.word.lists import write_list
from report_engine.word.openings import set_openings
from report_engine.word.properties import describe
from report_engine.word.quotes import set_quotes
from report_engine.word.table import write_table
from report_engine.word.text import bookmarked, inlines, paragraph, run, sequence
from report_engine.word.tight import tighten

_LEAD = 140  # characters: moving a longer text to the next page would leave a hole

_SIGNS = re.compile("[〔\u2018\u2019\u201c\u201d\u00b7]")  # without one there is no mark of a draft and no quote


def write(
    docx: Any,
    document: Document,
    template: Template,
    layout: Layout,
    labels: Labels,
    pictures: Pictures,
    shelf: Path | None,
) -> None:
    """Turn the rendered frame into the report, in place."""
    build = Build(docx, template, layout, labels, pictures, shelf)
    body = docx.element.body
    annex, titles = of_style(Style.ANNEX, build), of_style(Style.CARD_TITLE, build)
    lists = contents(document, build)
    slots: dict[str, list[Element]] = {
        "declaration": _blocks(document.declaration, build),
        "preface": _blocks(document.preface, build),
        "body": [element for section in document.sections for element in _section(section, build)],
        **{slot: write_contents(one, build) for slot, one in lists.items()},
    }
    _fill_slots(body, slots)
    make_sections(body, docx.settings.element, build)
    finish_cards(document, annex, titles, build)
    lines = frozenset(build.style(style) for style in LINES)
    set_quotes(set_openings(texts_with(_SIGNS, body), docx.styles.element, lines), docx.styles.element)
    _number_headings(docx, layout.headings(), build)
    describe(docx, document, template.path.parent.name)


def _section(section: Section, build: Build) -> list[Element]:
    label = build.labels[section.id]
    build.within.append(section.id)
    title, style = run(section.title.text), Style.SERIES if section.series else HEADINGS[section.level - 1]
    gap = "" if section.series else heading_gap(label.full)
    tighten(title, label.full + gap, section.title.text, build.line(style))
    if section.series:
        heading = paragraph(style, build, *sequence(section.id, label, build), title)
    else:
        # The number itself comes from the list that the heading styles are linked to.
        heading = paragraph(style, build, *bookmarked(section.id, [title], build))
    elements = [heading, *_blocks(section.body, build)]
    for child in section.sections:
        elements += _section(child, build)
    build.within.pop()
    return elements


def _blocks(blocks: tuple[Block, ...], build: Build) -> list[Element]:
    elements: list[Element] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        made = _block(block, build)
        if isinstance(block, Paragraph) and following is not None:
            _keep_with(following, made[0])
        elements += made
    return elements


def _keep_with(following: Block, element: Element) -> None:
    """Keep a text that ends with a colon on the page of what it announces, unless that turns the page.

    The text itself stays whole: LibreOffice would not part it either, and Word must break the page where it does.
    """
    text = text_of(element).rstrip()
    if text.endswith(("：", ":")) and len(text) <= _LEAD and not (isinstance(following, Table) and following.landscape):
        for name in ("keepNext", "keepLines"):
            set_child(need(element, "pPr"), w(name), PPR_ORDER)


def _block(block: Block, build: Build) -> list[Element]:
    match block:
        case Paragraph():
            return [paragraph(Style.BODY, build, *inlines(block.content, build))]
        case ListItems():
            return write_list(block, build)
        case Table():
            return write_table(block, build)
        case Figure():
            return write_figure(block, build)
        case Case():
            return write_case(block, build)
        case _:
            assert_never(block)


def _fill_slots(body: Element, slots: dict[str, list[Element]]) -> None:
    marks = {MARK.format(name): elements for name, elements in slots.items()}
    for element in list(body.iterchildren(qn("p"))):
        filling = marks.get(text_of(element).strip())
        if filling is not None:
            for new in filling:
                element.addprevious(new)
            body.remove(element)


def _number_headings(docx: Any, patterns: tuple[Pattern, ...], build: Build) -> None:
    """Write the layout's patterns into the list that the heading styles are linked to."""
    numbering = docx.part.numbering_part.element
    for level in numbering.iter(qn("lvl")):
        link = level.find(qn("pStyle"))
        for style, pattern in zip(HEADINGS, patterns, strict=False):
            if link is not None and link.get(qn("val")) == build.style(style):
                _write_level(level, pattern)


def _write_level(level: Element, pattern: Pattern) -> None:
    formats = {"decimal": "decimal", "han": "chineseCountingThousand"}
    need(level, "numFmt").set(qn("val"), formats[pattern.digits])
    text = "".join(part if isinstance(part, str) else f"%{part}" for part in pattern.parts)
    need(level, "lvlText").set(qn("val"), text)
    between = "space" if heading_gap(pattern.suffix) else "nothing"
    if level.find(qn("suff")) is None:
        need(level, "lvlText").addprevious(w("suff"))
    need(level, "suff").set(qn("val"), between)
    if pattern.digits == "decimal" and level.find(qn("isLgl")) is None:
        # Upper levels may count in Chinese; inside 1.1 they are to be arabic.
        need(level, "pStyle").addnext(w("isLgl"))
