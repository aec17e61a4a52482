"""W301, W310: marks between what is listed, and 分别 with as many numbers as things."""

import pytest
from tiny_project import Tiny

from .language import found, messages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("合唱，舞蹈，书法三个社团参加展演。", "合唱，舞蹈，书法三个"),
        ("中心开设了数控，汽修，护理三个班。", "心开设了数控，汽修，护理三个"),
        ("东城，西城，南城三地的学生来了。", "东城，西城，南城三地"),
        ("语文，数学，英语等课程分层教学。", "语文，数学，英语等"),
        ("走访了第三，四两所中学。", "第三，四"),
        ("第一，第二，第三车间开放。", "第一，第二，第三"),
        ("一，二年级学生参加。", "一，二"),
        ("教师、和学生一起劳动。", "、和学"),
        ("学生要按时到岗、服从安排、并填写日志。", "、并填"),
        ("中心加强了门卫管理、值班教师每晚巡查两次。", "、值班教师"),
    ],
)
def test_mark_of_a_list_that_is_wrong(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W301") == [f"并列处的标点不对：“{said}”"]


@pytest.mark.parametrize(
    "text",
    [
        "唱歌，跳舞，三个小时很快过去；他教语文，她教数学，两人合作。",
        "第一，加强管理；第二，落实责任。学生要到岗、服从安排、遵守纪律。",
        "来访者先看展板，再看操作，三个展厅都走了一遍；加强管理，严格考核，奖优罚劣等措施有效。",
        "与同学相处、与父母沟通，上课、下课、和同学讨论，重整、和解、清算。",
        "合唱、舞蹈、书法三个社团参加；第三、四两所中学；一、二年级。",
    ],
)
def test_mark_of_a_list_that_is_right(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W301") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("护理、药剂、康复三个专业分别招生{120|台账}人和{80|台账}人。", "“分别招生”前面是 3 项，后面是 2 个数"),
        ("一等奖、二等奖、三等奖分别奖励800元和500元。", "“分别奖励”前面是 3 项，后面是 2 个数"),
        ("初赛和复赛分别于3月5日、3月12日、3月19日举行。", "“分别”前面是 2 项，后面是 3 个数"),
        ("升学和就业的分别占{60%|台账}、{35%|台账}、{5%|台账}。", "“分别占”前面是 2 项，后面是 3 个数"),
        ("两个校区分别有{20|台账}间、{16|台账}间和{9|台账}间。", "“分别有”前面是 2 项，后面是 3 个数"),
        ("数学课、体育课和美术课教师分别为{30|台账}人和{20|台账}人。", "“分别为”前面是 3 项，后面是 2 个数"),
    ],
)
def test_respectively_that_does_not_match(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W310") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "两个校区分别有{20|台账}间和{16|台账}间；护理、药剂两个专业分别招生{120|台账}人和{80|台账}人。",
        "一年级、二年级的男生和女生分别为{120|台账}人、{130|台账}人、{110|台账}人和{105|台账}人。",
        "演练分别于3月、6月和9月举行；东、西两个食堂分别由三家公司供菜。",
        "数学课、体育课和美术课教师分别为{30|台账}人、{20|台账}人和{10|台账}人。",
    ],
)
def test_respectively_that_matches(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W310") == []
