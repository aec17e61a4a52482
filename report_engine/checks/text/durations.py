"""How long something lasts by the clock, by months, and where it is told again: 7:20开始……25分钟……7:40结束."""

import re
from collections.abc import Iterator

from report_engine.language.amounts import small
from report_engine.language.dates import Date
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, Passage

_N = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"
_TIME = expression(
    r"(?P<late>下午|晚上|傍晚|午后|晚)?(?<![\d:：.])(?P<h>\d{1,2})"
    r"(?:[:：](?P<m>\d{2})(?![\d:：%])|[时点](?:(?P<n>\d{1,2})分(?!钟)|(?P<half>半)|整)?(?!以上))"
)
_LENGTH = expression(
    rf"(?<![第几数\d.约近超每约不])(?P<n>{_N})(?:(?P<half>个半)小时|个?(?P<hours>小时)|(?P<minutes>分钟))(?![多余后前内左以一])"
)
_BEGINS = expression(r"[^，。；]{0,4}?(?:开始|起|开课|开场|开赛|开讲|入场|上课)")
_ENDS = expression(r"[^，。；]{0,4}?(?:结束|散场|下课|截止|闭幕|止|放学|离场)")
_TO = expression(r"\s*(?:至|到|[-—～~]+)\s*")
_NOT_ALL = expression(
    r"[约近]|左右|每节|各[节场段占\d]|休息|其中|提前|中间|间隔|推迟|延|节课|往返|车程|分[两三四]|超过|不少于|累计|两个?时段|至少"
)
_HALF_DAY = 12 * 60
_LASTS = ("历时", "为期", "持续")
_AGAIN = expression(
    rf"(?P<noun>{HANZI}{{2}})(?:共|一共|总共)?(?:{'|'.join(_LASTS)})了?(?P<n>{_N})(?P<u>天|周|个月|年)(?![半多余])"
)
_OPENS = expression("[起开启揭]|从|自")
_CLOSES = expression("结束|落幕|收官|闭幕|完成|结业|完工|竣工")
_MONTHS = expression(rf"(?:为期|历时|持续|时长)(?:了|为|是)?(?P<n>{_N})个月(?![半多余])")

Odd = tuple[int, str, str]  # where it stands, what is said, what does not fit


def durations(passage: Passage) -> Iterator[Odd]:
    """Find lengths that the clock, the months or a second telling deny."""
    text = passage.quiet
    if "小时" in text or "分钟" in text:
        for start, end in passage.sentences:
            yield from _by_clock(text, start, end)
    if "个月" in text:
        yield from _by_months(passage)
    for match in _AGAIN.finditer(text) if any(map(text.__contains__, _LASTS)) else ():
        other = re.compile(rf"(?<![第每前后头近约超几\d])(?P<n>{_N}){match['u']}的{match['noun']}")
        again = other.search(text, match.end())
        if again and small(again["n"]) != small(match["n"]):
            yield again.start(), again[0], f"前面是“{match[0]}”"


def _by_clock(text: str, start: int, end: int) -> Iterator[Odd]:
    """Hold the only length of a sentence against its only two times."""
    times, lengths = list(_TIME.finditer(text, start, end)), list(_LENGTH.finditer(text, start, end))
    if len(times) != 2 or len(lengths) != 1 or _NOT_ALL.search(text, start, end):
        return
    (first, last), (length,) = times, lengths
    both = _TO.fullmatch(text, first.end(), last.start()) or (
        _BEGINS.match(text, first.end()) and _ENDS.match(text, last.end())
    )
    lasts = (_minutes(last) - _minutes(first)) % (24 * 60)
    number = small(length["n"]) or 0
    said = number if length["minutes"] else number * 60 + (30 if length["half"] else 0)
    if both and said and lasts % _HALF_DAY != said % _HALF_DAY:
        told = f"{first[0]}到{last[0]}是 {lasts % _HALF_DAY} 分钟"
        yield length.start(), length[0], told


def _minutes(time: re.Match[str]) -> int:
    hours = int(time["h"]) + (12 if time["late"] and int(time["h"]) < 12 else 0)
    return hours * 60 + int(time["m"] or time["n"] or (30 if time["half"] else 0))


def _by_months(passage: Passage) -> Iterator[Odd]:
    """Hold the only number of months against the only two months of a paragraph, in which something begins and ends."""
    lasts = list(_MONTHS.finditer(passage.quiet))
    months = [one for one in passage.dates if one.month and not one.days]
    if len(lasts) != 1 or len(months) != 2 or len(passage.dates) != 2:
        return
    begins, ends = months
    opened = _OPENS.search(_clause(passage, begins)) and not _CLOSES.search(_clause(passage, begins))
    number = small(lasts[0]["n"])
    if opened and _CLOSES.search(_clause(passage, ends)) and number:
        years = ends.year - begins.year if ends.year and begins.year else 0
        long = (ends.month or 0) - (begins.month or 0) + 12 * years
        if long >= 0 and not number - 1 <= long <= number + 1:
            yield lasts[0].start(), lasts[0][0], f"{begins.month}月到{ends.month}月是 {long} 个月"


def _clause(passage: Passage, one: Date) -> str:
    """Give the clause in which a month stands."""
    text = passage.quiet
    start = max(text.rfind(mark, 0, one.start) for mark in "，。；！？") + 1
    return text[start : min((at for mark in "，。；" if (at := text.find(mark, one.end)) >= 0), default=len(text))]
