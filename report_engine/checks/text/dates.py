"""W212: a date exists, and its weekday is the right one.

规则：写出的日期在公历里有；日期后面的星期与它相符。没有写年份的，按句子里的年份；句子里也没有，本年和前后一年里有一年
相符就行。农历的日期不管。
好：2024年4月30日；2024年3月12日（星期二）。
坏：2024年4月31日；2023年2月29日；2024年13月；2024年3月12日（星期三）。
"""

import re
from bisect import bisect_right
from calendar import isleap, weekday
from collections.abc import Iterator
from operator import itemgetter

from report_engine.language.numerals import han_value
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W212 = Code("W212", Category.TEXT)

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEK = "一二三四五六日"
_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")
_HAN = "[一二三四五六七八九十]"
_DATE = re.compile(
    r"(?P<lunar>[农阴夏藏傣]历)?"
    r"(?P<year>(?<!\d)(?:19|20)\d{2}年|[一二][零〇一二三四五六七八九]{3}年)?"
    rf"(?P<month>(?<!\d)\d{{1,2}}|(?<![{_HAN[1:-1]}]){_HAN}{{1,2}})月"
    rf"(?:(?P<day>\d{{1,2}}|{_HAN}{{1,3}})日)?"
    rf"(?:\s*(?:[-—–～~]+|至|到)\s*(?P<until>\d{{1,2}}|{_HAN}{{1,3}})日)?"
    r"(?:\s*(?:[（(，]|[^，。；、至到\d]{0,7}?(?:是|为|逢|值))?\s*(?P<word>星期|周|礼拜)(?P<week>[一二三四五六日天])(?![至到、—～-]))?"
)
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
_FAR = 100  # characters within which a sentence's year is looked for
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Read every date."""
    for passage in loaded.passages:
        text = passage.unlinked
        if "月" not in text and "-" not in text:
            continue
        for match in (*_DATE.finditer(text), *_ISO.finditer(text)):
            parts = match.groupdict()
            if not parts.get("lunar"):
                yield from _date(parts, match, text, passage, loaded.document.year)


def _date(
    parts: dict[str, str | None], match: re.Match[str], text: str, passage: Passage, this_year: int
) -> Iterator[Problem]:
    month, year = _number(parts["month"]), _year(parts["year"], match, text, passage)
    days = [_number(parts[name]) for name in ("day", "until") if parts.get(name)]
    if month is None or None in days:
        return
    said = match[0].partition("月")[0] + "月" if "月" in match[0] else match[0]
    if not 1 <= month <= 12:
        if parts["year"] or days:  # “36月龄” is no date
            yield _problem(f"没有“{said}”这个月份", "核对月份", said, match.start(), passage)
        return
    most = 28 if month == 2 and year and not isleap(year) else _DAYS[month - 1]
    wrong = [day for day in days if day is not None and not 1 <= day <= most]
    if wrong:
        which = f"{year}年2月" if month == 2 and year else f"{month}月"
        yield _problem(f"{which}没有{wrong[0]}日", f"{which}有{most}天，核对日期", match[0], match.start(), passage)
    elif parts.get("week") and days and days[-1]:
        yield from _weekday(match, (year, month, days[-1]), passage, this_year)


def _weekday(match: re.Match[str], date: tuple[int | None, int, int], passage: Passage, year: int) -> Iterator[Problem]:
    """Hold the weekday against the date; without a year against those that the report can speak of."""
    said = _WEEK.index(match["week"].replace("天", "日"))
    own, month, day = date
    years = [own] if own else [year - 1, year, year + 1]
    years = [other for other in years if (month, day) != (2, 29) or isleap(other)]
    right = [weekday(other, month, day) for other in years]
    if said in right:
        return
    days = "、".join(f"{other}年{month}月{day}日是星期{_WEEK[n]}" for other, n in zip(years, right, strict=True))
    yield _problem(f"“{match['word']}{match['week']}”与日期不符", days, match[0], match.start("word"), passage)


def _year(said: str | None, match: re.Match[str], text: str, passage: Passage) -> int | None:
    """Find the year of a date: its own, or the last one that its sentence has named before."""
    if said:
        return int(said.removesuffix("年").translate(_DIGITS))
    sentence = max(bisect_right(passage.sentences, match.start(), key=itemgetter(0)) - 1, 0)
    start = max(passage.sentences[sentence][0], match.start() - _FAR)
    years = _YEAR.findall(text, start, match.start())
    return int(years[-1]) if years else None


def _number(said: str | None) -> int | None:
    if said is None or said.isdigit():
        return None if said is None else int(said)
    value = han_value(said)
    return None if value is None else int(value)


def _problem(message: str, hint: str, said: str, offset: int, passage: Passage) -> Problem:
    return W212.problem(message, passage.at(offset), hint, passage.about(f"date:{said}", offset), said)
