"""W275: a number is one that can be.

规则：一天不超过24小时，一周不超过7天，一年不超过12个月；减少、下降不超过百分之百；满分100分的，得分不超过100分；在校学生
不会平均四十岁，也不会有半个人；
书架没有180米高，文化角没有2平方公里。几处、几人累计的时间，人均、校均的数，不算。
好：广播站每天播音1.5小时；用电量下降12%；满分100分，最高分98分；选派教师12名。
坏：广播站每天播音45小时；用电量下降120%；满分100分，最高分108分；选派教师12.5名。
"""

import re
from collections.abc import Iterator

from report_engine.checks.sentences import sentences_with_amounts
from report_engine.checks.text.sized import oversized
from report_engine.language.amounts import Amount
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W275 = Code("W275", Category.TEXT)

_IN = {
    "天": {"小时": 24, "分钟": 1440},
    "周": {"天": 7, "小时": 168},
    "月": {"天": 31},
    "年": {"天": 366, "个月": 12},
    "小时": {"分钟": 60},
}
_EACH = r"(?:每个?|(?<![\d十])一个?|平均每个?)(?P<each>天|周|月|学?年|小时|[日晚])|(?P<mean>[日周月年])均"
_DAYS = {"日": "天", "晚": "天", "学年": "年"}
_EVERY = expression(rf"(?:{_EACH})(?P<gap>[^，。；、\d\x01]{{0,10}})\Z")
# Hours of several rooms or persons together.
_TOGETHER = expression("累计|合计|总|共|各|人次|台|[间个名]")
_FALLS = expression(r"(?:下降|减少|降低|缩减|压减|节约|减低|压缩|降幅)[^，。；、\d\x01增升涨]{0,6}\Z")
_FULL = expression(r"满分(?:为|是)?(?P<full>\d+)分")
_SCORED = expression(r"(?:得分?|成绩|评分|[高低均]分|分数|考了|打出)[^，。；、\d\x01]{0,6}\Z")
_AGE = expression(r"年龄[^，。；、\d\x01]{0,4}\Z")
_PUPILS = expression("在校学?生|[一二三]年级|中职学?生|新生|全日制")
_OTHERS = expression("教师|老师|导师|教练|老人|农民|居民|社区|老年|党员|退役|职工|家长|师傅|校友")
_YOUNGEST, _OLDEST = 11, 30
_WHOLE = ("人", "人次", "所", "家", "辆", "册", "部")
_SHARED = expression("[均每折]|相当|比[例为]|系数|标准")
_TRIGGER = expression(r"每|均|一[天周年日月]|一个[月小]|下降|减|降低|节约|压缩|满分|年龄|\d\.\d|\x01")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look at each number of a sentence and at what stands before it."""
    for passage, start, end, found in sentences_with_amounts(loaded, _TRIGGER):
        full = _FULL.search(passage.quiet, start, end)
        for position, one in enumerate(found):
            if one.bound and one.bound.indicator:
                continue  # the data are held against each other
            begin = found[position - 1].end if position else start
            cause = _cause(one, begin, start, end, passage, full)
            if cause:
                said = passage.said(one.start, one.end)
                about = passage.about(f"possible:{said}", one.start)
                yield W275.problem(
                    f"“{said}”不可能：{cause}", passage.at(one.start), "核对这个数和它的单位", about, said
                )
    for passage in loaded.prose_holding(("米", "亩", "公顷", "公里", "斤", "克", "吨", "分钟", "小时")):
        for start, stop, why in oversized(passage):
            said = passage.said(start, stop)
            about = passage.about(f"possible:{said}", start)
            yield W275.problem(f"“{said}”不可能：{why}", passage.at(start), "核对这个数和它的单位", about, said)


def _cause(one: Amount, begin: int, start: int, end: int, passage: Passage, full: re.Match[str] | None) -> str | None:
    """Say why a number cannot be; None if it can."""
    text, before = passage.quiet, passage.quiet[begin : one.start]
    every = _EVERY.search(before)
    if every and not one.change:
        span = every["each"] or every["mean"]
        span = _DAYS.get(span, span)
        most = _IN[span].get(one.unit)
        if most and one.value > most and not _TOGETHER.search(text[start : one.start].rpartition("，")[2]):
            return f"一{'个' if span == '月' else ''}{span}没有这么多{one.unit}"
    if one.unit == "%" and one.value > 100 and (one.change or _FALLS.search(before)) and _FALLS.search(before):
        return "减少不会超过百分之百"
    if full and one.start > full.end() and _SCORED.search(before) and text[one.end - 1 : one.end + 1].count("分"):
        return f"满分是{full['full']}分" if one.value > int(full["full"]) else None
    if one.unit == "岁" and _AGE.search(before) and _PUPILS.search(text, start, end):
        old = not _YOUNGEST <= one.value <= _OLDEST and not _OTHERS.search(text, start, end)
        return "说的是在校学生的年龄" if old else None
    if one.unit in _WHOLE and one.value % 1 and not one.rough and not _SHARED.search(text, start, end):
        return f"“{one.unit}”没有小数"
    return None
