"""Fields, bookmarks and links: Word counts and finds the same as is printed."""

import re
from collections import Counter

from support.fields import Field, fields
from support.numbers import heading_numbers
from support.ooxml import Docx, Element, find_all, value
from support.styles import Styles
from support.text import text_of


def _bookmarks(docx: Docx) -> dict[str, Element]:
    return {value(mark, attribute="w:name") or "": mark for mark in find_all(docx.body, ".//w:bookmarkStart")}


def _paragraph(element: Element) -> Element:
    return next(parent for parent in element.iterancestors() if parent.tag.endswith("}p"))


def _marked(start: Element) -> str:
    """Visible text between a bookmark's start and its end, which stand in one paragraph."""
    number = value(start, attribute="w:id")
    inside: list[str] = []
    for element in start.itersiblings():
        if element.tag.endswith("}bookmarkEnd") and value(element, attribute="w:id") == number:
            return "".join(inside)
        inside.append(text_of(element))
    raise AssertionError(f"bookmark {number} does not end in its paragraph")


def _of_kind(docx: Docx, kind: str) -> list[Field]:
    return [field for field in fields(docx.body) if field.kind == kind]


def test_every_field_is_well_formed(docx: Docx) -> None:
    """Reading them checks begin, instruction, separator and end; only a TOC may go over paragraphs."""
    for story in docx.stories.values():
        for field in fields(story):
            assert field.kind in {"TOC", "PAGEREF", "SEQ", "REF", "PAGE"}
            assert (field.first is field.last) or field.kind == "TOC", field.instruction


def test_nothing_asks_word_to_update(docx: Docx) -> None:
    for name, data in docx.parts.items():
        if name.endswith(".xml"):
            assert b"w:dirty" not in data, name
            assert b"fldLock" not in data, name


def test_counters_print_what_word_counts(docx: Docx) -> None:
    counts: Counter[str] = Counter()
    found = _of_kind(docx, "SEQ")
    for field in found:
        name, switches = field.words[1], field.words[2:]
        restart = int(switches[switches.index(r"\r") + 1]) if r"\r" in switches else 0
        counts[name] = restart or counts[name] + 1
        assert field.result == str(counts[name]), field.instruction
    assert set(counts) == {"表", "图", "统计图", "案例", "附表", "挑战"}


def test_every_caption_is_counted_and_bookmarked(docx: Docx) -> None:
    styles = Styles(docx)
    captions = {"表题", "图表题", "图片题", "案例标题", "附表标题", "序列标题"}
    counted = {field.first for field in _of_kind(docx, "SEQ")}
    marked = {_paragraph(mark) for mark in _bookmarks(docx).values()}
    assert {p for p in find_all(docx.body, ".//w:p") if styles.name(p) in captions} == counted
    assert counted <= marked


def test_bookmarks_are_names_that_pdf_and_word_keep(docx: Docx) -> None:
    starts = find_all(docx.body, ".//w:bookmarkStart")
    names = [value(mark, attribute="w:name") or "" for mark in starts]
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9]{1,39}", name) for name in names), names
    # Word takes names that differ in case only for the same.
    assert len({name.lower() for name in names}) == len(names) > 0
    for start in starts:
        assert _marked(start), "a bookmark around nothing"


def test_ids_of_bookmarks_are_unique_and_paired(docx: Docx) -> None:
    starts = [value(mark, attribute="w:id") or "" for mark in find_all(docx.body, ".//w:bookmarkStart")]
    ends = [value(mark, attribute="w:id") or "" for mark in find_all(docx.body, ".//w:bookmarkEnd")]
    assert len(set(starts)) == len(starts)
    assert sorted(starts) == sorted(ends)


def test_mentions_print_what_their_target_says(docx: Docx) -> None:
    """REF gives the bookmarked text; with `\\r` the number of the heading, without its last point."""
    marks = _bookmarks(docx)
    numbers = heading_numbers(docx)
    mentions = _of_kind(docx, "REF")
    for field in mentions:
        target = marks[field.words[1]]
        wanted = numbers[_paragraph(target)].rstrip(".") if r"\r" in field.words else _marked(target)
        assert field.result == wanted, field.instruction
        assert r"\h" in field.words
    assert mentions


def test_every_figure_table_and_case_is_mentioned(docx: Docx) -> None:
    mentioned = {field.words[1] for field in _of_kind(docx, "REF")}
    styles = Styles(docx)
    for name, mark in _bookmarks(docx).items():
        if styles.name(_paragraph(mark)) in {"表题", "图表题", "图片题", "案例标题", "附表标题"}:
            assert name in mentioned, text_of(_paragraph(mark))


def test_anchors_of_links_exist(docx: Docx) -> None:
    marks = _bookmarks(docx)
    anchors = [value(link, attribute="w:anchor") for link in find_all(docx.body, ".//w:hyperlink")]
    inner = [anchor for anchor in anchors if anchor]
    assert inner
    assert set(inner) <= set(marks)


def test_outside_links_lead_outside(everything: Docx) -> None:
    links = [value(link, attribute="r:id") for link in find_all(everything.body, ".//w:hyperlink")]
    urls = [everything.targets()[link] for link in links if link]
    assert urls == [("http://example.cn/a?b=1&c=2", True)]
