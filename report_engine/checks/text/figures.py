"""W312: a number is written in one kind of figures, a year in all four.

规则：一个日期、一个数里汉字数字和阿拉伯数字不混用；年份写四位；并列的序数用同一种数字；相邻两个数连用表示概数，用汉字，中间不加顿号；
“十四五”“十五五”这样的专名用汉字。
好：2024年5月；二〇二四年五月；2024年上半年；“十四五”；第一、第二、第三产业；三四名学生。
坏：二〇二四年5月；24年上半年；“14五”；第1、第二、第三产业；三、四名学生；3、4间教室；1百二十条。
"""

import re
from collections.abc import Iterator

from report_engine.language.expressions import expression
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W312 = Code("W312", Category.TEXT)

_HAN = "〇零一二三四五六七八九"
_TENS = "一二三四五六七八九"
_MEASURE = "名位人个家所间台件次天年月周日岁里步成套门份条项辆只把张本册层栋亩元分倍"
_RULES = tuple(
    (marks, expression(pattern), message, hint)
    for marks, pattern, message, hint in (
        (
            "年",
            rf"[一二][{_HAN}Oo0]{{3}}年\d{{1,2}}月|(?:19|20)\d{{2}}年[{_TENS}十]{{1,2}}月(?!饼|刊)",
            "一个日期用了两种数字",
            "年、月、日都用阿拉伯数字",
        ),
        (
            "年",
            r"[一二][〇零一二三四五六七八九]*[Oo0][〇零一二三四五六七八九Oo0]*年",
            "年份里混了阿拉伯数字或字母",
            "写成四位阿拉伯数字，或全用汉字",
        ),
        (
            "年",
            r"(?<![\d.第至到—–～~\-近满约])(?<!\d年)\d{2}年(?=上半年|下半年|[初末底春夏秋冬](?![级秋])|(?:1[0-2]|[1-9])月)(?!\d{1,2}月底?期)",
            "年份只写了两位",
            "写全四位",
        ),
        (
            "五",
            r"“1[0-9]五”|“十[4-9]五”|(?<![\d十])1[1-9]五(?=时期|规划|期间|以来|末|[，。])",
            "“十四五”这样的专名用汉字",
            "写成“十四五”的样子",
        ),
        ("第", rf"第\d+、第[{_TENS}十]+|第[{_TENS}十]+、第\d+", "并列的序数用了两种数字", "用同一种数字"),
        ("、", "", "相邻两个数连用表示概数，用汉字，中间不加顿号", "写成“三四”的样子"),
        (
            "百千十",
            rf"(?<![\d.])\d+[百千](?:零?[{_TENS}]十?[{_TENS}]?)(?![{_TENS}\d])|[{_TENS}]百\d+",
            "一个数用了两种数字",
            "写成阿拉伯数字",
        ),
    )
)
_ABOUT = expression(
    rf"(?<![第{_HAN}十百千万\d、.\-])(?P<a>[{_TENS}]|\d)、(?P<b>[{_TENS}]|\d)(?P<of>十|百|千|万)?(?:多|余)?个?(?=[{_MEASURE}])(?!年级|月份?|[年班]制|[号]楼)"
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for each way in texts as authors wrote them."""
    for marks, pattern, message, hint in _RULES:
        for passage in loaded.holding(marks):
            if passage.kind == "label":
                continue
            text = passage.untitled
            for match in _about(text) if not pattern.pattern else pattern.finditer(text):
                about = passage.about(f"figures:{match[0]}", match.start())
                yield W312.problem(f"“{match[0]}”：{message}", passage.at(match.start()), hint, about, match[0])


def _about(text: str) -> Iterator[re.Match[str]]:
    """Find two numbers that follow each other before a measure word: 三、四名, but not 一、二年级."""
    for match in _ABOUT.finditer(text):
        first, second = (int(said) if said.isdecimal() else _TENS.index(said) + 1 for said in (match["a"], match["b"]))
        if second == first + 1:
            yield match
