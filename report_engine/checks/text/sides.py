"""The two sides of a ratio in the order of their names: 公办10所，民办16所，公办与民办之比为5:8."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_engine.language.amounts import Amount
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, Bound, Passage

RATIO = expression(
    rf"(?P<a>{HANZI}{{2,8}}?)[与和同](?P<b>{HANZI}{{2,14}}?)(?:数量|人数|课时|总数|的)*之?比(?:例|重)?(?:约|大约|为|是|达到?)*"
    r"(?P<x>\d+(?:\.\d+)?)[:：比](?P<y>\d+(?:\.\d+)?)"
)
_PAIR = expression("(?P<one>.)(?P<other>.)(?P<rest>[^（]*比)")
_REACH, _NAME = 24, 12
_ROOM = Decimal("0.1")


def turned(found: Sequence[Amount], start: int, end: int, passage: Passage) -> Iterator[tuple[re.Match[str], str]]:
    """Find the ratios whose sides are those of the numbers turned round, and what these are."""
    text = passage.quiet
    for match in RATIO.finditer(text, start, end):
        said = Decimal(match["x"]) / (Decimal(match["x"]) + Decimal(match["y"]))
        before = [one for one in found if one.end <= match.start() and not one.change]
        first, second = (_called(match[side], before, start, text) for side in "ab")
        right = None
        if first and second and first is not second and first.unit == second.unit and first.value + second.value:
            right = first.value / (first.value + second.value)
        elif (one := first or second) and not (first and second) and one.unit == "%":
            share = one.value / 100
            right = share if first else 1 - share
        if right is not None and abs(said - right) > _ROOM / 2 > abs(1 - said - right):
            yield match, f"两边写反了，前项应占 {right.quantize(Decimal('0.01')):f}"


def _called(name: str, found: Sequence[Amount], start: int, text: str) -> Amount | None:
    """Find the only amount whose own words have the beginning of a name."""
    spots = [start, *(one.end for one in found)]
    mine = [
        one
        for one, begin in zip(found, spots, strict=False)
        if name[:2] in text[max(begin, one.start - _REACH) : one.start]
    ]
    return mine[0] if len(mine) == 1 else None


def misnamed(value: Bound, passage: Passage) -> str:
    """Give the name of a ratio that is written with its sides turned round: 普职招生比 for 职普招生比."""
    one = value.indicator
    pair = _PAIR.match(str(one.name)) if one and one.pair else None
    if pair is None:
        return ""
    said = f"{pair['other']}{pair['one']}{pair['rest']}"
    before = passage.quiet[max(0, value.start - _NAME - len(said)) : value.start]
    return said if said in before and pair[0] not in before else ""
