"""Two states of a project: what an author changed in, what `diff` says out."""

from pathlib import Path

import pytest
from support.ooxml import Element
from tiny_project import CASE, LAST_YEAR, PHOTO, SCHOOLS, SECTION, VALUES, YEAR, Tiny
from word.trees import png

from report_engine import drafts
from report_engine.compare import Difference, compare_projects, describe

from .hands import changed, retype, the

PLACE = "1.1 规模结构"


@pytest.fixture
def before(tmp_path: Path) -> Tiny:
    return Tiny.at(tmp_path / "before")


def told(old: Tiny, new: Tiny) -> list[tuple[str, str, str, str]]:
    return [(d.kind, d.where, d.before, d.after) for d in compare_projects(old.load(), new.load())]


def test_nothing_changed(before: Tiny, tiny: Tiny) -> None:
    assert compare_projects(before.load(), tiny.load()) == ()


def test_a_value_is_told_once_and_wherever_it_is_printed(before: Tiny, tiny: Tiny) -> None:
    tiny.change(VALUES, "在校生数,1000", "在校生数,1200")
    assert told(before, tiny) == [
        ("value", "在校生数，2024年", "1000人", "1200人"),
        ("value", f"{PLACE}，第 1 段，在校生数", "1000", "1200"),
        ("table cell", "表 1，2024年，在校生数", "1000", "1200"),
        ("figure", "图 1，2024年，在校生数", "1000", "1200"),
        ("table cell", "附表 1，2024年，在校生人数", "1000", "1200"),
    ]


def test_derived_values_follow(before: Tiny, tiny: Tiny) -> None:
    tiny.change(VALUES, "双师型教师数,30", "双师型教师数,45")
    assert told(before, tiny) == [
        ("value", "双师型教师数，2024年", "30人", "45人"),
        ("value", "双师型教师占比，2024年", "33.33%", "50.00%"),
        ("table cell", "表 1，2024年，双师型占比", "33.33%", "50.00%"),
    ]


def test_a_value_that_prints_the_same_is_told_as_it_stands(before: Tiny, tiny: Tiny) -> None:
    before.change(VALUES, "普高占比,65.2", "普高占比,65.21")
    tiny.change(VALUES, "普高占比,65.2", "普高占比,65.22")
    assert told(before, tiny) == [("value", "普高占比，2024年", "65.21%", "65.22%（印出的数不变）")]


def test_digits_that_only_a_formula_gives_are_nobodys_change(before: Tiny, tiny: Tiny) -> None:
    """双师型教师占比 is 33.333…% before and 33.334…% after: the reader gets 33.33% either way."""
    for project, teachers in ((before, "90000"), (tiny, "89997")):
        project.change(VALUES, "专任教师数,90,", f"专任教师数,{teachers},")
        project.change(VALUES, "双师型教师数,30,", "双师型教师数,30000,")
    assert ("value", "专任教师数，2024年", "90000人", "89997人") in told(before, tiny)
    assert not [where for _, where, *_ in told(before, tiny) if "占比" in where]


def test_a_nought_more_at_the_end_is_no_change(before: Tiny, tiny: Tiny) -> None:
    tiny.change(VALUES, "普高占比,65.2", "普高占比,65.20")
    assert told(before, tiny) == []


def test_values_come_and_go(before: Tiny, tiny: Tiny) -> None:
    before.change(VALUES, "普高占比,65.2", "普高占比,")
    tiny.change(LAST_YEAR, "普高占比,66.1", "普高占比,—")
    assert told(before, tiny) == [
        ("value", "普高占比，2023年", "66.1%", "—"),
        ("value", "普高占比，2024年", "", "65.2%"),
    ]


def test_a_number_of_one_file(before: Tiny, tiny: Tiny) -> None:
    tiny.change(SECTION, "value: 12,", "value: 15,")
    assert told(before, tiny) == [("value", f"{PLACE}，第 2 段，bus_lines", "12", "15")]


