"""W124: higher, lower, more than, short of and level agree with the numbers beside them.

规则：“高于、低于、多于、少于、超过、不足、接近、持平”两边（或括号里、前一节、“分别为”后面）写出了数的，大小要相符；只写“高于上年”的，与
那个指标两年的数相符。相差不到 5% 的算持平；“近”“接近”的数比实际的大一些，是整数的约数，“超过”的小一些。
好：毕业率98.58%，高于上年的98.41%；专任教师近2300人（2289人）；公办学校19272人，民办学校6783人，公办规模大于民办。
坏：毕业率98.58%，低于上年的98.41%；专任教师近2200人（2289人）；35册与上年的44册基本持平。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from report_engine.checks.sentences import sentences_with_amounts
from report_engine.language.amounts import Amount
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W124 = Code("W124", Category.TEXT)

_MORE = "高于|多于|大于|超过|超出|高出|优于|突破|高过|逾"
_LESS = "低于|少于|小于|不及|不足|不到|未达(?!标)到?|低过|不满(?!意)"
_SIDES = rf"(?P<more>{_MORE})|(?P<less>{_LESS})"
_BETWEEN = expression(rf"(?:{_SIDES}|(?P<near>接近|将近|近)|(?P<same>持平|相当|相同|一样))")
# 412人，比第二产业的687人还要多
_THAN = expression(rf"{HANZI}{{0,4}}，?(?:也|还|都|甚至|仍)?比[^，。；]{{0,16}}\Z")
_TURNS_OUT = expression(
    "[名人]?(?:还要?|更|要|略|稍微?|也|都)*(?:(?P<more>[多高大长重])|(?P<less>[少低小短轻]))(?=[，。；了出]|一[些点]|得多|[\\d\\x01])"
)
_DIFFERS = tuple("多少高低大小长短")  # 比上年多20人，比前年的100人多20人
_SAME = expression(r"[与和同跟][^，。；]*\Z")
_NOT = expression(r"[不没未无][^，。；]{0,2}\Z|(?:不|不得|应|要|须|目标|力争|确保|达到?)[^，。；]{0,3}\Z|[们人]均?\Z")
_LEADING = expression(rf"(?:{_SIDES}|(?P<near>接近|将近|近))了?\Z")
_IS = expression(
    r"[^，。；、（]{0,6}(?:，(?:目前|现|实际|已|共|其实)[^，。；]{0,3}(?:为|是|有|达到?)?|（(?:为|是|共|实际|即)?)\Z"
)
_APART = expression(
    rf"(?P<a>{HANZI}{{2,12}})比(?P<b>{HANZI}{{2,12}}?)(?:(?P<more>多|高|大)|(?P<less>少|低|小))(?!{HANZI})"
)
_SUBJECTS = expression(rf"(?P<a>{HANZI}{{2,12}}?)(?:{_SIDES})(?P<b>{HANZI}{{2,10}})")
_LAST = expression(
    rf"(?:(?:{_SIDES})上年(?:度|同期|水平)?|[与和同]上年(?:度|同期|水平)?(?:基本|大体|大致)?(?P<same>持平|相当))(?![^，。；]{{0,3}}[\d\x01])"
)
# What a limit sets apart: 低于60分的为不合格, 超过30天者.
_BOUND = expression(r"分?[余多]?[的者](?!水平|标准|规定|目标|要求)")
# 甲、乙分别高于丙、丁 pairs them in their order; 在校生6783人，平均每校不到500人 compares nothing.
_ASIDE = expression("分别|平均|每|[人校生班师]均|[均都](?=[高多大低少小超优])")
_LAST_YEAR = expression("[上去前]年|[上去]一?学?年|同期")
_ON = expression("(?:已经?|也|又|还|均|都|实际|目前|现在?|共|远远?|大大|略|大幅|首次|却|则|一举|就)*")
_COUNTED, _SMALL = ("人", "项", "所", "家", "册", "本", "台", "门", "件", "人次"), 20
_AMONG = expression("其中|[中里]，")  # 2289人中，思政课教师不足四百人: some of them
_REACHED = (
    "降到",
    "降至",
    "降为",
    "减到",
    "减至",
    "减为",
    "少到",
    "少至",
    "低到",
    "低至",
    "缩到",
    "缩至",
    "压到",
    "压至",
)
_BY = expression("(?:多|少|增加|减少|提高|降低|新增|增|减)了?\\Z")
_LEVEL, _TIMES = Decimal("0.05"), Decimal("1.5")
_TRIGGER = expression(rf"{_MORE}|{_LESS}|近|持平|相当|相同|一样|比")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for words that compare, with an amount on either side or the names of two before them."""
    for passage, start, end, every in sentences_with_amounts(loaded, _TRIGGER):
        found = [one for one in every if not one.change]
        if found:
            yield from _neighbours(found, passage)
            yield from _exact(every, passage)
            yield from _named(found, (start, end), passage)
            yield from _last_year(found, (start, end), passage, loaded)


