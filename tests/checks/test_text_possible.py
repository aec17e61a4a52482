"""W275: a number is one that can be."""

import pytest
from tiny_project import Tiny

from .language import messages


@pytest.mark.parametrize(
    "text",
    [
        "校园广播站每天播音{45|广播站}小时，由学生自编自播。",
        "学生社团每周活动{9|校级年报}天，每次两小时。",
        "学生每学年实习{14|校级年报}个月。",
        "食堂餐厨垃圾比上年减少{120%|后勤处}，节约蔚然成风。",
        "试卷满分100分，最高分{112|教务处}分。",
        "合唱团由在校学生组成，平均年龄{61|校团委}岁。",
        "学校选派{12.5|教务处}名教师到企业实践。",
    ],
)
def test_a_number_that_cannot_be(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(messages(tiny, "W275")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "校园广播站每天播音{1.5|广播站}小时，由学生自编自播。",
        "实训室全年每天累计开放{45|实训处}小时，每周活动{5|校级年报}天。",
        "订单增加{120%|后勤处}，用电量减少{12%|后勤处}。",
        "技能考试满分100分、素质考试满分150分，平均分{92|教务处}分。",
        "老年大学的学员与在校学生同台，学员平均年龄{61|校团委}岁。",
        "每名教师平均带{12.5|教务处}名学生，全市在校生{1.8|学籍系统}万人。",
        "一年来，学校组织活动{400|学生处}小时。",
    ],
)
def test_a_number_that_can(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W275") == []


def test_papers_of_an_earlier_year_are_studied(tiny: Tiny) -> None:
    tiny.prose("讲座重点解读2022年10月大会报告第五部分，老师一样一样讲给学生听。")
    assert messages(tiny, "W202") == messages(tiny, "W302") == []
