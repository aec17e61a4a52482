"""Finishes the scorecards that the frame rendered: numbers, bookmarks, levels and merged cells."""

from itertools import zip_longest
from math import ceil

from report_engine.document import Document, Scorecard
from report_engine.ooxml.elements import (
    PPR_ORDER,
    TCPR_ORDER,
    Element,
    first_child,
    need,
    parent_of,
    qn,
    set_child,
    value_of,
    w,
)
from report_engine.ooxml.numbers import twips, whole
from report_engine.template.contract import Style
from report_engine.word.build import Build
from report_engine.word.cells import indent_text
from report_engine.word.columns import text_width
from report_engine.word.contents import ANNEX
from report_engine.word.digits import digit_width, number_indents
from report_engine.word.hierarchy import hanging
from report_engine.word.table import stays
from report_engine.word.text import GAP, bookmarked, run, sequence

_WHOLE = 24  # a card of at most so many rows stays on one page
_NAME = 8  # characters of a name that keep their line whatever the numbers need


def of_style(style: Style, build: Build) -> list[Element]:
    """Find the paragraphs of a style in the frame: before the body is written, there are few."""
    wanted = build.style(style)
    named = (one for one in build.docx.element.body.iter(qn("pStyle")) if value_of(one) == wanted)
    return [found for one in named if (found := parent_of(parent_of(one))).tag == qn("p")]


def finish_cards(document: Document, annex: list[Element], titles: list[Element], build: Build) -> None:
    """Walk the annex, whose heading and titles were found, in step with the document's scorecards."""
    for paragraph in annex[:1]:
        runs = paragraph.findall(qn("r"))
        for element in runs:
            paragraph.remove(element)
        paragraph.extend(bookmarked(ANNEX, runs, build))
    for paragraph, card in zip(titles, document.scorecards, strict=True):
        _finish_title(paragraph, card, build)
        table = next(e for e in paragraph.itersiblings() if e.tag == qn("tbl"))
        _finish_table(table, card, build)


def _finish_title(paragraph: Element, card: Scorecard, build: Build) -> None:
    for element in paragraph.findall(qn("r")):
        paragraph.remove(element)
    paragraph.extend(sequence(card.id, build.labels[card.id], build))
    paragraph.append(run(GAP + card.title.text))


def _finish_table(table: Element, card: Scorecard, build: Build) -> None:
    rows = table.findall(qn("tr"))[-len(card.rows) :]
    _make_room(table, card, build)
    cells_of_rows = [row.findall(qn("tc")) for row in rows]
    _align_numbers(table, cells_of_rows, card, build)
    named = [row for row in card.rows if row.label.text]
    further = dict(zip(map(id, named), hanging((row.label.text, row.level) for row in named), strict=True))
    kept = stays(len(card.rows), _WHOLE)
    for row, following, element, cells, keep in zip_longest(card.rows, card.rows[1:], rows, cells_of_rows, kept):
        if keep or (following is not None and not following.label.text):
            for properties in element.iter(qn("pPr")):
                set_child(properties, w("keepNext"), PPR_ORDER)
        characters = row.level + further.get(id(row), 0)
        if characters:
            properties = need(cells[1], "p/pPr")
            set_child(properties, w("ind", leftChars=characters * 100, left=characters * 210), PPR_ORDER)
        goes_on, begins = not row.label.text, following is not None and not following.label.text
        _merge(cells[1], goes_on=goes_on, begins=begins)
        _merge(
            cells[0],
            goes_on=goes_on and not row.no.text,
            begins=begins and following is not None and not following.no.text,
        )


def _make_room(table: Element, card: Scorecard, build: Build) -> None:
    """Widen a column in which a number would break over two lines, which is another number; the names give the room."""
    columns = table.findall(f"{qn('tblGrid')}/{qn('gridCol')}")
    widths = [twips(column, "w") for column in columns]
    em, margins, digit = build.template.table_em, build.template.cell_margins, digit_width(build.template.latin)
    for year in range(-len(card.rows[0].values), 0):
        longest = max(ceil(text_width(row.values[year].text, em, digit)) for row in card.rows)
        more = max(0, min(longest + margins - widths[year], widths[1] - margins - _NAME * em))
        widths[year] += more
        widths[1] -= more
    if widths == [twips(column, "w") for column in columns]:
        return
    for column, width in zip(columns, widths, strict=True):
        column.set(qn("w"), str(width))
    for row in table.findall(qn("tr")):
        at = 0
        for cell in row.findall(qn("tc")):
            properties = first_child(cell, "tcPr")
            span = whole(properties.find(qn("gridSpan")), default=1)
            set_child(properties, w("tcW", w=sum(widths[at : at + span]), type="dxa"), TCPR_ORDER)
            at += span


def _align_numbers(table: Element, cells: list[list[Element]], card: Scorecard, build: Build) -> None:
    """Align the values, which stand in the last columns."""
    years = len(card.rows[0].values)
    em, digit = build.template.table_em, digit_width(build.template.latin)
    columns = table.findall(f"{qn('tblGrid')}/{qn('gridCol')}")[-years:]
    for number, column in enumerate(columns):
        room = twips(column, "w") - build.template.cell_margins
        texts = [row.values[number].text for row in card.rows]
        for row, indent in zip(cells, number_indents(texts, room, em, digit), strict=True):
            if indent is not None:
                indent_text(need(row[number - years], "p/pPr"), ("right", indent))


def _merge(cell: Element, *, goes_on: bool, begins: bool) -> None:
    """Join the cells of a second unit with those above."""
    if goes_on or begins:
        set_child(first_child(cell, "tcPr"), w("vMerge", val="continue" if goes_on else "restart"), TCPR_ORDER)
