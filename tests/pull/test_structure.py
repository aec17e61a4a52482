"""Headings, tables, figures and cases in Word: what is told, once, with its place, and nothing misplaced for it."""

import pytest
from lxml import etree
from tiny_project import CASE, SECTION

from report_engine.ooxml.elements import qn

from .conftest import TEXT, Draft
from .word import Word, element, text


def heading(word: Word, words: str) -> etree._Element:
    return next(p for p in word.root.iter(qn("p")) if text(p) == words and p.find(f".//{qn('hyperlink')}") is None)


def restyle(paragraph: etree._Element, like: etree._Element) -> None:
    style, other = (one.find(f"{qn('pPr')}/{qn('pStyle')}") for one in (paragraph, like))
    assert style is not None
    assert other is not None
    style.set(qn("val"), other.get(qn("val")) or "")


def table_of(word: Word, caption: str) -> etree._Element:
    table = word.paragraph(caption).getnext()
    assert table is not None
    assert table.tag == qn("tbl")
    return table


def told(draft: Draft) -> list[tuple[str, int]]:
    found = draft.pull()
    assert found.files == {}
    return [(one.what, one.source.line) for one in found.unwritten]


def line(words: str) -> int:
    return TEXT[: TEXT.index(words)].count("\n") + 1


def test_another_level_of_a_heading_is_told(draft: Draft) -> None:
    restyle(heading(draft.word, "规模结构"), heading(draft.word, "基本情况"))
    assert told(draft) == [("标题的级别", line("规模结构"))]


def test_a_paragraph_that_became_a_heading_is_told(draft: Draft) -> None:
    restyle(draft.word.paragraph("引号里的一段"), heading(draft.word, "规模结构"))
    assert told(draft) == [("标题的级别", line("引号里的一段"))]


def test_styles_that_a_program_lost_are_told_once(draft: Draft) -> None:
    body = draft.word.paragraph("引号里的一段")
    for words in ("基本情况", "规模结构"):
        restyle(heading(draft.word, words), body)
    assert [what for what, _ in told(draft)] == ["标题的级别"]


def test_a_row_that_went_is_told_once(draft: Draft) -> None:
    table = table_of(draft.word, "规模结构统计表")
    table.remove(table.findall(qn("tr"))[-1])
    assert told(draft) == [("删去一行", line("indicator: dual_pct"))]


def test_a_row_that_came_is_told_once(draft: Draft) -> None:
    table = table_of(draft.word, "规模结构统计表")
    new = etree.fromstring(etree.tostring(table.findall(qn("tr"))[-1]))
    for n, paragraph in enumerate(new.iter(qn("p"))):
        for run in paragraph.findall(qn("r"))[1:]:
            paragraph.remove(run)
        next(paragraph.iter(qn("t"))).text = f"新{n}"
    table.append(new)
    assert [what for what, _ in told(draft)] == ["新一行"]


def test_a_column_that_went_is_told_once(draft: Draft) -> None:
    for row in table_of(draft.word, "规模结构统计表").findall(qn("tr")):
        row.remove(row.findall(qn("tc"))[-1])
    assert [what for what, _ in told(draft)] == ["删去一列"]


def test_a_table_made_in_word_is_told_once(draft: Draft) -> None:
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>新格</w:t></w:r></w:p></w:tc>" * 2 + "</w:tr>"
    table = element(f"<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{row}{row}</w:tbl>")
    draft.word.paragraph("各校办学条件").addnext(table)
    assert told(draft) == [("新表", line("各校办学条件"))]


def test_a_picture_that_went_is_no_text_of_the_layout(draft: Draft) -> None:
    picture = draft.word.paragraph("在校生和专任教师").getprevious()
    assert picture is not None
    picture.getparent().remove(picture)  # type: ignore[union-attr]
    assert [what for what, _ in told(draft)] == ["图片"]


def test_texts_of_a_case_stay_in_it_when_its_box_was_moved(draft: Draft) -> None:
    before = draft.tiny.path(CASE).read_bytes()
    title, body = draft.word.paragraph("戏剧进校园"), draft.word.paragraph("学生排演话剧")
    box = next(title.iterancestors(qn("tbl")), None)
    target = draft.word.paragraph("各校办学条件")
    for one in (title, body) if box is None else (box,):
        target.addprevious(one)
    draft.pull()
    assert draft.tiny.path(CASE).read_bytes() == before
    assert [what for what, _ in told(draft) if what == "移动"] == ["移动"]


def test_signs_of_markdown_and_yaml_are_escaped(draft: Draft) -> None:
    """A paragraph that cannot be written is told; those beside it are written all the same."""
    signs = (
        "花括号{在校生数}与{未配对",
        "星号**粗**与[@tbl-x]和[链接](http://a.b)",
        "# 井号: 值",
        "- 减号",
        "&lt;b&gt; &amp;nbsp; a_b_c",
        "| 竖线 |",
        "`引号`与\\反斜杠",
        "｛全角｝花括号",
        "~~删~~",
        "------",
        "'单' \"双\"",
        "零宽\u200b空格",
    )
    draft.word.after("各校办学条件", *signs)
    found = draft.apply()
    assert [one.after for one in found.unwritten] == ["｛全角｝花括号"]
    assert len(found.changes) == len(signs) - 1


@pytest.mark.parametrize("words", ["规模结构", "戏剧进校园"])
def test_a_title_that_was_emptied_is_told(words: str, draft: Draft) -> None:
    paragraph = heading(draft.word, words) if words == "规模结构" else draft.word.paragraph(words)
    for run in [run for run in paragraph.iter(qn("r")) if run.find(qn("t")) is not None and words in text(run)]:
        run.getparent().remove(run)  # type: ignore[union-attr]
    place = {"规模结构": (SECTION, line("规模结构")), "戏剧进校园": (CASE, 2)}[words]
    found = draft.pull()
    assert found.files == {}
    assert place in [(one.source.file.as_posix(), one.source.line) for one in found.unwritten]
