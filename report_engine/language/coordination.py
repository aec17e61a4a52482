"""What stands side by side with 和 or 并: steps in their order, ranges that grow, no noun beside a narrower one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_engine.language.classes import nouns, verbs
from report_engine.language.expressions import expression
from report_engine.language.passages import HAN, HANZI, HIDDEN
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "coordination.yaml"
_AND = "(?:并|和|与|及|以及)"
_GROWS = expression(r"不[但仅只光][^，。；]{0,24}，[^。；]{0,30}?(?:而且|还|也|甚至|更)[^，。；]{0,24}")
# 不但文明教育要求学生问好，而且引导……: one subject for both stands before 不但.
_INSIDE = expression(
    rf"(?<![^。！？；\n])(?:不但|不仅|不光)(?P<who>{HANZI}{{2}})[^，。；\n]{{3,30}}，(?:而且|并且)(?:还|也|又|更)?(?P<acts>{HANZI}{{2}})"
)
_NAMES = frozenset(("文明", "教育", "活动", "社团", "劳动", "实践", "培训", "训练", "文化"))
_HOW = frozenset(("全面", "根本", "实际", "大力", "全程", "全力", "现场", "全员", "直接", "高度", "极大"))
_BEST = expression("第一|唯一|之首|首[位家个创]|领先|都没|没有")
_ITEM = f"{HANZI}{{2,12}}"
_ENUMERATED = expression(rf"(?<![{HAN}{HIDDEN}”）》]){_ITEM}(?:、{_ITEM})*(?:、|和|与|及|以及){_ITEM}")
_SPLIT = expression("、|以及|[和与及]")


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Words side by side that cannot stand so: where, what kind of mistake it is, and what to do."""

    start: int
    end: int
    group: str
    cure: str


def misplaced(text: str) -> Iterator[Misplaced]:
    """Find the steps that are turned round, ranges that shrink, and nouns beside narrower ones."""
    for match in _turned().finditer(text):
        pair = match["then"], match["first"]
        if any(pair[0] in one["then"] and pair[1] in one["first"] for one in _read()["orders"]):
            yield Misplaced(*match.span(), "语序不当", f"写“{pair[1]}并{pair[0]}”")
    for match in _GROWS.finditer(text) if "不" in text else ():
        yield from _shrinks(match)
    for match in _INSIDE.finditer(text) if "不" in text else ():
        if match["who"] in (_NAMES | nouns()) - _HOW and match["acts"] in verbs():
            yield Misplaced(*match.span(), "语序不当", f"两个分句说的是同一个主语，“{match[0][:2]}”放到它的后面")
    for match in _ENUMERATED.finditer(text):
        yield from _mixed(match)


def _shrinks(match: re.Match[str]) -> Iterator[Misplaced]:
    """Tell 不仅在全国闻名，而且在全市也有名气."""
    said, more = re.split("，", match[0], maxsplit=1)
    if _BEST.search(more):
        return  # 不仅全国知名，在全市更是第一
    first, second = (list(_levels().finditer(part)) for part in (said, more))
    if len(first) == len(second) == 1 and _rank(first[0][0]) > _rank(second[0][0]):
        cure = f"范围由小到大：先说“{second[0][0]}”，再说“{first[0][0]}”"
        yield Misplaced(*match.span(), "语序不当", cure)


def _mixed(match: re.Match[str]) -> Iterator[Misplaced]:
    """Tell 女教师和教师: of which one is among the other."""
    items = [item.split("等")[0] for item in _SPLIT.split(match[0])]
    for item in items:
        narrower = next((other for other in items if other != item and other.endswith(item)), "")
        if item in _read()["nouns"] and narrower:
            cure = f"“{item}”里有“{narrower}”：留一个"
            yield Misplaced(*match.span(), "并列不当", cure)
            return


@cache
def _turned() -> re.Pattern[str]:
    first = {word for one in _read()["orders"] for word in one["first"]}
    then = {word for one in _read()["orders"] for word in one["then"]}
    return re.compile(
        rf"(?P<then>{one_of(then)}){_AND}(?:及时|认真|积极|深入|广泛|定期)?(?P<first>{one_of(first)})(?![会者组员])"
    )


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(one_of(word for level in _read()["levels"] for word in level))


def _rank(word: str) -> int:
    return next(number for number, level in enumerate(_read()["levels"]) if word in level)


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
