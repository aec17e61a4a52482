"""What belongs to other provinces, told as one's own: by-names, plans for a region, offices of them and of cities."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from report_engine.language.divisions import FILE as DIVISIONS
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, clause_around
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "regions.yaml"
# What somebody does for the region in which he lives.
_OWN = expression(
    "融入|服务|扎根|植根|根植|立足|依托|弘扬|传承|浸润|抢抓|助力|家乡|本地|本土|讲好|植入|挖掘|汲取|展现|展示|感受到|领略"
)
# Who goes there, comes from there, or speaks of it beside others.
_SPARED = expression(
    "赴|前往|来自|考察|结对|对口|支援|帮扶|协作|就业|访|研学|介绍|比较|对比|各地|全国|外地|等地|等区域|等地域|以及|不同|先后|联合|共同"
    "|签|交流|走进|相比|借鉴|学习|邀请|讲述|比赛|客人|展[品区位览]"
)
_WITH = expression("[与同和跟][^，。；、]{0,4}\\Z")
_CITY = expression(rf"(?P<city>{HANZI}{{2,5}}市)(?:教育局|教体局|教育和体育局|教育体育局)(?!副?局长|干部|的?同志)")
_OFFICES = "教育厅|人社厅|财政厅|人力资源和社会保障厅|人民政府|省委|教育工委"
_BID = "统一部署|部署|要求|安排|批准|认定|印发|公布|评为|批复|统一安排|下发"


def foreign(text: str, region: str) -> Iterator[tuple[int, str]]:
    """Find what is not of the report's region in a text: where, and the name."""
    found = list(_names().finditer(text))
    for match in found if len(found) == 1 else ():  # several are a list of them
        ours = any(place in region for place in _places()[match[0]])
        if not ours and _OWN.search(_clause(text, match.start())) and not _is_spared(text, match.start()):
            yield match.start(), match[0]
    for match in _CITY.finditer(text) if "局" in text else ():
        city = next((match["city"][n:] for n in range(len(match["city"]) - 2) if match["city"][n:] in _cities()), "")
        if city and city not in region and not _is_spared(text, match.start()):
            yield match.end("city") - len(city), city
    for match in _office().finditer(text) if "省" in text else ():
        if match[0][:2] not in region and not _is_spared(text, match.start()):
            yield match.start(), match[0]


def names() -> frozenset[str]:
    """Give the words one of which must stand."""
    return frozenset((*_places(), *_read()["provinces"], "教育局", "教体局", "体育局"))


def _is_spared(text: str, at: int) -> bool:
    return bool(_SPARED.search(_clause(text, at)) or _WITH.search(text, max(0, at - 6), at))


def _clause(text: str, at: int) -> str:
    return text[slice(*clause_around(text, at, at))]


@cache
def _names() -> re.Pattern[str]:
    cultures = one_of(name for one in _read()["cultures"] for name in one["names"])
    plans = one_of(name for one in _read()["plans"] for name in one["names"])
    return re.compile(f"(?:{cultures})(?={one_of(_read()['behind'])})|{plans}")


@cache
def _places() -> dict[str, list[str]]:
    return {name: one["in"] for one in (*_read()["cultures"], *_read()["plans"]) for name in one["names"]}


@cache
def _office() -> re.Pattern[str]:
    place = f"(?:{one_of(_read()['provinces'])})省(?:{_OFFICES})"
    return re.compile(f"(?<=按照|根据|依据|落实|贯彻|遵照){place}|{place}(?=的?(?:{_BID}))")


@cache
def _cities() -> frozenset[str]:
    return frozenset(city for cities in stored(DIVISIONS)["provinces"].values() for city in cities if city)


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