def _exact(every: Sequence[Amount], passage: Passage) -> Iterator[Problem]:
    """Tell 近53名: what is counted to the last one is no round number."""
    for one in every:
        near = re.search("(?:接近|将近|近)了?\\Z", passage.quiet[max(0, one.start - 3) : one.start])
        counted = one.step == 1 and one.value == one.value.to_integral() and one.unit in _COUNTED and not one.change
        if near and counted and one.value > _SMALL and one.value % 5:
            said = passage.said(one.start, one.end)
            about = passage.about(f"compared:{near[0]}", one.start)
            message = f"“{near[0]}”后面的“{said}”是确数，不是整数的约数"
            yield W124.problem(message, passage.at(one.start), f"删去“{near[0]}”，或写约数", about, near[0])


def _neighbours(found: Sequence[Amount], passage: Passage) -> Iterator[Problem]:
    """Compare two amounts that the word stands between, and a round one with the exact one right behind it."""
    text = passage.quiet
    for first, second in pairwise(found):
        if first.unit != second.unit or not second.value:
            continue
        between = text[first.end : second.start]
        words = list(_BETWEEN.finditer(between))
        leading = _LEADING.search(text, max(0, first.start - 3), first.start)
        if _BY.search(text, max(0, first.start - 3), first.start):
            continue  # 比上年多3台，高于规定的15台: the first says by how much
        if _BOUND.match(text, second.end) or (leading and (leading["more"] or leading["less"])):
            words = []  # 低于70分的学员; 每天超过8小时，每周超过40小时
        than = _THAN.fullmatch(between) and text[first.start - 1 : first.start] not in _DIFFERS
        turns = _TURNS_OUT.match(text, second.end) if than else None
        if turns and not _ASIDE.search(between):
            yield from _hold(turns, first, second, passage, second)
            continue
        if words and len(re.findall("[，；。]", between)) <= 1 and not _AMONG.search(between):
            word = words[-1]
            same = word["same"] and _SAME.search(between, 0, word.start())
            if _ASIDE.search(between) or _is_apart(word, between, first, second):
                continue
            if (same or not word["same"]) and not _NOT.search(between[: word.start()]) and len(between) <= 30:
                yield from _hold(word, first, second, passage, second)
        elif leading and _IS.match(between) and not _NOT.search(text[max(0, leading.start() - 4) : leading.start()]):
            yield from _hold(leading, second, first, passage, first)
    last = found[-1]
    tail = re.match(
        r"[^，。；]{0,3}，?[与和同]?[^，。；]{0,6}(?:基本|大体|大致)?(?P<same>持平|相当)",
        text[last.end : last.end + 20],
    )
    if tail and len(found) > 1 and found[-2].unit == last.unit:
        middle = text[found[-2].end : last.start]
        if re.search(r"[与和同跟][^，。；]{0,8}的?\Z", middle) and len(re.findall("[，；]", middle)) <= 1:
            yield from _hold(tail, found[-2], last, passage, last)


