"""Who is said to be first among the amounts of a sentence: 信息部92.5分，机电部94.1分，信息部摘得桂冠."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report_engine.language.amounts import Amount, small
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, Passage

_WON = expression(
    r"，[以由]?(?P<name>(?:“[^”]{1,8}”)?[^，。；、\d\x01：]{1,14}?)(?:人数|数量|人次|规模)*(?:[以凭][^，。；\d\x01]{1,8}(?:优势|之差|成绩))?(?:最终|成功|一举)?(?:(?P<most>最[多高大])(?![只可不能也限])"
    r"|[位]?居(?:各[^，。；]{0,6})?(?:首位?|第一)|排名第一|名列(?:第一|榜首)|(?:摘得|夺得|获得|荣获|捧得|斩获)(?:桂冠|冠军|第一名|头名)|夺冠|拔得头筹|胜出|获胜|取胜|险胜|(?P<fast>(?:率先|最先|第一个)(?:冲线|冲过|撞线|到达|抵达|完成|触壁)|(?:跑得|速度|成绩)?最快))"
)
_PLACED = expression(
    r"[，（](?:位?居|排名?|[位名]?列|排在)[^，。；\d]{0,6}?(?:第(?P<n>[一二三四五六七八九十]|\d)位?|(?P<first>首位?|榜首|之首))"
)
_OTHER = expression("[均率幅速]|增|减|成绩|满意|质量")
_LESS = expression("秒|分(?:钟|\\d)|小时")  # the first is who needed least
_LASTS = expression("坚持|支撑|平板|憋气|闭气|倒立|单脚|续航|保持|限时|金鸡独立|马步|屏息")  # or who held out longest
_SPLIT = expression(r"[\d\x01]分|分钟|小时")  # 3分12秒 is no 12秒
_OUT_OF = expression(rf"{HANZI}{{0,12}}(?:[中里内]，|，其中)")
_NAME = 16


@dataclass(frozen=True, slots=True)
class First:
    """A word that makes an amount the first, or the nth, and the amount that is larger though it should not be."""

    start: int
    said: str
    mine: Amount
    other: Amount


def firsts(found: Sequence[Amount], start: int, end: int, passage: Passage) -> Iterator[First]:
    """Find the first that are not, and the nth that stand in the wrong order."""
    plain = [one for one in found if not one.rough and not one.change and not _OUT_OF.match(passage.quiet, one.end)]
    for match in _WON.finditer(passage.text, start, end):
        before = [one for one in plain if one.end <= match.start()]
        group = [one for one in before if one.unit == before[-1].unit]
        named = [one for one in group if _is_called(match["name"], one, found, start, passage)]
        if len(group) < 2 or len(named) != 1:
            continue
        timed = _is_timed(group[0], passage.text)
        if timed and (match["most"] or not _is_race(group, start, end, passage.text)):
            continue
        best = (min if timed else max)(group, key=lambda one: one.value)
        is_fair = timed if match["fast"] else not (match["most"] and _OTHER.search(match[0]))
        if best.value != named[0].value and is_fair:
            yield First(match.start() + 1, match[0].strip("，"), named[0], best)
    yield from _placed(plain, passage)


def _is_timed(one: Amount, text: str) -> bool:
    return bool(_LESS.search(text, one.start, one.end + 2))


def _is_race(group: Sequence[Amount], start: int, end: int, text: str) -> bool:
    """Tell whether who needed the least time wins, and each time is one number."""
    whole = not any(_SPLIT.fullmatch(text, max(0, one.start - 2), one.start) for one in group)
    return whole and not _LASTS.search(text, start, end)


def _placed(plain: Sequence[Amount], passage: Passage) -> Iterator[First]:
    """Compare the amounts behind which a place stands: who is further in front has more."""
    places: list[tuple[int, Amount, re.Match[str]]] = []
    for one in plain:
        match = _PLACED.match(passage.quiet, one.end)
        if match:
            places.append((1 if match["first"] else small(match["n"]) or 0, one, match))
    for number, one, match in places:
        for other_number, other, _ in places:
            if number < other_number and one.unit == other.unit and _is_less(one, other, passage.text):
                yield First(match.start() + 1, match[0].strip("，（"), one, other)
                return


def _is_less(one: Amount, other: Amount, text: str) -> bool:
    return one.value < other.value and not _is_timed(one, text)


def _is_called(name: str, one: Amount, found: Sequence[Amount], start: int, passage: Passage) -> bool:
    """Tell whether the words before an amount, or its indicator's name, end with the name or begin with it."""
    position = found.index(one)
    begin = found[position - 1].end if position else max(start, one.start - _NAME)
    words = passage.text[max(begin, one.start - _NAME) : one.start]
    indicator = str(one.bound.indicator.name) if one.bound and one.bound.indicator else ""
    bare = name.removesuffix("升学").removesuffix("就业")
    if len(bare) > 1 and (bare in words or bare in indicator):
        return True
    tail = words.strip("，、；：")  # 借阅量，高一年级…，高三年级…，高三年级借阅最多
    return len(tail) > 1 and name.startswith(tail) and name[len(tail) :] in passage.text[start : found[0].start]
