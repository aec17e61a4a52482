"""Conjunctions in pairs, and which does not follow which: 只有 takes 才; from the data file beside this module."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "conjunctions.yaml"
_NEXT = 12  # characters of the next clause that show how it goes on
_COUNT = expression(r"[\d\x01零一二两三四五六七八九十百千几]")
_END = expression("[。；！？]")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A conjunction that is followed by one that does not go with it; what goes with it."""

    start: int
    end: int
    first: str
    second: str
    takes: str


def mismatches(text: str) -> Iterator[Mismatch]:
    """Find the pairs of a text that do not match."""
    first, second, named = _patterns()
    if not named.search(text):
        return
    for match in first.finditer(text):
        pair = _pairs()[match["first"]]
        stop = _END.search(text, match.end())
        end = stop.start() if stop else len(text)
        comma = text.find("，", match.end(), end)
        if comma < 0 or _is_other(match, pair, text):
            continue
        clash = next(
            (one for one in second.finditer(text, comma, comma + _NEXT) if _clashes(one["second"], pair)), None
        ) or _far(text, comma, pair)
        if clash and (clash.start() != comma or clash.end() > end):
            continue
        if clash and not any(word in text[comma : clash.start("second")] for word in pair["takes"]):
            behind = text[clash.end("second") : end]
            surely = clash["second"] in pair.get("always", ()) and clash.start("second") == comma + 1
            if surely or not any(word in behind for word in pair.get("later", pair["takes"])):
                yield Mismatch(match.start("first"), clash.end(), match["first"], clash["second"], pair["takes"][0])


def _far(text: str, comma: int, pair: Mapping[str, Any]) -> re.Match[str] | None:
    """Find what may stand behind a long subject: 送教下乡的教师们却."""
    words = one_of(pair.get("far", ()))
    return re.compile(rf"，{HANZI}{{0,{_NEXT}}}?(?P<second>{words})").match(text, comma)


def _clashes(word: str, pair: Mapping[str, Any]) -> bool:
    if word in pair["clash"]:
        return True
    return word.startswith(tuple(pair["clash"])) and not word.startswith(tuple(pair["takes"]))


def _is_other(match: re.Match[str], pair: Mapping[str, Any], text: str) -> bool:
    """Tell whether the word stands where it says something else: 只有两人, a reason that comes behind."""
    if pair.get("bare") and (match.start("first") != match.start() or _COUNT.match(text, match.end())):
        return True
    return bool(pair.get("opens") and match.start() and text[match.start() - 1] not in "。；！？\n")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    clash = one_of({word for pair in _read()["pairs"] for word in pair["clash"]})
    inside = one_of(_read()["inside"])
    # 学校不仅, 教师却: a subject may stand before both.
    return (
        re.compile(
            rf"(?:(?<=[，。；！？\n])|^){HANZI}{{0,8}}?(?P<first>{one_of(_pairs())})(?![是能要]?[，。])(?!(?<=与其)[他它余])"
        ),
        re.compile(rf"，{HANZI}{{0,5}}?(?!{inside})(?P<second>{clash})"),
        re.compile(one_of(_pairs())),
    )


@cache
def _pairs() -> Mapping[str, Any]:
    return {word: pair for pair in _read()["pairs"] for word in pair["first"]}


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
