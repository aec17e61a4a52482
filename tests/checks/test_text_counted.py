"""W310 and W311: as many numbers as things, and measure words that can count them."""

import pytest
from tiny_project import SECTION, Tiny

from .language import found, messages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("专任教师、专业课教师分别为90人、60人和8人。", "“分别为”前面是 2 项，后面是 3 个数"),
        ("2024年第一、第二、第三产业就业的毕业生分别为30人和90人。", "“分别为”前面是 3 项，后面是 2 个数"),
        ("护理、药剂、助产专业分别有{专任教师数}人、{双师型教师数}人。", "“分别有”前面是 3 项，后面是 2 个数"),
    ],
)
def test_more_or_fewer_numbers_than_things(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W310") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "专任教师、专业课教师分别为90人和60人。",
        "护理、药剂和助产专业分别为90人、60人、8人。",
        "一、二、三等奖分别为2项、4项和6项，比上年分别增加1项、2项。",
        "公办、民办学校等分别有90人、60人、8人。",
    ],
)
def test_as_many_numbers_as_things(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W310") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3台教师获奖。", "“教师”不用量词“台”"),
        ("一所学生参加。", "“学生”不用量词“所”"),
        ("数控车床6条，都已使用。", "“数控车床”不用量词“条”"),
        ("{bus_lines}辆班级集合。", "“班级”不用量词“辆”"),
        ("书法作品45棵。", "“书法作品”不用量词“棵”"),
    ],
)
def test_measure_word_that_cannot_count_it(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W311") == [said]


def test_measure_word_that_can(tiny: Tiny) -> None:
    tiny.prose(
        "3名教师和一所学校获奖，5家农民合作社、5家汽车经销企业参加，6台数控车床，书法作品45幅，学生12人，"
        "2个班级，一批教材，三项学生活动，一张学生证，两间学生宿舍，一支教师队伍。"
    )
    assert found(tiny, "W311") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("新建长廊一条，总长{120|年报}平方米。", "总长{120|年报}平方米"),
        ("实训楼建筑面积达3200米。", "面积达3200米"),
        ("学校建成面积{320|年报}平方公里的展示厅。", "{320|年报}平方公里的展示厅"),
        ("图书馆建筑面积{12|年报}公顷。", "图书馆建筑面积{12|年报}公顷"),
    ],
)
def test_unit_of_another_quantity(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W311") == [f"“{said}”的单位不对"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("全校{3613|年报}余名学生参加长跑。", "{3613|年报}余"),
        ("约{1027|年报}人参加开学第一课。", "约{1027|年报}"),
        ("共有253多名学生参加。", "253多"),
    ],
)
def test_exact_number_said_roughly(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert f"确数当约数说：“{said}”" in messages(tiny, "W308")


def test_a_computed_number_was_rounded(tiny: Tiny) -> None:
    tiny.change(SECTION, "facts:\n", "facts:\n  each: { formula: students / 3, unit: 人, decimals: 0 }\n")
    tiny.prose("平均每校约{each}人。")
    assert found(tiny, "W308") == []


def test_units_and_rough_numbers_that_are_right(tiny: Tiny) -> None:
    tiny.prose(
        "长廊总长{120|年报}米，面积{360|年报}平方米，校园占地面积{240|年报}亩，产值达{120|年报}万元。"
        "全校{3600|年报}余名学生参加，毕业生{3.2|年报}万余名，约{1030|年报}人就业。"
    )
    assert found(tiny, "W311") == []
    assert not [one for one in messages(tiny, "W308") if one.startswith("确数")]
