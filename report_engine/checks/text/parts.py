"""W121: parts that a sentence lists after a total add up to it.

规则：一句里先写总数、再列出各部分的（“其中”“分别为”“分成三组”“40人中”，或只用逗号、冒号），或先列各部分、再写“合计”“共”的，同单位的各部分
加起来等于总数。写明分几项的、以“其余”收尾的、男女一类一分为二的，差多少都算；没有写明的，各部分之和比总数差得多，就当作只列其中
一部分，不算；列举以“等”结尾的也不算。“约”“余”一类的数不加。
好：教职工158人，其中专任教师121人、行政人员22人、工勤人员15人；40名学员中，男24人，女16人。
坏：教职工158人，其中专任教师121人、行政人员22人、工勤人员12人；40名学员中，男24人，女18人。
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from operator import attrgetter

from report_engine.language.amounts import Amount, Sentence, few, small
from report_engine.language.divides import alike, classed, halves, opposite, rest, series, step
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, HIDDEN, Passage, hide
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W121 = Code("W121", Category.TEXT)

_SPLIT = expression(r"其中|分别(?:为|是|有)?|包括|由")
_SUM = expression(r"合计|共计|总计|一共|共(?!同|建|享|青|性|育|有资|产|和|识|赢)|总(?:数|量|投入|投资|额|人数|面积)")
_ALL = expression(r"(?:合计|共计|总计)[^，。；]{0,4}\Z")
_ASIDE = expression(r"（[^（）]*）")
_STOP = expression(
    r"[；。！？]|(?:比|较)(?:上|去|前)|[占近]|另有|人均|生均|(?<![一二三特优上中下劣高初])等[^，、]{0,8}\Z"
)
# An item that is a list itself and no end of the list: ，设计、监理等其他费用40万元.
_ITEM = expression(r"(?<=，)[^，；。]+、[^，；。]*等[^，；。、]*\Z")
# How a total opens a list without any of the words above: 40人中，…; 分成三组，…; 930名：…; 600册，….
_AMONG = expression(rf"{HANZI}{{0,12}}[中里]，?(?:有|既有)?{HANZI}{{0,10}}\Z")
_OPENS = expression(rf"{HANZI}{{0,10}}(?:，{HANZI}{{0,4}}(?:分|全部|均|都){HANZI}{{0,8}})?[，：]{HANZI}{{1,10}}\Z")
_PARTED = expression(
    r"(?P<n>[两二三四五六七八九十]|(?<!\d)\d{1,2})(?:大|小)?(?:组|类|批|部分|个(?!月)|种|档|级|期|方面|块|项|次|天|日|场|轮|季度)"
)
_WHERE = expression(rf"{HANZI}{{0,6}}[上中里]|.*其中", re.DOTALL)  # 在21个赛项上获奖，一等奖8项、…
_BEGINS = expression(r"(?<=[，：；（])[^，：；（]*\Z")  # the first part's own name
_SAID = expression(rf"{HANZI}{{2}}")
_LONGEST = 40  # parts of one total
_NEAR = Decimal("0.12")  # what differs by more is a list of some parts only
# What is lacking where nothing says that the parts are all: 社团31个，其中文艺类12个、体育类9个、科技类8个.
_NEARER = Decimal("0.05")
_FAR = Decimal("0.34")  # more is no slip even where the parts are said to be all
_SOME = expression("多数|部分|有的|不少|大都|基本")  # 24所学校多数达标，其中…: parts of those
_WHOLE = expression(r"共|总|合计|分别|[由分]|男|公办|市属")
_REACH = 24  # characters before a number that name it
_Found = Sequence[Amount]


@dataclass(frozen=True, slots=True)
class _List:
    """A total with the parts that are written for it; `open` where only commas join them."""

    total: Amount
    parts: _Found
    open: bool = False


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for totals with parts behind them, or before."""
    for one in loaded.sentences:
        text, span = one.passage.quiet, (one.start, one.end)
        splits = [match.start() for match in _SPLIT.finditer(text, *span)]
        sums = [match.start() for match in _SUM.finditer(text, *span)]
        if splits or sums or len(one.amounts) > 2:
            yield from _sentence(one, loaded.units, splits, sums)


