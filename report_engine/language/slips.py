"""Finds what is no word and one slip away from one: a homophone, a similar shape, two characters turned, one lost.

Only where words leave a hole: a character that makes a word with neither neighbour. Each slip that closes the hole is
weighed against the text as it stands, both cut into words in the most likely way.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, compress, count
from math import exp, log1p

from report_engine.language.changes import Change, changes
from report_engine.language.expressions import expression
from report_engine.language.idiom_slips import idioms
from report_engine.language.lexicon import COMMON, KNOWN, LONGEST, NUMERALS, SIZE, UNKNOWN, Lexicon, Own
from report_engine.language.pairs import Pairs
from report_engine.language.passages import HANZI, VALUE

_UNITS = "个名位件项家所台套间场次人元天年月日时分秒米"
_RUN = expression(f"(?:(?<=[0-9{VALUE}])[{_UNITS}])?+(?P<run>{HANZI}{{3,}})")  # 20个央地合作项目 begins with 央
_NONE = b"\0\0"
_HOLE = re.compile(_NONE + b"+")
_NEAR = 8  # characters in which what is told apart stands
_AROUND, _LARGEST = 4, 5  # characters of context on each side; a larger hole is a name or foreign
# What a short word or an idiom must gain where the wrong pair was never seen and where it was; what a phrase must.
_UNSEEN, _SEEN, _ALONE = 4.5, 3.5, 1.5
_LONG_ODD, _LONG_SEEN = 7.0, 5.5
_ODDEST = 6.0  # the most that characters which never met can weigh
_TOGETHER, _TWO = 2, 10.0  # words that two turned characters may be of, and what must be gained then
_LEFT = 4  # characters of a right word beside which a single character may be left
_PAIR = 2
_ENDING, _COMPLEMENT = 2.0, 8.0  # what is needed besides where a usual end, or what comes of an act, is kept
_RESULTS, _OF_VERBS = frozenset("着了过成到出住完"), "住掉回过进倒"  # behind any verb; behind verbs only
_AFFIXES = frozenset("制化率型性员者家类式级值")  # make new words with any other


@dataclass(frozen=True, slots=True)
class Slip:
    """A place of the text that is no word, and the word that was meant."""

    start: int
    end: int
    right: str


def slips(text: str, pairs: Pairs, known: Lexicon, own: Own) -> Iterator[Slip]:
    """Go through the slips of a text, which may have more hidden than that of the `pairs`.

    `own` are the words that a report has of its own.
    """
    words = pairs.words
    for run in _RUN.finditer(text):
        start, end = run.span("run")
        halves = pairs.halves.find(1, start, end - 1) >= 0
        if halves or not (words[start] and words[end - 2]) or words.find(_NONE, start, end - 1) >= 0:
            flags = b"\0%b\0" % words[start : end - 1]
            holes = [(hole.start(), hole.end() - 1) for hole in _HOLE.finditer(flags)]
            holes = [(low, high) for low, high in holes if not known.alone.issuperset(text[start + low : start + high])]
            beside = [*compress(count(), pairs.halves[start : end - 1])] if halves else []
            for found in _in_run(run["run"], holes, beside, known, own) if holes or beside else ():
                slip = Slip(start + found.start, start + found.end, found.right)
                if not _is_told_apart(text, slip):
                    yield slip


def _is_told_apart(text: str, slip: Slip) -> bool:
    """Tell whether what is right stands beside it: 授人以鱼，不如授人以渔."""
    around = text[max(0, slip.start - _NEAR) : slip.start], text[slip.end : slip.end + _NEAR]
    return len(slip.right) >= _LEFT and any(slip.right in side for side in around)


def _in_run(run: str, holes: list[tuple[int, int]], halves: list[int], known: Lexicon, own: Own) -> Iterator[Slip]:
    told: list[Slip] = []
    for change in idioms(run, halves, known):
        told += filter(None, [_best(run, [change], change.start, change.end, known, own)])
    for start, end in holes:
        if end - start <= _LARGEST and not _is_filled(run, start, end, known, own):
            alone = not _unseen(run, start - 1, end, known, own)
            made = changes(run, start, end, known, own, alone=alone)
            told += filter(None, [_best(run, made, start, end, known, own)])
    for number, slip in enumerate(told):
        if not any(slip.start < other.end and other.start < slip.end for other in told[:number]):
            yield slip


def _is_filled(run: str, start: int, end: int, known: Lexicon, own: Own) -> bool:
    """Tell whether what is left are parts of a rare or of a longer word."""
    if any(run[at + 1] in known.rare[run[at]] for at in range(max(0, start - 1), min(len(run) - 1, end))):
        return True
    return own.stands_over(run, start, end, max(3, end - start))


def _best(run: str, made: Iterable[Change], start: int, end: int, known: Lexicon, own: Own) -> Slip | None:
    """Of the changes at a place take the one by which the text gains most, if that is enough."""
    low = max(0, start - _AROUND)
    text = run[low : end + _AROUND]
    before: float | None = None
    best, slip = 0.0, None
    for one in made:
        change = Change(one.start - low, one.end - low, one.new, one.weight)
        new = change.of(text)
        if before is None:
            before = cut(text, own)[0]
        cost, words = cut(new, own)
        gain = before - cost - change.weight
        if gain + _ODDEST <= best + _SEEN:
            continue  # whatever more it gains, more is needed
        odd = _unseen(text, change.start - 1, change.end, known, own)
        still = len(_unseen(new, change.start - 1, change.start + len(change.new), known, own))
        gain += min(_ODDEST, sum(_expected(text[at : at + 2], known) for at in odd))
        found = _right(text, change, words, known) if gain > best else None
        if found and (not still or still < len(odd) or len(found.right) >= _LEFT):
            gain -= _needed(text[found.start : found.end], found.right, words, known, odd=bool(odd))
            if gain > best:
                best, slip = gain, Slip(low + found.start, low + found.end, found.right)
    return slip


def _needed(said: str, right: str, words: list[str], known: Lexicon, *, odd: bool) -> float:
    """Say what a text must gain by a correction: more if the wrong pair was seen, if a character may stand alone."""
    if right not in words:
        return _TWO
    if len(right) >= _LEFT and right[2:] not in known.openings.get(right[:2], ()):
        return _LONG_ODD if odd else _LONG_SEEN
    if not odd:
        return _SEEN
    alone = any(one in known.free or one in _AFFIXES for one, other in zip(said, right, strict=False) if one == other)
    return _UNSEEN + (max(_ALONE if alone else 0, _formed(said, right, known)) if len(right) == _PAIR else 0)


def _formed(said: str, right: str, known: Lexicon) -> float:
    """Say what more is needed where the end of a word makes new ones: 终期, 聚势; or of verbs what they need: 追成."""
    if len(said) != _PAIR or said[1] != right[1]:
        return 0
    acts = said[1] in _RESULTS and any(known.is_seen(said[0] + result) for result in _OF_VERBS)
    return _COMPLEMENT if acts else _ENDING if said[1] in known.ends else 0


def _right(text: str, change: Change, words: list[str], known: Lexicon) -> Slip | None:
    """Find the word that covers what was changed, or the two; they must be good ones, and leave nothing beside them."""
    ends = list(accumulate(map(len, words)))
    first = bisect_right(ends, change.start)
    last = bisect_left(ends, change.start + len(change.new))
    meant = words[first : last + 1]
    if len(meant) > _TOGETHER or not all(_is_right(word, known) for word in meant):
        return None
    right = "".join(meant)
    start = ends[first] - len(words[first])
    end = ends[last] + (change.end - change.start) - len(change.new)
    beside = [*words[max(0, first - 1) : first], *words[last + 1 : last + 2]]
    left = any(len(one) == 1 and one not in known.alone for one in beside)
    if _is_met(text[start:end], right, known):
        return None
    numeral = len(right) == 2 and not NUMERALS.isdisjoint(text[start:end])
    return Slip(start, end, right) if len(right) >= _LEFT or not (left or numeral) else None


def _is_met(said: str, right: str, known: Lexicon) -> bool:
    """Tell whether what would be put right, or the half of a phrase that would, is met often as it stands."""
    if len(said) != _LEFT or len(right) != _LEFT:
        return said in known.met
    return any(said[at:][:_PAIR] in known.met and said[at:][:_PAIR] != right[at:][:_PAIR] for at in (0, _PAIR))


def _is_right(word: str, known: Lexicon) -> bool:
    limit = {1: 0.0, 2: COMMON, 3: KNOWN}.get(len(word))
    return word not in known.joined and (limit is None or known.cost.get(word, limit + 1) <= limit)


def _unseen(text: str, start: int, end: int, known: Lexicon, own: Own) -> list[int]:
    """List where two neighbours stand that no correct text has."""
    places = range(max(0, start), min(len(text) - 1, end))
    return [at for at in places if not known.is_seen(text[at : at + 2]) and text[at : at + 2] not in own]


def _expected(pair: str, known: Lexicon) -> float:
    """Weigh how odd it is that two characters never met: common ones should have."""
    return log1p(exp(SIZE - known.rarity(pair[0]) - known.rarity(pair[1])))


def cut(text: str, own: Own) -> tuple[float, list[str]]:
    """Cut a text into words so that they cost least; what it costs, and the words."""
    least, back, costs, more, long = [0.0], [0], own.cost.get, own.more.get, own.long
    for end in range(1, len(text) + 1):
        best, begin = least[end - 1] + costs(text[end - 1], UNKNOWN), end - 1
        for start in range(max(0, end - LONGEST), end - 1):
            word = text[start:end]
            if end - start > _LEFT and word not in long:
                continue
            cost = costs(word, more(word))
            if cost is not None and least[start] + cost < best:
                best, begin = least[start] + cost, start
        least.append(best)
        back.append(begin)
    words: list[str] = []
    end = len(text)
    while end:
        words.append(text[back[end] : end])
        end = back[end]
    return least[-1], words[::-1]
