"""The school year as texts speak of it: terms and holidays with their months, and the years that make a school year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.language.dates import Date
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage

_YEARS = r"(?P<a>(?:19|20)\d{2})(?:年)?(?:[-—–～~/]{1,2}|至)(?P<b>(?:19|20)\d{2})学?年度?"
_YEAR = expression(rf"{_YEARS}(?P<term>第[一二]学期|[上下]学期|[秋春]季学期)?(?<=学年|年度|学期)")
_YEAR_OF = expression(f"{_YEARS}(?<=学年|年度)|本学年")
_PAPER = expression("度?的?(?:[教工]?[学作])?(?:安排|计划|要点|方案|总结|名单|报告|目标|任务)")
# In which months each of them lies, with the days around it that nobody counts exactly.
_TERMS = {
    "第一学期": (8, 9, 10, 11, 12, 1, 2),
    "秋季学期": (8, 9, 10, 11, 12, 1, 2),
    "第二学期": (1, 2, 3, 4, 5, 6, 7, 8),
    "春季学期": (1, 2, 3, 4, 5, 6, 7, 8),
    "寒假": (1, 2),
    "暑假": (7, 8),
    "暑期": (7, 8),
}
_TERM = expression(f"{'|'.join(_TERMS)}|(?<=学年)[上下]学期")
_ALIKE = {"上学期": "第一学期", "下学期": "第二学期"}
_SOFT = {
    "寒假": ((12, 20), (3, 5)),
    "暑假": ((6, 15), (9, 5)),
    "暑期": ((6, 15), (9, 5)),
}  # begins and ends of holidays
_NOT_DURING = expression(
    "前|后|之前|之后|以后|结束|开始|起|临近|将至|来临|到来|过完|以来|至|到|预|准备|返校|部署|筹备|安排|印发|总结"
)
# What is done about a school year may be done behind it: 2023—2024学年的名单于2024年10月公布.
_ABOUT = expression(
    "公布|公示|表彰|颁发|印发|总结|报送|统计|截至|发布|兑现|评选|评审|评为|评定|通报|结算|审计|考核结果|验收|上报|撰写|到|至|结束|以来|起|前|后|下一?学年|新学年|次年|明年"
)
_GAP = expression(r"(?:[（(，]|的|期间?|里|中|，?即|，?于|，?在|，?自|，?从|阶段|时间为?|为|是|开学|内)*")
_BACK = expression(r"(?:[）)]?的?(?:这个|全校|全市|第一个)?)")
_OPENS = expression("[（(]|（?(?:即|指)?自?")  # 2023—2024学年（2024年9月至…）
_AUTUMN = 9


@dataclass(frozen=True, slots=True)
class Outside:
    """A date that does not lie in the term, holiday or school year that it is said to be of."""

    start: int
    said: str
    of: str
    hint: str


def outside(passage: Passage, own: int | None) -> Iterator[Outside]:
    """Find dates beside a term, in brackets behind it, or in the sentence that a school year opens; `own` is 本学年."""
    text = passage.text
    if not _TERM.search(text) and "学年" not in text:
        return
    for match in _YEAR.finditer(text):
        if match["term"] and int(match["b"]) != int(match["a"]) + 1:
            yield Outside(match.start(), match[0], "学年", f"{match['a']}—{int(match['a']) + 1}学年")
    told: set[int] = set()
    for match in _TERM.finditer(text):
        for one in _beside(match, passage):
            told.add(one.start)
            if one.month is not None and not _within(match[0], one):
                months = _TERMS[_ALIKE.get(match[0], match[0])]
                yield Outside(one.start, one.said, match[0], f"{match[0]}在{months[0]}月到{months[-1]}月")
    yield from (one for one in _of_years(passage, own) if one.start not in told)


def _beside(match: re.Match[str], passage: Passage) -> Iterator[Date]:
    """Give the dates right behind the word, or right before it: 第一学期（2024年3月至7月）, 2024年3月的暑假."""
    text = passage.text
    if _NOT_DURING.match(text, match.end()):
        return
    end = match.end()
    for one in passage.dates:
        if one.start >= end and _GAP.fullmatch(text, end, one.start):
            yield one
            end = one.end
            gap = re.compile("[日号]?(?:至|到|[-—–～~]+)").match(text, end)
            end = gap.end() if gap else end
        elif one.end <= match.start() and _BACK.fullmatch(text, one.end, match.start()):
            yield one


def _within(term: str, one: Date) -> bool:
    days = [day for day in one.days if day]
    soft = _SOFT.get(term)
    if soft and days:
        (first_month, first), (last_month, last) = soft
        if (one.month == first_month and days[-1] >= first) or (one.month == last_month and days[0] <= last):
            return True
    return one.month in _TERMS[_ALIKE.get(term, term)]


def _of_years(passage: Passage, own: int | None) -> Iterator[Outside]:
    """Give what happened in another school year than the only one that opens its sentence."""
    text = passage.text
    for start, end in passage.sentences:
        years = list(_YEAR_OF.finditer(text, start, end))
        if len(years) != 1 or "，" in text[start : years[0].start()] or _PAPER.match(text, years[0].end()):
            continue
        (year,) = years
        first = int(year["a"]) if year["a"] else own
        if first is None or (year["b"] and int(year["b"]) != first + 1):
            continue
        for one in passage.dates:
            if not year.end() <= one.start < end or not one.year or not one.month:
                continue
            begin, stop = _clause(text, one, start, end)
            if not _OPENS.fullmatch(text, year.end(), one.start) and _ABOUT.search(text, begin, stop):
                continue
            if not (first, _AUTUMN) <= (one.year, one.month) < (first + 1, _AUTUMN):
                hint = f"{first}—{first + 1}学年是{first}年9月到{first + 1}年8月"
                yield Outside(one.start, one.said, year[0], hint)


def _clause(text: str, one: Date, start: int, end: int) -> tuple[int, int]:
    begin = max(text.rfind(mark, start, one.start) for mark in "，；（")
    stops = [at for mark in "，；）" if (at := text.find(mark, one.end, end)) >= 0]
    return max(begin, start), min(stops, default=end)
