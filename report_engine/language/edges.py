"""Whether a place cuts through a word: what seems to begin or to end there is part of another one.

贵校 is no address in 李永贵校长: cut into words in the most likely way, the text has 校长 over the edge.
"""

from functools import cache
from itertools import accumulate

from report_engine.language.expressions import expression
from report_engine.language.lexicon import Own, lexicon, of_field
from report_engine.language.passages import HANZI
from report_engine.language.phrases import field_words
from report_engine.language.slips import cut

_AROUND = 5  # characters on each side of an edge that tell how it is cut
_MORE = 6.0  # how much likelier the text must be with a word over the edge: 余名 is one, and 余 goes with any
_WORD = 3  # characters of a word; what is longer are words that are often together
_LAST, _FIRST = expression(f"{HANZI}*\\Z"), expression(f"{HANZI}*")


@cache
def words() -> Own:
    """Give the words of the lexicon and those of the field."""
    return of_field(field_words(), lexicon())


def severs(text: str, start: int, end: int) -> bool:
    """Tell whether a place begins or ends inside a word."""
    return _inside(text, start) or _inside(text, end)


def begins_word(text: str, at: int) -> bool:
    """Tell whether a character begins a longer word where the text is cut in the most likely way: 推动|地方|法人."""
    before = _LAST.search(text[max(0, at - _AROUND) : at])
    behind = _FIRST.match(text[at : at + _AROUND])
    if not before or not behind:
        return False
    ends = list(accumulate(map(len, cut(before[0] + behind[0], words())[1])))
    return len(before[0]) + 1 not in ends and (not before[0] or len(before[0]) in ends)


def _inside(text: str, edge: int) -> bool:
    before = _LAST.search(text[max(0, edge - _AROUND) : edge])
    behind = _FIRST.match(text[edge : edge + _AROUND])
    if not before or not behind or not before[0] or not behind[0]:
        return False
    cost, found = cut(before[0] + behind[0], words())
    over = _over(found, len(before[0]))
    return len(over) <= _WORD and cut(before[0], words())[0] + cut(behind[0], words())[0] - cost >= _MORE


def _over(found: list[str], edge: int) -> str:
    """Give the word that stands over an edge."""
    at = 0
    for word in found:
        if at < edge < at + len(word):
            return word
        at += len(word)
    return ""
