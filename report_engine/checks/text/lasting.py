"""W241: how long an event is said to last agrees with its first and last day.

规则：写“为期五天”“历时两周”“三天的培训”的一句里写了起止日期的，天数按首尾都算相符；分开写开幕、闭幕日期的，在同一段里核对；
写了起止时刻的，几分钟、几小时也一样；同一件事前后两次说多长，数要一样。写明工作日、
不含周末的，写“约”“余”的，一句里有几个起止、几个天数的，不算。
好：7月15日至19日举办为期5天的培训；4月10日开幕，为期三天，4月12日闭幕。
坏：7月15日至20日举办为期5天的培训；4月10日开幕，为期三天，4月15日闭幕；晨读7:20开始，每天25分钟，7:40结束；
评比历时两个月……经过一个月的评比。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_engine.checks.text.durations import durations
from report_engine.language.amounts import stated
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, VALUE, Passage
from report_engine.language.spans import Span, spans
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W241 = Code("W241", Category.TEXT)

_N = rf"\d{{1,3}}|[一二两三四五六七八九十]{{1,3}}|{VALUE}"
_UNIT = "天|日(?![常前程])|周(?!年)|个?星期|个月|个半月"
_LASTS = expression(
    rf"(?P<word>为期|历时|持续|时长|会期|赛期|展期|工期|共|整整)(?:了|为|约为|是)?(?P<n>{_N})(?P<u>{_UNIT})(?![半多余])"
    rf"|(?<![第每前后头近约超几上下最\d])(?P<m>{_N})(?P<v>天|周(?=[里来间])|个半?月(?=[里来间]))(?=的{HANZI}|里|来|间(?!隔))"
)
_NOT_ALL = expression(
    "工作日|周末|双休|节假日|每[天日周期]|其中|分[两三四五几]|各|第[一二三四]期|休息|放假|剩|余下|头[一两]|前后"
)
_WEEK, _MONTH, _SLACK = 7, Decimal("30.4"), 6


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold the only length of a sentence against its only stretch of time, of a paragraph against 开幕 and 闭幕."""
    year = loaded.document.year
    for passage in loaded.prose:
        for start, said, why in durations(passage):
            message = f"“{said}”前后不符：{why}"
            about = passage.about(f"lasting:{said}", start)
            yield W241.problem(message, passage.at(start), "核对长短", about, said)
        found = list(_LASTS.finditer(passage.quiet)) if "月" in passage.text else []
        if not found:
            continue
        every = list(spans(passage, year))
        for start, end in passage.sentences:
            lasts = [one for one in found if start <= one.start() < end]
            yield from _hold(
                passage, lasts, [one for one in every if one.alone and start <= one.start < end], start, end
            )
        if not any(one.alone for one in every):
            yield from _hold(passage, found, every, 0, len(passage.quiet))


def _hold(
    passage: Passage, lasts: Sequence[re.Match[str]], within: Sequence[Span], start: int, end: int
) -> Iterator[Problem]:
    if len(lasts) != 1 or len(within) != 1 or _NOT_ALL.search(passage.quiet, start, end):
        return
    (match,), (span,) = lasts, within
    name = "n" if match["n"] else "m"
    number = stated(passage, *match.span(name))
    unit = match["u"] or match["v"]
    if number and not _agrees(number, unit, span.days, strict=match["word"] not in ("历时", "持续")):
        said = passage.said(match.start(), match.end())
        first, last = (f"{day.month}月{day.day}日" for day in (span.first, span.last))
        message = f"“{said}”与起止日期不符：{first}到{last}是 {span.days} 天"
        about = passage.about(f"lasting:{said}", match.start())
        yield W241.problem(message, passage.at(match.start()), "核对天数和日期", about, said)


def _agrees(number: Decimal, unit: str, days: int, *, strict: bool) -> bool:
    """Tell whether so many days can be called so; a week may be five days, or eight."""
    if unit in ("天", "日"):
        return days == number or (not strict and days == number + 1)
    if unit.endswith("月"):
        half = Decimal("0.5") if unit == "个半月" else 0
        return abs(days - (number + half) * _MONTH) <= _SLACK
    return _WEEK * number - 3 <= days <= _WEEK * number + 1
