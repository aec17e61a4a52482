"""Names that change within a paragraph: 学生赵晓彤……赵晓丹, 剪纸艺人刘师傅……王师傅, “薪火”宣讲团……“星火”宣讲团."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

from report_engine.language.changes import COMMON
from report_engine.language.lexicon import lexicon
from report_engine.language.passages import HAN
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "people.yaml"
_QUOTED = re.compile(rf"“(?P<name>[{HAN}]{{2,4}})”(?P<noun>[{HAN}]{{0,4}})")
_AND = re.compile(f"[{HAN}]{{0,4}}?(?:[、和与及，]|以及)?")
_RARE = 9.8  # the cost from which on a character seldom stands alone, as those of names
_NUMERAL = "一二两三四五六七八九十双"
_UNUSUAL = 99.0  # the cost of what is no word


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name that is another one than before."""

    start: int
    said: str
    before: str


def renamed(text: str) -> Iterator[Renamed]:
    """Look for names of people, for surnames with a title, and for names between quotation marks."""
    others = _others()
    if _person().search(text) and not others.search(text):
        yield from _full(text)
    if len(titled := list(_titled().finditer(text))) > 1 and not others.search(text):
        yield from _by_title(text, titled)
    if text.count("“") > 1 and not _changed().search(text):
        yield from _quoted(text)


def _full(text: str) -> Iterator[Renamed]:
    """Find a name of three characters of which the last is another further on, where a clause begins."""
    for match in _person().finditer(text):
        name = match["name"]
        if not _is_name(text, match.start("name")):
            continue
        for other in re.compile(rf"(?<=[，。；：！？]){name[:2]}[{HAN}]").finditer(text, match.end()):
            if other[0] != name and _is_name(text, other.start()) and name not in text[other.end() :]:
                yield Renamed(other.start(), other[0], name)
                return


def _is_name(text: str, start: int) -> bool:
    """Tell whether three characters are a name: the first two are no word, the last one begins none."""
    cost, last = lexicon().cost, text[start + 2]
    in_names = last in _read()["given"] or cost.get(last, _UNUSUAL) >= _RARE
    words = (text[start : start + 2], text[start + 2 : start + 4])
    return in_names and not any(cost.get(word, _UNUSUAL) <= COMMON + 1 for word in words)


def _by_title(text: str, titled: list[re.Match[str]]) -> Iterator[Renamed]:
    """Find who is introduced with his craft and then has another surname: each stands once, the second by itself."""
    cost = lexicon().cost
    titled = [one for one in titled if cost.get(text[max(0, one.start() - 1) : one.start() + 1], _UNUSUAL) > COMMON]
    if len(titled) != 2 or titled[0]["title"] != titled[1]["title"] or titled[0]["family"] == titled[1]["family"]:
        return
    first, second = titled
    introduced = (
        re.search(rf"[{HAN}]{{2}}\Z", text[: first.start()]) and text[first.start() - 1] not in "和与、对向给跟同"
    )
    alone = text[second.start() - 1] in "，。；！？" and "。" in text[first.end() : second.start()]
    if introduced and alone:
        yield Renamed(second.start(), second[0], first[0])


def _quoted(text: str) -> Iterator[Renamed]:
    """Find two names of one length that share half of their characters and are of the same kind of thing."""
    for one, other in combinations(list(_QUOTED.finditer(text))[:8], 2):
        a, b = one["name"], other["name"]
        if a == b or len(a) != len(b) or a[0] in _NUMERAL or _AND.fullmatch(text, one.end("name") + 1, other.start()):
            continue
        shared = sum(character in b for character in a)
        body = _body().match(one["noun"])
        same = body is not None and _body().match(other["noun"]) is not None and other["noun"].startswith(body[0])
        cup = a[-1] == b[-1] == "杯" and shared > 1
        if (same and 2 * shared >= len(a)) or cup:
            yield Renamed(other.start(), f"“{b}”", a)


@cache
def _person() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(_read()['roles'])})(?P<name>[{_read()['family']}][{HAN}]{{2}})")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"(?P<family>[{_read()['family']}])(?P<title>{one_of(_read()['titles'])})")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(one_of(_read()["others"]))


@cache
def _changed() -> re.Pattern[str]:
    return re.compile(one_of(_read()["changed"]))


@cache
def _body() -> re.Pattern[str]:
    return re.compile(one_of(_read()["bodies"]))


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
