"""Headings, tables, figures and cases in Word: what is told, once, with its place, and nothing misplaced for it."""

import re

import pytest
from lxml import etree
from tiny_project import CASE, REPORT, SECTION, Tiny

import report_engine
from report_engine import pipeline
from report_engine.ooxml.elements import qn

from .conftest import TEXT, Draft, opened
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


def top(word: Word, element_: etree._Element) -> etree._Element:
    """What stands in the body itself and holds an element."""
    return next(one for one in (element_, *element_.iterancestors()) if one.getparent().tag == qn("body"))  # type: ignore[union-attr]


def case_of(word: Word) -> list[etree._Element]:
    """The box of the case, or its paragraphs with the picture between them."""
    first, last = (top(word, word.paragraph(words)) for words in ("戏剧进校园", "话剧剧照"))
    body = list(first.getparent())  # type: ignore[arg-type]
    return body[body.index(first) : body.index(last) + 1]


def typed(like: etree._Element, words: str) -> etree._Element:
    new = etree.fromstring(etree.tostring(like))
    for child in [child for child in new if child.tag != qn("pPr")]:
        new.remove(child)
    new.append(element(f"<w:r><w:t>{words}</w:t></w:r>"))
    return new


def test_texts_of_a_case_stay_in_it_when_its_title_alone_was_moved(draft: Draft) -> None:
    before = draft.tiny.path(CASE).read_bytes()
    case, target = case_of(draft.word), draft.word.paragraph("各校办学条件")
    for one in case[:2] if len(case) > 1 else case:
        target.addprevious(one)
    draft.pull()
    assert draft.tiny.path(CASE).read_bytes() == before


def test_a_case_is_moved_whole(draft: Draft) -> None:
    target = draft.word.paragraph("各校办学条件")
    for one in case_of(draft.word):
        target.addprevious(one)
    found = draft.apply()
    assert [note.kind for change in found.changes for note in change.notes] == ["moved"]
    item, before = "      - case: drama\n", "      - 各校办学条件"
    assert draft.section() == TEXT.replace(item, "").replace(before, item + before)


def test_a_table_is_moved_whole(draft: Draft) -> None:
    caption, table = draft.word.paragraph("规模结构统计表"), table_of(draft.word, "规模结构统计表")
    target = draft.word.paragraph("引号里的一段")
    target.addprevious(caption)
    target.addprevious(table)
    draft.apply()
    start = TEXT.index("      - table:")
    item, before = TEXT[start : TEXT.index("      - chart:")], "      - '引号里"
    assert draft.section() == TEXT.replace(item, "").replace(before, item + before)


def test_a_table_goes_with_the_sentence_that_mentions_it(draft: Draft) -> None:
    table = table_of(draft.word, "学校一览表")
    for one in (draft.word.paragraph("各校名单见"), draft.word.paragraph("学校一览表"), table):
        one.getparent().remove(one)  # type: ignore[union-attr]
    found = draft.apply()
    assert [note.kind for change in found.changes for note in change.notes] == ["gone", "gone"]
    lines = [one for one in TEXT.splitlines(keepends=True) if "tbl-schools" not in one]
    assert draft.section() == "".join(lines)


def test_what_is_mentioned_elsewhere_does_not_go(draft: Draft) -> None:
    caption = draft.word.paragraph("在校生和专任教师")
    for one in (caption.getprevious(), caption):
        one.getparent().remove(one)  # type: ignore[union-attr]
    found = draft.pull()
    assert found.files == {}
    assert ["fig-scale" in one.why for one in found.unwritten] == [True]


def test_a_new_heading_with_its_paragraphs_becomes_a_section(draft: Draft) -> None:
    last = case_of(draft.word)[-1]
    paragraphs = [
        typed(heading(draft.word, "规模结构"), "师资: 建设"),
        typed(draft.word.paragraph("引号里的一段"), "各校重视教师。"),
        typed(draft.word.paragraph("列表的第一项"), "第一项新的。"),
    ]
    for one in reversed(paragraphs):
        last.addnext(one)
    found = draft.apply()
    assert [note.kind for change in found.changes for note in change.notes] == ["new"]
    assert draft.section() == TEXT + (
        "  - id: section-1\n    title: '师资: 建设'\n    body:\n"
        "      - |\n        各校重视教师。\n      - |\n        - 第一项新的。\n"
    )


def test_a_heading_that_would_part_a_section_is_told(draft: Draft) -> None:
    like, target = heading(draft.word, "规模结构"), draft.word.paragraph("各校办学条件")
    target.addnext(typed(like, "插在中间"))
    target.getnext().addnext(typed(target, "它下面的一段。"))  # type: ignore[union-attr]
    place = line("各校办学条件")
    assert told(draft) == [("新的标题", place), ("新的段落", place)]


def test_several_new_headings_become_sections_in_their_order(draft: Draft) -> None:
    last = case_of(draft.word)[-1]
    for words in ("第二个", "第一个"):
        last.addnext(typed(draft.word.paragraph("引号里的一段"), f"{words}的话。"))
        last.addnext(typed(heading(draft.word, "规模结构"), words))
    draft.apply()
    assert re.findall("title: (.*)", draft.section())[2:] == ["第一个", "第二个"]


