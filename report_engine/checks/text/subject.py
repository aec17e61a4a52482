"""W110: the sentence around a value speaks of what its indicator counts.

规则：引用指标的句子（或它的前一句）里，要有指标名称或简称中的词；一个也没有，引用的多半是错的指标。
正文确有别的说法，就把它登记为这个指标的简称（short）。
好：一等奖{省赛一等奖数}项；职业教育活动周，到场的有{活动周参加学校数}所职业学校。
坏：一等奖{知识产权项目数量}项；在校生{财政专项经费}人。
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from report_engine.facts.catalogue import Indicator
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, Bound, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W110 = Code("W110", Category.TEXT)

_COUNTING = expression(r"(?:总人数|人数|总数|数量|个数|数|人次|合计)$")
_FAR = 240  # characters around a value that are looked at
_QUOTES = expression(r"[“”]")
_COMMON = 0.06  # a pair of characters that more indicators have says nothing
_NEAR = 6  # values before one that may have named what it counts
_ENOUGH = 0.75  # of the characters of a name
_COUNTED = expression(rf"[名位个所家门台]{HANZI}(?P<head>{HANZI})|{HANZI}(?P<alone>{HANZI})(?=[，。；、和与及])")
_ABBREVIATED = 4  # characters that a shortened name has at least
_COMPARES = expression("[与和同比较]")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Compare pairs of characters that only few indicators have."""
    telling = _telling(loaded.facts.catalogue)
    for passage in loaded.prose:
        text = passage.text
        for position, value in enumerate(passage.values):
            one = value.indicator
            if one is None:
                continue
            around = _around(text, value.start, value.end)
            # 国家奖学金评选坚持公开。获奖的{…}名学生: a sentence before has said it.
            if (
                any(pair in around or pair in text[: value.start] for pair in telling[one.id])
                or _named(one, around)
                or _counts(one, text, value.end)
            ):
                continue
            # 校级技能大赛设赛项{校赛项数}项，参加学生{校赛覆盖人数}人: the one before has named them.
            before = passage.values[max(0, position - _NEAR) : position]
            if not _of_a_family(value, before, passage, telling):
                place = passage.at(value.start)
                about = passage.about(f"subject:{value.name}", value.start)
                message = f"引用的是“{one.name}”，这一句没有说到它"
                hint = "核对指标；说法不同就把它登记为指标的简称（short）"
                yield W110.problem(message, place, hint, about, str(one.name))


def _of_a_family(value: Bound, before: Sequence[Bound], passage: Passage, telling: Mapping[str, set[str]]) -> bool:
    """Tell whether a value before it in the sentence counts something of the same kind, and is spoken of."""
    assert value.indicator is not None
    start = max(passage.text.rfind(mark, 0, value.start) for mark in "。！？")
    own = telling[value.indicator.id]
    for other in before:
        if (
            other.start > start
            and other.indicator
            and other.indicator is not value.indicator
            and own & telling[other.indicator.id]
        ):
            around = _around(passage.text, other.start, other.end)
            if any(pair in around for pair in telling[other.indicator.id]) or _named(other.indicator, around):
                return True
    return False


def _telling(catalogue: Mapping[str, Indicator]) -> dict[str, set[str]]:
    pairs = {one.id: _pairs(one) for one in catalogue.values()}
    count = Counter(pair for found in pairs.values() for pair in found)
    # In a small catalogue every pair is rare: it tells little, but two owners are always allowed.
    most = max(2, len(catalogue) * _COMMON)
    return {key: {pair for pair in found if count[pair] <= most} for key, found in pairs.items()}


def _pairs(one: Indicator) -> set[str]:
    texts = (_QUOTES.sub("", text) for text in (one.name, *one.short))
    runs = [run for text in texts for run in re.findall(rf"{HANZI}{{2,}}|\d\+\d", text)]
    return {run[i : i + 2] if run[0] >= "\u3007" else run for run in runs for i in range(len(run) - 1)}


def _named(one: Indicator, around: str) -> bool:
    for name in (one.name, *one.short):
        stem = _stem(name)
        if sum(character in around for character in stem) >= _ENOUGH * len(stem) or _abbreviated(stem, around):
            return True
    return False


def _counts(one: Indicator, text: str, end: int) -> bool:
    """Tell whether what is counted is named behind the number, by what the indicator's name ends in: 名学生."""
    noun = _COUNTED.match(text, end)
    return noun is not None and any(_stem(name)[-1] in (noun["head"], noun["alone"]) for name in (one.name, *one.short))


def _stem(name: str) -> str:
    return _COUNTING.sub("", _QUOTES.sub("", name)) or name


def _abbreviated(stem: str, around: str) -> bool:
    """Tell whether a name stands there with characters left out: 中职学校 for 中等职业学校."""
    for start, character in enumerate(around):
        if character == stem[0]:
            position = length = 0
            for other in around[start : start + len(stem)]:
                found = stem.find(other, position)
                if found < 0:
                    break
                position, length = found + 1, length + 1
            if length >= _ABBREVIATED and position >= len(stem):
                return True
    return False


def _around(text: str, start: int, end: int) -> str:
    """Take the sentence up to the end of the value's clause, and the sentence before.

    Of a clause that only compares (与2023年的{…}人相比，) the next one says of what.
    """
    far = max(0, start - _FAR)
    begin = max(text.rfind(mark, far, start) for mark in "。！？")
    before = max(text.rfind(mark, far, max(begin, far)) for mark in "。！？") if begin >= 0 else -1
    compares = _COMPARES.match(text, max((text.rfind(mark, far, start) for mark in "，。！？；"), default=-1) + 1)
    marks = "。！？；" if compares else "。！？；，"
    stops = [at for mark in marks if (at := text.find(mark, end, end + _FAR)) >= 0]
    return _QUOTES.sub("", text[max(before + 1, far) : min(stops, default=end + _FAR)])
