"""Stretches of time that a text gives by their first and last day: 7月15日至20日, 4月10日开幕……4月15日闭幕."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from report_engine.language.dates import Date
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage

_OPENS = expression("开幕|开班|开赛|启动|开始|帷幕拉开|拉开[帷序]幕|开营|揭幕|开课|开训|开工|开展首日")
_CLOSES = expression("闭幕|落幕|结束|结业|收官|闭营|结营|落下帷幕|闭赛|圆满完成|降下帷幕|完工|竣工|撤展")
_TO = expression(r"[）)]?\s*(?:起|开始)?，?(?:一直)?(?:持续|延续)?(?:至|到|[-—–～~]+)\s*")
_PAUSE = "，、。；！？\n"
_FAR = 80  # characters of a clause that are looked at


@dataclass(frozen=True, slots=True)
class Span:
    """Where it is written, its first and its last day; `alone` if one expression gives both."""

    start: int
    end: int
    first: date
    last: date
    alone: bool

    @property
    def days(self) -> int:
        """Count its days, the first and the last one too."""
        return (self.last - self.first).days + 1


def spans(passage: Passage, year: int) -> Iterator[Span]:
    """Find those with days; dates without a year are of the year before them, or of the given one."""
    dates = passage.dates
    for one in dates:
        if len(one.days) == 2:
            yield from _span(one.start, one.end, _day(one, year), _day(one, year, -1), alone=True)
    single = [one for one in dates if len(one.days) == 1]
    for one, other in pairwise(single):
        gap = passage.text[one.end : other.start]
        if _TO.fullmatch(gap):
            yield from _span(one.start, other.end, *_both(one, other, year), alone=True)
    opened = [one for one in single if _has(passage, one, _OPENS) and not _has(passage, one, _CLOSES)]
    closed = [one for one in single if _has(passage, one, _CLOSES) and not _has(passage, one, _OPENS)]
    if len(opened) == len(closed) == 1 and opened[0].start < closed[0].start:
        yield from _span(opened[0].start, closed[0].end, *_both(opened[0], closed[0], year), alone=False)


def _span(start: int, end: int, first: date | None, last: date | None, *, alone: bool) -> Iterator[Span]:
    if first and last and first <= last:
        yield Span(start, end, first, last, alone)


def _both(one: Date, other: Date, year: int) -> tuple[date | None, date | None]:
    """Read two days: the second is of the first one's year, or of the next if its month has passed."""
    first = _day(one, year)
    last = _day(other, first.year if first else year)
    if first and last and not other.year and last.month < first.month:
        last = _day(other, first.year + 1)
    return first, last


def _day(one: Date, year: int, which: int = 0) -> date | None:
    day = one.days[which]
    try:
        return date(one.year or year, one.month or 0, day or 0)
    except ValueError:
        return None  # no such day: told as a date


def _has(passage: Passage, one: Date, word: re.Pattern[str]) -> bool:
    """Tell whether a word stands in the clause of a date, or in the one that a date and a comma lead to."""
    text = passage.quiet
    far = max(0, one.start - _FAR)
    begin = max(far, *(text.rfind(mark, far, one.start) + 1 for mark in _PAUSE))
    behind = one.end + (text[one.end : one.end + 1] == "，")
    stops = [at for mark in _PAUSE if (at := text.find(mark, behind, behind + _FAR)) >= 0]
    return bool(word.search(text, begin, min(stops, default=behind + _FAR)))
