"""W109: the words before a value do not name another indicator.

规则：数值前面的名词如果正是另一个指标的名称（或去掉“数、人数、总数”的名称），引用的多半是错的指标。
好：专任教师{专任教师总数}人；毕业率为{毕业率}。
坏：专任教师{班主任人数}人；毕业率为{文化课合格率}。
"""

import re
from collections.abc import Iterator, Mapping

from report_engine.facts.catalogue import Indicator
from report_engine.language.passages import Bound, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W109 = Code("W109", Category.TEXT)

_COUNTING = re.compile(r"(?:总人数|人数|总数|数量|个数|数)$")
_LINK = re.compile(r"(?:分别)?(?:为|是|达到|达|共有|共计|共|有|计|约|近|超过|占)?(?:了)?$")
_MARKS = re.compile(r"\W")
_SHORTEST, _LONGEST = 3, 16


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold the noun before each value against the names of the catalogue."""
    catalogue = loaded.facts.catalogue
    if loaded.facts.torn:
        return
    names = {indicator.id: core_names(indicator) for indicator in catalogue.values()}
    named: dict[str, set[str]] = {}
    for key, own in names.items():
        for name in own:
            named.setdefault(name, set()).add(key)
    for passage in loaded.prose:
        text = passage.text
        for value in passage.values:
            if value.indicator is None:
                continue
            sentence, before = _around(text, value)
            own = names[value.indicator.id]
            noun = _noun(before, named)
            others = {key for key in named.get(noun, ()) if catalogue[key].unit == value.indicator.unit}
            # 公办学校在校生 is 公办在校生数, though it ends like 在校生数; of another unit it counts something else.
            if others and value.indicator.id not in named[noun] and not _said(own, sentence):
                hint = f"核对指标；是“{noun}”就写 {{{noun}}}" if noun in loaded.facts.ids else "核对指标"
                yield _problem(passage, value, value.indicator, noun, hint)


def core_names(indicator: Indicator) -> set[str]:
    """List the names of an indicator without marks, each also without 人数, 总数 and the like at its end."""
    plain = {_MARKS.sub("", name) for name in (indicator.name, *indicator.short)}
    return {name for full in plain for name in (full, _COUNTING.sub("", full)) if len(name) >= _SHORTEST} or plain


def _around(text: str, value: Bound) -> tuple[str, str]:
    """Take the sentence of a value, and what stands before the value in its half of it."""
    start = max(text.rfind(mark, 0, value.start) for mark in "。！？")
    end = text.find("。", value.end)
    half = max(start, text.rfind("；", 0, value.start))
    return text[start + 1 : end if end >= 0 else len(text)], text[half + 1 : value.start]


def _noun(before: str, named: Mapping[str, set[str]]) -> str:
    """Find the longest name at the end of what is written before the value."""
    tail = _MARKS.sub("", _LINK.sub("", before[-_LONGEST * 2 :]))[-_LONGEST:]
    return next((tail[-n:] for n in range(len(tail), _SHORTEST - 1, -1) if tail[-n:] in named), "")


def _said(names: set[str], sentence: str) -> bool:
    """Tell whether the sentence has nearly all characters of one of the names."""
    cores = {_COUNTING.sub("", name) or name for name in names}
    return any(sum(map(sentence.__contains__, core)) >= 0.8 * len(core) for core in cores)


def _problem(passage: Passage, value: Bound, indicator: Indicator, noun: str, hint: str) -> Problem:
    place = passage.at(value.start)
    about = passage.about(f"noun:{value.name}", value.start)
    message = f"前面说的是“{noun}”，引用的是“{indicator.name}”"
    return W109.problem(message, place, hint, about, noun)
