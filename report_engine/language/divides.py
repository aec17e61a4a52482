"""Words that divide a whole: 男 and 女, 公办 and 民办, 其余; from the data file beside this module."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "divides.yaml"
_CLASSES = ("类", "组", "系", "部", "型", "级")
_TWO = 2
_NAME = expression(rf"{HANZI}+")
_LEAD = expression("^(?:其中|分别为?|包括)")


@cache
def rest() -> re.Pattern[str]:
    """Find the words that say that what is left is counted here."""
    return re.compile(one_of(_read()["rest"]))


def halves(first: str, second: str) -> bool:
    """Tell whether the names of two parts divide their whole: 女教师 and 男教师, 公办学校 and 民办学校."""
    names = ["".join(_NAME.findall(words)[-1:]) for words in (first, second)]
    one, other = (_LEAD.sub("", name) for name in names)
    if opposite(one, other):
        return True
    # 专业教师 and 双师型教师 may overlap; those of one length differ in a word that classes them.
    shorter = min(len(one), len(other))
    if len(one) != len(other):  # 设田赛项目 and 径赛项目
        same = sum(a == b for a, b in zip(one[-shorter:], other[-shorter:], strict=True)) if shorter > 2 else 0
        return same < shorter and same * 4 >= shorter * 3
    same = sum(a == b for a, b in zip(one, other, strict=False))
    return bool(one) and len(one) == len(other) and same < len(one) <= same * 2


def opposite(one: str, other: str) -> bool:
    """Tell whether the names of two parts have words that leave nothing between them: 城镇学生 and 农村学生."""
    return any((a in one and b in other) or (b in one and a in other) for a, b in _pairs())


def alike(names: Sequence[str], whole: str) -> bool:
    """Tell whether parts are called by what the whole counts: 面食窗口, 炒菜窗口 of 窗口."""
    ends = {"".join(_NAME.findall(name)[-1:])[-2:] for name in names}
    return len(ends) == 1 and len(end := ends.pop()) == 2 and end in whole


def series(names: Sequence[str]) -> bool:
    """Tell whether parts are the grades or kinds of one series, each another one: 高级, 中级, 初级."""
    for one in _read()["series"]:
        found = [_member(name, one) for name in names]
        if None not in found and len(set(found)) == len(found):
            return True
    return False


def classed(names: Sequence[str]) -> bool:
    """Tell whether three or more parts are all called a class, a group, a section: 专业技能类, 文化素养类."""
    ends = {"".join(_NAME.findall(name)[-1:])[-1:] for name in names}
    return len(names) > _TWO and len(ends) == 1 and ends.pop() in _CLASSES


def step(whole: str, part: str) -> bool:
    """Tell whether who is counted in the second words is among those of the first: 报名 and 通过."""
    for one in _read()["steps"]:
        others = re.sub("|".join(one["whole"]), "", whole)
        if others != whole and _has(part, one["part"]) and not _has(others, one["part"]):
            return True
    return False


def _has(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


def _member(name: str, members: Sequence[Sequence[str]]) -> int | None:
    """Find the member whose longest word the name has: 不满意 is not 满意."""
    found = [(len(word), number) for number, words in enumerate(members) for word in words if word in name]
    return max(found)[1] if found else None


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    return tuple((pair[0], pair[1]) for pair in _read()["pairs"])


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