def _sentence(one: Sentence, units: re.Pattern[str], splits: list[int], sums: list[int]) -> Iterator[Problem]:
    passage, span = one.passage, (one.start, one.end)
    text = _ASIDE.sub(hide, passage.quiet)
    stated = sorted((*one.amounts, *few(passage, units, *span)), key=attrgetter("start"))
    found = [one for one in stated if text[one.start] != HIDDEN and not one.change]
    told: set[int] = set()
    added: set[int] = set()  # parts that give their total: they are no totals of what follows them
    lists = (*_split(found, splits, text, span[1]), *_summed(found, sums, splits, text, span[1]))
    for listed in (*lists, *_opened(found, splits, text, span[1])):
        if listed.total.start in added:
            continue
        if sum(part.value for part in listed.parts) == listed.total.value:
            added |= {part.start for part in listed.parts}
        amount = _wrong(listed, text) if listed.total.start not in told else None
        if amount is not None:
            told.add(listed.total.start)
            yield _problem(listed.total, amount, passage)


def _split(found: _Found, splits: list[int], text: str, end: int) -> Iterator[_List]:
    """Pair each total with the parts that 其中 announces."""
    for split in splits:
        before = bisect_right(found, split, key=attrgetter("end"))
        if before and not _SOME.search(text, found[before - 1].end, split):
            yield _List(found[before - 1], _listed(found, split, text, found[before - 1].unit, end))


def _summed(found: _Found, sums: list[int], splits: list[int], text: str, end: int) -> Iterator[_List]:
    """Pair each total that says 共 with the parts before it, or with those behind it."""
    for place in sums:
        position = bisect_left(found, place, key=attrgetter("start"))
        if position == len(found) or _STOP.search(text, place, found[position].start):
            continue
        total = found[position]
        before = _before(found, place, text, total.unit)
        behind = _listed(found, total.end, text, total.unit, end)
        if len(before) > 1:
            yield _List(total, before)
        elif len(behind) > 1 and bisect_left(splits, total.end) == bisect_left(splits, behind[0].start):
            yield _List(total, behind)


def _opened(found: _Found, splits: list[int], text: str, end: int) -> Iterator[_List]:
    """Pair each number with those that follow it and can be its parts, where no word says so."""
    for position, total in enumerate(found[: _LONGEST * 2]):
        behind = _listed(found[position + 1 :], total.end, text, total.unit, end)
        if len(behind) < 2 or bisect_left(splits, total.end) != bisect_left(splits, behind[0].start):
            continue
        gap = text[total.end : behind[0].start].replace(HIDDEN, "")
        own, first = text[max(0, total.start - _REACH) : total.start], text[total.end : behind[0].start]
        if _AMONG.fullmatch(gap):
            yield _List(total, behind)
        elif _OPENS.fullmatch(gap) and not halves(own, first):  # else it is the first of them
            yield _List(total, behind, open=True)


def _listed(found: _Found, start: int, text: str, unit: str, end: int) -> list[Amount]:
    """Take the amounts of one unit behind an offset, up to what is no part of the list."""
    parts: list[Amount] = []
    last = start
    flat = False
    first = bisect_left(found, start, key=attrgetter("start"))
    for one in found[first : first + _LONGEST]:
        gap = text[last : one.start]
        if one.unit != unit and one.few:
            continue  # 三组, 一年级
        if (
            _STOP.search(_ITEM.sub("", gap))
            or one.unit != unit
            or (parts and "其中" in gap)
            or (one.few and flat and "，" in gap)
        ):
            break
        flat = bool(parts) and "、" in gap
        parts.append(one)
        last = one.end
    return [] if text.startswith("等", last, end) else parts


