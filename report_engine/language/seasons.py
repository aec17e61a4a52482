"""What has its time of the year, from the data file beside this module: 板栗 in autumn, 粽子 at 端午."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from report_engine.language.expressions import expression
from report_engine.language.numerals import han_value
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "seasons.yaml"
_ONE, _DAYS = "[一二三四五六七八九十]", "(?:\\d{1,2}[日号]|[上中下]旬|底|初|份)?"
_MONTH = rf"(?<![\d.])(?P<m>\d{{1,2}}|十[一二]?|(?<!十){_ONE})月(?![初十廿]){_DAYS}"
_LUNAR = rf"(?P<lm>[腊正冬]|{_ONE})月(?:初{_ONE}|二?十{_ONE}?|廿{_ONE}?|三十)"
_HAN = "一二三四五六七八九十"
# Between a time and a thing these say that the thing is no present one: made, planned, shown, of another time.
_NOT = expression(
    "[备迎预画绣绘剪歌诗词题展冻储盼]|为了|筹|截至|直[至到]|[至到](?=[\\d今]|年底)|之?前[，的]|之?后[，的]|以来|历时|持续|作品|模型|大棚|温室|反季|来年|明年|次年"
    "|下一|照片|视频|课件|计划|[从自]|讲述|讲解|学习|故事|传说|回忆|曾|往年|去年|上年|如果|每逢|无论|不论|还是|不管|加工|制作|销售|技术|安排|部署|通知|方案"
)
_MATTER = expression("的?(?:技术|经验|工艺|课程?|知识|要点|视频|[画图题]|项目|培训|标准|研究|[之以]?[前后])")
_NOT_FROM = expression(
    "(?:以来|起|至|到|前|之前|以前|开始|以后|之后|后|[-—～~、和与及]|.{0,4}(?:学期|招生|高考|运动会|招聘))"
)
_IS = expression(
    "(?:这[一天个]*|里|份|，)?(?:恰好?|正好?|刚好|又|也)?(?:逢|值|是|在|为|适逢|正值|时值|即|就是|也就是|，即|，也就是|（|的|处于|时节的)+(?:全[校市]|农历)?"
)
_SHIFTS = {
    "前一天": -1,
    "前两天": -2,
    "前三天": -3,
    "后一天": 1,
    "第二天": 1,
    "次日": 1,
    "翌日": 1,
    "后两天": 2,
    "当天": 0,
}
_AHEAD = expression(rf"(?:假期|放假)?(?:开始|到来|来临|放假|开学)?之?前的(?=(?:20\d\d年)?{_MONTH})")
_SOME = "[^，。；：！？“《\\n]{0,8}?"
_FAR, _NEAR = 36, 3  # characters between a time and its thing; months that are shortly before
_PAUSE = "，。；：！？\n"


@dataclass(frozen=True, slots=True)
class Unseasonal:
    """What does not belong to the time that is told beside it."""

    start: int
    said: str
    time: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Time:
    start: int
    end: int
    said: str
    months: frozenset[int]


def unseasonal(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[Unseasonal]:
    """Find what stands at the wrong time, sentence by sentence."""
    for start, end in sentences:
        yield from _customs(text, start, end)
        times = list(_times(text, start, end))
        yield from _equated(text, times)
        for time in times:
            yield from _beside(text, time, min([one.start for one in times if one.start > time.start] + [end]))
        yield from _lunar(text, start, end)


def triggers() -> frozenset[str]:
    """Give the words one of which must stand."""
    read = _read()
    names = (name for key in ("times", "things") for one in read[key] for name in one.get("names", one.get("of", ())))
    things = (thing for one in read["customs"] for thing in one["things"])
    return frozenset((*names, *things, *(name for some in read["lunar"].values() for name in some)))


def _times(text: str, start: int, end: int) -> Iterator[_Time]:
    for match in _time().finditer(text, start, end):
        months = frozenset((_number(match["m"]),)) if match["m"] else _months()[match[0]]
        yield _Time(*match.span(), match[0], months)


def _equated(text: str, times: list[_Time]) -> Iterator[Unseasonal]:
    """Find two times of which one is said to be the other: 重阳节恰在春季学期, 盛夏的12月, 暑假前的1月."""
    for one, other in pairwise(times):
        ahead = _AHEAD.match(text, one.end)
        if ahead and ahead.end() <= other.start <= ahead.end() + 5:
            near = {(month - back - 1) % 12 + 1 for month in one.months for back in range(_NEAR)}
            if not near & other.months:
                yield Unseasonal(other.start, other.said, one.said + ahead[0], f"核对{one.said}以前的月份")
        elif _IS.fullmatch(text, one.end, other.start) and not one.months & other.months:
            yield Unseasonal(other.start, other.said, one.said, f"“{one.said}”在{_said(one.months)}")


def _beside(text: str, time: _Time, end: int) -> Iterator[Unseasonal]:
    """Find the things told behind a time, up to the next one."""
    if _NOT_FROM.match(text, time.end) and not time.said.startswith(("入", "开")):
        return
    begin = max(text.rfind(mark, 0, time.start) for mark in _PAUSE) + 1
    if _NOT.search(text, begin, time.start):
        return
    for match in _thing().finditer(text, time.end, min(end, time.end + 2 * _FAR)):
        months = _things()[int(str(match.lastgroup)[1:])]
        between = text[time.end : match.start()].removeprefix("以来")
        spared = _NOT.search(between + match[0]) or _MATTER.match(text, match.end())
        if len(between) <= _FAR and not spared and not months & time.months:
            yield Unseasonal(match.start(), match[0], time.said, f"应在{_said(months)}")


def _lunar(text: str, start: int, end: int) -> Iterator[Unseasonal]:
    """Find a day of the lunar calendar beside a festival that is of another day."""
    days: dict[str, str] = {name: day for day, names in _read()["lunar"].items() for name in names}
    for match in re.finditer(_LUNAR, text[start:end]):
        for name, day in days.items():
            ahead = re.compile(f"(?:[，（）]|农历|是|为|即|这天|的|传统|我国|迎来|，?(?:正值|适逢|恰逢))*{name}")
            behind = re.compile(rf"{name}(?:[，（]|农历|在|是|为|即|定在)*\Z")
            at = start + match.start()
            beside = ahead.match(text, start + match.end()) or behind.search(text, start, at)
            shifted = _shifted().search(text, start, at)
            if shifted and shifted["of"] == name:
                if _day(match[0]) not in (None, (_day(day) or 0) + _SHIFTS[shifted["how"]]):
                    yield Unseasonal(at, match[0], shifted[0], f"{name}在农历{day}")
                break
            known = match[0] in _read()["lunar"] or day.startswith(match[0][:2]) or match["lm"] in "腊正"
            if day != match[0] and beside and known:
                yield Unseasonal(at, match[0], name, f"{name}在农历{day}")
                break


def _customs(text: str, start: int, end: int) -> Iterator[Unseasonal]:
    """Find what belongs to other festivals than the only one of a sentence."""
    named = set(_festival().findall(text, start, end))
    if len(named) != 1:
        return
    (festival,) = named
    for match in _custom().finditer(text, start, end):
        own = next(one["of"] for one in _read()["customs"] if match[0] in one["things"])
        if festival not in own:
            yield Unseasonal(match.start(), match[0], festival, f"“{match[0]}”是{own[0]}的")


def _said(months: frozenset[int]) -> str:
    first = next(month for month in sorted(months) if (month - 2) % 12 + 1 not in months)
    last = next(month for month in sorted(months) if month % 12 + 1 not in months)
    return f"{first}月到{last}月" if first != last else f"{first}月"


def _number(said: str) -> int:
    return int(said) if said.isdigit() else sum(10 if sign == "十" else _HAN.index(sign) + 1 for sign in said)


def _day(said: str) -> int | None:
    """Give the day of a lunar date: 九月初八 is 8."""
    sign = said.rpartition("月")[2].removeprefix("初").replace("廿", "二十")
    return int(han_value(sign) or 0) or None


@cache
def _shifted() -> re.Pattern[str]:
    """Compile a festival and the day before or behind it, right before a date: 重阳节前一天，即农历."""
    names = one_of({name for some in _read()["lunar"].values() for name in some})
    return re.compile(rf"(?P<of>{names})的?(?P<how>{one_of(_SHIFTS)})(?:[，（]|即|也就是|就是|农历|是|为|在)*\Z")


@cache
def _months() -> dict[str, frozenset[int]]:
    return {name: frozenset(one["months"]) for one in _read()["times"] for name in one["names"]}


@cache
def _things() -> tuple[frozenset[int], ...]:
    return tuple(frozenset(one["months"]) for one in _read()["things"])


@cache
def _time() -> re.Pattern[str]:
    return re.compile(f"{one_of(sorted(_months()))}|{_MONTH}")


@cache
def _thing() -> re.Pattern[str]:
    found = []
    for place, one in enumerate(_read()["things"]):
        if "of" in one:
            of, do = one_of(one["of"]), one_of(one["do"])
            found.append(f"(?P<s{place}>{of}{_SOME}{do}|{do}{_SOME}{of})")
        else:
            found.append(f"(?P<s{place}>{one_of(one['names'])})")
    return re.compile("|".join(found))


@cache
def _festival() -> re.Pattern[str]:
    return re.compile(one_of(_read()["festivals"]))


@cache
def _custom() -> re.Pattern[str]:
    return re.compile(one_of([thing for one in _read()["customs"] for thing in one["things"]]))


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
