"""Report, chapters, cases and scorecards: assembled into one document, mistakes told with their place."""

from collections.abc import Callable

import pytest
from tiny_project import CARD, CASE, FILES, LAYOUT, REPORT, SCHOOLS, SECTION, VALUES, Tiny

from report_engine.document import Case, Table
from report_engine.walk import blocks

MORE = "content/2024/sections/2-talent.yaml"


def test_good_project_is_assembled(tiny: Tiny) -> None:
    document = tiny.document()
    assert (document.year, document.years) == (2024, (2023, 2024))
    assert document.front.title.text == "海港市中等职业教育质量年度报告"
    assert (document.front.region.text, document.front.region_code.text) == ("河北省海港市", "130300")
    (chapter,) = document.sections
    assert (chapter.id, chapter.title.text, chapter.level) == ("basics", "基本情况", 1)
    assert [(s.id, s.level, s.series) for s in chapter.sections] == [("scale", 2, None)]
    (case,) = (block for block in blocks(document) if isinstance(block, Case))
    assert (case.title.text, case.school.text) == ("戏剧进校园", "海港市职业中专")
    (card,) = document.scorecards
    assert (card.id, card.number) == ("card-1", 1)
    assert [
        (*map(str, (row.no, row.label, row.unit)), tuple(value.text for value in row.values), row.level)
        for row in card.rows
    ] == [
        ("1", "在校生人数", "人", ("950", "1000"), 0),
        ("", "专任教师数", "人", ("90", "90"), 1),
    ]


def test_declaration_is_a_page_only_if_there_is_one(tiny: Tiny) -> None:
    assert tiny.document().declaration == ()
    tiny.change(REPORT, "preface:\n", "declaration: [我局承诺数据真实。]\npreface:\n")
    assert len(tiny.document().declaration) == 1


