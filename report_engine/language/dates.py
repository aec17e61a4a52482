"""Dates as texts write them: with a year or without, in digits or words, of a day or of several, with a weekday."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.language.expressions import expression
from report_engine.language.numerals import han_value

WEEK = "一二三四五六日"
_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")
_HAN = "[一二三四五六七八九十]"
_DATE = expression(
    r"(?P<lunar>[农阴夏藏傣]历)?"
    r"(?P<year>(?<!\d)(?:19|20)\d{2}年|[一二][零〇一二三四五六七八九]{3}年)?"
    rf"(?P<month>(?<!\d)\d{{1,2}}|(?<![{_HAN[1:-1]}]){_HAN}{{1,2}})月"
    rf"(?:(?P<day>\d{{1,2}}|{_HAN}{{1,3}})日)?"
    rf"(?:\s*(?:[-—–～~]+|至|到)\s*(?P<until>\d{{1,2}}|{_HAN}{{1,3}})日)?"
    r"(?:\s*(?:[（(，]|[^，。；、至到\d]{0,7}?(?:是|为|逢|值))?\s*(?P<word>星期|周|礼拜)(?P<week>[一二三四五六日天])(?![至到、—～-]))?"
)
_ISO = expression(r"(?<![\d-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday that is written with a date: where, how, and which; Monday is 0."""

    start: int
    said: str
    number: int


@dataclass(frozen=True, slots=True)
class Date:
    """What is written from `start` to `end`; `days` is empty, the day, or the first and the last one.

    The year is None where none is written, a month or day where what is written is no number.
    """

    start: int
    end: int
    said: str
    year: int | None
    month: int | None
    days: tuple[int | None, ...]
    weekday: Weekday | None = None


def dates_of(text: str) -> Iterator[Date]:
    """Find the dates of a text; those of other calendars are none."""
    for match in _DATE.finditer(text) if "月" in text else ():
        if not match["lunar"]:
            days = tuple(_number(match[name]) for name in ("day", "until") if match[name])
            year = int(match["year"].removesuffix("年").translate(_DIGITS)) if match["year"] else None
            yield Date(match.start(), match.end(), match[0], year, _number(match["month"]), days, _weekday(match))
    for match in _ISO.finditer(text) if "-" in text else ():
        year, month, day = map(int, match.groups())
        yield Date(match.start(), match.end(), match[0], year, month, (day,))


def _weekday(match: re.Match[str]) -> Weekday | None:
    if not match["week"]:
        return None
    number = WEEK.index(match["week"].replace("天", "日"))
    return Weekday(match.start("word"), match["word"] + match["week"], number)


def _number(said: str) -> int | None:
    if said.isdigit():
        return int(said)
    value = han_value(said)
    return None if value is None else int(value)
