"""W127: a range runs from the lower to the higher, a stretch of time from the earlier to the later.

规则：“甲至乙”“甲—乙”前一个数不大于后一个数，“不少于甲、不超过乙”的甲不大于乙；起止的时刻、日期、年月和年份，前一个早于后一个（夜里到
第二天早上的、写明“次日”的不算）；“由甲增至乙”里，上年的数在前，本年的数在后；一句里写了日期的，动工、开始在竣工、结束之前，“先”在
“再”之前。
好：每班35至40人；8:30至11:30；2022年至2024年；由{在校生数:2023}人增加到{在校生数}人。
坏：每班40至35人；11:30至8:30；2023年5月动工，2022年10月竣工；2024年至2022年；由{在校生数}人增加到{在校生数:2023}人。
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from report_engine.checks.text.stages import out_of_order
from report_engine.language.expressions import expression
from report_engine.language.numerals import SCALES
from report_engine.language.passages import Passage
from report_engine.language.stages import later
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W127 = Code("W127", Category.TEXT)

_TO = r"\s*(?:至|到|[-—–～~]{1,2})\s*"
_NUMBER = r"\d+(?:\.\d+)?"
_RANGE = expression(
    rf"(?<![\d.:：A-Za-z/\-—])(?P<a>{_NUMBER})(?P<sa>[万亿]?)(?P<ua>%|[^\W\d_]{{0,3}}?){_TO}(?P<b>{_NUMBER})(?P<sb>[万亿]?)(?![\d:：/.\-—])"
)
_FALLS = expression(
    r"[由从自][^，。；]{0,14}\Z|[降减缩压跌低少][^，。；]{0,6}\Z|(?:[倒第图表]|比[分为])\Z|(?:网址|电话|编号|学号|热线|邮编)[^，。；]{0,6}\Z"
)
_LIMITS = expression(
    rf"(?:不少于|不低于|不得少于|不得低于|最少|至少)(?P<a>{_NUMBER})(?P<u>[^\W\d_]{{1,3}})[、，]?(?:且|并|但)?"
    rf"(?:不超过|不高于|不得超过|不多于|最多|至多)(?P<b>{_NUMBER})(?P=u)"
)
_CLOCK = r"(?:[01]?\d|2[0-4])(?:[:：][0-5]\d|[时点](?:[0-5]?\d分|半)?)"
_HOURS = expression(
    rf"(?<![\d:：])(?P<a>{_CLOCK})(?:(?:开始|起)?，?(?:{_TO})(?P<next>次日|翌日|第二天|凌晨|次晨)?)(?P<b>{_CLOCK})(?![\d:：])"
)
_EVENING, _MORNING, _HALF = 17 * 60, 12 * 60, 12 * 60
_DATE = r"(?:(?P<{0}y>(?:19|20)\d{{2}})年)?(?:(?P<{0}m>\d{{1,2}})月(?:(?P<{0}d>\d{{1,2}})日)?)?"
_DATES = expression(
    rf"(?<!\d){_DATE.format('a')}(?P<from>起|开始)?，?(?:一直)?(?:持续|延续)?{_TO}{_DATE.format('b')}(?![\d号])(?=(?P<end>止|结束)?)"
)
_SUMMER = 8  # the last month in which no school year begins
_YEARS = expression(r"(?<!\d)(?P<a>(?:19|20)\d{2})年?(?:-|—|–|～|至|到){1,2}(?P<b>(?:19|20)\d{2})(?=年|学年)")
_INTO = expression(r"(?:[增降升减提变发扩][^，。；]{0,3})?[到至为成]\Z")
_ANY = expression(r"[至到—–～~-]\s*(?:次日|凌晨)?\d|不少于|不低于|至少|最少")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for what runs backwards, and for values of one indicator whose years do."""
    units = loaded.units
    for passage in loaded.holding((*"至到—–～~-", "不少于", "不低于", "至少", "最少")):
        if _ANY.search(passage.quiet):
            yield from _numbers(passage, passage.quiet, units)
            yield from _times(passage, passage.quiet)
    for passage in loaded.holding((*later(), "同年", "于19", "于20")):
        for start, said in out_of_order(passage):
            yield _problem(passage, start, f"“{said}”比前一步的时间早", said)
    for passage in loaded.prose:
        text = passage.quiet
        for first, second in pairwise(passage.values):
            between = text[first.end : second.start]
            same = first.indicator is not None and first.indicator is second.indicator
            if same and second.year < first.year and not (first.is_change or second.is_change):
                begin = max(text.rfind(mark, 0, first.start) for mark in "，。；") + 1
                if _INTO.search(between) and re.search("[由从]", text[begin : first.start]):
                    yield _problem(
                        passage, second.start, f"由 {first.year} 年到 {second.year} 年，时间倒了", second.typed
                    )