def test_a_section_is_moved_and_removed_whole(tiny: Tiny) -> None:
    more = "  - id: staff\n    title: 师资建设\n    body:\n      - 各校重视教师。\n      - 教师进企业。\n"
    tiny.write(SECTION, TEXT + more)
    draft = opened(tiny)
    target = heading(draft.word, "规模结构")
    for one in (heading(draft.word, "师资建设"), *map(draft.word.paragraph, ("各校重视教师", "教师进企业"))):
        target.addprevious(one)
    found = draft.apply()
    assert [note.kind for change in found.changes for note in change.notes] == ["moved"]
    assert draft.section() == TEXT.replace("  - id: scale", more + "  - id: scale")
    for words in ("各校重视教师", "教师进企业"):
        draft.word.remove(words)
    gone = heading(draft.word, "师资建设")
    gone.getparent().remove(gone)  # type: ignore[union-attr]
    draft.apply()
    assert draft.section() == TEXT


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


def test_a_copy_of_a_paragraph_keeps_its_numbers_bound(draft: Draft) -> None:
    copy = etree.fromstring(etree.tostring(draft.word.paragraph("全市在校生")))
    draft.word.paragraph("列表的第二项").addnext(copy)
    draft.apply()
    assert draft.section().count("{在校生数}人，**专任教师**{专任教师数}人，见[@tbl-scale]") == 2


def test_a_line_break_typed_in_a_paragraph_is_told(draft: Draft) -> None:
    draft.word.paragraph("引号里的一段").append(element("<w:r><w:br/><w:t>第二行。</w:t></w:r>"))
    (one,) = draft.pull().unwritten
    assert (one.source.line, "换行" in one.why) == (line("引号里的一段"), True)


def test_the_words_of_a_text_box_are_told(draft: Draft) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent>"
    draft.word.paragraph("引号里的一段").append(element(f"<w:r><w:pict>{box}</w:pict></w:r>"))
    (one,) = draft.pull().unwritten
    assert "框里的话" in one.after


def test_what_rules_will_say_is_told_before_anything_is_written(draft: Draft) -> None:
    draft.word.after("各校办学条件", "全市在校生2345人，比去年多。")
    found = draft.pull()
    assert ["2345" in one.message for one in found.findings] == [True]
    assert found.findings[0].source.file.as_posix() == SECTION
    report_engine.apply_pulled(draft.tiny.project, found, "改过.docx")
    assert set(map(str, found.findings)) <= set(map(str, pipeline.check(draft.tiny.project).problems))


def test_a_number_of_one_file_is_written_out_where_its_paragraph_goes(draft: Draft) -> None:
    like, paragraph = draft.word.paragraph("学生排演话剧"), draft.word.paragraph("各校办学条件")
    restyle(paragraph, like)
    like.addnext(paragraph)
    found = draft.apply()
    assert [note.kind for change in found.changes for note in change.notes] == ["moved"]
    assert "    各校办学条件逐年改善，通公交{12|校级年报}条。\n" in draft.tiny.path(CASE).read_text("utf-8")


def test_what_comes_to_one_place_keeps_the_order_of_word(draft: Draft) -> None:
    caption, table = draft.word.paragraph("规模结构统计表"), table_of(draft.word, "规模结构统计表")
    target = draft.word.paragraph("各校办学条件")
    for one in (typed(target, "表后的话。"), table, caption, typed(target, "表前的话。")):
        target.addnext(one)
    draft.apply()
    section = draft.section()
    assert section.index("各校办学") < section.index("表前") < section.index("tbl-scale\n") < section.index("表后")
    assert section.index("表后") < section.index("引号里")


def test_new_items_in_a_row_are_one_list(draft: Draft) -> None:
    item, target = draft.word.paragraph("列表的第一项"), draft.word.paragraph("各校办学条件")
    for one in (typed(item, "丙"), typed(target, "中间的话。"), typed(item, "乙"), typed(item, "甲")):
        target.addnext(one)
    draft.apply()
    new = "      - |\n        - 甲\n        - 乙\n      - |\n        中间的话。\n      - |\n        - 丙\n"
    before = "      - '引号里"
    assert draft.section() == TEXT.replace(before, new + before)


def test_what_comes_first_in_the_preface_stays_below_its_heading(tiny: Tiny) -> None:
    first, second = "  - |\n    第一段说学校。\n", "  - |\n    第二段说报告的编写。\n"
    tiny.change(REPORT, "preface:\n", f"declaration:\n  - 本报告真实可靠。\npreface:\n{first}{second}")
    draft = opened(tiny)
    draft.word.paragraph("第二段说报告").addnext(draft.word.paragraph("第一段说学校"))
    draft.word.paragraph("第二段说报告").addprevious(typed(draft.word.paragraph("第一段说学校"), "新的开头。"))
    draft.apply()
    new = "  - |\n    新的开头。\n"
    assert f"preface:\n{new}{second}{first}" in tiny.path(REPORT).read_text("utf-8")
