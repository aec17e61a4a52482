"""What a sentence dates in the wrong order: 2023年动工，2022年竣工; 先在3月……，再于1月……."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from report_engine.language.passages import Passage
from report_engine.language.stages import named, stages, then

_WHEN = re.compile(
    r"(?:(?P<next>次年|翌年|第二年)|(?<!\d)(?P<y>(?:19|20)\d{2})年)?(?:(?<![\d.])(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})[日号])?)?(?![届级度\d])"
)
_ANY = re.compile(r"\d[年月]")
_OTHER = re.compile("第[二三四五六]|[二三]期|另|上一|前一|往年|此前|早在|已于|已在|之前|原")
_PAUSE = re.compile("[，；。、]")
_REACH, _MANY = 10, 8  # characters before a date that say what it is of; dates of a sentence
_AUTUMN, _SUMMER = 9, 7  # what begins in autumn and has no year may end in the next one

When = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Dated:
    """One date of a sentence, and the words before and behind it that say what happened."""

    start: int
    end: int
    when: When
    words: str
    follows: bool


def out_of_order(passage: Passage) -> Iterator[tuple[int, str]]:
    """Find dates that come before those of an earlier stage: where they stand, and how they are written."""
    text = passage.quiet
    if not _ANY.search(text) or not named().search(text):
        return
    for start, end in passage.sentences:
        if named().search(text, start, end):
            dated = list(_dated(text, start, end))
            for first, second in combinations(dated[:_MANY], 2):
                between = text[first.end : second.start]
                if "；" in between or _OTHER.search(between):
                    continue
                for early, late in ((first, second), (second, first)):
                    if _is_stage(early, late, first) and _before(late.when, early.when):
                        yield second.start, text[second.start : second.end]
                        break


def _dated(text: str, start: int, end: int) -> Iterator[_Dated]:
    found = [match for match in _WHEN.finditer(text, start, end) if match[0] and not match["next"]]
    year = 0
    for position, match in enumerate(found):
        year = int(match["y"] or year)
        when = year, int(match["m"] or 0), int(match["d"] or 0)
        begin = max(start, found[position - 1].end() if position else start, match.start() - _REACH)
        stop = min(found[position + 1].start() if position + 1 < len(found) else end, match.end() + 2 * _REACH)
        pause = _PAUSE.search(text, match.end(), stop)
        before = text[begin : match.start()]
        before = before[max(before.rfind(mark) for mark in "，；。、") + 1 :]
        words = before + "·" + text[match.end() : pause.start() if pause else stop]
        yield _Dated(*match.span(), when, words, bool(then().search(before)))


def _is_stage(early: _Dated, late: _Dated, first: _Dated) -> bool:
    """Tell whether what the one dates comes before what the other dates."""
    if late.follows and early is first:
        return True
    pairs = ((a, b) for a, b in stages() if a.search(early.words) and b.search(late.words))
    return any(not b.search(early.words) and not a.search(late.words) for a, b in pairs)


def _before(one: When, other: When) -> bool:
    """Tell whether a date is surely before another: a month alone may be of the next year."""
    if bool(one[0]) is not bool(other[0]) or (one[0] == other[0] and not (one[1] and other[1])):
        return one[0] < other[0] if one[0] and other[0] else False
    if one[0] == other[0] and other[1] >= _AUTUMN and one[1] <= _SUMMER and not one[0]:
        return False
    days = bool(one[2] and other[2])
    return one[: 3 if days else 2] < other[: 3 if days else 2]
