"""Words side by side of which one contains the other, 水果和苹果; from the data file beside this module."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

from report_engine.language.divisions import divisions
from report_engine.language.expressions import expression
from report_engine.language.passages import HAN, HANZI
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "kinds.yaml"
_RUN = expression(f"[{HAN}、]*")
_BREAK = expression(f"[^{HAN}、]")
_ITEM = expression("(?:、|以及|[和与及])(?=.)")
_BEGINS = "的了有给为对向是等各及把和与"  # behind these a word for persons is no part of a longer one
_ENDS = expression(
    r"(?:代表|骨干)?(?:等|都|均|共|组成|构成|参加|参与|担任|走进|来到|进校|到校|授课|前来|[两三四五六七八九十几多]|\Z)"
)
_ACTS = (
    "组织|邀请|聘请|聘任|安排|表彰|动员|带领|发动|包括|面向|吸引|鼓励|引导|召集|走访|慰问|号召|要求|帮助|选派|选拔"
    "|惠及|服务|培训"
)
_ACT = expression(rf"(?:{_ACTS})了?(?:全[校体班市]|广大|各[校班])?\Z|(?:全[校体班市]|广大|各[校班])\Z")
_WIDER = expression(rf"[区县](?:[、和与及]|以及)(?P<wide>{HANZI}{{2,6}}?[市省])(?!{HANZI}*?[区县市])")
_FAR = 60  # characters before a word within which its list begins


@dataclass(frozen=True, slots=True)
class Contained:
    """Two words of a list, the second of them being one of the first, or the other way round."""

    start: int
    end: int
    genus: str
    species: str


def contained(text: str) -> Iterator[Contained]:
    """Find the lists of a text that have a word and what it contains, by the words that contain others."""
    yield from _places(text)
    reach = -1
    for match in _genera().finditer(text):
        if match.start() < reach:
            continue
        begin = _begin(text, match.start())
        run = _RUN.match(text, begin)
        reach = run.end() if run else match.end()
        for (at, one), (then, other) in combinations(_words(text, begin, reach), 2):
            for genus, species in ((one, other), (other, one)):
                if species in _kinds().get(genus, ()):
                    yield Contained(at, then + len(other), genus, species)


def _places(text: str) -> Iterator[Contained]:
    """Find a city behind its own districts: 和平区、河东区和天津市; 省、市、县 go the other way."""
    for match in _WIDER.finditer(text):
        begin = _begin(text, match.start() + 1)
        for item in _ITEM.split(text[begin : match.start() + 1]):
            place = next((place for cut in range(len(item)) if (place := divisions().get(item[cut:]))), None)
            if place and match["wide"] in place.inside:
                yield Contained(match.start() + 1 - len(place.name), match.end(), match["wide"], place.name)
                break


def _begin(text: str, at: int) -> int:
    """Give where the run of characters and 、 begins that a place stands in."""
    return at - len(_BREAK.split(text[max(0, at - _FAR) : at])[-1])


def _words(text: str, begin: int, end: int) -> Iterator[tuple[int, str]]:
    """Go through the items of a list that are known: of the first what it ends with, the beginning of the last."""
    joints = list(_ITEM.finditer(text, begin, end))
    starts, ends = [begin, *(joint.end() for joint in joints)], [*(joint.start() for joint in joints), end]
    for start, stop in zip(starts, ends, strict=True) if joints else ():
        at = start
        if start == begin:
            low = max(start, stop - _longest())
            at = next((one for one in range(low, stop) if _is_word(text, one, stop)), start)
        last = next((one for one in range(min(stop, at + _longest()), at, -1) if text[at:one] in _all()), at)
        if last > at and _ENDS.match(text[last:stop]) and (last == stop or start > begin):
            yield at, text[at:last]
            if text.startswith("等", last):
                return  # 面塑等民俗和非遗技艺: there another list begins


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell whether a word stands there; 心理教师 are others than 教师."""
    word = text[start:end]
    before = text[start - 1 : start]
    if before == "类":
        return False  # 科技类图书 and novels
    whole = not before or before in _BEGINS or not _RUN.fullmatch(before) or _ACT.search(text, 0, start)
    return len(word) > 1 and word in _all() and bool(whole or word not in _people())


@cache
def _genera() -> re.Pattern[str]:
    return re.compile(one_of(_kinds()))


@cache
def _all() -> frozenset[str]:
    return frozenset(word for genus, each in _kinds().items() for word in (genus, *each))


@cache
def _longest() -> int:
    return max(map(len, _all()))


@cache
def _people() -> frozenset[str]:
    return frozenset(word for row in _read()["people"] for word in (*row["genus"], *row["of"]))


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in (*_read()["people"], *_read()["things"]):
        for genus in row["genus"]:
            found[genus] = found.get(genus, frozenset()) | frozenset(row["of"])
    return found


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
