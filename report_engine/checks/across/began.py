"""W229: in what year a thing began is the same wherever the report tells it.

规则：报告里几处说到同一件事（某工作室、某活动、某学校）哪年成立、哪年建成、哪年起举办，年份要相同；不同的，几处都提示。
好：某某工作室成立于2023年；另一处写“某某工作室于2023年在海港中专成立”。
坏：某某工作室成立于2023年；另一处写“某某工作室于2013年在海港中专成立”。
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from report_engine.checks.names import school_names, standing
from report_engine.language.expressions import expression
from report_engine.language.passages import HAN, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W229 = Code("W229", Category.TEXT)

_YEAR = r"(?P<{}>(?:19|20)\d{{2}})年"
# What says that something begins; a thing that was founded may be opened later.
_FOUNDED = "正式成立|挂牌成立|成立|始建|创建|创办|组建|建立|设立|开办|创立|诞生|建校"
_OPENED = "建成|启用|投入使用|落成"
_HELD = "举办首届|举办第一届|首次举办|首办|始办|起举办|开始举办|创办首届|起开展|起每年举办|举行首届|举行第一届|首届"
_WORDS = (_FOUNDED, _OPENED, _HELD)
_SOME = "[^，。；：！？\\n]{0,16}?"
_MONTH = r"(?:\d{1,2}月)?(?:\d{1,2}日)?"
_THING = (
    "工作室|基地|中心|活动周|技能节|艺术节|文化节|体育节|大赛|学院|学校|共同体|联合体|联盟|工作站|实训室|展馆|陈列馆|校史馆"
    "|合唱团|社团|协会|论坛|讲堂|园区|校区|平台|中专|职高|职校|卫校|车间|工坊|书院"
)
_NAME = expression(rf"[{HAN}“”]{{0,24}}?(?:{_THING})")
# Behind these a name begins: “全市举办职业教育活动周” is of 职业教育活动周.
_BEFORE = expression(
    "举办|开展|举行|成立|建立|设立|组建|创办|创建|依托|围绕|通过|作为|期间|参加|走进|来自|的|在|于|和|与|由|对|为|是|将|把|被|全市|全县|全区|全省|我市|该"
)
_SHORTEST = 5
_FAR = 60  # characters before a year in which the thing is named


@dataclass(frozen=True, slots=True)
class _Told:
    """A thing and the schools whose it is, what of it began and when, and where it is told."""

    name: str
    of: frozenset[str]
    kind: int
    year: str
    passage: Passage
    at: int


def check(loaded: Loaded) -> Iterator[Problem]:
    """Gather what began when, and hold the years of each thing against one another."""
    schools = school_names(loaded)
    known = standing(loaded, schools)
    cases = {case.source.file: schools.get(case.school.text, case.school.text) for case in loaded.cases}
    things: dict[tuple[int, str], list[_Told]] = {}
    for one in _told(loaded):
        passage = one.passage
        start, end = passage.sentence(one.at)
        start, end = max(start, one.at - _FAR), min(end, one.at + _FAR)
        named = {schools[match[0]] for match in known.finditer(passage.text, start, end)}
        of = frozenset(named or ({cases[passage.file]} if passage.file in cases else ()))
        things.setdefault((one.kind, one.name[-_SHORTEST:]), []).append(replace(one, of=of))
    for told in things.values():
        for one in told if len({one.year for one in told}) > 1 else ():
            others = [other for other in told if other.year != one.year and _same(one, other)]
            if others:
                yield _problem(one, others)


def _told(loaded: Loaded) -> Iterator[_Told]:
    for kind, (words, pattern) in enumerate(zip(_WORDS, _patterns(), strict=True)):
        for passage in loaded.prose_holding(words.split("|")):
            for match in pattern.finditer(passage.text) if "年" in passage.text else ():
                yield from _of(match, kind, passage)


def _of(match: re.Match[str], kind: int, passage: Passage) -> Iterator[_Told]:
    """Find what began, behind or before the words that say so."""
    text, year = passage.text, match["a"] or match["b"] or match["c"]
    start = max(passage.sentence(match.start())[0], match.start() - _FAR)
    before = "" if match["c"] else text[start : match.start()]
    name = ("" if match["a"] else _behind(match, text)) or _ahead(before)
    if len(name) >= _SHORTEST:
        yield _Told(name, frozenset(), kind, year, passage, match.start())


@cache
def _patterns() -> Sequence[re.Pattern[str]]:
    """Compile how each kind of beginning is told: 成立于…年, 于…年成立, 自…年起举办."""
    a, b, c = (_YEAR.format(name) for name in "abc")
    return [
        re.compile(
            rf"(?:{words})[于在]{a}|[于在自从]{b}{_MONTH}(?!至|到){_SOME}(?:{words})|{c}{_MONTH}起?(?:{words})的"
        )
        for words in _WORDS
    ]


def _behind(match: re.Match[str], text: str) -> str:
    name = _NAME.match(text, match.end())
    return _plain(name[0]) if name else ""


def _ahead(before: str) -> str:
    """Give the last thing that is named before."""
    names = [_plain(name[0]) for name in _NAME.finditer(before)]
    return next((name for name in reversed(names) if len(name) >= _SHORTEST), "")


def _plain(said: str) -> str:
    return _BEFORE.split(said)[-1].strip("“”").replace("“", "").replace("”", "")


def _same(one: _Told, other: _Told) -> bool:
    """Tell whether both are one thing: one name ends with the other, which says enough."""
    short, long = sorted((one.name, other.name), key=len)
    return long.endswith(short) and (not one.of or not other.of or bool(one.of & other.of))


def _problem(one: _Told, others: Sequence[_Told]) -> Problem:
    place = others[0].passage.at(others[0].at)
    message = f"“{one.name}”这里写的是{one.year}年，别处是{others[0].year}年（{place.file.as_posix()}:{place.line}）"
    about = one.passage.about(f"began:{one.name}", one.at)
    return W229.problem(message, one.passage.at(one.at), "核对年份，几处写成一样", about, one.year)
