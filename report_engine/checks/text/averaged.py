"""The rate of several groups together, where the plain mean of their rates was written: 40人90%，60人80%，合计85%."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report_engine.language.amounts import Amount, Sentence
from report_engine.language.expressions import expression

_TOGETHER = expression("(?:合计|总|综合|整体|平均|合并|全[校市年部体]|两|[三四五六几各]个?)[^，。；]{0,12}\\Z")
_FAR, _MANY = 16, 12


@dataclass(frozen=True, slots=True)
class Averaged:
    """A rate that is the plain mean of others: where it stands, and what it is by how many each was of."""

    sentence: Sentence
    amount: Amount
    right: Decimal


def averaged(sentences: Sequence[Sentence]) -> Iterator[Averaged]:
    """Look in each sentence, with the one before it in its paragraph."""
    last: Sentence | None = None
    for one in sentences:
        before = last.amounts[-_MANY:] if last and last.passage is one.passage and last.end == one.start else ()
        last = one
        for position, rate in enumerate(one.amounts):
            marks = rate.unit == "" and one.passage.text.startswith("分", rate.end)
            if not (rate.unit == "%" or marks) or rate.change:
                continue
            groups = list(_groups((*before, *one.amounts[max(0, position - _MANY) : position]), rate.unit))
            if len(groups) < 2 or not _TOGETHER.search(one.passage.quiet, max(0, rate.start - _FAR), rate.start):
                continue
            mean = sum((r.value for _, r in groups), Decimal(0)) / len(groups)
            right = sum((n.value * r.value for n, r in groups), Decimal(0)) / sum(n.value for n, _ in groups)
            if abs(mean - rate.value) <= rate.step / 2 < abs(right - rate.value):
                yield Averaged(one, rate, right.quantize(rate.step.normalize()))


def _groups(amounts: Sequence[Amount], unit: str) -> Iterator[tuple[Amount, Amount]]:
    """Pair from the end back each rate with how many it is of, as long as they take turns."""
    rest = list(amounts)
    counted = ""
    while len(rest) > 1:
        number, rate = rest[-2:]
        rest = rest[:-2]
        if rate.unit != unit or number.unit == unit or number.value <= 0 or (counted and number.unit != counted):
            return
        counted = number.unit
        yield number, rate