def test_local_facts_of_the_main_file_hold_in_preface_and_declaration_only(tiny: Tiny) -> None:
    tiny.change(
        REPORT, "preface:\n", "facts: { here: { value: 7, source: 统计 } }\ndeclaration:\n  - 共{here}处。\npreface:\n"
    )
    assert tiny.check() == []
    tiny.prose("共{here}处")
    (problem,) = tiny.check()
    assert problem.startswith(f"{SECTION}:10:10: 错误 P010 没有叫“here”的指标")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("layout: hebei", "layout: hebie", "1:9: 错误 F010 没有版式“hebie”（是不是“hebei”？）"),
        ("layout: hebei", "layout: ../hebei", "1:9: 错误 F010 没有版式“../hebei”（是不是“hebei”？）"),
        ("layout: hebei", "layout: 广东", "1:9: 错误 F010 没有版式“广东”（有这些版式：hebei）"),
        ("layout: hebei\n", "", "1:1: 错误 Y012 缺少字段“layout”（补上它；字段名后写半角冒号和空格）"),
        ("issuer: 海", "isuer: 海", "4:1: 错误 Y011 不认识的字段“isuer”（是不是“issuer”？）"),
        ("issuer: 海港市教育局", "issuer：海港市教育局", "4:7: 错误 Y000 YAML 写法有误：全角“：”应为半角“: ”"),
        ("issuer: 海港市教育局", "issuer: ''", "4:9: 错误 Y013 “issuer”不能是空白"),
        ("issuer: 海港市教育局", "issuer: [甲, 乙]", "4:9: 错误 Y013 “issuer”应当是文字"),
        ("issuer: 海", "title: 甲\nissuer: 海", "4:1: 错误 Y005 字段“title”重复，第 2 行已经有了（删去其中一个）"),
        (
            'region: { name: 河北省海港市, code: "130300" }',
            "region: 河北",
            "6:9: 错误 Y013 “region”应当是“字段: 值”的写法，现在是“河北”",
        ),
        (
            "sections: [1-basics]",
            "sections: 1-basics",
            "11:11: 错误 Y013 “sections”应当是列表（每项以“- ”开头），现在是“1-basics”",
        ),
        ("sections: [1-basics]", "sections: []", "11:11: 错误 Y013 “sections”至少要有 1 项"),
        (
            "sections: [1-basics]",
            "sections: ［1-basics］",
            (
                "11:11: 错误 Y013 “sections”应当是列表（每项以“- ”开头），现在是“［1-basics］”"
                "（第 11 行第 11 列的全角“［”应为半角“[”）"
            ),
        ),
        (
            "sections: [1-basics]",
            "sections: [1-basics, 1-basics]",
            "11:22: 错误 F014 “1-basics”这一章列了两次（删去一处）",
        ),
        (
            "sections: [1-basics]",
            "sections: [1-basics, 2-talent]",
            "11:22: 错误 F011 sections 里没有“2-talent.yaml”（应有文件 content/2024/sections/2-talent.yaml）",
        ),
        (
            "sections: [1-basics]",
            "sections: [1-basics, ../cases/01-drama]",
            (
                "11:22: 错误 F011 sections 里没有“../cases/01-drama.yaml”"
                "（应有文件 content/2024/sections/../cases/01-drama.yaml）"
            ),
        ),
        ("中职学校数", "中专学校数", "10:7: 错误 P010 没有叫“中专学校数”的指标（是不是“中职学校数”？）"),
    ],
)
def test_mistake_in_the_main_file(tiny: Tiny, old: str, new: str, said: str) -> None:
    tiny.change(REPORT, old, new)
    assert tiny.check() == [f"{REPORT}:{said}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    title: 规模结构\n", "", "6:5: 错误 Y012 缺少字段“title”（补上它；字段名后写半角冒号和空格）"),
        ("title: 规模结构", "tite: 规模结构", "7:5: 错误 Y011 不认识的字段“tite”（是不是“title”？）"),
        (
            "title: 规模结构",
            "title: 规模: 结构",
            "7:14: 错误 Y000 YAML 写法有误：这里不该有冒号（文字里有“: ”时整句加引号；或检查上一行的缩进）",
        ),
        (
            "title: 规模结构",
            "title: &a 规模",
            "7:12: 错误 Y003 不能使用锚点（& 或 *）（把内容直接写在这里；文字里的 & 或 * 请加引号）",
        ),
        ("title: 规模结构", "title: 规\x0c模", "7:13: 错误 F004 含有控制字符 U+000C（删除它后重新输入这一处）"),
        (
            "title: 规模结构",
            "title: 规模结构\n    series: chalenge",
            "8:13: 错误 P071 没有叫“chalenge”的小标题序列（是不是“challenge”？）",
        ),
        ("source: 校级年报 }", "sources: 校级年报 }", "4:36: 错误 Y011 不认识的字段“sources”（是不是“source”？）"),
        (
            "bus_lines: { value: 12, unit: 条, source: 校级年报 }",
            "bus_lines: 12",
            "4:14: 错误 Y013 “bus_lines”应当是“字段: 值”的写法，现在是“12”",
        ),
        (
            "facts:\n",
            "facts:\n  students: { value: 12, source: 统计 }\n",
            "4:13: 错误 P080 “students”已是指标的名称（换一个名称，或直接引用指标）",
        ),
        (
            "    title: 规模结构\n",
            "    title: 规模结构\n    sections: [{ id: a, title: 甲, sections: [{ id: b, title: 乙 }] }]\n",
            "8:52: 错误 P070 标题最多 3 级（改成正文，或上移一级）",
        ),
    ],
)
def test_mistake_in_a_chapter(tiny: Tiny, old: str, new: str, said: str) -> None:
    """Nothing follows from it: not that its case stands nowhere, nor that its tables are unknown."""
    tiny.change(SECTION, old, new)
    assert tiny.check() == [f"{SECTION}:{said}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "school: 海港市职业中专",
            "school: 海港职业中专",
            "3:9: 错误 P060 学校一览表里没有“海港职业中专”（是不是“海港市职业中专”？）",
        ),
        (
            "school: 海港市职业中专",
            "school: 清华大学",
            "3:9: 错误 P060 学校一览表里没有“清华大学”（学校名称见 data/2024/schools.csv）",
        ),
        (  # its name is like all names of schools, and it is another school
            "school: 海港市职业中专",
            "school: 海港市农业学校",
            "3:9: 错误 P060 学校一览表里没有“海港市农业学校”（学校名称见 data/2024/schools.csv）",
        ),
        (
            "title: 戏剧进校园",
            "title: |\n  戏剧\n  进校园",
            "3:3: 错误 Y013 “title”里面有换行，只能写一行（写成一行；太长的在 Word 里会自动折行）",
        ),
        ("school: 海港市职业中专\n", "", "1:1: 错误 Y012 缺少字段“school”（补上它；字段名后写半角冒号和空格）"),
        (
            "title: 戏剧进校园",
            "title: 戏剧：进校园\n副标题: 甲",
            "3:1: 错误 Y011 不认识的字段“副标题”（可用的字段：id、title、school、facts、body）",
        ),
        (
            "id: drama",
            "id: 'dra ma'",
            "1:5: 错误 Y013 “id”：“dra ma”不能作编号（用中文、字母、数字、- 和 _，不要空格和标点）",
        ),
        ("body:\n", "body: 话剧\nmore:\n", "5:1: 错误 Y011 不认识的字段“more”"),
        (
            "id: drama",
            "id: drama\n\tx: 1",
            "2:1: 错误 Y000 YAML 写法有误：缩进用了制表符（Tab）（用空格缩进，每级两个）",
        ),
    ],
)
def test_mistake_in_a_case(tiny: Tiny, old: str, new: str, said: str) -> None:
    tiny.change(CASE, old, new)
    problems = tiny.check()
    assert problems[0].startswith(f"{CASE}:{said}") or problems[-1].startswith(f"{CASE}:{said}")
    assert {problem.partition(":")[0] for problem in problems} == {CASE}
    assert len(problems) == 1 or "more" in new