def _numbers(passage: Passage, text: str, units: re.Pattern[str]) -> Iterator[Problem]:
    for match in _RANGE.finditer(text):
        years = all(re.fullmatch(r"(?:19|20)\d\d", match[name]) for name in "ab")
        if years or (match["ua"] and not units.fullmatch(match["ua"])):
            continue
        # 2至3万 and 8000至1万: the first may be counted as the second, or by itself.
        low, high = (Decimal(match[name]) * SCALES.get(match[f"s{name}"], 1) for name in "ab")
        unit = units.match(text, match.end())
        if low > high and unit and not _FALLS.search(text, max(0, match.start() - 20), match.start()):
            yield _problem(passage, match.start(), f"“{match[0]}”前一个数大于后一个数", match[0])
    for match in _LIMITS.finditer(text):
        if Decimal(match["a"]) > Decimal(match["b"]):
            yield _problem(passage, match.start(), f"“{match[0]}”的下限大于上限", match[0])


def _times(passage: Passage, text: str) -> Iterator[Problem]:
    for match in _HOURS.finditer(text):
        first, last = (_minutes(match[name]) for name in "ab")
        overnight = match["next"] or (first >= _EVENING and last <= _MORNING)
        # 中午11点到1点: nobody says the half of the day twice.
        half = re.search("[时点]", match[0]) and first < last + _HALF and last < _HALF
        if last <= first and not overnight and not half:
            yield _problem(passage, match.start(), f"“{match[0]}”的时间倒了", match[0])
    for match in _DATES.finditer(text):
        if match["am"] and match["bm"] and _is_back(match):
            yield _problem(passage, match.start(), f"“{match[0]}”的日期倒了", match[0])
    for match in _YEARS.finditer(text):
        if int(match["a"]) > int(match["b"]):
            yield _problem(passage, match.start(), f"“{match[0]}”的年份倒了", match[0])


def _minutes(clock: str) -> int:
    hours, minutes = re.split("[:：时点]", clock)
    return int(hours) * 60 + (30 if minutes == "半" else int(minutes.rstrip("分") or 0))


def _is_back(match: re.Match[str]) -> bool:
    """Tell whether the second date is before the first; one without a year is of the year before it."""
    year = match["ay"] or match["by"]
    if match["by"] and not match["ay"]:
        return False  # nobody can tell of which year the first is
    first = (int(year or 0), int(match["am"]), int(match["ad"] or 0))
    second = (int(match["by"] or year or 0), int(match["bm"]), int(match["bd"] or (31 if match["ad"] else 0)))
    # 9月至6月, 2023年9月至1月: of a school year; 2024年8月15日至7月20日 is none.
    within = bool(match["ay"] and match["ad"] and match["bd"]) and first[1] <= _SUMMER
    return second < first and bool(match["by"] or first[1] == second[1] or within)


def _problem(passage: Passage, offset: int, message: str, said: str) -> Problem:
    about = passage.about(f"backwards:{said}", offset)
    return W127.problem(message, passage.at(offset), "核对前后两个数，或换过来", about, said)
