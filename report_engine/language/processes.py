"""The steps of what everybody knows, in their order, from the data file beside this module: 初赛、复赛、决赛."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from report_engine.language.expressions import expression
from report_engine.language.passages import Passage
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "processes.yaml"
_AND = expression("、|——|—|→|－|和|与|及|以及")
_ORDERED = expression(
    "程序|环节|流程|依次|步骤|阶段|轮|经|先后|按|过程|逐级|→|—"
)  # else a list may name them as they come
_FIRST = expression("(?<![优首领率最原])先(?!后|进(?!行)|锋|生|行|导|期|辈|例|天|河)|首先")
_THEN = expression("(?<=[，；、])(?:然后|而后|随后|接着|之后|其次)?(?:再|后(?!续|来)|最后|才|接着|然后|随后)")
_FAR = 80  # characters of a clause that are looked at
# What follows a step: 颁奖典礼结束后，评委随即打分. What is told of another round, or of what was done before, is none.
_AFTER = expression("(?:典礼|仪式|工作|环节)?(?:[结束完毕成了举行]{1,3})?(?:之后|以后|后)，")
_DONE = expression(
    "(?:随即|随后|立即|马上|接着|再|又|才|便|开始|着手|组织|开展|进行|举行|启动|签订|接受|参加|安排|举办|完成|逐一|对[^，。；]{1,12})[^，。；]{0,6}\\Z"
)
_ROUND = expression(
    "下一|新一|第[二三四]|[二三]期|重新|再次|另|补|明年|次年|来年|曾|此前|前期|之前|根据|按照|结合|对照|已|陆续|继续|日常|定期|其他|其余|与此同时|同时"
)
_NOT = expression("[不未没无]|之前|以前|前提|除")


@dataclass(frozen=True, slots=True)
class Turned:
    """A step that stands behind one that comes after it."""

    start: int
    said: str
    before: str


def turned(holding: Callable[[Iterable[str]], list[Passage]]) -> Iterator[tuple[Passage, Turned]]:
    """Find steps in the wrong order, side by side in a list or behind 先, 再, 最后 of one sentence."""
    for process in _processes():
        for passage in holding(process.words):
            if _ORDERED.search(passage.quiet):
                yield from ((passage, one) for one in _beside(passage.quiet, process.steps))
    for process in _processes("once"):
        for passage in holding(process.words):
            yield from ((passage, one) for one in _following(passage.quiet, process.steps))
    for passage in holding(["先"]):
        yield from ((passage, one) for one in _in_turn(passage.quiet))


def _beside(text: str, steps: re.Pattern[str]) -> Iterator[Turned]:
    """Find the steps of one process that stand side by side in the wrong order."""
    for one, other in pairwise(steps.finditer(text)):
        if (
            place_of(one) > place_of(other)
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


def _following(text: str, steps: re.Pattern[str]) -> Iterator[Turned]:
    """Find a step that is done after one that comes behind it: 学生返校后，学校随即组织岗前培训."""
    found = list(steps.finditer(text)) if "后，" in text else []
    for one, other in pairwise(found):
        after = _AFTER.match(text, one.end())
        if not after or place_of(one) <= place_of(other):
            continue
        between = text[after.end() : other.start()]
        if (
            not set("，。；！？\n") & set(between)
            and _DONE.search(between)
            and not _ROUND.search(text, one.start(), other.end())
        ):
            yield Turned(other.start(), other[0], one[0])


def _in_turn(text: str) -> Iterator[Turned]:
    for sentence in re.finditer("[^。；！？\n]+", text):
        first = _FIRST.search(text, *sentence.span())
        if not first:
            continue
        marks = [first, *_THEN.finditer(text, first.end(), sentence.end())]
        if len(marks) < 2:
            continue
        said = [text[mark.end() : _stop(text, mark.end(), sentence.end())] for mark in marks]
        for process in _processes():
            places = [(process.steps.search(words), mark) for words, mark in zip(said, marks, strict=True)]
            named = [(match, mark) for match, mark in places if match]
            for (one, _), (other, mark) in pairwise(named):
                if one and other and place_of(one) > place_of(other):
                    yield Turned(mark.end() + other.start(), other[0], one[0])


def _stop(text: str, start: int, end: int) -> int:
    stops = [at for sign in "，；" if (at := text.find(sign, start, end)) >= 0]
    return min([*stops, end])


def steps_of(*kinds: str) -> list[list[list[str]]]:
    """List the steps of each process of these kinds."""
    read: dict[str, Any] = stored(FILE)
    return [steps for kind in kinds or ("once", "rounds") for steps in read[kind]]


@dataclass(frozen=True)
class _Process:
    """The words of each step."""

    named: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> frozenset[str]:
        """All of them."""
        return frozenset(word for step in self.named for word in step)

    @cached_property
    def steps(self) -> re.Pattern[str]:
        """The expression of which the group that matches tells the step."""
        return re.compile(written(self.named))


@cache
def _processes(*kinds: str) -> tuple[_Process, ...]:
    return tuple(_Process(tuple(map(tuple, steps))) for steps in steps_of(*kinds))


def written(steps: Sequence[Sequence[str]]) -> str:
    """Write the expression of which the group that matches tells the step."""
    return "|".join(f"(?P<s{place}>{one_of(step)})" for place, step in enumerate(steps))


def place_of(match: re.Match[str]) -> int:
    """Tell which step matched."""
    return int(str(match.lastgroup)[1:])