def test_school_by_its_short_name(tiny: Tiny) -> None:
    tiny.change(CASE, "school: 海港市职业中专", "school: 海港中专")
    assert tiny.check() == []


def test_schools_without_names_say_nothing_about_a_case(tiny: Tiny) -> None:
    tiny.change(SCHOOLS, "学校名称", "校名")
    tiny.change(SECTION, "[学校名称,", "[校名,")
    assert tiny.check() == []


@pytest.mark.parametrize("name", [REPORT, SECTION, CASE, CARD, LAYOUT])
@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda text: text.encode("gbk"), "F003 文件是 GBK（ANSI）编码，需要 UTF-8（用记事本打开"),
        (lambda text: text.encode("utf-16"), "F003 文件是 UTF-16 编码，需要 UTF-8（用记事本打开"),
        (lambda text: b"", "Y001 文件是空的"),
        (lambda text: text.encode() + b"\x00", "F004 含有控制字符 U+0000（删除它后重新输入这一处）"),
        (lambda text: text.encode() + b"- x\n", "Y000 YAML 写法有误：缩进或引号不对（"),
    ],
    ids=["gbk", "utf-16", "empty", "nul", "broken"],
)
def test_spoilt_file_is_one_message(tiny: Tiny, name: str, spoil: Callable[[str], bytes], code: str) -> None:
    """What another file says about it is not told too."""
    tiny.write(name, spoil(FILES[name]))
    (problem,) = tiny.check()
    place, _, text = problem.partition(" 错误 ")
    assert place.startswith(f"{name}:")
    assert text.startswith(code)


@pytest.mark.parametrize("name", [REPORT, SECTION, CASE, CARD, LAYOUT, VALUES])
@pytest.mark.parametrize("encode", [lambda t: b"\xef\xbb\xbf" + t.encode(), lambda t: t.replace("\n", "\r\n").encode()])
def test_files_from_windows_are_fine(tiny: Tiny, name: str, encode: Callable[[str], bytes]) -> None:
    tiny.write(name, encode(FILES[name]))
    assert tiny.check() == []


