"""Sights of other cities told as one's own: 我市的西柏坡; 走进避暑山庄，感受家乡的名胜."""

import re
from collections.abc import Iterator
from functools import cache

from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI
from report_engine.language.phrases import groups
from report_engine.language.trie import one_of

FILE = "sights.yaml"
_WHERE = "名胜的所在"  # the groups whose values are places
_HOME = "我市|本市|我区|本区|我县|本县|家乡|故乡|本地|本土|家门口|身边"
_OF_HOME = expression(rf"(?:{_HOME})(?:最?(?:著名|有名|知名|美丽)的|的[^，。；、与和到赴\n]{{0,8}})?\Z")
_FEELS = expression(
    rf"{HANZI}{{0,10}}，{HANZI}{{0,6}}?(?:{_HOME})的?{HANZI}{{0,3}}?(?:名胜|古迹|古城|城墙|长城|山水|山河|风光|美景|历史|文化|景[点色区]|风景|遗[址迹]|红色|故事|变化)"
)
_FROM_HOME = expression(r"(?:依托|利用|挖掘|用好|就地|立足)(?:本地|当地|家乡|我市|本土)[^。；\n]{0,30}\Z")
# Who goes there from elsewhere, or holds the two against each other, calls nothing his own.
_SPARED = expression(
    "来自|籍|外地|异地|对口|结对|各自|比较|对比|相比|不同|赴|前往|远赴|奔赴|研学旅行|回到|返回|回来|省外|省内|各地|全国|连线|线上|不仅|不光|除了|以及"
)


def abroad(text: str, region: str) -> Iterator[tuple[int, str]]:
    """Find what a text calls a sight of the report's region, and is none: where, and its name."""
    if not re.search(_HOME, text):
        return
    own = re.split("省|自治区", region)[-1] or region  # another city of the province is not one's own
    for match in _names().finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in "。！？；\n") + 1
        end = min((at for mark in "。！？；\n" if (at := text.find(mark, match.end())) >= 0), default=len(text))
        places = _places()[match[0]]
        if any(place in own or place in text[begin:end] for place in places) or _SPARED.search(text, begin, end):
            continue
        before = text[begin : match.start()]
        if _OF_HOME.search(before) or _FROM_HOME.search(before) or _FEELS.match(text, match.end(), end):
            yield match.start(), match[0]


def sights() -> frozenset[str]:
    """Give the names one of which must stand."""
    return frozenset(_places())


@cache
def _names() -> re.Pattern[str]:
    return re.compile(one_of(_places()))


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Give for each sight the places in which it is; a province and a city may each name it."""
    found: dict[str, tuple[str, ...]] = {}
    for group in groups(FILE):
        for entry in group["entries"] if group["group"].startswith(_WHERE) else ():
            for name in entry["of"]:
                found[name] = (*found.get(name, ()), *entry["right"])
    return found
