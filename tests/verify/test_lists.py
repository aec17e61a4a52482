"""V101～V103：目录、图表目录、图片目录、案例目录的每一行与它指向的地方。"""

import pytest
from support.ooxml import find, find_all, qn
from support.text import text_of

from report_engine.ooxml.elements import w

from .edit import Edit, duplicate, invented_places, remove


def test_a_heading_that_was_changed_without_updating(report: Edit) -> None:
    heading = report.first("heading 2")
    old = text_of(heading)
    report.text(heading, "学校与规模")
    assert report.said() == [f"V101 目录行“1.1 {old}”与正文“1.1 学校与规模”不一致"]


@pytest.mark.parametrize("style", ["表题", "图表题", "图片题", "案例标题"])
def test_a_caption_that_was_changed_without_updating(report: Edit, style: str) -> None:
    last = list(report.first(style).iter(qn("w:t")))[-1]
    last.text = "改了的题"
    (told,) = report.said()
    assert told.startswith("V101 目录行“")
    assert told.endswith("改了的题”不一致")


def test_a_line_of_the_contents_that_was_typed_over(report: Edit) -> None:
    line = report.line_of(report.first("heading 2"))
    first = next(line.iter(qn("w:t")))
    first.text = first.text.replace("1.1", "1.2")
    (told,) = report.said()
    assert told.startswith("V101 目录行“1.2 ")
    assert "与正文“1.1 " in told


def test_a_section_put_in_without_updating_numbers(report: Edit) -> None:
    """新插一节：它没有进目录，其后各节的编号都变了。"""
    second = report.all("heading 2")[1]
    second.addprevious(report.new("heading 2", "新的一节"))
    told = report.said()
    assert "V102 “1.2 新的一节”没有列入目录" in told
    assert f"V101 目录行“1.2 {text_of(second)}”与正文“1.3 {text_of(second)}”不一致" in told
    assert {line.split()[0] for line in told} == {"V101", "V102"}


def test_a_paragraph_put_in_before_a_heading_moves_it_to_another_page(report: Edit) -> None:
    """正文加长了没有更新目录：编号没有变，页码变了。"""
    heading = report.all("heading 2")[-1]
    page = text_of(report.line_of(heading)).rpartition("\t")[2]
    for number in range(12):  # a page of the invented rendering
        heading.addprevious(report.new("Body Text", f"补充的第 {number} 段。"))
    told = report.said(invented_places(report.save()))
    assert {line.split()[0] for line in told} == {"V103"}
    number = text_of(report.line_of(heading)).rpartition("\t")[0]
    assert f"V103 目录里“{number}”的页码是 {page}，实际在第 {int(page) + 1} 页" in told


def test_a_page_number_that_was_typed_over(report: Edit) -> None:
    line = report.line_of(report.first("表题"))
    _, shown = report.field("PAGEREF", line)
    right, shown.text = shown.text, "99"
    assert report.said() == []  # without a rendering nobody knows
    (told,) = report.said(invented_places(report.save()))
    assert told.startswith("V103 目录里“表 1 ")
    assert told.endswith(f"的页码是 99，实际在第 {right} 页")


def test_a_page_number_that_is_missing(report: Edit) -> None:
    _, shown = report.field("PAGEREF", report.line_of(report.first("表题")))
    shown.text = ""
    (told,) = report.said(invented_places(report.save()))
    assert "的页码是 空，实际在第 " in told


def test_page_numbers_that_word_is_to_fill(report: Edit) -> None:
    """按 on-open 生成、还没有用 Word 打开过的成稿：说一次，不逐行报错。"""
    results = [shown for _, shown in report.fields("PAGEREF")]
    for shown in results:
        shown.text = ""
    report.part("word/settings.xml").insert(0, w("updateFields", val="true"))
    told = report.said(invented_places(report.save()))
    assert told == [f"V103 目录里有 {len(results)} 行还没有页码，由 Word 在打开时填写"]


def test_roman_page_numbers_of_the_front_matter(report: Edit) -> None:
    """前置部分的页码是罗马数字，正文从 1 起。"""
    preface = report.all("Body Text")[0]
    table = next(report.document.iter(qn("w:tbl")))
    caption = table.getprevious()
    copy = duplicate(report.line_of(caption))
    for node in [*find_all(copy, ".//w:bookmarkStart"), *find_all(copy, ".//w:bookmarkEnd")]:
        remove(node)
    preface.insert(1, w("bookmarkStart", id=7100, name="front"))
    preface.append(w("bookmarkEnd", id=7100))
    find(copy, "w:hyperlink").set(qn("w:anchor"), "front")
    code = next(copy.iter(qn("w:instrText")))
    code.text = r" PAGEREF front \h "
    first, *rest = copy.iter(qn("w:t"))
    first.text = text_of(preface) + "\t"
    for node in rest:
        node.text = "1"
    told = [line for line in report.said(invented_places(report.save())) if line.startswith("V103")]
    assert len(told) == 1
    assert told[0].endswith("的页码是 1，实际在第 i 页")


def test_a_heading_that_was_deleted_without_updating(report: Edit) -> None:
    heading = report.all("heading 3")[-1]
    title = text_of(report.line_of(heading)).rpartition("\t")[0]
    remove(heading)
    told = report.said()
    assert f"V101 目录行“{title}”指向的地方不存在" in told
    assert {line.split()[0] for line in told} == {"V101", "V113"}  # the link and the field of its page dangle too


def test_a_line_that_someone_typed(report: Edit) -> None:
    line = report.line_of(report.first("heading 2"))
    line.addnext(report.new("toc 2", "1.9 没有的一节\t12"))
    assert report.said() == ["V101 目录行“1.9 没有的一节”指向的地方不存在"]


@pytest.mark.parametrize("style", ["heading 1", "heading 2", "heading 3", "表题", "图表题", "图片题", "案例标题"])
def test_a_target_that_is_in_no_list(report: Edit, style: str) -> None:
    target = report.all(style)[-1]
    line = report.line_of(target)
    for node in line.iter(qn("w:t")):
        node.text = ""  # emptied, not removed: the field of the whole list may begin or end here
    for tab in list(line.iter(qn("w:tab"))):
        remove(tab)
    (told,) = report.said()
    assert told.startswith("V102 “")
    assert told.endswith("”没有列入目录")
    assert " ".join(text_of(target).split())[:10] in told


def test_a_report_without_any_list_is_not_held_to_one(report: Edit) -> None:
    for style in ("toc 1", "toc 2", "toc 3", "table of figures"):
        for line in report.all(style):
            remove(line)
    assert not {"V101", "V102"} & set(report.codes())


def test_a_style_of_a_heading_at_a_level_far_below(report: Edit) -> None:
    """A damaged list: Word has nine levels, headings three."""
    levels = list(report.part("word/numbering.xml").iter(qn("w:lvl")))
    for level in (one for one in levels if find(one, "w:pStyle") is not None):
        level.getparent().append(level)
    assert report.codes() == []