@pytest.mark.parametrize("name", [REPORT, LAYOUT])
def test_missing_file(tiny: Tiny, name: str) -> None:
    tiny.path(name).unlink()
    assert tiny.check() == [f"{name}: 错误 F001 找不到文件"]


def test_missing_chapter(tiny: Tiny) -> None:
    tiny.path(SECTION).unlink()
    assert tiny.check() == [f"{REPORT}:11:12: 错误 F011 sections 里没有“1-basics.yaml”（应有文件 {SECTION}）"]


def test_missing_case(tiny: Tiny) -> None:
    tiny.path(CASE).unlink()
    assert tiny.check() == [
        f"{SECTION}:23:15: 错误 P050 没有编号为“drama”的案例（案例写在 cases 文件夹，编号是文件里的 id）"
    ]


def test_chapter_that_nobody_lists(tiny: Tiny) -> None:
    tiny.write(MORE, "id: talent\ntitle: 人才培养\n")
    assert tiny.check() == [
        f"{MORE}: 警告 F012 这一章没有列入报告（在 {REPORT} 的 sections 里加上 2-talent，或删去文件）"
    ]


@pytest.mark.parametrize("name", ["02-x.yml", "02-x.yaml.txt", "02-x.YAML"])
def test_file_that_would_be_passed_over_because_of_its_name(tiny: Tiny, name: str) -> None:
    """Windows hides the last part of a name: `.yaml.txt` looks right there."""
    tiny.write(f"content/2024/cases/{name}", FILES[CASE])
    assert tiny.check() == [
        f"content/2024/cases/{name}: 错误 F013 文件名应以 .yaml 结尾，否则不会读取（改名为 02-x.yaml）"
    ]


def test_case_passed_over_because_of_its_name_is_one_message(tiny: Tiny) -> None:
    tiny.path(CASE).rename(tiny.path("content/2024/cases/01-drama.yml"))
    assert tiny.check() == [
        "content/2024/cases/01-drama.yml: 错误 F013 文件名应以 .yaml 结尾，否则不会读取（改名为 01-drama.yaml）"
    ]


def test_all_problems_of_all_files_at_once(tiny: Tiny) -> None:
    tiny.prose("共{没有}人")
    tiny.change(SECTION, "kind: bar", "kind: ring")
    tiny.change(CASE, "school: 海港市职业中专", "school: 别处")
    tiny.change(CARD, "indicator: teachers", "indicator: teacher")
    tiny.change(REPORT, "{中职学校数}", "{中职学校}")
    tiny.change(VALUES, "中职占比,34.8", "中职占比,34.8%")
    tiny.path("templates/hebei/report.docx").unlink()
    said = tiny.check()
    assert [problem.split(" ")[0].rpartition("/")[2] + problem.split(" ")[2] for problem in said] == [
        "01-drama.yaml:3:9:P060",
        "report.yaml:10:7:P010",
        "1-basics.yaml:10:10:P010",
        "1-basics.yaml:18:11:P031",
        "indicators.csv:6:1:D015",
        "report.docx:T001",
        "1-talent.yaml:5:18:P010",
    ]
    assert tiny.build() == said


def test_broken_main_file_does_not_hide_what_is_wrong_elsewhere(tiny: Tiny) -> None:
    tiny.change(REPORT, "issuer: 海", "isuer: 海")
    tiny.change(SECTION, "kind: bar", "kind: pie")
    tiny.change(CASE, "title: 戏", "titel: 戏")
    tiny.change(VALUES, "1000", "1000人")
    assert [problem.split(" ")[2] for problem in tiny.check()] == ["Y011", "Y011", "Y013", "D015"]


def test_tables_know_the_place_they_were_written_at(tiny: Tiny) -> None:
    tables = [block for block in blocks(tiny.document()) if isinstance(block, Table)]
    assert [str(table.source) for table in tables] == [f"{SECTION}:12:11", f"{SECTION}:21:18"]
