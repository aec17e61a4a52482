"""Weekdays that a text says of several days, and of what happens every week or month on the same day.

5月17日至19日（星期五至星期日）; 每周三下午的社团课……2024年4月10日下午的社团课.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from report_engine.language.dates import WEEK, Date
from report_engine.language.expressions import expression
from report_engine.language.festivals import works
from report_engine.language.one_day import DAY, WEEKEND, WORKDAY, X, said_of
from report_engine.language.passages import HANZI, Passage

_RANGE = expression(rf"\s*[（(]{DAY}(?P<a>{X})(?:至|到|[-—–～~]+)(?:下个?)?{DAY}?(?P<b>{X})[）)]")
_LIST = expression(rf"(?P<days>(?:[、和]\d{{1,2}}日)*)[（(](?P<week>{DAY}{X}(?:[、和]{DAY}?{X})+)[）)]")
_UNTIL = expression(rf"[）)]?\s*(?:至|到|、|和|[-—–～~]+)\s*(?P<day>\d{{1,2}})日[（(]{DAY}(?P<b>{X})[）)]")
_EVERY = expression(
    rf"每(?:个)?(?:周|星期)(?P<week>{X})(?![至到、和—\-～{WEEK}])(?P<what>{HANZI}{{2,14}})"
    rf"|每月(?P<day>\d{{1,2}})日(?![至到、和—])(?P<or>{HANZI}{{2,14}})"
)
_PART = "(?:[上下]午|晚上?|当天|傍晚|中午|午间|晚间)?"
_THEN = expression(
    rf"[）)]?{_PART}的(?P<of>{HANZI}{{2,8}}?)(?:[上中里时，。]|如期|照常)"
    rf"|[）)]?，?{_PART}(?P<what>{HANZI}{{0,6}}?(?:课|会|仪式|活动|日|训练|讲堂|论坛|时间))(?:[上中里]|如期|照常)"
)
_WEEKENDS = expression("[，（(](?:正值|恰逢|适逢|正逢|逢|是|为|时值)?(?P<said>周末|双休日|工作日)(?![前后])")
_ALL = expression(
    r"(?P<days>(?:(?:(?:20\d\d年)?\d{1,2}月)?\d{1,2}日[、和与及])+(?:(?:20\d\d年)?\d{1,2}月)?\d{1,2}日)"
    rf"(?P<how>[这那]?[两二三四五]个|(?:正好|恰好|刚好)?[均都]正?[是为逢在])(?P<week>{DAY}{X}|周末|双休日)"
)
_EACH = expression(r"(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日")
_PLANNED = expression("将|拟|计划|明年|下一?年|下一?学[期年]|预计|届时")
_NEAR = 12  # characters before days in which their year may stand
_COMMON = {
    "学生",
    "师生",
    "教师",
    "学校",
    "开展",
    "举行",
    "组织",
    "全校",
    "活动",
    "下午",
    "上午",
    "晚上",
    "全体",
    "进行",
}
_MARKS = "（）()、， "
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Odd:
    """What is said of days and is not so, and how it is."""

    start: int
    said: str
    hint: str


def meant(text: str, this_year: int) -> list[int]:
    """Give the years that a date without one may be of: this and the last one, in plans the next one."""
    ahead = _PLANNED.search(text) is not None or str(this_year + 1) in text
    return [this_year - 1, this_year, *([this_year + 1] if ahead else ())]


def odd(passage: Passage, this_year: int) -> Iterator[Odd]:
    """Find the weekdays that do not fit; a date without a year is of this year or the last, in plans of the next."""
    text = passage.unlinked
    if not re.search("周|星期|礼拜|每月|双休日|工作日", text):
        return
    yield from _several(passage, this_year)
    every = list(_EVERY.finditer(text))
    for one in passage.dates:
        years = [one.year] if one.year else meant(text, this_year)
        found = list(_of(one, text, every[0] if len(every) == 1 else None)) or list(_apart(one, passage))
        for start, said, holds in found:
            days = [day for year in years if (day := _first(one, year))]
            if days and not any(holds(day) for day in days):
                yield Odd(start, said, "、".join(_told(day) for day in days))


def _of(one: Date, text: str, every: re.Match[str] | None) -> Iterator[tuple[int, str, "_Holds"]]:
    """Go through what is said of a date: where, how, and what must hold for its first day."""
    if match := _RANGE.match(text, one.end):
        length = (one.days[-1] or 0) - (one.days[0] or 0)
        if len(one.days) == 2 and length > 0:
            yield (
                match.start(),
                match[0].strip(_MARKS),
                _Holds(((0, _number(match["a"])), (length, _number(match["b"])))),
            )
    elif match := _LIST.match(text, one.end):
        days = [one.days[0] or 0, *map(int, re.findall(r"\d+", match["days"]))]
        days = list(range(one.days[0] or 0, (one.days[1] or 0) + 1)) if len(one.days) == 2 else days
        week = [_number(name) for name in re.findall(rf"(?:{DAY}|[、和])({X})", match["week"])]
        if len(days) == len(week):
            yield (
                match.start(),
                match[0].strip(_MARKS),
                _Holds(tuple((day - days[0], n) for day, n in zip(days, week, strict=True))),
            )
    elif one.weekday and len(one.days) == 1 and (match := _UNTIL.match(text, one.end)):
        length = int(match["day"]) - (one.days[0] or 0)
        yield (
            match.start("day"),
            match[0][match.start("day") - match.start() :],
            _Holds(((length, _number(match["b"])),)),
        )
    elif len(one.days) == 1 and (match := _WEEKENDS.match(text, one.end)):
        yield match.start(), match[0].strip(_MARKS), _told_of(match["said"])
    elif every and len(one.days) == 1 and one.start > every.end() and _recurs(one, text, every):
        on = ((0, _number(every["week"])),) if every["week"] else ()
        said = every[0][: every.start("what" if every["week"] else "or") - every.start()]
        yield one.start, f"{said}”“{one.said}", _Holds(on, of_month=int(every["day"] or 0))


def _apart(one: Date, passage: Passage) -> Iterator[tuple[int, str, "_Holds"]]:
    """Go through the weekdays, weekends and workdays that stand apart from a date and are said of it."""
    for start, said in said_of(one, passage):
        yield start, said, _told_of(said)


def _several(passage: Passage, this_year: int) -> Iterator[Odd]:
    """Hold several days that are said to be of one weekday against it: 6月13日、14日两个星期五."""
    for match in _ALL.finditer(passage.unlinked):
        holds, month, days = _told_of(match["week"]), "", []
        for one in _EACH.finditer(match["days"]):
            month = one["month"] or month
            days.append((int(month or 0), int(one["day"])))
        days = days if "个" in match["how"] else days[:-1]  # 都是 leads from the last one, which is read alone
        named = re.search(r"20\d\d(?=年)", match["days"]) or re.search(
            r"20\d\d(?=年)", passage.unlinked[max(0, match.start() - _NEAR) : match.start()]
        )
        years = [int(named[0])] if named else [this_year - 1, this_year, this_year + 1]
        every = [[day for month, at in days if (day := _day(year, month, at))] for year in years]
        if all(every) and not any(all(map(holds, dates)) for dates in every):
            wrong = next(day for dates in every for day in dates if not holds(day))
            yield Odd(match.start("week"), match["week"], _told(wrong))


def _recurs(one: Date, text: str, every: re.Match[str]) -> bool:
    """Tell whether what a date is of is what happens regularly: both have two characters in common."""
    then = _THEN.match(text, one.end)
    what = every["what"] or every["or"]
    pairs = {what[n : n + 2] for n in range(len(what) - 1)} - _COMMON
    return then is not None and any(pair in (then["of"] or then["what"]) for pair in pairs)


@dataclass(frozen=True, slots=True)
class _Holds:
    """What must hold for a day: the weekdays of it and of days behind it, a weekend, its number in the month."""

    week: tuple[tuple[int, int], ...]
    weekend: bool = False
    workday: bool = False
    of_month: int = 0

    def __call__(self, day: date) -> bool:
        week = all((day + timedelta(days=more)).weekday() == number for more, number in self.week)
        if (self.weekend and day.weekday() < _FRIDAY) or (self.workday and not works(day)):
            return False
        return week and self.of_month in (0, day.day)


def _told_of(said: str) -> _Holds:
    if said == WORKDAY:
        return _Holds((), workday=True)
    weekend = said in WEEKEND
    return _Holds(() if weekend else ((0, _number(said[-1])),), weekend=weekend)


def _first(one: Date, year: int | None) -> date | None:
    return _day(year or 0, one.month or 0, (one.days or (0,))[0] or 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(name: str) -> int:
    return WEEK.index(name.replace("天", "日"))


def _told(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日是星期{WEEK[day.weekday()]}"
