"""W221: cities, counties and districts are called what they are called today."""

import pytest
from tiny_project import REPORT, Tiny

from .language import found, messages


@pytest.fixture
def city(tiny: Tiny) -> Tiny:
    """The report of a real city."""
    tiny.write(REPORT, tiny.path(REPORT).read_text("utf-8").replace("海港市", "秦皇岛市"))
    return tiny


@pytest.mark.parametrize(
    "text",
    [
        "青龙县、青龙满族自治县和昌黎县都有校车，县城的学生走读。",
        "2015年抚宁撤县设区，原抚宁县的学校归抚宁区管。",
        "1987年，抚宁县办起了第一所职业中学。",
        "北戴河新区和卢龙县域的企业接收实习生，昌黎市场上的葡萄有名。",
        "承德市承德县、河北省秦皇岛市昌黎县、北京市海淀区的学校来访。",
        "新疆维吾尔自治区、内蒙古自治区和玉龙县、宁县、各县的学校来访。",
        "满族学生占四成，青龙的满族剪纸进了课堂；《抚宁县志》有记载。",
    ],
)
def test_right_names_of_counties(city: Tiny, text: str) -> None:
    city.prose(text)
    assert found(city, "W221") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("青龙满族县的学生住校。", "“青龙满族县”写全是“青龙满族自治县”"),
        ("青龙自治县的学生住校。", "“青龙自治县”写全是“青龙满族自治县”"),
        ("丰宁县满族自治县的学生住校。", "“丰宁县满族自治县”写全是“丰宁满族自治县”"),
        ("巴音郭楞自治州的学校来访。", "“巴音郭楞自治州”写全是“巴音郭楞蒙古自治州”"),
        ("围场蒙古族自治县的学校来访。", "“围场蒙古族自治县”写全是“围场满族蒙古族自治县”"),
        ("抚宁县的艺人到校授课。", "“抚宁县”现在是“抚宁区”"),
        ("卢龙区的桃农送来桃子。", "“卢龙区”现在是“卢龙县”"),
        ("昌梨县的工匠到校授课。", "“昌梨县”与“昌黎县”只差一个字"),
        ("青龙满族自制县的学生住校。", "“青龙满族自制县”与“青龙满族自治县”只差一个字"),
        ("秦皇岛县的企业接收实习生。", "“秦皇岛县”现在是“秦皇岛市”"),
        ("唐山市昌黎县的果农来校。", "“昌黎县”不在唐山市"),
        ("山东省秦皇岛市的选手获奖。", "“秦皇岛市”不在山东省"),
    ],
)
def test_names_of_counties_that_are_none(city: Tiny, text: str, told: str) -> None:
    city.prose(text)
    assert messages(city, "W221") == [told]


def test_counties_of_other_cities_may_have_been_renamed(tiny: Tiny) -> None:
    """Of a region that the list does not know only what is autonomous can be held against it."""
    tiny.prose("抚宁县的艺人到校授课。")
    assert found(tiny, "W221") == []