def test_a_changed_sentence(before: Tiny, tiny: Tiny) -> None:
    tiny.change(
        SECTION, "各校见[@tbl-schools]，通公交{bus_lines}条。", "各校名单见[@tbl-schools]，通公交{bus_lines}条。"
    )
    assert told(before, tiny) == [
        ("text", f"{PLACE}，第 2 段", "各校见表 2，通公交12条。", "各校名单见表 2，通公交12条。")
    ]


def test_paragraphs_come_and_go(before: Tiny, tiny: Tiny) -> None:
    before.prose("这一段后来删去了，不再保留。")
    tiny.change(SECTION, "      - case: drama\n", "      - case: drama\n      - 末尾添的一段。\n")
    assert told(before, tiny) == [
        ("text", f"{PLACE}，原第 1 段", "这一段后来删去了，不再保留。", ""),
        ("text", f"{PLACE}，第 4 段", "", "末尾添的一段。"),
    ]


def test_a_paragraph_that_moved_to_another_section_is_no_new_text(before: Tiny, tiny: Tiny) -> None:
    line = "经费由市财政统一安排，专款专用。"
    before.change(SECTION, "    body:\n", f"    body:\n      - {line}\n")
    tiny.change(
        SECTION, "      - case: drama\n", f"      - case: drama\n  - id: money\n    title: 经费\n    body: [{line}]\n"
    )
    assert told(before, tiny) == [
        ("section", "1.2 经费", "", f"1 段 16 字，“{line}”"),
        ("moved", f"“{line}”", f"{PLACE}，第 1 段", "1.2 经费，第 1 段"),
    ]


def test_a_new_table_shifts_numbers_but_no_text(before: Tiny, tiny: Tiny) -> None:
    """表 1 becomes 表 2 in three sentences: nobody has rewritten them."""
    new = "      - table: { id: tbl-new, caption: 新表, rows: [teachers] }\n"
    tiny.change(SECTION, "    body:\n", f"    body:\n      - 见[@tbl-new]。\n{new}")
    assert told(before, tiny) == [
        ("text", f"{PLACE}，第 1 段", "", "见表 1。"),
        ("table", "表 1 新表", "", "共 2 行"),
    ]


def test_renumbered_mentions_in_a_rewritten_sentence_read_the_same(before: Tiny, tiny: Tiny) -> None:
    tiny.change(SECTION, "    body:\n", "    body:\n      - table: { id: tbl-new, caption: 新表, rows: [teachers] }\n")
    tiny.change(SECTION, "各校见[@tbl-schools]", "名单见[@tbl-schools]")
    assert ("text", f"{PLACE}，第 2 段", "各校见表 3，通公交12条。", "名单见表 3，通公交12条。") in told(before, tiny)


def test_a_mention_of_something_else_is_a_change(before: Tiny, tiny: Tiny) -> None:
    tiny.change(SECTION, "各校见[@tbl-schools]", "各校见[@tbl-scale]")
    assert told(before, tiny) == [("text", f"{PLACE}，第 2 段", "各校见表 2，通公交12条。", "各校见表 1，通公交12条。")]


def test_titles_and_captions(before: Tiny, tiny: Tiny) -> None:
    tiny.change(SECTION, "title: 规模结构", "title: 规模与结构")
    tiny.change(SECTION, "caption: 规模结构统计表", "caption: 规模统计表")
    tiny.change(CASE, "title: 戏剧进校园", "title: 话剧进校园")
    tiny.change(CASE, "caption: 话剧剧照", "caption: 谢幕")
    assert told(before, tiny) == [
        ("title", "1.1 规模与结构", "规模结构", "规模与结构"),
        ("title", "表 1", "规模结构统计表", "规模统计表"),
        ("title", "案例 1 话剧进校园", "戏剧进校园", "话剧进校园"),
        ("title", "图 2", "话剧剧照", "谢幕"),
    ]


