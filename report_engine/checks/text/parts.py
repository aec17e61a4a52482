"""W121: parts that a sentence lists after a total add up to it.

规则：一句里先写总数、再用“其中”“分别为”“包括”列出各部分的（或先列各部分、再写“合计”“共”的），同单位的各部分加起来等于总数。
只列其中一部分的不管：各部分之和比总数差得多，或列举以“等”结尾，就不算。“约”“余”一类的数不加。
好：教职工158人，其中专任教师121人、行政人员22人、工勤人员15人。
坏：教职工158人，其中专任教师121人、行政人员22人、工勤人员12人。
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter

from report_engine.language.amounts import Amount, Sentence, few
from report_engine.language.passages import HAN, HIDDEN, Passage, hide
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W121 = Code("W121", Category.TEXT)

_SPLIT = re.compile(r"其中|分别(?:为|是|有)?|包括|由")
_SUM = re.compile(r"合计|共计|总计|一共|共(?!同|建|享|青|性|育|有资|产|和|识|赢)|总(?:数|量|投入|投资|额|人数|面积)")
_ALL = re.compile(r"(?:合计|共计|总计)[^，。；]{0,4}\Z")
_ASIDE = re.compile(r"（[^（）]*）")
_STOP = re.compile(
    r"[；。！？]|(?:比|较)(?:上|去|前)|[占近]|其余|另有|人均|生均|(?<![一二三特优上中下劣高初])等[^，、]{0,8}\Z"
)
_NAME = re.compile(rf"[{HAN}]+")
_LEAD = re.compile("^(?:其中|分别为?|包括)")
_Found = Sequence[Amount]
_LONGEST = 40  # parts of one total
_NEAR = Decimal("0.12")  # what differs by more is a list of some parts only
_NEARER = Decimal(
    "0.05"
)  # what is lacking where nothing says that the parts are all: 社团31个，其中文艺类12个、体育类9个、科技类8个
_WHOLE = re.compile(r"共|总|合计|分别|[由分]|男|公办|市属|其余|其他")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for totals with parts behind them, or before."""
    for one in loaded.sentences:
        text, span = one.passage.quiet, (one.start, one.end)
        splits = [match.start() for match in _SPLIT.finditer(text, *span)]
        sums = [match.start() for match in _SUM.finditer(text, *span)]
        if splits or sums:
            yield from _sentence(one, loaded.units, splits, sums)


def _sentence(one: Sentence, units: re.Pattern[str], splits: list[int], sums: list[int]) -> Iterator[Problem]:
    passage, span = one.passage, (one.start, one.end)
    text = _ASIDE.sub(hide, passage.quiet)
    stated = sorted((*one.amounts, *few(passage, units, *span)), key=attrgetter("start"))
    found = [one for one in stated if text[one.start] != HIDDEN and not one.change]
    told: set[int] = set()
    for total, parts in (*_split(found, splits, text, span[1]), *_summed(found, sums, splits, text, span[1])):
        amount = _wrong(total, parts, text) if total.start not in told else None
        if amount is not None and (len(parts) > 2 or _alike(parts, text)):
            told.add(total.start)
            yield _problem(total, amount, passage)


def _split(found: _Found, splits: list[int], text: str, end: int) -> Iterator[tuple[Amount, _Found]]:
    """Pair each total with the parts that 其中 announces."""
    for split in splits:
        before = bisect_right(found, split, key=attrgetter("end"))
        if before:
            yield found[before - 1], _listed(found, split, text, found[before - 1].unit, end)


def _summed(found: _Found, sums: list[int], splits: list[int], text: str, end: int) -> Iterator[tuple[Amount, _Found]]:
    """Pair each total that says 共 with the parts before it, or with those behind it."""
    for place in sums:
        position = bisect_left(found, place, key=attrgetter("start"))
        if position == len(found) or _STOP.search(text, place, found[position].start):
            continue
        total = found[position]
        before = _before(found, place, text, total.unit)
        behind = _listed(found, total.end, text, total.unit, end)
        if len(before) > 1:
            yield total, before
        elif len(behind) > 1 and bisect_left(splits, total.end) == bisect_left(splits, behind[0].start):
            yield total, behind


def _listed(found: _Found, start: int, text: str, unit: str, end: int) -> list[Amount]:
    """Take the amounts of one unit behind an offset, up to what is no part of the list."""
    parts: list[Amount] = []
    last = start
    first = bisect_left(found, start, key=attrgetter("start"))
    for one in found[first : first + _LONGEST]:
        if _STOP.search(text, last, one.start) or one.unit != unit:
            break
        parts.append(one)
        last = one.end
    return [] if text.startswith("等", last, end) else parts


def _before(found: _Found, end: int, text: str, unit: str) -> list[Amount]:
    """Take the amounts of one unit right before an offset, back to what is no part of the list."""
    parts: list[Amount] = []
    last = end
    stop = bisect_right(found, end, key=attrgetter("end"))
    for one in reversed(found[max(0, stop - _LONGEST) : stop]):
        if one.unit != unit or _STOP.search(text, one.end, last):
            break
        parts.insert(0, one)
        last = one.start
    return parts


def _alike(parts: _Found, text: str) -> bool:
    """Tell whether two parts are named alike: 公办学校 and 民办学校 share a whole, 专业教师 and 双师型教师 overlap."""
    names = [_NAME.findall(text, max(0, part.start - 24), part.start)[-1:] for part in parts]
    first, second = (_LEAD.sub("", "".join(name)) for name in names)
    same = sum(a == b for a, b in zip(first, second, strict=False))
    return bool(first) and len(first) == len(second) and same < len(first) <= same * 2


def _wrong(total: Amount, parts: _Found, text: str) -> Decimal | None:
    """Add up parts that nearly give the total; None if they do give it, or cannot be meant to."""
    if len(parts) < 2 or not total.value or any(one.rough or one.unit != total.unit for one in (total, *parts)):
        return None
    amount = sum((part.value for part in parts), Decimal(0))
    slack = sum((part.step for part in parts), total.step) / 2
    exact = all(one.step == 1 for one in (total, *parts))
    difference = abs(amount - total.value)
    # 合计 says that these are all parts; else a list that gives much less, or more, is one of some of them.
    all_told = _ALL.search(text, max(0, total.start - 8), total.start) and parts[-1].end <= total.start
    span = min(total.start, parts[0].start) - 8, max(total.end, parts[-1].start)
    said = amount > total.value or _WHOLE.search(text, max(0, span[0]), span[1])
    most = 1 if all_told else _NEAR if said else _NEARER
    return amount if (0 if exact else slack) < difference <= total.value * most else None


def _problem(total: Amount, amount: Decimal, passage: Passage) -> Problem:
    said = passage.said(total.start, total.end)
    value = f"{total.value.normalize():f}≠{amount.normalize():f}"
    message = f"“{said}”与各部分之和不等：{total.value.normalize():f}≠{amount.normalize():f}"
    about = passage.about(f"parts:{said}", total.start)
    return W121.problem(message, passage.at(total.start), "核对总数和各部分；只列一部分的写“等”", about, value)
