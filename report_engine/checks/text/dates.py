"""W212: a date and a time exist, and the weekday or the part of the day beside them is the right one.

规则：写出的日期在公历里有；日期后面的星期与它相符，起止两天的（星期五至星期日）、
每周三的活动在某月某日的也一样；分开写的（趁着周日休息，……于某月某日；某月某日，这个星期日）、“周末”“工作日”也核对。时刻不超过24时、59分，与“上午”“晚上”相合；写了“下午”的不再用24小时制。没有写年份的，按句子里的年份；句子里也没有，本年和前后一年里有一年
相符就行。农历的日期不管。
好：2024年4月30日；2024年3月12日（星期二）；下午3时；15时；晚上8:00。
坏：每周三下午是社团课……2024年4月11日的社团课上；5月17日至19日（星期六至下星期一）；2024年4月31日；2023年2月29日；2024年13月；2024年3月12日（星期三）；下午15时；22时70分；早上17时。
"""

from bisect import bisect_right
from calendar import isleap, weekday
from collections.abc import Iterator
from operator import itemgetter

from report_engine.language.clock import wrong_times
from report_engine.language.dates import WEEK, Date, Weekday
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage
from report_engine.language.weekdays import meant, odd
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W212 = Code("W212", Category.TEXT)

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FAR = 100  # characters within which a sentence's year is looked for
_CLOCK = expression(r"\d(?:[时点]|[:：]\d)")
_YEAR = expression(r"(?<!\d)((?:19|20)\d{2})年")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Read every date and every time."""
    for passage in loaded.passages:
        for time in wrong_times(passage.quiet) if _CLOCK.search(passage.quiet) else ():
            yield _problem(f"“{time.said}”：{time.why}", time.cure, time.said, time.start, passage)
        for date in passage.dates:
            if date.month is not None and None not in date.days:
                yield from _date(date, date.month, [day for day in date.days if day], passage, loaded.document.year)
        for one in odd(passage, loaded.document.year) if passage.dates else ():
            yield _problem(f"“{one.said}”与日期不符", one.hint, one.said, one.start, passage)


def _date(date: Date, month: int, days: list[int], passage: Passage, this_year: int) -> Iterator[Problem]:
    if not 1 <= month <= 12:
        if date.year or date.days:  # “36月龄” is no date
            said = date.said.partition("月")[0] + "月" if "月" in date.said else date.said
            yield _problem(f"没有“{said}”这个月份", "核对月份", said, date.start, passage)
        return
    year = date.year or _year_before(date, passage)
    most = 28 if month == 2 and year and not isleap(year) else _DAYS[month - 1]
    wrong = [day for day in date.days if day is not None and not 1 <= day <= most]
    if wrong:
        which = f"{year}年2月" if month == 2 and year else f"{month}月"
        yield _problem(f"{which}没有{wrong[0]}日", f"{which}有{most}天，核对日期", date.said, date.start, passage)
    elif date.weekday and days:
        yield from _weekday(date, date.weekday, (year, month, days[-1]), passage, this_year)


def _weekday(
    date: Date, said: Weekday, which: tuple[int | None, int, int], passage: Passage, this_year: int
) -> Iterator[Problem]:
    """Hold the weekday against the date; without a year against those that the report can speak of."""
    own, month, day = which
    years = [own] if own else meant(passage.text, this_year)
    years = [other for other in years if (month, day) != (2, 29) or isleap(other)]
    right = [weekday(other, month, day) for other in years]
    if said.number in right:
        return
    days = "、".join(f"{other}年{month}月{day}日是星期{WEEK[n]}" for other, n in zip(years, right, strict=True))
    yield _problem(f"“{said.said}”与日期不符", days, date.said, said.start, passage)


def _year_before(date: Date, passage: Passage) -> int | None:
    """Find the last year that a date's sentence has named before it."""
    sentence = max(bisect_right(passage.sentences, date.start, key=itemgetter(0)) - 1, 0)
    start = max(passage.sentences[sentence][0], date.start - _FAR)
    years = _YEAR.findall(passage.unlinked, start, date.start)
    return int(years[-1]) if years else None


def _problem(message: str, hint: str, said: str, offset: int, passage: Passage) -> Problem:
    return W212.problem(message, passage.at(offset), hint, passage.about(f"date:{said}", offset), said)
