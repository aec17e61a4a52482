"""W203, W301 and W302: units, marks, blanks and repetitions."""

import pytest
from tiny_project import CASE, CATALOGUE, SECTION, Tiny

from .language import found, messages

# --- W301: as in print ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "共{在校生数}人，见[@tbl-scale]；“双师型”教师占15%～30%。",
        "“结对帮带”“导师带徒”和《甲》《乙》，“甲‘乙’丙”。",
        "2023—2024学年，师生比1:{专任教师数}，3.14和5,000，等等……好——甲。",
        "网址是[官网](http://a.cn/b,c)。",
        "1）甲。（乙）",
        "段内换行，\n不是空格。",
        "1. 甲；\n2. 乙。",
        "**一是**重点，**二是**其他。",
        "见《甲》《乙》等。他说：“我们学到了真本事。”学生介绍了经验。",
        "焊接执行GB 7793-2010和GB/T 3609.1-2008，按JGJ 39-2016设计，总机0335-3921234转。",
    ],
)
def test_as_in_print(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W301") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("做法好,效果好。", "10:12: 这里用了半角“,”（改成全角“，”）"),
        ("做法好;效果好。", "10:12: 这里用了半角“;”（改成全角“；”）"),
        ("两项:甲和乙。", "10:11: 这里用了半角“:”（改成全角“：”）"),
        ("真好!", "10:11: 这里用了半角“!”（改成全角“！”）"),
        ("做法好.效果好。", "10:12: 这里用了半角“.”（改成全角“。”）"),
        ("在校生{在校生数}人,3所学校。", "10:19: 这里用了半角“,”（改成全角“，”）"),
        ("占{双师型教师占比}.", "10:19: 这里用了半角“.”（改成全角“。”）"),
        ("共 {在校生数}人。", "10:10: 这里打了空格（删去空格）"),
        ("共{在校生数} 人。", "10:16: 这里打了空格（删去空格）"),
        ("甲 乙。", "10:10: 这里打了空格（删去空格）"),
        ("**一是** 甲。", "10:15: 这里打了空格（删去空格）"),
        ("见 [@tbl-scale]。", "10:10: 这里打了空格（删去空格）"),
        ("占15-30%。", "10:10: 百分比范围的写法不对（写成 15%～30% 的样子）"),
        ("占15%-30%。", "10:10: 百分比范围的写法不对（写成 15%～30% 的样子）"),
        ("占15～30%。", "10:10: 百分比范围的写法不对（写成 15%～30% 的样子）"),
        ("占15至30%。", "10:10: 范围前一个数也要写 %（写成 15%～30% 的样子）"),
        ("约{bus_lines}-{bus_lines}条。", "10:10: 范围的写法不对（写成 15～30 的样子）"),
        ("等等…好。", "10:11: 省略号的写法不对（写成“……”）"),
        ("等等...好。", "10:11: 省略号的写法不对（写成“……”）"),
        ("甲—乙。", "10:10: 破折号的写法不对（写成“——”）"),
        ("甲———乙。", "10:10: 破折号的写法不对（写成“——”）"),
        ("甲--乙。", "10:10: 破折号的写法不对（写成“——”）"),
        ("Ａ级。", "10:9: 这里是全角的数字或字母（改成半角）"),
        ("“甲”、“乙”。", "10:12: 并列的引号、书名号之间不加顿号（删去顿号）"),
        ("《甲》、《乙》。", "10:12: 并列的引号、书名号之间不加顿号（删去顿号）"),
        ("见《办法甲》，《办法乙》等。", "10:15: 并列的书名号之间不加逗号（删去逗号）"),
        ("他说：“好。”。", "10:15: 引号里面已经有句末的标点（删去后面的句号）"),
        ("“学校把我当自己的孩子”。学生说。", "10:9: 整句的引语，句号写在引号里面（把句号移到引号里面）"),
        ("“甲。", "10:9: “ 没有另一半（补上另一半，或删去）"),
        ("甲”。", "10:10: ” 没有对应的 “（补上另一半，或删去）"),
        ("（甲。", "10:9: （ 没有另一半（补上另一半，或删去）"),
        ("甲》。", "10:10: 》 没有对应的 《（补上另一半，或删去）"),
        ("“甲“乙”。", "10:9: “ 没有对应的 ”（补上后引号；引号里再用引号写‘’）"),
    ],
)
def test_not_as_in_print(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W301") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "建立“学校—年级—班级”三级网络，落实（教师—家长）联系制度。",
        "依据《中共中央 国务院关于加强劳动教育的意见》制定清单。",
    ],
)
def test_dashes_that_link_and_titles_in_two_parts(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W301") == []


def test_straight_quotes_and_half_width_brackets_come_in_pairs(tiny: Tiny) -> None:
    tiny.prose('他说"好"(大声)。')
    assert messages(tiny, "W301") == [
        "这里用了英文引号",
        "这里用了英文引号",
        "这里用了半角“(”",
        "这里用了半角“)”",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: 戏剧进校园", "title: 戏剧 进校园", False),
        ("title: 戏剧进校园", "title: 戏剧  进校园", True),
        ("title: 戏剧进校园", "title: 戏剧 5进校园", True),
        ("caption: 话剧剧照", "caption: “红心 匠心”剧照", False),
        ("caption: 话剧剧照", "caption: 话剧 剧照", True),
    ],
)
def test_the_one_blank_of_a_title(tiny: Tiny, old: str, new: str, told: bool) -> None:
    tiny.change(CASE, old, new)
    assert messages(tiny, "W301") == (["这里打了空格"] if told else [])


