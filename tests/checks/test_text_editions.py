"""W217 and W223: editions, courses, and years that say of one another how far they are apart."""

import pytest
from tiny_project import Tiny

from .language import found, messages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("活动周自2015年起每年举办，从未间断，到2024年已是第九届。", "“第九届”数错了"),
        ("海港市自2015年起每年举办活动周，到2024年已连续举办九届。", "“连续举办九届”数错了"),
        ("技能节始办于2018年，每年一届，2024年举办第八届。", "“第八届”数错了"),
        ("技能节创办于2018年，一年一度，至今已成功举办{9|校史}届。", "“已成功举办{9|校史}届”数错了"),
        ("三年制护理专业学生2021年9月入学，于2023年7月毕业。", "“三年制”数错了"),
        ("2021年秋季入学的学生，完成三年学习后于2023年转段进入高职院校。", "“三年学习”数错了"),
        ("他2018年来校学艺，五年后的2024年夺得金牌。", "“五年后”数错了"),
        ("中心创办于1989年，2024年迎来建校{45|校史}周年。", "“{45|校史}周年”数错了"),
    ],
)
def test_years_that_deny_it(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W217") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "活动周自2015年起每年举办，从未间断，到2024年已是第十届。",
        "技能节始办于2018年，每年一届，2024年举办第七届；技能节自2015年起举办，2024年举办第七届。",
        "自2015年起每年举办一届的技能节因疫情停办两年，2024年已是第八届。",
        "三年制护理专业学生2021年9月入学，于2024年7月毕业；五年制学生2019年入学，2022年转段。",
        "2021年秋季入学的学生，完成两年学习后到企业实习，2024年毕业，其中20人升学。",
        "他2018年来校学艺，2019年首次参赛，五年后的2024年夺得金牌。",
        "她2020年入学，三年制学习期间参军，2025年毕业。",
        "中心创办于1989年，2024年迎来建校{35|校史}周年。",
        "自2020年起，连续举办的第三届技能节在2022年落幕，2024年的第五届规模更大。",
    ],
)
def test_years_that_agree(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W217") == []


@pytest.mark.parametrize(
    "text",
    ["2020年是“十四五”的开局之年。", "“十四五”规划收官之年的2024年，各校总结。", "作为“十三五”开局之年的2015年。"],
)
def test_year_of_a_plan(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(found(tiny, "W223")) == 1


def test_right_year_of_a_plan(tiny: Tiny) -> None:
    tiny.prose("2021年是“十四五”的开局之年，2025年是“十四五”规划的收官之年；2024年是“十四五”的关键一年。")
    assert found(tiny, "W223") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024年4月15日是全民国防教育日，各校观看了影片。", "“2024年4月15日”不是全民国防教育日"),
        ("2024年3月12日是全国中小学生安全教育日。", "“2024年3月12日”不是全国中小学生安全教育日"),
    ],
)
def test_day_that_moves(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W217") == [said]


def test_day_that_moves_in_its_year(tiny: Tiny) -> None:
    tiny.prose("2024年9月21日是全民国防教育日；2024年3月25日是全国中小学生安全教育日；12月2日是全国交通安全日。")
    assert found(tiny, "W217") == []


@pytest.mark.parametrize(
    "text",
    [
        "在第39个教师节到来之际，市教育局于2024年9月走访一线教师。",
        "清明节前夕的2024年5月初，师生到烈士陵园祭扫。",
        "2023年10月1日是新中国成立75周年的日子，师生拍摄了快闪视频。",
    ],
)
def test_festival_near_another_date(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert len(messages(tiny, "W217")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "在第40个教师节到来之际，市教育局于2024年9月走访一线教师。",
        "第39个教师节上受表彰的教师，2024年又获评省级名师。",
        "春节前夕的2024年1月，学校走访慰问；国庆节前夕的9月下旬，学校举办快闪。",
        "元旦到来之际，2023年12月29日，学校举办迎新晚会；2024年5月初，清明节过后，学校开展防火宣传。",
        "2024年10月1日是新中国成立75周年的日子，师生拍摄了快闪视频。",
    ],
)
def test_festival_near_its_date(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert messages(tiny, "W217") == []