def test_a_section_with_another_id_is_known_by_its_title(before: Tiny, tiny: Tiny) -> None:
    tiny.change(SECTION, "- id: scale\n", "- id: size\n")
    assert told(before, tiny) == []


def test_a_table_with_another_id_and_caption_is_known_by_what_it_holds(before: Tiny, tiny: Tiny) -> None:
    text = tiny.path(SECTION).read_text("utf-8").replace("tbl-schools", "tbl-list")
    tiny.write(SECTION, text.replace("caption: 学校一览表", "caption: 学校名录"))
    assert told(before, tiny) == [("title", "表 2", "学校一览表", "学校名录")]


def test_sections_that_changed_places(before: Tiny, tiny: Tiny) -> None:
    one, other = (
        "  - {{ id: {0}, title: {1}, body: [{1}的正文。] }}\n".format(*x) for x in (("a", "甲乙"), ("b", "丙丁"))
    )
    before.change(SECTION, "sections:\n", f"sections:\n{one}{other}")
    tiny.change(SECTION, "sections:\n", f"sections:\n{other}{one}")
    assert told(before, tiny) == [("moved", "1.1 丙丁", "1. 基本情况 下第 2 个", "1. 基本情况 下第 1 个")]


def test_a_case_that_is_gone_takes_its_photo_with_it(before: Tiny, tiny: Tiny) -> None:
    tiny.change(SECTION, "      - 经验见[@drama]。\n      - case: drama\n", "")
    tiny.path(CASE).unlink()
    assert told(before, tiny) == [
        ("text", f"{PLACE}，原第 3 段", "经验见案例 1。", ""),
        ("case", "原案例 1 戏剧进校园", "1 段 13 字，“学生排演话剧（见图 2）。”", ""),
        ("photo", "原图 2 话剧剧照", "待补 drama.jpg，学生站在舞台中央谢幕", ""),
    ]


def test_the_school_of_a_case(before: Tiny, tiny: Tiny) -> None:
    tiny.change(CASE, "school: 海港市职业中专", "school: 海港市卫生学校")
    assert told(before, tiny) == [("case", "案例 1 戏剧进校园，学校", "海港市职业中专", "海港市卫生学校")]


def test_a_photo_that_was_supplied_and_one_that_was_exchanged(before: Tiny, tiny: Tiny) -> None:
    tiny.write(PHOTO, png("teal"))
    alt = "学生站在舞台中央谢幕"
    assert told(before, tiny) == [("photo", "图 2 话剧剧照", f"待补 drama.jpg，{alt}", f"drama.jpg，{alt}")]
    before.write(PHOTO, png("navy"))
    assert told(before, tiny) == [("photo", "图 2 话剧剧照", "原图", "另一张图")]


def test_the_kind_of_a_chart(before: Tiny, tiny: Tiny) -> None:
    tiny.change(SECTION, "kind: bar", "kind: hbar")
    assert told(before, tiny) == [("figure", "图 1 在校生和专任教师", "bar，人", "hbar，人")]


def test_rows_and_columns_of_tables(before: Tiny, tiny: Tiny) -> None:
    tiny.write(SCHOOLS, before.path(SCHOOLS).read_text("utf-8") + "3,海港市艺术学校,艺校,民办,100\n")
    tiny.change(SECTION, "rows: [students,", "years: [2024]\n          rows: [students,")
    found = told(before, tiny)
    assert ("table column", "表 1，2023年", "950 | 30.00%", "") in found
    assert ("table row", "表 2，海港市艺术学校", "", "海港市艺术学校 | 100") in found
    assert not [one for one in found if one[0] == "table cell" and one[1].startswith(("表 1", "表 2"))]


