"""Statements that cannot both be true of one thing, from the data file beside this module: 首次承办, 连续第三年承办."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, Passage
from report_engine.language.phrases import stored

FILE = "contraries.yaml"
_FAR = 90  # characters between two statements about one thing
# Between them these say that they are of different things, times or cases.
_TURNED = expression(
    "但|然而|不过|却|虽|除|之外|以外|课外|其他|其余|另[外有一]|以往|过去|此前|之前|曾|原[来先本]|以前|后来|如今|现在|目前|改[为成]|转为|相结合|有的|部分|分为"
    "|或者?|例外|特殊情况|而非|不是|而是|[；，]而(?![且又使])|上届|[去往]年|若|如果|同时|过后|天亮|需要[^，。；]{0,6}的|错过|因故|确需|兼任"
)
_MARKS = "，。；！？"
_THING = expression(rf"{HANZI}{{2}}(?=(?:(?!{HANZI})[\s\S])*\Z)")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two kinds of statement; `spared` makes them fit, `thing` asks that the second names what the first is of."""

    needs: tuple[str, ...]
    one: str
    other: str
    spared: str
    thing: bool


@dataclass(frozen=True, slots=True)
class Contrary:
    """The second of two statements: where it stands, what it says, and what the first said."""

    start: int
    said: str
    first: str


def contraries(holding: Callable[[Iterable[str]], Iterable[Passage]]) -> Iterator[tuple[Passage, Contrary]]:
    """Find the first pair of every kind in each paragraph; what one pair has told is not told by another."""
    told: set[tuple[int, int]] = set()  # by passage and place
    for pair in _pairs():
        for passage in holding(pair.needs):
            text = passage.quiet
            one = _compiled(pair.one)
            found = next((c for match in one.finditer(text) for c in _against(match, pair, text)), None)
            places = {(id(passage), found.start + at) for at in range(len(found.said))} if found else set()
            if found and told.isdisjoint(places):
                told |= places
                yield passage, found


def _against(match: re.Match[str], pair: _Pair, text: str) -> Iterator[Contrary]:
    """Look behind a statement for the contrary, then before it."""
    other = _other(pair.other, *((name, match[name] or "") for name in match.re.groupindex))
    for found in other.finditer(text, max(0, match.start() - _FAR), match.end() + _FAR):
        if found.end() > match.start() and found.start() < match.end():
            continue
        first, second = sorted((match, found), key=lambda one: one.start())
        between = text[first.end() : _end(text, second.end())]
        clause = text[max(text.rfind(mark, 0, first.start()) for mark in _MARKS) + 1 : first.start()]
        if _TURNED.search(clause + text[first.end() : second.start()]):
            continue
        if pair.spared and _compiled(pair.spared).search(clause + first[0] + between):
            continue
        if not pair.thing or _same(match, found, text):
            yield Contrary(second.start(), second[0], first[0])
            return


def _same(match: re.Match[str], found: re.Match[str], text: str) -> bool:
    """Tell whether the clause of the one names what stands before the other: 选修课面向一年级……在选修课上."""
    begin = max(text.rfind(mark, 0, found.start()) for mark in _MARKS) + 1
    if text[match.start() - 1 : match.start()] in _MARKS and re.compile(HANZI).match(text, match.end()):
        return False  # 每周三次晨跑，每周两次社团: its thing stands behind it
    thing = _THING.search(text, max(0, match.start() - 12), match.start())
    return bool(thing) and thing is not None and thing[0] in text[begin : _end(text, found.end())]


def _end(text: str, at: int) -> int:
    return min((end for mark in _MARKS if (end := text.find(mark, at)) >= 0), default=len(text))


@cache
def _other(expression: str, *said: tuple[str, str]) -> re.Pattern[str]:
    """Compile what is contrary to a statement, with the words that both have in common, or that the first has."""
    words = dict(said)
    return re.compile(re.sub(r"\(\?P=(\w+)\)", lambda match: re.escape(words.get(match[1], "")), expression))


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compile one when its words are there: most of a file's never are."""
    return re.compile(expression)


@cache
def _pairs() -> tuple[_Pair, ...]:
    return tuple(
        _Pair(
            tuple(one["with"]),
            one["one"],
            one["other"],
            one.get("spared", ""),
            one.get("thing", False),
        )
        for one in stored(FILE)["pairs"]
    )
