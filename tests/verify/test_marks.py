"""V121～V124：书签、域、图形是完整的，名称和编号不重复。"""

import pytest
from support.ooxml import find, find_all, qn, value

from report_engine.ooxml.elements import w

from .edit import Edit, duplicate, remove


def bookmark(report: Edit) -> str:
    """The name of a table's bookmark."""
    return value(find_all(report.first("表题"), ".//w:bookmarkStart")[0], attribute="w:name") or ""


def test_a_bookmark_that_was_copied(report: Edit) -> None:
    """复制粘贴题注：同名书签有两个，Word 只认一个。"""
    name = bookmark(report)
    paragraph = report.all("Body Text")[-1]
    paragraph.append(w("bookmarkStart", id=7200, name=name))
    paragraph.append(w("bookmarkEnd", id=7200))
    assert report.said() == [f"V121 书签 {name} 出现 2 次"]


def test_a_bookmark_s_number_that_is_used_twice(report: Edit) -> None:
    number = value(next(report.document.iter(qn("w:bookmarkStart"))), attribute="w:id")
    paragraph = report.all("Body Text")[-1]
    paragraph.append(w("bookmarkStart", id=number or "", name="another"))
    paragraph.append(w("bookmarkEnd", id=number or ""))
    assert report.said() == [f"V121 书签编号 {number} 出现 2 次"]


def test_a_heading_that_was_copied_with_its_bookmark(report: Edit) -> None:
    heading = report.all("heading 2")[-1]
    copy = duplicate(heading)
    start = find_all(copy, ".//w:bookmarkStart")[0]
    told = report.said()
    assert f"V121 书签 {value(start, attribute='w:name')} 出现 2 次" in told
    assert f"V121 书签编号 {value(start, attribute='w:id')} 出现 2 次" in told
    assert report.codes() == ["V102", "V121"]


@pytest.mark.parametrize("half", ["w:bookmarkStart", "w:bookmarkEnd"])
def test_half_a_bookmark(report: Edit, half: str) -> None:
    paragraph = report.all("Body Text")[3]
    paragraph.append(w("bookmarkStart", id=7200, name="another"))
    paragraph.append(w("bookmarkEnd", id=7200))
    assert report.said() == []
    remove(find(paragraph, f"{half}[@w:id='7200']"))
    assert report.said() == ["V122 书签（编号 7200）只有一半"]


def test_a_picture_s_number_that_is_used_twice(report: Edit) -> None:
    """复制粘贴一张图。"""
    picture = report.first("图片段落")
    duplicate(picture)
    number = next(picture.iter(qn("wp:docPr"))).get("id")
    assert report.said() == [f"V121 图形编号 {number} 出现 2 次"]


def test_a_field_without_its_end(report: Edit) -> None:
    paragraph = report.mention(" DATE ", "2025年1月")
    report.all("Body Text")[-1].addnext(paragraph)
    assert report.said() == []
    remove(paragraph[-1])
    assert report.said() == ["V123 有 1 个域缺结尾"]


def test_a_field_without_its_beginning(report: Edit) -> None:
    paragraph = report.mention(" DATE ", "2025年1月")
    report.all("Body Text")[-1].addnext(paragraph)
    remove(next(paragraph.iter(qn("w:fldChar"))).getparent())
    assert report.said() == ["V123 “见2025年1月”里有域缺开头"]


def test_a_field_that_makes_word_ask(report: Edit) -> None:
    next(report.document.iter(qn("w:fldChar"))).set(qn("w:dirty"), "true")
    assert report.said() == ["V123 有域带着更新标记，打开时 Word 会询问"]


@pytest.mark.parametrize("text", [None, "", "  "])
def test_a_picture_without_alternative_text(report: Edit, text: str | None) -> None:
    """换过的图常常没有替代文字，读屏软件就读不出来。"""
    properties = next(report.document.iter(qn("wp:docPr")))
    if text is None:
        del properties.attrib["descr"]
    else:
        properties.set("descr", text)
    assert report.said() == [f"V124 图“{properties.get('name')}”没有替代文字"]