# --- W302: repetitions and ends -------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "为了了解情况，人人参与，常常开展，等等。",
        "全市市级、学校校长、人民民主，对对口升学，其中中职、从从业人员看。",
        "一步一步提高，一个一个落实。",
        "剪得得法，果子才大；做得得体。",
        "以培养为目的的活动，实训场所所在地，可以以适当方式，含有有用组分，住所地地址。",
        "企业创业创新，监测预测预警；创业不易，预测也难。合伙人一人一票。",
        "他说：“好。”",
        "**好。**",
        "做法有：\n- 甲\n- 乙",
    ],
)
def test_nothing_twice(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W302") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("各校的的做法。", "10:11: 重复的字“的的”（删去一个）"),
        ("取得了了成绩。", "10:11: 重复的字“了了”（删去一个）"),
        ("一同一同参加。", "10:9: 重复的词“一同一同”（删去一个）"),
        ("培训培训教师。", "10:9: 重复的词“培训培训”（删去一个）"),
        ("校企合作校企合作。", "10:9: 重复的词“校企合作校企合作”（删去一个）"),
        ("好，，坏。", "10:10: 标点连用“，，”（删去一个）"),
        ("好，。", "10:10: 标点连用“，。”（删去一个）"),
        ("真的！！", "10:11: 标点连用“！！”（删去一个）"),
        ("，好。", "10:9: 段首是“，”（删去它，或补上前面的字）"),
        ("已经完成", "10:12: 段末“已经完成”后面没有句号（补上句号；话没有说完就补全）"),
        ("完成。\n\n未完", "12:10: 段末“未完”后面没有句号（补上句号；话没有说完就补全）"),
        ("见[@tbl-scale]", "10:10: 段末“见[@tbl-scale]”后面没有句号（补上句号；话没有说完就补全）"),
    ],
)
def test_something_twice_or_open(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W302") == [said]


# --- W203: units ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("面积以平方米计，速率以Mbps计。", []),
        ("面积以㎡计。", ["10:12: 单位写成了“㎡”（写成“平方米”）"]),
        ("面积以m2计。", ["10:12: 单位写成了“m2”（写成“平方米”）"]),
        ("培训以人·次计。", ["10:12: 单位写成了“人·次”（写成“人次”）"]),
        ("以％表示。", ["10:10: 单位写成了“％”（写成“%”）"]),
    ],
)
def test_spelling_of_units(tiny: Tiny, text: str, said: list[str]) -> None:
    tiny.prose(text)
    assert found(tiny, "W203") == said


def test_spelling_of_units_in_the_catalogue_and_in_facts(tiny: Tiny) -> None:
    tiny.change(CATALOGUE, "- id: teachers\n", "- id: land\n  name: 占地面积\n  unit: ㎡\n- id: teachers\n")
    tiny.change(SECTION, "unit: 条", "unit: 人/次")
    tiny.change(SECTION, "{bus_lines}条", "{bus_lines}人次")
    assert found(tiny, "W203") == [
        "4:23: 单位写成了“人/次”（写成“人次”）",
        f"{CATALOGUE}:5:7: 单位写成了“㎡”（写成“平方米”）",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "各校实实在在帮扶，一户一户走访，一遍一遍辅导，一所学校一所学校地检查。",
        "表中“—”表示没有数据。",
    ],
)
def test_reduplications_and_a_quoted_dash_are_right(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W302") == found(tiny, "W301") == []
