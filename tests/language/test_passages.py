"""A passage is a text as rules read it: printed characters, with values and mentions as one character each."""

import re

import pytest
from tiny_project import CASE, SECTION, Tiny

from report_engine.language.passages import HAN, HANZI, MENTION, VALUE, Passage


def first(tiny: Tiny, typed: str) -> Passage:
    tiny.prose(typed)
    return next(passage for passage in tiny.load().prose if passage.file.as_posix() == SECTION)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("共{在校生数}人，见[@tbl-scale]。", f"共{VALUE}人，见{MENTION}。"),
        ("**重点**：甲\n乙。", "重点：甲乙。"),
        ("见[全市{在校生数}人](http://a.cn)。", f"见全市{VALUE}人。"),
        ("转义\\{在校生数\\}。", "转义{在校生数}。"),
        ("one\n  two", "one two"),
    ],
)
def test_marks_of_markdown_are_no_part_of_it(tiny: Tiny, typed: str, read: str) -> None:
    assert first(tiny, typed).text == read


def test_every_offset_leads_to_the_file(tiny: Tiny) -> None:
    passage = first(tiny, "**一是**抓好{在校生数}人的\n  教学，见[@tbl-scale]。")
    lines = tiny.path(SECTION).read_text("utf-8").split("\n")
    for offset, character in enumerate(passage.text):
        place = passage.at(offset)
        written = lines[place.line - 1][place.column - 1 :]
        assert written.startswith({VALUE: "{在校生数}", MENTION: "[@tbl-scale]"}.get(character, character))


def test_values_say_what_they_are(tiny: Tiny) -> None:
    passage = first(tiny, "在校生{在校生数}人，上年{students:2023}人，{在校生数:增减}人，公交{bus_lines}条，{没有}。")
    assert [(v.name, v.form, v.year, v.unit, v.is_change, bool(v.local)) for v in passage.values] == [
        ("在校生数", "", 2024, "人", False, False),
        ("students", "2023", 2023, "人", False, False),
        ("在校生数", "增减", 2024, "人", True, False),
        ("bus_lines", "", 2024, "条", False, True),
    ]


def test_sentences_and_clauses(tiny: Tiny) -> None:
    passage = first(tiny, "甲说“好。”，乙也说好。丙没有说；丁呢？")
    assert [passage.text[start:end] for start, end in passage.sentences] == [
        "甲说“好。”，乙也说好。",
        "丙没有说；丁呢？",
    ]
    assert [passage.text[a:b] for a, b in passage.clauses(*passage.sentences[1])] == ["丙没有说", "丁呢？"]


def test_what_is_read_and_as_what(tiny: Tiny) -> None:
    """Titles, captions, labels and alternative texts of authors; no names of the catalogue, no numbers of rows."""
    read = [(passage.kind, passage.text) for passage in tiny.load().passages if passage.kind != "prose"]
    assert read == [
        ("cover", "海港市中等职业教育质量年度报告"),
        ("cover", "（2024年度）"),
        ("cover", "海港市教育局"),
        ("cover", "河北省海港市"),
        ("cover", "教育局官网"),
        ("title", "基本情况"),
        ("title", "规模结构"),
        ("caption", "规模结构统计表"),
        ("label", "双师型占比"),
        ("caption", "在校生和专任教师"),
        ("caption", "学校一览表"),
        ("label", "学校名称"),
        ("label", "在校生规模"),
        ("title", "戏剧进校园"),
        ("caption", "话剧剧照"),
        ("alt", "学生站在舞台中央谢幕"),
    ]


def test_numbers_of_a_file_hold_in_it_alone(tiny: Tiny) -> None:
    by_file = {passage.file.as_posix(): set(passage.local) for passage in tiny.load().prose}
    assert by_file[SECTION] == {"bus_lines"}
    assert by_file[CASE] == set()


def test_a_han_character_is_the_same_alone_and_in_a_class() -> None:
    for character in "的〇㐀龥Aé1４①Ⅱ❶（，々αＡㄅあ²_ 𠮷\x00\x01\x02—％":
        assert bool(re.match(HANZI, character)) is bool(re.match(f"[{HAN}]", character))
