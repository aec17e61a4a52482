"""Who is said to be most of the amounts of a sentence: 公办10所、民办16所，公办学校占多数; 大型企业成为首选."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_engine.language.amounts import Amount
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage

LEADS = expression(
    "占(?:了|据|有)?(?:着)?(?P<all>绝)?大?(?:多数|大?头|部分|半)(?![^，。；]{0,4}时)|占(?:了|据)?主体|居多(?=[，。；])"
    "|(?:成为|是|已?成)[^，。；\\d\x01]{0,12}(?:首选|主渠道|主力军?|主要去向|主要渠道|主体)(?=[，。；])"
)
_STOPS = "，。；：！？（"
_FILLS = expression("其中|分别|[共有为达约的、和与及]")
_RESPECTIVELY, _AND = expression("分别|依次"), expression("[、和与及]")
_NOT = expression("[不没未]|曾|原|以往|[去上前]年|如果|将|除")
_ROOM = Decimal("1.1")  # times that another is greater, so that nobody calls the first one most
_MOST = Decimal("0.6")  # of all, so that it is 绝大多数


def leading(
    found: Sequence[Amount], start: int, end: int, passage: Passage
) -> Iterator[tuple[re.Match[str], Amount, Amount]]:
    """Find the words, the amount of what they are said of, and the greater one beside it."""
    text = passage.quiet
    for match in LEADS.finditer(text, start, end):
        begin = max(start, *(text.rfind(mark, start, match.start()) + 1 for mark in _STOPS))
        said = text[begin : match.end()]
        before = [one for one in found if one.end <= begin and not one.change and not one.rough]
        row = _row(before)
        if len(row) < 2 or _NOT.search(said):
            continue
        labels = _in_order(row, text, start) or [_label(one, before, text, start) for one in row]
        scores = [(_shared(label, said), one) for label, one in zip(labels, row, strict=True)]
        (best, own), *others = sorted(scores, key=lambda pair: -pair[0])
        greatest = max((one for _, one in others), key=lambda one: one.value)
        most = match["all"] and own.value < sum(one.value for one in row) * _MOST
        if best > others[0][0] and (greatest.value > own.value * _ROOM or most):
            yield match, own, greatest


def _row(before: Sequence[Amount]) -> list[Amount]:
    return parts_of([one for one in before if one.unit == before[-1].unit and one.unit != "%"])


def parts_of(row: list[Amount]) -> list[Amount]:
    """Leave out the total that the first or the last of them may be."""
    whole = sum(one.value for one in row)
    total = next((one for one in (row[0], row[-1]) if one.value * 2 == whole), None) if len(row) > 2 else None
    return [one for one in row if one is not total]


def _in_order(row: list[Amount], text: str, start: int) -> list[str]:
    """Give the words that 分别 gives to each of a row; none fit where they are not as many."""
    clause = text[max(start, *(text.rfind(mark, start, row[0].start) + 1 for mark in _STOPS)) : row[0].start]
    names = _RESPECTIVELY.search(clause)
    if not names:
        return []
    found = _AND.split(clause[: names.start()])
    return found if len(found) == len(row) else [""] * len(row)


def _label(one: Amount, found: Sequence[Amount], text: str, start: int) -> str:
    """Give the words of its clause before an amount, behind the one before it."""
    begin = max(start, *(text.rfind(mark, start, one.start) + 1 for mark in (*_STOPS, "、")))
    begin = max([begin, *(other.end for other in found if other.end <= one.start)])
    return _FILLS.sub("", text[begin : one.start])


def _shared(label: str, said: str) -> int:
    return sum(label[n : n + 2] in said for n in range(len(label) - 1))
