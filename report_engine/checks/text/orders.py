"""Parts, wholes, sums and heads that stand in another order than part, whole, share: 占毕业班92人的50%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_engine.language.amounts import Amount
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI

_OF = expression("(?:总?数)?的(?:比例|比重)?(?:约?为|是|达到?)?")
_TAKES = expression(r"[，、]?(?:约|大约)?占(?:比|到|了)?[^，。；]{0,12}\Z")
_COUNTING = expression("(?:总人数|总数|人数|总量)$")
_NAMED = expression(rf"(?:(?P<part>{HANZI}{{2,4}})|，)占(?:比|到|了)?(?P<whole>{HANZI}{{2,8}}?)的?\Z")
_BREAK = expression("[；。]")
_NEAR = 24  # characters that name an amount
_LIKELY = Decimal(2)  # a mean that is out by more is of something else


def shares(one: Amount, found: Sequence[Amount], position: int, text: str) -> Iterator[tuple[Amount, Amount]]:
    """Pair part and whole where the whole stands right before its share, or where both stand behind it."""
    plain = [other for other in found if other.unit != "%" and not other.rough and not other.change]
    before = [other for other in plain if other.end <= one.start]
    if len(before) > 1:
        part, whole = before[-2:]
        tight = _OF.fullmatch(text, whole.end, one.start) and _TAKES.search(text, part.end, whole.start)
        if tight and part.unit == whole.unit and whole.value >= part.value > 0:
            yield part, whole
    behind = [other for other in plain if other.start >= one.end][:4]
    begin = found[position - 1].end if position else max(0, one.start - _NEAR)
    named = _NAMED.search(text, begin, one.start)
    if not named or not behind or _BREAK.search(text, one.end, behind[-1].start):
        return
    wholes = _called(_COUNTING.sub("", named["whole"]), behind, one.end, text)
    parts = _called(named["part"], behind, one.end, text) if named["part"] else before[-1:]
    if len(parts) == len(wholes) == 1 and parts[0].unit == wholes[0].unit and wholes[0].value >= parts[0].value > 0:
        yield parts[0], wholes[0]


def means(
    one: Amount, found: Sequence[Amount], position: int, units: Sequence[str], text: str
) -> Iterator[tuple[Amount, Amount]]:
    """Pair the only sum with the only heads behind a mean, if the mean can be meant as theirs."""
    behind = [other for other in found[position + 1 :] if not other.rough and not other.change]
    heads = [other for other in behind if other.unit in units]
    sums = [other for other in behind if other.unit == one.unit and other not in heads]
    if len(heads) == len(sums) == 1 and heads[0].value and one.value:
        last = max(heads[0].start, sums[0].start)
        times = sums[0].value / heads[0].value / one.value
        if not _BREAK.search(text, one.end, last) and 1 / _LIKELY < times < _LIKELY:
            yield sums[0], heads[0]


def rated(stem: str, before: Sequence[Amount], text: str) -> Iterator[tuple[Amount, Amount]]:
    """Pair the only two amounts where the smaller is called by what the rate is of: 有效190份，发放200份，有效率."""
    plain = [other for other in before if other.unit != "%"]
    if len(plain) != 2 or plain[0].unit != plain[1].unit or any(one.rough or one.change for one in plain):
        return
    whole, part = sorted(plain, key=lambda one: -one.value)
    start = before[before.index(part) - 1].end if before.index(part) else max(0, part.start - _NEAR)
    stop = re.compile("[，；。]").search(text, part.end)
    around = text[start : stop.start() if stop else part.end + _NEAR]
    said = sum(character in around for character in stem)
    if whole.value > part.value > 0 and len(stem) > 1 and said * 3 >= len(stem) * 2:
        yield part, whole


def _called(name: str, amounts: Sequence[Amount], start: int, text: str) -> list[Amount]:
    """Take the amounts right before which a name stands."""
    found: list[Amount] = []
    last = start
    for one in amounts:
        found += [one] if name and name[-3:] in text[last : one.start] else []
        last = one.end
    return found