def test_a_table_moved_to_another_section(before: Tiny, tiny: Tiny) -> None:
    block = (
        "      - records: { id: tbl-schools, caption: 学校一览表, source: schools, columns: [学校名称, 在校生规模] }\n"
    )
    tiny.change(SECTION, block, "")
    tiny.write(SECTION, tiny.path(SECTION).read_text("utf-8") + f"  - id: list\n    title: 名录\n    body:\n{block}")
    assert told(before, tiny) == [
        ("section", "1.2 名录", "", "0 段 0 字"),
        ("moved", "表 2 学校一览表", PLACE, "1.2 名录"),
    ]


def test_the_cover(before: Tiny, tiny: Tiny) -> None:
    tiny.change("content/2024/report.yaml", "date: 2025年1月", "date: 2025年2月")
    assert told(before, tiny) == [("table cell", "内容，日期", "2025年1月", "2025年2月")]


def test_everything_stands_under_its_section_in_the_order_of_the_report(before: Tiny, tiny: Tiny) -> None:
    tiny.change(VALUES, "在校生数,1000", "在校生数,1200")
    tiny.change(CASE, "学生排演话剧", "师生排演话剧")
    sections = list(dict.fromkeys(d.section for d in compare_projects(before.load(), tiny.load())))
    assert sections == ["数据", PLACE, "案例 1 戏剧进校园", "附件"]


def test_what_the_terminal_shows(before: Tiny, tiny: Tiny) -> None:
    tiny.change(VALUES, "在校生数,1000", "在校生数,1200")
    tiny.change(SECTION, "经验见[@drama]。", "详细经验见[@drama]。")
    lines = describe(compare_projects(before.load(), tiny.load())).splitlines()
    assert lines[0] == "共 6 处不同：数值 2，文字 1，单元格 2，图 1。"
    assert f"  数值　在校生数，2024年：1000人 → 1200人　（{VALUES}:{line_of(tiny, VALUES, '在校生数,1200')}）" in lines
    place = f"{SECTION}:{line_of(tiny, SECTION, '详细经验见')}"
    assert f"  文字　第 3 段：经验见案例 1。 → 详细经验见案例 1。　（{place}）" in lines
    assert lines[lines.index(PLACE) - 1] == ""


def line_of(project: Tiny, file: str, text: str) -> int:
    """The line of a file that holds a text."""
    lines = project.path(file).read_text("utf-8").splitlines()
    return next(n for n, line in enumerate(lines, start=1) if text in line)


@pytest.mark.parametrize("direction", ["from the project", "to the project"])
def test_a_file_against_the_project_is_told_by_lines_of_its_files(tiny: Tiny, tmp_path: Path, direction: str) -> None:
    """A leader's copy beside the project that it was made of: every difference names the place to change."""
    tiny.build()

    def change(body: Element) -> None:
        retype(body, "经验见", "经验参见")
        retype(body, "学生排演", "师生排演")
        the(body, "学校一览表").getparent().remove(the(body, "学校一览表").getnext())

    file = tmp_path / "领导改过的.docx"
    file.write_bytes(changed(tiny.project.output.read_bytes(), change))
    sides = (tiny.root, file) if direction == "from the project" else (file, tiny.root)
    found = {d.place for d in drafts.compare(*sides, YEAR)}
    assert f"{SECTION}:{line_of(tiny, SECTION, '经验见')}" in found
    assert f"{CASE}:{line_of(tiny, CASE, '学生排演')}" in found
    assert "" not in found


def test_a_number_typed_over_is_told_with_the_line_of_the_data(tiny: Tiny, tmp_path: Path) -> None:
    tiny.build()
    file = tmp_path / "领导改过的.docx"
    file.write_bytes(changed(tiny.project.output.read_bytes(), lambda body: retype(body, "1000", "1001")))
    found = [d for d in drafts.compare(file, tiny.root, YEAR) if d.kind == "value"]
    assert found
    assert all(f"{VALUES}:{line_of(tiny, VALUES, '在校生数,1000')}" in d.place for d in found)


def test_a_difference_is_a_value() -> None:
    assert Difference("text", "一处", "旧", "新") == Difference("text", "一处", "旧", "新", "")
