"""V161～V163：省里的要求：纸张、页边距、各级字体字号行距、规定的章和附表。"""

import pytest
from support.ooxml import find, find_all, qn
from support.text import text_of

from report_engine.ooxml.elements import w

from .edit import Edit, layout, remove

SIDES = {"top": ("上", 37), "bottom": ("下", 35), "left": ("左", 28), "right": ("右", 26)}


@pytest.mark.parametrize("side", SIDES)
def test_a_margin_that_was_changed(report: Edit, side: str) -> None:
    section = find_all(report.document, ".//w:sectPr")[1]
    find(section, "w:pgMar").set(qn(f"w:{side}"), "1701")
    name, wanted = SIDES[side]
    assert report.said() == [f"V161 第 2 节的{name}边距应为 {wanted} 毫米，现为 30.0 毫米"]


def test_the_binding_is_part_of_the_margin(report: Edit) -> None:
    """订口 28 毫米，可以是页边距 23 毫米加装订线 5 毫米。"""
    edges = find(find_all(report.document, ".//w:sectPr")[1], "w:pgMar")
    edges.set(qn("w:gutter"), "283")
    assert report.said() == ["V161 第 2 节的左边距应为 28 毫米，现为 33.0 毫米（装订线 5.0 毫米在内）"]
    edges.set(qn("w:left"), str(1588 - 283))
    assert report.said() == []
    report.part("word/settings.xml").insert(0, w("gutterAtTop"))
    assert report.said() == [
        "V161 第 2 节的上边距应为 37 毫米，现为 42.0 毫米（装订线 5.0 毫米在内）",
        "V161 第 2 节的左边距应为 28 毫米，现为 23.0 毫米",
    ]


def test_paper_of_another_size(report: Edit) -> None:
    size = find(find_all(report.document, ".//w:sectPr")[-1], "w:pgSz")
    size.set(qn("w:w"), "12240")
    size.set(qn("w:h"), "15840")
    (told,) = report.said()
    assert told.endswith("节的纸张应为 210×297 毫米，现为 216×279 毫米")


def test_a_page_that_was_turned_for_a_wide_table(report: Edit) -> None:
    section = find_all(report.document, ".//w:sectPr")[-1]
    size = find(section, "w:pgSz")
    for name, value in (("w", "16838"), ("h", "11906"), ("orient", "landscape")):
        size.set(qn(f"w:{name}"), value)
    find(section, "w:pgMar").set(qn("w:top"), "1588")
    assert report.said() == []


def test_a_section_without_page_settings(report: Edit) -> None:
    section = find_all(report.document, ".//w:sectPr")[0]
    remove(find(section, "w:pgMar"))
    assert report.said() == ["V161 第 1 节的页面应为 有纸张和页边距，现为 没有设置"]


@pytest.mark.parametrize("name", sorted(layout().requirements.styles))
def test_the_size_of_a_style_that_was_changed(report: Edit, name: str) -> None:
    style = report.style_element(name)
    properties = find(style, "w:rPr")
    for old in find_all(properties, "w:sz"):
        remove(old)
    properties.append(w("sz", val=28))
    wanted = layout().requirements.styles[name].size
    assert report.said() == [f"V162 样式“{name}”的字号应为 {wanted:g} 磅，现为 14 磅"]


@pytest.mark.parametrize("name", sorted(layout().requirements.styles))
def test_the_font_of_a_style_that_was_changed(report: Edit, name: str) -> None:
    style = report.style_element(name)
    properties = find(style, "w:rPr")
    for old in find_all(properties, "w:rFonts"):
        remove(old)
    properties.insert(0, w("rFonts", eastAsia="微软雅黑"))
    wanted = layout().requirements.styles[name].font
    assert report.said() == [f"V162 样式“{name}”的字体应为 {wanted}，现为 微软雅黑"]


def test_a_size_that_comes_from_the_style_it_is_based_on(report: Edit) -> None:
    style = report.style_element("Body Text")
    for old in find_all(style, "w:rPr/w:sz"):
        remove(old)
    report.style_element("Normal").append(w("rPr", w("sz", val=28)))
    remove(find(style, "w:basedOn"))
    style.insert(1, w("basedOn", val=report.style_id("Normal")))
    told = [line for line in report.said() if "Body Text" in line]
    assert told == ["V162 样式“Body Text”的字号应为 16 磅，现为 14 磅"]


