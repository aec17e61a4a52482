"""The shares of one whole that a sentence lists: which of its percentages belong together, and what they come to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report_engine.language.amounts import Amount, small
from report_engine.language.divides import opposite, rest, series
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI

_BREAK = expression("[；。]|其中|[增升降]|提高|减少|[比较]上|同比|占比由|达标率|率[为是达]")
_SHARE = expression(r"占[^，；。]{0,10}\Z|比例[为是]\Z|[、和由：，](?!率)[^率，、]{1,10}\Z")
_OPINION = expression(rf"的?{HANZI}{{0,8}}(?:选择|认为|表示|希望|愿意|打算|来自|觉得|感到|对)")
_TOGETHER = expression("[两二三四五六](?:者|项|类|部分)(?:合计|相加|共|之和|加起来)")
_ALL = expression(r"(?:合计|共计|总计|相加|加起来|之和|一共|总共|共)[^，；。]{0,4}\Z")
_MADE_OF = expression(
    r"(?P<n>[两二三四五六])(?:个?部分|个?方面|项|类|块|种|者)[^，；。]{0,4}(?:[组构]成|：|$)|[组构]成|分[为成]"
)
_NAME = 16  # characters that name a share
_TOO_MUCH = Decimal(200)  # what comes to more is no slip, but shares of many things


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of one whole in a sentence, what they come to, and whether they are said to be all of it."""

    amounts: Sequence[Amount]
    total: Decimal
    whole: bool

    @property
    def is_wrong(self) -> bool:
        """Tell whether they cannot be the shares of one whole, the rounding of each allowed for."""
        room = sum((one.step for one in self.amounts), Decimal(0)) / 2
        over, under = self.total - 100 > room, self.whole and 100 - self.total > room
        return over or under


def shares(found: Sequence[Amount], start: int, end: int, text: str) -> Iterator[Shares]:
    """Group the percentages of a sentence that are shares of one whole."""
    run: list[Amount] = []
    for one in (*(one for one in found if one.unit == "%"), None):
        last = run[-1].end if run else max(start, (one.start if one else end) - _NAME)
        gap = text[last : one.start] if one else ""
        summed = one is not None and one.value == 100 and bool(_ALL.search(gap))
        if one is None or summed or _BREAK.search(gap) or not _is_share(one, gap, text):
            yield from _whole(run, start, text, one if summed else None)
            run = []
        if one is not None and not summed and not one.rough and not one.change and _is_share(one, gap, text):
            run.append(one)


def _is_share(one: Amount, gap: str, text: str) -> bool:
    return bool(_SHARE.search(gap) or _OPINION.match(text, one.end))


def _whole(run: Sequence[Amount], start: int, text: str, summed: Amount | None) -> Iterator[Shares]:
    """Tell whether nothing can belong to two of the parts: by what is said of them, or by their names."""
    total = sum((one.value for one in run), Decimal(0))
    if len(run) < 2 or total > _TOO_MUCH:
        return
    around = text[max(start, run[0].start - 40) : run[0].start], text[run[-1].end : run[-1].end + 16]
    made = next((match for words in around if (match := _MADE_OF.search(words))), None)
    some = _TOGETHER.search(around[1])  # 两者合计超过四分之三: the largest parts, not all of them
    counted = made is not None and not some and (made["n"] is None or small(made["n"]) == len(run))
    ends = [max(start, run[0].start - _NAME), *(one.end for one in run)]
    names = [text[before : one.start] for before, one in zip(ends, run, strict=False)]
    behind = [text[one.end : one.end + 8].partition("，")[0] for one in run]
    apart = series(names) or series(behind) or (len(run) == 2 and opposite(*names))
    if summed or counted or apart or rest().search(names[-1]):
        yield Shares(run, total, bool(summed or counted))