def _before(found: _Found, end: int, text: str, unit: str) -> list[Amount]:
    """Take the amounts of one unit right before an offset, back to what is no part of the list."""
    parts: list[Amount] = []
    last = end
    stop = bisect_right(found, end, key=attrgetter("end"))
    for one in reversed(found[max(0, stop - _LONGEST) : stop]):
        if one.unit != unit and one.few:
            continue
        if one.unit != unit or _STOP.search(text, one.end, last) or (parts and _WHERE.match(text, one.end, last)):
            break
        parts.insert(0, one)
        last = one.start
    return parts


def _wrong(listed: _List, text: str) -> Decimal | None:
    """Add up parts that are meant to give the total; None if they do give it, or cannot be meant to."""
    total, parts = listed.total, listed.parts
    if len(parts) < 2 or not total.value or any(one.rough or one.unit != total.unit for one in (total, *parts)):
        return None
    if listed.open and _is_of_data(listed):
        return None  # the data say what each comes to, and no word that one is the sum
    amounts = list(accumulate(part.value for part in parts))
    amount = amounts[-1]
    slack = sum((part.step for part in parts), total.step) / 2
    exact = all(one.step == 1 for one in (total, *parts))
    # The list may end before what else is counted: 男60人，女40人，走读生20人.
    difference = min(abs(one - total.value) for one in amounts[1:])
    most = _most(listed, amount, text)
    return amount if (0 if exact else slack) < difference and abs(amount - total.value) <= total.value * most else None


def _most(listed: _List, amount: Decimal, text: str) -> Decimal:
    """Tell by how much of the total the parts may be out and yet be meant as all of it."""
    total, parts = listed.total, listed.parts
    names = [text[max(0, one.start - _REACH) : one.start] for one in parts]
    # 24所学校中，公办8所、民办14所达标: what more is said of them is said of some.
    two = len(parts) == 2 and (opposite if listed.open else halves)(*names) and not _SAID.match(text, parts[1].end)
    low = max(text.rfind("。", 0, total.start) + 1, total.start - _REACH)
    whole = _BEGINS.sub("", text[low : parts[0].start])
    two = two and not any(step(whole, name) for name in names)  # 监测的24所学校中，公办达标8所、民办达标14所
    if len(parts) == 2 and not two and not rest().search(text, parts[0].end, parts[1].start):
        return _FAR if series(names) and _parted(listed, text) else Decimal(0)
    # 合计 says that these are all parts; else a list that gives much less, or more, is one of some of them.
    if _ALL.search(text, max(0, total.start - 8), total.start) and parts[-1].end <= total.start:
        return Decimal(1)
    if two or rest().search(text, parts[-2].end, parts[-1].start) or _parted(listed, text):
        return _FAR
    if classed(names) and amount > total.value:
        return _FAR  # one class is no part of another
    if _is_of_data(listed) and amount < total.value and not series(names):
        return Decimal(0)  # kinds that overlap or are not all: the data say what each comes to
    if alike(names, whole) or series(names):
        return _NEAR
    span = min(total.start, parts[0].start) - 8, max(total.end, parts[-1].start)
    said = not listed.open and (amount > total.value or _WHOLE.search(text, max(0, span[0]), span[1]))
    return _NEAR if said else _NEARER


def _is_of_data(listed: _List) -> bool:
    return all(one.bound and one.bound.indicator for one in (listed.total, *listed.parts))


def _parted(listed: _List, text: str) -> bool:
    """Tell whether so many parts are announced: 45名学生分成三组, 三类学校：."""
    start = max(0, min(listed.total.start, listed.parts[0].start) - _REACH)
    found = _PARTED.finditer(text, start, listed.parts[0].start)
    return any(small(match["n"]) == len(listed.parts) for match in found)


def _problem(total: Amount, amount: Decimal, passage: Passage) -> Problem:
    said = passage.said(total.start, total.end)
    value = f"{total.value.normalize():f}≠{amount.normalize():f}"
    message = f"“{said}”与各部分之和不等：{total.value.normalize():f}≠{amount.normalize():f}"
    about = passage.about(f"parts:{said}", total.start)
    return W121.problem(message, passage.at(total.start), "核对总数和各部分；只列一部分的写“等”", about, value)
