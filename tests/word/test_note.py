"""The note of a chart: what its numbers count from, between the picture and the caption."""

from support.ooxml import Docx, find_all
from tiny_project import SECTION, TEMPLATE, Tiny

from report_engine.ooxml.elements import Element, qn, text_of

INDICATORS = "          indicators: [students, teachers]\n"
NOTE = "          note: 注：在校生{在校生数}人，**不含**技工学校，见[@tbl-scale]。\n"
PRINTED = "注：在校生1000人，不含技工学校，见表 1。"
STYLE = '<w:style w:type="paragraph" w:styleId="NoteX"><w:name w:val="图注"/></w:style>'


def around_note(tiny: Tiny) -> list[Element]:
    """Build and take the picture, the note and the caption."""
    tiny.change(SECTION, INDICATORS, INDICATORS + NOTE)
    assert tiny.build() == []
    paragraphs = find_all(Docx.read(tiny.project.output).body, ".//w:p")
    at = next(n for n, p in enumerate(paragraphs) if text_of(p).startswith("注："))
    return paragraphs[at - 1 : at + 2]


def style_of(paragraph: Element) -> str:
    return str(paragraph.find(f"{qn('pPr')}/{qn('pStyle')}").get(qn("val")))


def test_it_stands_between_picture_and_caption_and_stays_with_them(tiny: Tiny) -> None:
    tiny.change_template("</w:styles>", STYLE + "</w:styles>", "word/styles.xml")
    picture, note, caption = around_note(tiny)
    assert find_all(picture, ".//w:drawing")
    assert (text_of(note).replace("\u00a0", " "), style_of(note)) == (PRINTED, "NoteX")
    assert note.find(f"{qn('pPr')}/{qn('keepNext')}") is not None
    assert text_of(caption).endswith("在校生和专任教师")


def test_a_template_without_its_style_prints_it_like_the_picture(tiny: Tiny) -> None:
    styles = Docx.read(tiny.path(TEMPLATE)).parts["word/styles.xml"].decode()
    if 'w:val="图注"' in styles:
        tiny.change_template('w:val="图注"', 'w:val="别的"', "word/styles.xml")
    picture, note, caption = around_note(tiny)
    assert style_of(note) == style_of(picture) != style_of(caption)
    assert note.find(f"{qn('pPr')}/{qn('keepNext')}") is not None


def test_a_note_is_one_text(tiny: Tiny) -> None:
    tiny.change(SECTION, INDICATORS, INDICATORS + "          note: |\n            第一段\n\n            第二段\n")
    assert tiny.check() == [f"{SECTION}:21:13: 错误 P034 图注只能是一段文字（去掉空行、列表或标题）"]


def test_its_values_and_mentions_are_checked(tiny: Tiny) -> None:
    tiny.change(SECTION, INDICATORS, INDICATORS + "          note: 注：{在校学生}人，见[@tbl-nothing]。\n")
    assert [line.split()[2] for line in tiny.check()] == ["P010", "N002"]
