"""What is said to be the most or the least of the parts of a sum that the rules over data declare."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.checks.quantities import indicator, known
from report_engine.facts.catalogue import Indicator
from report_engine.language.expressions import expression
from report_engine.language.passages import Bound, Passage
from report_engine.load import Loaded
from report_engine.load.rules import SumRule

_MOST = expression(
    r"(?P<most>最[多大高](?![只可不能也限])|居首位?|占比最[大高])|(?P<least>最[少小低](?![限标工保生额]))"
)
_AMONG = expression("[中里]|各|三[次类级个]|几|所有|全部")
_OTHER = expression("增|减|幅|速|均|率|其次|第二(?!产业)|仅次|较")


@dataclass(frozen=True, slots=True)
class Sums:
    """For each indicator the sums of three or more of which it is a part."""

    of: dict[str, tuple[tuple[Indicator, ...], ...]]


def sums(loaded: Loaded) -> Sums:
    """Read the rules over data."""
    found: dict[str, list[tuple[Indicator, ...]]] = {}
    for rule in loaded.rules.of(SumRule):
        parts = tuple(indicator(loaded.facts, name) for name in rule.parts or ())
        for part in parts if len(parts) > 2 else ():
            found.setdefault(str(part.id), []).append(parts)
    return Sums({key: tuple(groups) for key, groups in found.items()})


def extremes(
    passage: Passage, start: int, end: int, known_sums: Sums, loaded: Loaded
) -> Iterator[tuple[Bound, str, Indicator]]:
    """Find the only value of a sentence that is said to be the most and is not: the value, the word, and what is."""
    text = passage.quiet
    words = list(_MOST.finditer(text, start, end))
    values = [value for value in passage.within(start, end) if value.indicator and not value.form]
    if len(words) != 1 or len(values) != 1 or not _AMONG.search(text, start, words[0].start()):
        return
    value, word = values[0], words[0]
    between = text[min(value.end, word.end()) : max(value.start, word.start())]
    if value.indicator is None or _OTHER.search(text, start, end) or re.search("[；。]", between) or len(between) > 20:
        return
    for group in known_sums.of.get(str(value.indicator.id), ()):
        amounts = known(loaded.facts, group, value.year)
        if amounts:
            best = (max if word["most"] else min)(zip(amounts, range(len(group)), strict=True))[1]
            mine = loaded.facts.values.get((value.indicator.id, value.year))
            if amounts[best] != mine:
                yield value, word[0], group[best]
                return
