"""W212, W127, W217: what no clock shows, stages in the wrong order, and years that are counted wrongly."""

import pytest
from tiny_project import Tiny

from .language import found, messages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("升旗定于上午13时举行。", "“上午13时”：“上午”与时刻不合"),
        ("讲座于14:75开始。", "“14:75”：没有这个时刻"),
        ("晚自习到25时结束。", "“25时”：没有这个时刻"),
        ("运动会8时61分鸣枪。", "“8时61分”：没有这个时刻"),
        ("班会定在周五下午14:30。", "“下午14:30”：“下午”与时刻不合"),
        ("广播站晚上15点开播。", "“晚上15点”：“晚上”与时刻不合"),
        ("食堂从早上17时开门。", "“早上17时”：“早上”与时刻不合"),
    ],
)
def test_time_that_is_none(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W212") == [said]


def test_time_that_is_one(tiny: Tiny) -> None:
    tiny.prose(
        "下午2时30分开会，晚上8:00就寝，晚上20时巡查，22时熄灯，24时锁门；凌晨3时，中午12时，下午5点半，傍晚6时，夜里11点。"
        "实训共72时，用时90分，比分为14:75，配比为20:80。"
    )
    assert found(tiny, "W212") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("报名截止时间为6月20日，6月25日开始报名。", "“6月25日”比前一步的时间早"),
        ("活动自9月12日启动，9月3日结束。", "“9月3日”比前一步的时间早"),
        ("实训楼2023年5月动工，2022年10月竣工。", "“2022年10月”比前一步的时间早"),
        ("实训楼2019年建成，2018年投入使用。", "“2018年”比前一步的时间早"),
        ("学校先在4月开动员会，再于2月组织选拔。", "“2月”比前一步的时间早"),
        ("开放时间为21时至17时。", "“21时至17时”的时间倒了"),
    ],
)
def test_stage_that_comes_too_early(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W127") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "报名从5月10日开始，5月20日结束；集训从12月20日开始，1月10日结束。",
        "实训楼2023年5月动工，10月竣工，2022年已完成设计。",
        "专业2021年开始招生，2024年首批学生毕业。",
        "学校先在9月培训，再于次年1月考核。",
        "第一批3月开始，第二批2月就已结束。",
        "食堂中午11点至1点供餐，宿舍22时至6时熄灯，图书室8时至17时30分开放。",
    ],
)
def test_stages_in_order(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W127") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("学校建于1978年，2023年迎来建校55周年。", "“55周年”数错了"),
        ("学校创办于1984年。2024年，建校三十周年大会召开。", "“三十周年”数错了"),
        ("王老师2004年入职，到2024年已在讲台上站了三十年。", "“三十年”数错了"),
        ("张师傅1965年出生，2024年已经49岁。", "“49岁”数错了"),
        ("护理专业2010年设立，至2024年已有24年的历史。", "“24年”数错了"),
        ("从2015年到2024年，学校连续二十年送教下乡。", "“二十年”数错了"),
    ],
)
def test_years_that_are_counted_wrongly(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W217") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "学校建于1984年，2024年迎来建校40周年；2024年建成的实训楼使用期限50年。",
        "王老师2004年入职，到2024年从教已满20年，其中担任班主任15年。",
        "张师傅1965年出生，2024年满58周岁，虚岁60岁。",
        "护理专业2010年设立，2024年修业年限改为3年；从2015年到2024年，学校连续十年送教下乡。",
        "学校前身建于1956年，2004年更名，2024年迎来更名20周年。",
    ],
)
def test_years_that_are_counted_rightly(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W217") == []
