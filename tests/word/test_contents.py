"""目录 and the lists: real TOC fields whose entries are what Word would collect."""

from dataclasses import dataclass

import pytest
from support.fields import Field, fields
from support.numbers import heading_numbers
from support.ooxml import Docx, Element, find_all, value
from support.outline import HEADINGS
from support.styles import Styles
from support.text import text_of

LISTS = {"目录": 0, "表": 1, "统计图": 2, "图片": 3, "案例": 4}


@dataclass(frozen=True)
class Entry:
    """One line of a list: its text before the page number, and the bookmark it leads to."""

    text: str
    anchor: str
    style: str
    paragraph: Element


def _lists(docx: Docx) -> list[Field]:
    return [field for field in fields(docx.body) if field.kind == "TOC"]


def _entries(docx: Docx, field: Field) -> list[Entry]:
    styles = Styles(docx)
    entries = []
    paragraph = field.first
    while True:
        (link,) = find_all(paragraph, "w:hyperlink")
        text, _, _ = text_of(link).rpartition("\t")
        entries.append(Entry(text, value(link, attribute="w:anchor") or "", styles.name(paragraph), paragraph))
        if paragraph is field.last:
            return entries
        paragraph = paragraph.getnext()


def _targets(docx: Docx, names: set[str]) -> list[tuple[str, str, str]]:
    """Collect what Word would: bookmark, style and full text of each paragraph of the styles, in order."""
    styles, numbers = Styles(docx), heading_numbers(docx)
    found = []
    for paragraph in find_all(docx.body, ".//w:p"):
        if styles.name(paragraph) in names:
            mark = find_all(paragraph, "w:bookmarkStart")[0]
            number = numbers.get(paragraph)
            text = f"{number} {text_of(paragraph)}" if number else text_of(paragraph)
            found.append((value(mark, attribute="w:name") or "", styles.name(paragraph), text))
    return found


def _collected_styles(field: Field) -> set[str]:
    """Read from the instruction which styles the list collects."""
    _, _, switches = field.instruction.partition(" ")
    names = set(HEADINGS[: int(switches.split('\\o "1-')[1][0])]) if "\\o" in switches else set()
    listed = switches.split('\\t "')[1].split('"')[0].split(",") if "\\t" in switches else []
    return names | set(listed[::2])


def test_five_lists(docx: Docx) -> None:
    found = _lists(docx)
    assert [sorted(_collected_styles(field)) for field in found] == [
        sorted([*HEADINGS, "附件标题", "附表标题"]),
        ["表题"],
        ["图表题"],
        ["图片题"],
        ["案例标题"],
    ]
    for field in found:
        assert r"\h" in field.words, "entries are links"


@pytest.mark.parametrize("name", LISTS)
def test_entries_are_exactly_the_targets_with_their_numbers(docx: Docx, name: str) -> None:
    field = _lists(docx)[LISTS[name]]
    # Numbers and titles stand in columns of their own: a tab, where the target has a blank or a bracket.
    entries = [(entry.anchor, "".join(entry.text.split())) for entry in _entries(docx, field)]
    found = _targets(docx, _collected_styles(field))
    targets = [(mark, "".join(text.split())) for mark, _, text in found]
    assert entries == targets
    assert entries


def test_styles_of_entries_show_their_level(docx: Docx) -> None:
    first, *others = _lists(docx)
    levels = dict(zip([*HEADINGS, "附件标题", "附表标题"], ["toc 1", "toc 2", "toc 3", "toc 1", "toc 2"], strict=True))
    by_mark = {mark: levels[style] for mark, style, _ in _targets(docx, set(levels))}
    assert all(entry.style == by_mark[entry.anchor] for entry in _entries(docx, first))
    assert {entry.style for field in others for entry in _entries(docx, field)} == {"table of figures"}


def test_every_entry_ends_with_the_page_of_its_target(docx: Docx) -> None:
    styles = Styles(docx)
    for field in _lists(docx):
        pages = {inner.first: inner for inner in field.inner}
        for entry in _entries(docx, field):
            page = pages[entry.paragraph]
            assert page.words[:2] == ["PAGEREF", entry.anchor]
            tab = find_all(styles.finds(entry.paragraph, "w:pPr/w:tabs"), "w:tab")[-1]
            assert (value(tab), value(tab, attribute="w:leader")) == ("right", "dot")


def test_2024_directory_is_complete(report: Docx) -> None:
    """53 headings, 附件 and 4 scorecards; 10 tables, the charts, 17 photos, 16 cases."""
    counts = [len(_entries(report, field)) for field in _lists(report)]
    assert counts[0] == 53 + 1 + 4
    assert (counts[1], counts[3], counts[4]) == (10, 17, 16)
    assert counts[2] >= 9
