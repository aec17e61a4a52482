"""What belongs to other provinces: their by-names, the plans for their region, their offices; from the file beside."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "regions.yaml"
_SPARED = re.compile(
    "交流|研学|走进|赴|展(?!示|现|开)|相比|与[^，。；]{0,4}$|和$|、$|借鉴|学习|邀请|来自|讲述|介绍|就业|比赛|客人|对口|帮扶|协作"
)
_OFFICES = "教育厅|人社厅|财政厅|人力资源和社会保障厅|人民政府|省委|教育工委"
_BID = "统一部署|部署|要求|安排|批准|认定|印发|公布|评为|批复|统一安排|下发"


def foreign(text: str, region: str) -> Iterator[tuple[int, str]]:
    """Find them in a text about another region: where, and what is written."""
    for one in _read()["regions"]:
        if any(name in text for name in one["names"]) and not any(place in region for place in one["in"]):
            for match in _pattern(one_of(one["names"]), one.get("before", ""), one.get("behind", "")).finditer(text):
                yield from _told(match, text)
    if "省" in text:
        for match in _office().finditer(text):
            if match[0][:2] not in region:
                yield from _told(match, text)


def names() -> frozenset[str]:
    """Give the words one of which must stand."""
    return frozenset((*(name for one in _read()["regions"] for name in one["names"]), *_read()["provinces"]))


def _told(match: re.Match[str], text: str) -> Iterator[tuple[int, str]]:
    begin = max(text.rfind(mark, 0, match.start()) for mark in "，。；！？\n") + 1
    stops = [at for mark in "，。；！？" if (at := text.find(mark, match.end())) >= 0]
    if not _SPARED.search(text[begin : match.start()]) and not _SPARED.search(
        text, match.end(), min(stops, default=len(text))
    ):
        yield match.start(), match[0]


@cache
def _pattern(name: str, before: str, behind: str) -> re.Pattern[str]:
    return re.compile((f"(?:{before})(?:国家)?" if before else "") + name + (f"(?={behind})" if behind else ""))


@cache
def _office() -> re.Pattern[str]:
    place = f"(?:{one_of(_read()['provinces'])})省(?:{_OFFICES})"
    return re.compile(f"(?<=按照|根据|依据|落实|贯彻|遵照){place}|{place}(?=的?(?:{_BID}))")


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
