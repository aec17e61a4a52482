"""W126: a number in words agrees with the value beside it.

规则：{指标} 旁边用汉字写的同一个数（二十七所、十多家），与它相符；同一段里再说到时也不能比它多，写“这四十名学生”
的要相等。
好：全市共有二十六所学校（{学校数}所，值是 26）；十几家企业（12家）。
坏：全市共有二十七所学校（{学校数}所，值是 26）；二十几所院校（前面写的是 11所）。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from report_engine.language.amounts import Amount, amounts
from report_engine.language.expressions import expression
from report_engine.language.numbers import base_unit
from report_engine.language.numerals import han_value
from report_engine.language.passages import HAN, HANZI, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W126 = Code("W126", Category.TEXT)

_DIGIT = "一二两三四五六七八九"
_WORDS = expression(
    rf"(?<![第几{_DIGIT}十百千万亿零数每])(?P<head>[{_DIGIT}十][{_DIGIT}十百千万零]{{0,6}})(?P<some>[几多余来])?(?P<scale>[万亿])?(?P<more>[多余])?"
    rf"(?![{_DIGIT}十百千万亿分])"
)
_ALL = expression(r"(?:这|该|上述|以上|全部|全体|所有)\Z")
_APART = expression(r"(?:（|，即)(?:为|共|有|实际|实有|现有)*\Z")
_ENDS = expression(rf"(?!{HANZI})")
_NOUN = expression(rf"[{HAN}“”]{{2,12}}")
_COUNTED = expression(r"(?:现有|共有|共计|总数|共|有|数|达到?|为|是)+\Z")


class _Said(NamedTuple):
    """What words come to: between two numbers, of a unit, and the noun that is counted."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    noun: str


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold every number in words against the bound values of its paragraph."""
    units = loaded.units
    for passage in loaded.prose:
        if not passage.values:
            continue
        said = list(_said(passage, units))
        if said:
            found = [one for one in amounts(passage, units) if one.bound and not one.change]
            for words in said:
                yield from _hold(words, found, passage)


def _said(passage: Passage, units: re.Pattern[str]) -> Iterator[_Said]:
    text = passage.quiet
    for match in _WORDS.finditer(text):
        unit = units.match(text, match.end())
        value = han_value(match["head"])
        if not unit or not value:
            continue
        scale, plain = base_unit(unit[0])
        scale *= {"万": 10_000, "亿": 100_000_000}.get(match["scale"], 1)
        room = _room(match["head"]) if match["some"] or match["more"] else Decimal(0)
        noun = _NOUN.match(text, unit.end())
        yield _Said(match.start(), unit.end(), value * scale, (value + room) * scale, plain, noun[0] if noun else "")


def _room(head: str) -> Decimal:
    """Tell what 几 and 多 leave open: 十几 up to 19, 一百多 up to 199."""
    return Decimal({"十": 9, "百": 99, "千": 999, "万": 9999}.get(head[-1], 0))


def _hold(words: _Said, found: Sequence[Amount], passage: Passage) -> Iterator[Problem]:
    text = passage.quiet
    for one in found:
        if one.unit != words.unit:
            continue
        noun = _COUNTED.sub("", text[max(0, one.start - 14) : one.start])
        counted = _counted(words.noun, noun)
        if _is_beside(words, one, text) or (counted and _is_all(words, one, text)):
            wrong = not words.low <= one.value <= words.high
        else:
            wrong = bool(counted) and words.low > one.value
        if wrong:
            said = text[words.start : words.end]
            message = f"“{said}”与数据不符：{passage.said(one.start, one.end)} 是 {one.value.normalize():f}"
            about = passage.about(f"words:{said}", words.start)
            yield W126.problem(message, passage.at(words.start), "核对这个数，或写成 {指标}", about, said)
            return


def _is_beside(words: _Said, one: Amount, text: str) -> bool:
    """Tell whether the value repeats the words: 二十六所学校（26所）."""
    near = words.end <= one.start <= words.end + 20
    return near and bool(_APART.search(text, words.end, one.start) and _ENDS.match(text, one.end))


def _is_all(words: _Said, one: Amount, text: str) -> bool:
    """Tell whether the words speak of all that the value before has counted: 这四十名."""
    return one.end < words.start < one.end + 60 and bool(_ALL.search(text, max(0, words.start - 2), words.start))


def _counted(noun: str, before: str) -> int:
    """Count the characters of the noun, from its beginning, with which the words before a value end."""
    return next((size for size in range(min(len(noun), len(before)), 1, -1) if before.endswith(noun[:size])), 0)
