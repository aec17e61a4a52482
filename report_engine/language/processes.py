"""The steps of what everybody knows, in their order, from the data file beside this module: 初赛、复赛、决赛."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from report_engine.language.passages import Passage
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "processes.yaml"
_AND = re.compile("、|——|—|→|－|和|与|及|以及")
_ORDERED = re.compile(
    "程序|环节|流程|依次|步骤|阶段|轮|经|先后|按|过程|逐级|→|—"
)  # else a list may name them as they come
_FIRST = re.compile("(?<![优首领率最原])先(?!后|进|锋|生|行|导|期|辈|例|天|河)|首先")
_THEN = re.compile("(?<=[，；、])(?:然后|而后|随后|接着|之后|其次)?(?:再|后(?!续|来)|最后|才|接着|然后|随后)")
_FAR = 80  # characters of a clause that are looked at
_NOT = re.compile("[不未没无]|之前|以前|前提|除")


@dataclass(frozen=True, slots=True)
class Turned:
    """A step that stands behind one that comes after it."""

    start: int
    said: str
    before: str


def turned(holding: Callable[[Iterable[str]], list[Passage]]) -> Iterator[tuple[Passage, Turned]]:
    """Find steps in the wrong order, side by side in a list or behind 先, 再, 最后 of one sentence."""
    for words, steps in _processes():
        for passage in holding(words):
            if _ORDERED.search(passage.quiet):
                yield from ((passage, one) for one in _beside(passage.quiet, steps))
    for passage in holding(["先"]):
        yield from ((passage, one) for one in _in_turn(passage.quiet))


def _beside(text: str, steps: re.Pattern[str]) -> Iterator[Turned]:
    """Find the steps of one process that stand side by side in the wrong order."""
    for one, other in pairwise(steps.finditer(text)):
        if (
            _place(one) > _place(other)
            and _AND.fullmatch(text, one.end(), other.start())
            and _in_order(text, one.start(), other.end())
            and not _NOT.search(text, max(0, one.start() - 3), one.start())
        ):
            yield Turned(other.start(), other[0], one[0])


def _in_order(text: str, start: int, end: int) -> bool:
    """Tell whether the clause speaks of an order."""
    far, behind = max(0, start - _FAR), end + _FAR
    begin = max(far, *(text.rfind(mark, far, start) + 1 for mark in "，。；\n"))
    stops = [at for mark in "，。；\n" if (at := text.find(mark, end, behind)) >= 0]
    return _ORDERED.search(text, begin, min(stops, default=behind)) is not None


def _in_turn(text: str) -> Iterator[Turned]:
    for sentence in re.finditer("[^。；！？\n]+", text):
        first = _FIRST.search(text, *sentence.span())
        if not first:
            continue
        marks = [first, *_THEN.finditer(text, first.end(), sentence.end())]
        if len(marks) < 2:
            continue
        said = [text[mark.end() : _stop(text, mark.end(), sentence.end())] for mark in marks]
        for _, steps in _processes():
            places = [(steps.search(words), mark) for words, mark in zip(said, marks, strict=True)]
            named = [(match, mark) for match, mark in places if match]
            for (one, _), (other, mark) in pairwise(named):
                if one and other and _place(one) > _place(other):
                    yield Turned(mark.end() + other.start(), other[0], one[0])


def _stop(text: str, start: int, end: int) -> int:
    stops = [at for sign in "，；" if (at := text.find(sign, start, end)) >= 0]
    return min([*stops, end])


@cache
def _processes() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """Give the words of each process, and the expression of which the group that matches tells the step."""
    read: dict[str, Any] = stored(FILE)
    return tuple(
        (
            frozenset(word for step in steps for word in step),
            re.compile("|".join(f"(?P<s{place}>{one_of(step)})" for place, step in enumerate(steps))),
        )
        for steps in read["processes"]
    )


def _place(match: re.Match[str]) -> int:
    return int(str(match.lastgroup)[1:])
