"""W312: figures of one kind, years of four digits."""

import pytest
from tiny_project import Tiny

from .language import found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("二〇二四年5月开学。", "“二〇二四年5月”：一个日期用了两种数字"),
        ("2024年五月开学。", "“2024年五月”：一个日期用了两种数字"),
        ("二0二四年开学。", "“二0二四年”：年份里混了阿拉伯数字或字母"),
        ("24年上半年启动。", "“24年”：年份只写了两位"),
        ("自23年9月起执行。", "“23年”：年份只写了两位"),
        ("“14五”以来，学校发展很快。", "““14五””：“十四五”这样的专名用汉字"),
        ("覆盖第1、第二、第三产业。", "“第1、第二”：并列的序数用了两种数字"),
        ("每三、四名学生用一台。", "“三、四”：相邻两个数连用表示概数，用汉字，中间不加顿号"),
        ("有3、4间教室闲置。", "“3、4”：相邻两个数连用表示概数，用汉字，中间不加顿号"),
        ("收到留言1百二十条。", "“1百二十”：一个数用了两种数字"),
    ],
)
def test_mixed_figures(tiny: Tiny, text: str, said: str) -> None:
    tiny.prose(text)
    (message,) = found(tiny, "W312")
    assert said in message


@pytest.mark.parametrize(
    "text",
    [
        "2024年5月，二〇二四年五月，2024年上半年，“十四五”期间。",
        "历时10年春秋，近20年初见成效，满30年；2024年底。",
        "第一、第二、第三产业，第1、第2名；一、二年级，第三、四两所。",
        "三四名学生，3～4间教室，一、三名，1月、2月，一百二十条，3000余册。",
        "1949年以来，二十世纪九十年代，1990年代，24小时，365天。",
    ],
)
def test_figures_of_one_kind(tiny: Tiny, text: str) -> None:
    tiny.prose(text)
    assert found(tiny, "W312") == []
