"""W202: periods of account are those of the layout, and what happened happened within the report's year.

规则：写出起止日期的统计时间与 layout.yaml 的 periods 相同，两种都写了的，财务用自然年，其余用学年；写明“学年”的分句里
没有按自然年统计的指标，写明“自然年”的分句里没有按学年统计的指标；说全市、各校或本年工作（今年、全年、继续……）的一句里，写到月的事不在
本学年以前的一年里；已经做了的事不晚于封面的日期（期限、打算不算）。layout.yaml 没有写 periods 的，不核对日期。
好：凡涉及财务的按自然年度计，为2023年1月1日至12月31日；其余按学年计，为2023年9月1日至2024年8月31日。
坏：学年为2022年9月1日至2023年8月31日（报告年度是2024年）；2023—2024学年，财政专项经费{财政专项经费}万元。
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from report_engine.checks.text.years import PLAN, Whole
from report_engine.language.expressions import expression
from report_engine.language.passages import Bound, Passage, hide
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W202 = Code("W202", Category.TEXT)

_DATE = r"(?:(?P<{0}y>(?:19|20)\d{{2}})年)?(?P<{0}m>\d{{1,2}})月(?P<{0}d>\d{{1,2}})日"
_SPAN = expression(_DATE.format("a") + r"\s*(?:至|到|[-—–～~]+)\s*" + _DATE.format("b"))
_MONEY = expression(r"财务|自然年|财政|经费|资金|会计年度|预算年度")
_CALENDAR = expression(r"自然年|会计年度|日历年")
_NAMED = expression("学年|自然年|会计年度|日历年")
_SCHOOL = expression(r"(?<![上每])学年")
_COVER = expression(r"((?:19|20)\d{2})年(?:(\d{1,2})月)?")
_CALLED = {"学年": "学年", "自然年": "财务按自然年"}
_Accounts = Mapping[str, tuple[date, date]]
_EVENT = expression(
    r"(?P<year>(?:19|20)\d{2})年(?:(?P<month>\d{1,2})月(?:\d{1,2}日)?|(?P<half>[上下])半年)(?P<since>起|以来|始|开始|止)?"
)
# A limit that is still to come is no event: 到2025年12月底前, 有效期至2026年8月31日, 2025年6月前.
_DUE_BEFORE = expression(r"(?:[至到]|截至|不晚于|不迟于|期限|有效期)[^，。；\d]{0,4}\Z")
_DUE_BEHIND = expression(r"[底初末中上下旬]*(?:前|之前|以前|到期|届满|截止)")
# A paper that is studied now was written before: 重点解读2022年10月大会报告.
_PAPER = expression("[^，。；]{0,8}(?:报告|讲话|文件|印发|公布|颁布|发布|出台)")
_ANY_YEAR = expression(r"(?<!\d)(?:19|20)\d{2}(?=年)")
_EXCEPT = expression("除[^，。；]{0,20}外")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Check periods that are written out, and period words beside values."""
    year = loaded.document.year
    accounts = {name: period.of(year) for name, period in loaded.layout.accounts().items()}
    span, whole = _of_events(accounts, loaded), Whole(loaded)
    for passage in loaded.prose:
        text = passage.quiet
        values = [value for value in passage.values if value.indicator]
        dated, named = "月" in text or "半年" in text, bool(values) and bool(_NAMED.search(text))
        for start, end in passage.sentences if dated or named else ():
            said = ""
            for begin, stop in passage.clauses(start, end):
                if _MONEY.search(text, begin, stop) or _SCHOOL.search(text, begin, stop):
                    said = _EXCEPT.sub("", text[begin:stop])
                for found in _SPAN.finditer(text, begin, stop) if accounts and dated else ():
                    yield from _span(found, said, passage, year, accounts)
            if named:
                yield from _beside(text, start, end, values, passage)
            if span and dated:
                yield from _event(text, start, end, passage, year, span, whole)


def _of_events(accounts: _Accounts, loaded: Loaded) -> tuple[date, date] | None:
    """Tell from when to when what a report tells of happens: from the period's begin to the day on the cover."""
    if not accounts:
        return None
    first, last = accounts.get("学年") or accounts["自然年"]
    cover = _COVER.search(loaded.document.front.date.text)
    year, month = (int(cover[1]), int(cover[2] or 12)) if cover else (last.year, 12)
    return first, max(date(year, min(max(month, 1), 12), 28), date(loaded.document.year, 12, 31))


