"""Weekdays that a text says of several days, and of what happens every week or month on the same day.

5月17日至19日（星期五至星期日）; 每周三下午的社团课……2024年4月10日下午的社团课.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from report_engine.language.dates import WEEK, Date
from report_engine.language.passages import HANZI, Passage

_DAY = "(?:星期|周|礼拜)"
_X = "[一二三四五六日天]"
_RANGE = re.compile(rf"\s*[（(]{_DAY}(?P<a>{_X})(?:至|到|[-—–～~]+)(?:下个?)?{_DAY}?(?P<b>{_X})[）)]")
_LIST = re.compile(rf"(?P<days>(?:[、和]\d{{1,2}}日)*)[（(](?P<week>{_DAY}{_X}(?:[、和]{_DAY}?{_X})+)[）)]")
_UNTIL = re.compile(rf"[）)]?\s*(?:至|到|、|和|[-—–～~]+)\s*(?P<day>\d{{1,2}})日[（(]{_DAY}(?P<b>{_X})[）)]")
_EVERY = re.compile(
    rf"每(?:个)?(?:周|星期)(?P<week>{_X})(?![至到、和—\-～{WEEK}])(?P<what>{HANZI}{{2,14}})"
    rf"|每月(?P<day>\d{{1,2}})日(?![至到、和—])(?P<or>{HANZI}{{2,14}})"
)
_PART = "(?:[上下]午|晚上?|当天|傍晚|中午|午间|晚间)?"
_THEN = re.compile(
    rf"[）)]?{_PART}的(?P<of>{HANZI}{{2,8}}?)(?:[上中里时，。]|如期|照常)"
    rf"|[）)]?，?{_PART}(?P<what>{HANZI}{{0,6}}?(?:课|会|仪式|活动|日|训练|讲堂|论坛|时间))(?:[上中里]|如期|照常)"
)
_WEEKEND = re.compile("[，（(](?:正值|恰逢|适逢|正逢|逢|是|为|时值)?(?:周末|双休日)(?![前后])")
# Said of a date farther on: ……4月23日是世界读书日，这一天正好是周五; ……5月4日举行，虽是星期日.
_FARTHER = re.compile(
    rf"(?:(?:这一?|那一?|当)[天日]|该日|此日|日子)[^，。；每\d]{{0,4}}?(?:是|为|逢|值)(?:一?个)?(?P<a>{_DAY}{_X}|周末|双休日)"
    rf"|，(?:(?:虽然?|尽管|正好?|恰好?|刚好|又|时|因|由于|碰巧)(?:是|为|逢|值)|适逢|是)(?:一?个)?(?P<b>{_DAY}{_X}|周末|双休日)"
    rf"|(?<=日)是一?个(?P<c>{_DAY}{_X})"
)
_GOES_BY = re.compile("次日|翌日|[前后]一天|第[二三四五]天|[前后隔]天|每|[至到]")
_FAR = 60  # characters between a date and what is said of it
_BEFORE = re.compile(rf"(?<![每逢至到、和]){_DAY}(?P<week>{_X})(?:[上下]午|晚上?)?(?:[（(]|，即|，也就是)\Z")
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


def odd(passage: Passage, this_year: int) -> Iterator[Odd]:
    """Find the weekdays that do not fit; a date without a year may be of this year or one beside it."""
    text = passage.unlinked
    if not re.search("周|星期|礼拜|每月", text):
        return
    every = list(_EVERY.finditer(text))
    for one in passage.dates:
        years = [one.year] if one.year else [this_year - 1, this_year, this_year + 1]
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
        week = [_number(name) for name in re.findall(rf"(?:{_DAY}|[、和])({_X})", match["week"])]
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
    elif len(one.days) == 1 and (match := _WEEKEND.match(text, one.end)):
        yield match.start(), match[0].strip(_MARKS), _Holds((), weekend=True)
    elif every and len(one.days) == 1 and one.start > every.end() and _recurs(one, text, every):
        on = ((0, _number(every["week"])),) if every["week"] else ()
        said = every[0][: every.start("what" if every["week"] else "or") - every.start()]
        yield one.start, f"{said}”“{one.said}", _Holds(on, of_month=int(every["day"] or 0))


def _apart(one: Date, passage: Passage) -> Iterator[tuple[int, str, "_Holds"]]:
    """Find the weekday that is said of a date before it, or farther on, where no other date stands between."""
    if len(one.days) != 1 or one.weekday:
        return
    text = passage.unlinked
    ends = one.end + _FAR
    behind = min((other.start for other in passage.dates if other.start > one.start and other.days), default=ends)
    match = _FARTHER.search(text, one.end - 1, min(ends, behind))
    if match and not _GOES_BY.search(text, one.end, match.start()):
        said = match["a"] or match["b"] or match["c"]
        weekend = said in ("周末", "双休日")
        yield match.end() - len(said), said, _Holds(() if weekend else ((0, _number(said[-1])),), weekend=weekend)
    before = _BEFORE.search(text, max(0, one.start - 12), one.start)
    if before:
        yield before.start(), before[0].strip(_MARKS), _Holds(((0, _number(before["week"])),))


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
    of_month: int = 0

    def __call__(self, day: date) -> bool:
        week = all((day + timedelta(days=more)).weekday() == number for more, number in self.week)
        return week and not (self.weekend and day.weekday() < _FRIDAY) and self.of_month in (0, day.day)


def _first(one: Date, year: int | None) -> date | None:
    try:
        return date(year or 0, one.month or 0, (one.days or (0,))[0] or 0)
    except ValueError:
        return None


def _number(name: str) -> int:
    return WEEK.index(name.replace("天", "日"))


def _told(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日是星期{WEEK[day.weekday()]}"