@pytest.mark.parametrize(
    ("line", "rule", "found"), [("560", "exact", "固定 28 磅"), ("579", "auto", "不固定，28.95 磅")]
)
def test_the_pitch_of_the_body_that_was_changed(report: Edit, line: str, rule: str, found: str) -> None:
    """28.95 磅的固定行距才有每页 22 行。"""
    style = report.style_element("Body Text")
    spacing = find(style, "w:pPr/w:spacing")
    spacing.set(qn("w:line"), line)
    spacing.set(qn("w:lineRule"), rule)
    assert report.said() == [f"V162 样式“Body Text”的行距应为 固定 28.95 磅，现为 {found}"]


def test_a_style_that_was_deleted(report: Edit) -> None:
    styles = report.part("word/styles.xml")
    styles.remove(report.style_element("前置标题"))
    assert report.said() == ["V162 样式“前置标题”应为 有，现为 没有"]


def test_a_size_that_was_set_on_the_text_itself(report: Edit) -> None:
    """选中几段正文改成四号：样式没有变，印出来变了。"""
    paragraph = report.all("Body Text")[3]
    for run in paragraph.iter(qn("w:r")):
        if find(run, "w:rPr") is None:
            run.insert(0, w("rPr"))
        find(run, "w:rPr").append(w("sz", val=28))
    (told,) = report.said()
    assert told.startswith(f"V162 文字“{' '.join(text_of(paragraph).split())[:24]}")
    assert told.endswith("的字号应为 16 磅，现为 14 磅")


def test_a_font_that_was_set_on_a_heading_itself(report: Edit) -> None:
    heading = report.first("heading 1")
    for run in heading.iter(qn("w:r")):
        run.insert(0, w("rPr", w("rFonts", eastAsia="宋体")))
    assert report.said() == [f"V162 文字“{text_of(heading)}”的字体应为 方正小标宋简体，现为 宋体"]


def test_a_pitch_that_was_set_on_the_text_itself(report: Edit) -> None:
    paragraph = report.new("Body Text", "这一段压缩了行距。")
    find(paragraph, "w:pPr").append(w("spacing", line=500, lineRule="exact"))
    report.all("Body Text")[3].addnext(paragraph)
    assert report.said() == ["V162 文字“这一段压缩了行距。”的行距应为 固定 28.95 磅，现为 固定 25 磅"]


@pytest.mark.parametrize("title", layout().requirements.chapters)
def test_a_chapter_that_is_missing(report: Edit, title: str) -> None:
    bare = "".join(title.split())
    for paragraph in report.paragraphs:
        if "".join(text_of(paragraph).split()) == bare:
            report.text(paragraph, "别的标题")
    told = [line for line in report.said() if line.startswith("V16")]
    assert told == [f"V163 缺少规定的标题“{title}”"]


@pytest.mark.parametrize("title", layout().requirements.annexes)
def test_an_annex_that_is_missing(report: Edit, title: str) -> None:
    """目录里还有它的一行也不算。"""
    card = report.first("附表标题", title)
    while (
        card.getnext() is not None
        and report.style(card.getnext()) != "附表标题"
        and card.getnext().tag != qn("w:sectPr")
    ):
        remove(card.getnext())
    remove(card)
    for line in (line for line in report.all("toc 2") if title in text_of(line)):
        for node in list(line.iter(qn("w:t")))[1:]:
            node.text = ""  # as before the page numbers are filled
    told = [line for line in report.said() if line.startswith("V16")]
    assert told == [f"V163 缺少规定的附表“{title}”"]


def test_a_cell_that_reads_like_a_chapter_is_none(report: Edit) -> None:
    chapter = report.first("heading 1", "文化传承")
    cell = report.first("表格文字")
    report.text(cell, "文化传承")
    report.text(chapter, "别的标题")
    assert "V163 缺少规定的标题“文化传承”" in report.said()
