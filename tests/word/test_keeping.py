"""What belongs together stays on one page: headings and text, captions and their objects."""

from dataclasses import replace
from itertools import takewhile

import pytest
from support import nodes
from support.nodes import items
from support.ooxml import Docx, Element, find, find_all, qn, value
from support.styles import Styles
from support.text import text_of

from report_engine.document import Block

from . import trees
from .trees import CASE, CHART, EVERYTHING, TWO_HEADS, written

HEADINGS = {"heading 1", "heading 2", "heading 3", "序列标题", "前置标题"}


def _named(docx: Docx, *names: str) -> list[Element]:
    styles = Styles(docx)
    return [p for p in find_all(docx.body, ".//w:p") if styles.name(p) in names]


def _figure(docx: Docx, caption: Element) -> list[Element]:
    """The paragraph of the picture above a caption, with the note between, or those of the frame of a missing photo."""
    styles = Styles(docx)
    above = list(caption.itersiblings(preceding=True))
    if styles.name(above[0]) == "图注":
        return above[:2] if find_all(above[1], ".//w:drawing") else []
    frame = list(takewhile(lambda element: styles.name(element) == "缺失照片", above))
    return frame[::-1] or [element for element in above[:1] if find_all(element, ".//w:drawing")]


def test_headings_keep_with_the_next_paragraph(docx: Docx) -> None:
    styles = Styles(docx)
    for paragraph in _named(docx, *HEADINGS):
        assert styles.is_on(paragraph, "w:keepNext"), text_of(paragraph)


def test_captions_of_tables_stand_above_and_keep_with_them(docx: Docx) -> None:
    styles = Styles(docx)
    for caption in _named(docx, "表题"):
        assert styles.is_on(caption, "w:keepNext"), text_of(caption)
        assert caption.getnext().tag == qn("w:tbl")
    for title in _named(docx, "附表标题", "附表区域"):
        assert styles.is_on(title, "w:keepNext"), text_of(title)


def test_figures_keep_with_the_captions_below_them(docx: Docx) -> None:
    styles = Styles(docx)
    for caption in _named(docx, "图表题", "图片题"):
        figure = _figure(docx, caption)
        assert figure, text_of(caption)
        assert all(styles.is_on(paragraph, "w:keepNext") for paragraph in figure), text_of(caption)


def test_caption_of_a_figure_does_not_drag_along_what_follows(docx: Docx) -> None:
    styles = Styles(docx)
    for caption in _named(docx, "图表题", "图片题"):
        assert not styles.is_on(caption, "w:keepNext"), text_of(caption)


def test_title_of_a_case_keeps_with_its_text(docx: Docx) -> None:
    styles = Styles(docx)
    for title in _named(docx, "案例标题"):
        assert styles.is_on(title, "w:keepNext"), text_of(title)


def test_rows_of_a_head_keep_with_the_first_row(docx: Docx) -> None:
    styles = Styles(docx)
    for table in find_all(docx.body, ".//w:tbl"):
        if value(table, "w:tblPr/w:tblStyle") != "DataTable":
            continue
        for row in find_all(table, "w:tr"):
            if find_all(row, "w:trPr/w:tblHeader"):
                for paragraph in find_all(row, ".//w:p"):
                    assert styles.is_on(paragraph, "w:keepNext"), text_of(paragraph)


def test_last_row_of_a_table_lets_go(docx: Docx) -> None:
    """A table that keeps with what follows could push a page of text to the next page."""
    styles = Styles(docx)
    for table in find_all(docx.body, ".//w:tbl"):
        if value(table, "w:tblPr/w:tblStyle") == "DataTable":
            last = find_all(table, "w:tr")[-1]
            assert not any(styles.is_on(p, "w:keepNext") for p in find_all(last, ".//w:p"))


@pytest.mark.parametrize(("rows", "kept"), [(1, []), (4, [0, 1, 2]), (40, [0, 37, 38])])
def test_a_long_table_leaves_no_row_alone(rows: int, kept: list[int]) -> None:
    """At least two rows stand below its head, and three on its last page."""
    long = replace(TWO_HEADS, rows=(TWO_HEADS.rows * rows)[:rows])
    whole = nodes.section("basics", "基本情况", 1, None, (long,), ())
    docx = written(replace(EVERYTHING, sections=(whole,), preface=(), declaration=(), scorecards=()))
    styles = Styles(docx)
    table = next(t for t in find_all(docx.body, ".//w:tbl") if value(t, "w:tblPr/w:tblStyle") == "DataTable")
    body = [row for row in find_all(table, "w:tr") if not find_all(row, "w:trPr/w:tblHeader")]
    assert len(body) == rows
    assert [n for n, row in enumerate(body) if styles.is_on(find_all(row, ".//w:p")[0], "w:keepNext")] == kept


LIST = items("甲", "乙", ordered=True)
FORMS = {
    "list": (LIST,),
    "table": (TWO_HEADS,),
    "figure": (CHART,),
    "case": (CASE,),
    "text": (trees.paragraph("其一，甲。"),),
}


def lead(text: str, *following: Block) -> Element:
    """The paragraph of a text before other blocks."""
    body = (trees.paragraph(text), *following)
    whole = nodes.section("basics", "基本情况", 1, None, body, ())
    docx = written(replace(EVERYTHING, sections=(whole,), preface=(), declaration=(), scorecards=()))
    (found,) = (p for p in _named(docx, "Body Text") if text_of(p) == text)
    return found


def keeps(element: Element) -> list[bool]:
    return [find(element, f"w:pPr/{name}") is not None for name in ("w:keepNext", "w:keepLines")]


@pytest.mark.parametrize("form", FORMS)
def test_a_text_that_ends_with_a_colon_keeps_with_what_it_announces(form: str) -> None:
    assert keeps(lead("主要有以下做法：", *FORMS[form])) == [True, True]
    assert keeps(lead("主要有以下做法。", *FORMS[form])) == [False, False]


def test_a_colon_announces_nothing_at_the_end_of_a_section() -> None:
    assert keeps(lead("主要有以下做法：")) == [False, False]


def test_a_long_text_leaves_no_hole_on_its_page() -> None:
    assert keeps(lead("国" * 139 + "：", LIST)) == [True, True]
    assert keeps(lead("国" * 140 + "：", LIST)) == [False, False]


def test_a_table_on_a_turned_page_is_announced_from_the_page_before() -> None:
    assert keeps(lead("见下表：", replace(TWO_HEADS, landscape=True))) == [False, False]


def test_missing_photo_says_what_to_supply(everything: Docx) -> None:
    (caption,) = (p for p in _named(everything, "图片题") if text_of(p).endswith("待补的照片"))
    (place,) = _figure(everything, caption)
    described = [properties.get("descr") for properties in find_all(place, ".//wp:docPr")]
    assert described == ["照片待补：待补的照片的画面"]