def _is_apart(word: re.Match[str], between: str, first: Amount, second: Amount) -> bool:
    """Tell whether a word right before the second number says nothing of the first: 甲超1万户，乙突破9000家."""
    if word["near"] and word[0] == "近":
        return word.end() != len(between) or not _alike(first, second)
    if word["near"] is None and "，" in between[word.end() :] and not _LAST_YEAR.search(between, word.end()):
        return True  # 超过日收集量，处置能力提高到…: what is exceeded has been named
    own = re.split("[，；]", between[: word.start()])[-1]
    if own.endswith(_REACHED):
        return True  # 从5%降到不足1%: what it has become is below 1
    leads = not word["near"] and word.end() == len(between)
    return leads and ("，" in between or "；" in between) and not _ON.fullmatch(own)


def _alike(first: Amount, second: Amount) -> bool:
    """Tell whether the one may be the other in round numbers: 一节90分钟的课腾出近20分钟 speaks of two things."""
    return first.value * _TIMES >= second.value >= first.value / _TIMES


def _named(found: Sequence[Amount], span: tuple[int, int], passage: Passage) -> Iterator[Problem]:
    """Compare two amounts of one sentence by their names: 公办学校规模小于民办学校."""
    text = passage.quiet
    if len(found) < 2 or found[0].unit != found[1].unit:
        return
    for pattern in (_APART, _SUBJECTS):
        for match in pattern.finditer(text, *span):
            if any(match.start() < one.start <= match.end() for one in found):
                continue
            ordered = (
                pattern is _APART
                and match.end() <= found[0].start
                and len(found) == 2
                and "分别" in text[match.end() : found[0].start]
            )
            pair = (found[0], found[1]) if ordered else _pair(match, found, text, span[0])
            if pair:
                yield from _hold(match, *pair, passage, pair[0])


def _pair(match: re.Match[str], found: Sequence[Amount], text: str, start: int) -> tuple[Amount, Amount] | None:
    """Find the amounts whose words, from the one before on, begin as the two names do."""
    spots = [start, *(one.end for one in found)]
    words = {one.start: text[spots[n] : one.start] for n, one in enumerate(found)}
    both = []
    for name in (match["a"], match["b"]):
        mine = [one for one in found if name[:2] in words[one.start] and one.end <= match.start()]
        both += mine[:1] if len(mine) == 1 else []
    return (both[0], both[1]) if len(both) == 2 and both[0] is not both[1] and both[0].unit == both[1].unit else None


def _last_year(found: Sequence[Amount], span: tuple[int, int], passage: Passage, loaded: Loaded) -> Iterator[Problem]:
    """Compare an indicator with its value of the year before, where that is spoken of and not printed."""
    for match in _LAST.finditer(passage.quiet, *span):
        before = [one for one in found if one.end <= match.start()]
        one = before[-1] if before else None
        if one is None or not one.bound or not one.bound.indicator or "；" in passage.quiet[one.end : match.start()]:
            continue
        key, year = one.bound.indicator.id, one.bound.year
        now, last = loaded.facts.values.get((key, year)), loaded.facts.values.get((key, year - 1))
        if now is not None and last is not None and _is_wrong(match, now, last):
            yield _problem(match, now, last, passage, one)


def _hold(word: re.Match[str], first: Amount, second: Amount, passage: Passage, at: Amount) -> Iterator[Problem]:
    if _is_wrong(word, first.value, second.value):
        yield _problem(word, first.value, second.value, passage, at)


def _is_wrong(word: re.Match[str], first: Decimal, second: Decimal) -> bool:
    groups = word.groupdict()
    if groups.get("more"):
        return first <= second if word["more"] not in ("超过", "突破", "逾") else first < second
    if groups.get("less"):
        return first >= second
    if groups.get("near"):
        return first > second or first < second * Decimal("0.8")
    return bool(groups.get("same")) and abs(first - second) > _LEVEL * max(abs(first), abs(second))


def _problem(word: re.Match[str], first: Decimal, second: Decimal, passage: Passage, at: Amount) -> Problem:
    said = next(filter(None, (word.groupdict().get(name) for name in ("more", "less", "near", "same"))))
    message = f"“{said}”与数不符：前者是 {first.normalize():f}，后者是 {second.normalize():f}"
    about = passage.about(f"compared:{said}", at.start)
    return W124.problem(message, passage.at(at.start), "改写比较的词，或核对这两个数", about, said)
