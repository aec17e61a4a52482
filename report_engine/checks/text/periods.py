"""W202: money goes by the calendar year, all else by the school year.

规则：写出起止日期的，财务用上一自然年（1月1日至12月31日），其余用学年（上年9月1日至本年8月31日）；写明“学年”的分句里
没有按自然年统计的指标，写明“自然年”的分句里没有按学年统计的指标；写到月的事不早于本学年，也不晚于本年。
好：凡涉及财务的按自然年度计，为2023年1月1日至12月31日；其余按学年计，为2023年9月1日至2024年8月31日。
坏：学年为2022年9月1日至2023年8月31日（报告年度是2024年）；2023—2024学年，财政专项经费{财政专项经费}万元。
"""

import re
from collections.abc import Iterator

from report_engine.checks.text.years import PLAN
from report_engine.language.passages import Bound, Passage, hide
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W202 = Code("W202", Category.TEXT)

_DATE = r"(?:(?P<{0}y>(?:19|20)\d{{2}})年)?(?P<{0}m>\d{{1,2}})月(?P<{0}d>\d{{1,2}})日"
_SPAN = re.compile(_DATE.format("a") + r"\s*(?:至|到|[-—–～~]+)\s*" + _DATE.format("b"))
_MONEY = re.compile(r"财务|自然年|财政|经费|资金|会计年度|预算年度")
_CALENDAR = re.compile(r"自然年|会计年度|日历年")
_SCHOOL = re.compile(r"(?<![上每])学年")
_EVENT = re.compile(r"(?P<year>(?:19|20)\d{2})年(?:(?P<month>\d{1,2})月|(?P<half>[上下])半年)")
_CALENDAR_YEAR, _SCHOOL_YEAR = (1, 1, 12, 31), (9, 1, 8, 31)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Check periods that are written out, and period words beside values."""
    year = loaded.document.year
    for passage in loaded.prose:
        text = passage.quiet
        values = [value for value in passage.values if value.indicator]
        for start, end in passage.sentences:
            said = ""
            for begin, stop in passage.clauses(start, end):
                if _MONEY.search(text, begin, stop) or _SCHOOL.search(text, begin, stop):
                    said = text[begin:stop]
                for span in _SPAN.finditer(text, begin, stop):
                    yield from _span(span, said, passage, year)
            yield from _beside(text, start, end, values, passage)
            yield from _event(text, start, end, passage, year)


def _span(span: re.Match[str], said: str, passage: Passage, year: int) -> Iterator[Problem]:
    """Check a period of about a year; a shorter one is an event, not a period of account."""
    first = int(span["ay"] or year)
    last = int(span["by"] or first)
    months = int(span["am"]), int(span["ad"]), int(span["bm"]), int(span["bd"])
    days = (last - first) * 365 + (months[2] - months[0]) * 30 + months[3] - months[1]
    # A period of account is called one, or has its dates; what begins and ends on other days is an event.
    whole = months in (_CALENDAR_YEAR, _SCHOOL_YEAR)
    if not whole and not (300 <= days <= 1200 and said):
        return
    money = bool(_MONEY.search(said)) if said else (last == first)
    a, b, c, d = _CALENDAR_YEAR if money else _SCHOOL_YEAR
    until = f"{c}月{d}日" if money else f"{year}年{c}月{d}日"
    if (first, last, *months) != (year - 1, year - 1 if money else year, a, b, c, d):
        what = "财务按自然年" if money else "学年"
        right = f"{year - 1}年{a}月{b}日至{until}"
        place = passage.at(span.start())
        about = passage.about(f"period:{what}", span.start())
        yield W202.problem(f"{what}应为 {right}", place, f"改成 {right}", about, span[0])


def _event(text: str, start: int, end: int, passage: Passage, year: int) -> Iterator[Problem]:
    """Tell a dated event shortly before the school year, or after the year: most often last year's text, or a slip."""
    if _MONEY.search(text, start, end):
        return
    for event in _EVENT.finditer(_SPAN.sub(hide, text[start:end])):
        month = 6 if event["half"] == "上" else 12 if event["half"] else int(event["month"])
        when = int(event["year"]), month
        side = "前" if (year - 2, 1) <= when < (year - 1, 9) else "后"
        if side == "前" or ((year, 12) < when and not PLAN.search(text, start, end)):
            message = f"“{event[0]}”在本学年（{year - 1}年9月至{year}年8月）之{side}"
            place = passage.at(start + event.start())
            about = passage.about(f"event:{event[0]}", start + event.start())
            yield W202.problem(message, place, "核对年份；是上年的事就删去", about, event[0])


def _beside(text: str, start: int, end: int, values: list[Bound], passage: Passage) -> Iterator[Problem]:
    for begin, stop in passage.clauses(start, end):
        school, calendar = _SCHOOL.search(text, begin, stop), _CALENDAR.search(text, begin, stop)
        # A clause that opens the sentence speaks for all of it: “2023—2024学年，……”.
        reach = end if begin == start and not any(begin <= v.start < stop for v in values) else stop
        if bool(school) is bool(calendar):
            continue
        for value in values:
            indicator, found = value.indicator, school or calendar
            if indicator and found and begin <= value.start < reach and (indicator.period == "自然年") is bool(school):
                word = found[0]
                message = f"{indicator.name}按{indicator.period}统计，这里写的是“{word}”"
                place = passage.at(value.start)
                about = passage.about(f"period:{value.name}", value.start)
                yield W202.problem(message, place, "改写这一句的时间", about, word)