def _span(found: re.Match[str], said: str, passage: Passage, year: int, accounts: _Accounts) -> Iterator[Problem]:
    """Check a period of about a year; a shorter one is an event, not a period of account."""
    try:
        first = date(int(found["ay"] or year), int(found["am"]), int(found["ad"]))
        last = date(int(found["by"] or first.year), int(found["bm"]), int(found["bd"]))
    except ValueError:
        return  # no such day: told as a date
    days = (last - first).days
    # A period of account is called one, or has its dates; what begins and ends on other days is an event.
    edges = ((a.month, a.day, b.month, b.day) for a, b in accounts.values())
    whole = (first.month, first.day, last.month, last.day) in edges and 300 <= days <= 400
    if not whole and not (300 <= days <= 1200 and said):
        return
    # One that names neither is the period whose days it has.
    of_money = bool(_MONEY.search(said)) if said else last.year == first.year
    what = "自然年" if "自然年" in accounts and (of_money or "学年" not in accounts) else "学年"
    if (first, last) != accounts[what]:
        right = _written(*accounts[what])
        about = passage.about(f"period:{_CALLED[what]}", found.start())
        name = _CALLED[what] if len(accounts) > 1 else "统计时间"
        yield W202.problem(f"{name}应为 {right}", passage.at(found.start()), f"改成 {right}", about, found[0])


def _written(first: date, last: date) -> str:
    same = f"{last.year}年" if last.year != first.year else ""
    return f"{first.year}年{first.month}月{first.day}日至{same}{last.month}月{last.day}日"


def _event(
    text: str, start: int, end: int, passage: Passage, year: int, span: tuple[date, date], whole: Whole
) -> Iterator[Problem]:
    """Tell a dated event in the year before, or after the cover's day: most often last year's text, or a slip.

    What happened in the year before is told only of the report's own work: else it may be how something came about.
    """
    first, last = span
    if _MONEY.search(text, start, end):
        return
    named = set(map(int, _ANY_YEAR.findall(text, start, end)))
    for event in _EVENT.finditer(_SPAN.sub(hide, text[start:end])):
        month = 6 if event["half"] == "上" else 12 if event["half"] else int(event["month"])
        when = int(event["year"]), month
        if event["since"] or named - {when[0], year}:
            continue  # how things came about
        at, end_of = start + event.start(), start + event.end()
        before = (first.year - 1, first.month) <= when < (first.year, first.month) and not _PAPER.match(text, end_of)
        after = (last.year, last.month) < when and when[0] <= year + 1
        if (before and whole.speaks(text, start, at, end_of, end)) or (
            after and not PLAN.search(text, start, end) and not _is_due(text, start, at, end_of)
        ):
            period = f"{first.year}年{first.month}月至{last.year}年{last.month}月"
            message = f"“{event[0]}”不在本报告所说的时间里（{period}）"
            about = passage.about(f"event:{event[0]}", at)
            yield W202.problem(message, passage.at(at), "核对年份；是上年的事就删去", about, event[0])


def _is_due(text: str, start: int, at: int, end: int) -> bool:
    return bool(_DUE_BEFORE.search(text, start, at) or _DUE_BEHIND.match(text, end))


def _beside(text: str, start: int, end: int, values: list[Bound], passage: Passage) -> Iterator[Problem]:
    for begin, stop in passage.clauses(start, end):
        school, calendar = _SCHOOL.search(text, begin, stop), _CALENDAR.search(text, begin, stop)
        # A clause that opens the sentence speaks for all of it: “2023—2024学年，……”.
        reach = end if begin == start and not any(begin <= v.start < stop for v in values) else stop
        if bool(school) is bool(calendar):
            continue
        for value in values:
            indicator, found = value.indicator, school or calendar
            if indicator and found and begin <= value.start < reach and (indicator.period == "自然年") is bool(school):
                word = found[0]
                message = f"{indicator.name}按{indicator.period}统计，这里写的是“{word}”"
                place = passage.at(value.start)
                about = passage.about(f"period:{value.name}", value.start)
                yield W202.problem(message, place, "改写这一句的时间", about, word)
