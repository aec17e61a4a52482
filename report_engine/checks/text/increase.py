"""W123: what is said to have grown or fallen by so much did so.

规则：由甲到乙（或写出两年的数）之后，写的增加、减少的数、百分比、百分点和倍数与甲、乙相符，方向也相符；前面只有一个指标、写“比上年增加
5人”的，与它两年的数相符。“增加4倍”是原来的5倍；“增加到”后面写增加以后的数，“增加了”后面写增加的数。
好：由320人增加到400人，增长25%；由2本增加到10本，增加4倍；上年300人，今年600人，是上年的2倍。
坏：由320人增加到400人，增长20%；由2本增加到10本，增加了5倍；由400人增加到320人；招生400人，比上年增加到80人。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_engine.checks.sentences import sentences_with_amounts
from report_engine.facts.formats import rounded
from report_engine.language.amounts import Amount, small
from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI, VALUE, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W123 = Code("W123", Category.TEXT)

UP = "增加|增长|增多|增幅|增|提高|提升|上升|上涨|扩大|多|高|涨"
DOWN = "减少|下降|降低|降幅|回落|缩减|下滑|下跌|压减|少|低|降|减"
BY = expression(rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|幅度|约|近|为|达到?|出)*\Z")
_INTO = expression(rf"(?:(?P<up>{UP})|(?P<down>{DOWN})|变|发展|转)(?:到|至|为|成)")
_FROM = expression(r"[由从][^，；。]{0,16}\Z")
_YEAR = expression(
    r"(?:19|20)\d{2}年|上年|去年|前年|今年|本年|当年|上一?学年|上届|[上本当下这]学期|[上下]半年|[年期][初末底]|[入开]学时|[当起]初|原来|原有"
)
_EARLIER = expression(r"[上去前]年|上[学半届一]|[年期]初|[入开]学|[当起]初|原")
_NOW = 9999
_FAR, _PLACES = 8, ("位", "名", "人", "")
_RANK = expression("排名|排位|位次|名次|位列|位居|列第")
_LAST = expression(r"[比较](?:上年|去年|上一?学?年)|同比")
_N = rf"\d+(?:\.\d+)?|{VALUE}|[一二两三四五六七八九十]"
_TIMES = expression(rf"(?:(?P<by>{UP})了?(?P<grown>{_N})倍(?!以|多)|[是为达](?:[^，；。]{{0,8}}的)(?P<is>{_N})倍)")
_FILLING = expression(
    "(?:[比较与同和])?(?:上一?学?[年期]|去年|上届|同期|原来|以前)(?:同期|度|相比|相较|的)*|同比|累计|平均|人数|数量|规模|总数|实现|共|净|年均"
    "|[一两]年(?:间|来|内)?|期间"
)
_HAN = expression(HANZI)
_NEAR = 1
_TRIGGER = expression(f"{UP}|{DOWN}|倍")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for two amounts and what is said of the step between them."""
    for passage, start, end, found in sentences_with_amounts(loaded, _TRIGGER):
        yield from _steps(found, passage, loaded)
        yield from _times(found, start, end, passage)


def _steps(found: Sequence[Amount], passage: Passage, loaded: Loaded) -> Iterator[Problem]:
    text = passage.quiet
    stated: list[Amount] = []  # without those that say by how much
    for position, one in enumerate(found):
        begin = found[position - 1].end if position else max(0, one.start - 40)
        said = BY.search(text, max(begin, one.start - 8), one.start)
        into = _INTO.search(text, begin, one.start) if position else None
        if into:
            yield from _way(found[position - 1], one, into, passage)
        # 由40次减少为25次: what it came to, not by how much.
        flat = "，" not in text[begin : one.start]
        came_to = bool(into and flat and into.end() == one.start and _FROM.search(text, 0, found[position - 1].start))
        if into and into.end() == one.start:
            yield from _came_to(one, stated, into, text[found[position - 1].end : into.start()], passage, loaded)
        told_elsewhere = came_to or one.change or (one.bound and one.bound.indicator) or text.startswith("倍", one.end)
        if not said or one.rough or told_elsewhere:
            stated.append(one)
            continue
        gap = text[stated[-1].end if stated else begin : said.start()]
        pair = None
        if is_about(gap):  # else something else is named that grew
            pair = two_of(stated, text, begin) or _against(stated, gap + said[0], loaded)
        # Of a percentage that “grew by 3%” another rule tells that it is 百分点.
        by = _by(one, *pair) if pair and (one.unit, stated[-1].unit) != ("%", "%") else None
        if by is None or not pair:
            continue
        right, step = by
        wrong_way = right and (right > 0) is not bool(said["up"])
        out = abs(abs(right) - one.value)
        if wrong_way or out > step or (one.unit == "%" and out == step):
            word = "增加" if right > 0 else "减少"
            unit = one.unit if one.unit in ("%", "百分点") else ""
            fact = f"由 {pair[0]:f} 到 {pair[1]:f}，是{word} {_short(abs(right), one.step)}{unit}"
            yield _problem(passage, one, f"“{said[0]}{passage.said(one.start, one.end)}”与数据不符：{fact}", fact)


def _way(first: Amount, second: Amount, into: re.Match[str], passage: Passage) -> Iterator[Problem]:
    """Tell 由400人增加到320人; of one indicator in two years that is another rule's."""
    both = first.bound and second.bound and first.bound.indicator
    if both or first.unit != second.unit or not _FROM.search(passage.quiet, 0, first.start) or first.change:
        return
    text = passage.quiet
    sides = text[first.start - 1 : first.start] == "、" or text[second.end : second.end + 1] == "、"
    if sides or (second.unit in _PLACES and _RANK.search(text, max(0, first.start - 3 * _FAR), second.end)):
        return  # 分别从209元、280元提高到217元、290元; 排名由36位上升到23位
    up, down = bool(into["up"]), bool(into["down"])
    if (up and second.value < first.value) or (down and second.value > first.value):
        message = f"写的是“{into[0]}”，由 {first.value:f} 到 {second.value:f} 却是{'减少' if up else '增加'}"
        yield _problem(passage, second, message, into[0])


def _came_to(
    one: Amount, stated: Sequence[Amount], into: re.Match[str], gap: str, passage: Passage, loaded: Loaded
) -> Iterator[Problem]:
    """Tell 招生400人，比上年增加到80人: what it grew by stands where it should say what it came to."""
    if not stated or stated[-1].unit != one.unit or not is_about(gap) or one.change or not (into["up"] or into["down"]):
        return
    pair = two_of(stated, passage.quiet, into.start()) or _against(stated, gap, loaded)
    if not pair and _LAST.search(gap) and not stated[-1].rough and one.value * 2 < stated[-1].value:
        pair = stated[-1].value - one.value, stated[-1].value, one.step  # no year's value can be so far from this one
    if pair and one.value != pair[1] and abs(abs(pair[1] - pair[0]) - one.value) <= one.step / 2:
        fact = f"由 {pair[0]:f} 到 {pair[1]:f}，{one.value.normalize():f} 是相差的数"
        yield _problem(passage, one, f"“{into[0]}”后面应是变动以后的数：{fact}", into[0])


def is_about(gap: str) -> bool:
    """Tell whether nothing is named between two amounts and what is said of their step."""
    return "；" not in gap and len(_HAN.findall(_FILLING.sub("", gap))) <= _NEAR


def two_of(before: Sequence[Amount], text: str, until: int) -> tuple[Decimal, Decimal, Decimal] | None:
    """Take the last two amounts of one unit if they are of two times: from one to the other, or of two years."""
    plain = [one for one in before if not one.change and not one.rough]
    if len(plain) < 2 or plain[-1].unit != plain[-2].unit or plain[-1] is not before[-1]:
        return None
    first, second = plain[-2:]
    if first.bound and second.bound and first.bound.indicator and first.bound.indicator is second.bound.indicator:
        if first.bound.year == second.bound.year or text[second.end : until].count("，") > 1:
            return None
        first, second = (first, second) if first.bound.year < second.bound.year else (second, first)
        return first.value, second.value, max(first.step, second.step)
    between = text[first.end : second.start]
    if re.search("[；。]", text[second.end : until]):
        return None
    if _FROM.search(text, 0, first.start) and re.search("[到至为成]", between):
        return first.value, second.value, max(first.step, second.step)
    if re.fullmatch(r"，?[^，。；]{0,6}[比较][^，。；]{0,10}", between):
        return second.value, first.value, max(first.step, second.step)
    alike = [one for one in plain if one.unit == second.unit]
    whens = [
        _when(text, start, one.start)
        for start, one in ((max(0, first.start - 16), first), (max(first.end, second.start - 16), second))
    ]
    if None in whens and not any(when in (1, 2) for when in whens):
        return None  # 2023年300人，…400人: of which year is not said
    if whens[0] == whens[1] or re.search("[；。]", between) or len(alike) != 2:
        return None
    if (whens[0] or _NOW) > (whens[1] or _NOW):
        first, second = second, first
    return first.value, second.value, max(first.step, second.step)


def _when(text: str, start: int, end: int) -> int | None:
    """Rank the last word for a time between two offsets: the year before last, what was, years, now."""
    words = _YEAR.findall(text, max(start, text.rfind("。", start, end) + 1), end)
    if not words:
        return None
    if words[-1][0].isdecimal():
        return int(words[-1][:4])
    return (1 if words[-1] == "前年" else 2) if _EARLIER.match(words[-1]) else _NOW


def _against(before: Sequence[Amount], words: str, loaded: Loaded) -> tuple[Decimal, Decimal, Decimal] | None:
    """Take an indicator's value of the year before beside it, where it is compared with that year."""
    one = before[-1] if before else None
    if one is None or one.bound is None or not one.bound.indicator or one.change or not _LAST.search(words):
        return None
    key = one.bound.indicator.id
    last = loaded.facts.values.get((key, one.bound.year - 1))
    if last is None or "；" in words or one.rough:
        return None
    now = loaded.facts.values[key, one.bound.year]
    scale = one.value / now if now else Decimal(1)
    step = one.step / scale if scale else one.step
    return rounded(last, -int(step.normalize().adjusted())) * scale, one.value, one.step


def _by(one: Amount, first: Decimal, second: Decimal, step: Decimal) -> tuple[Decimal, Decimal] | None:
    """Work out the step in the words of the amount that states it, with the room that rounding leaves."""
    if one.unit == "%":
        return ((second - first) / first * 100, one.step) if first else None
    return second - first, max(one.step, step) / 2


def _times(found: Sequence[Amount], start: int, end: int, passage: Passage) -> Iterator[Problem]:
    for match in _TIMES.finditer(passage.quiet, start, end):
        before = [one for one in found if one.end <= match.start()]
        pair = two_of(before, passage.quiet, match.start())
        digits = match["grown"] or match["is"]
        at = match.start("grown" if match["grown"] else "is")
        bound = next((one.value for one in found if one.start == at), None)
        said = bound if bound is not None else Decimal(digits if digits[0].isdecimal() else small(digits) or 0)
        if pair and pair[0] and said:
            right = pair[1] / pair[0] - (1 if match["grown"] else 0)
            room = Decimal("0.5") if said == said.to_integral() else Decimal("0.1")
            if abs(right - said) >= room:
                fact = f"由 {pair[0]:f} 到 {pair[1]:f}，应是 {_short(right, Decimal('0.1'))} 倍"
                said_so = passage.said(*match.span())
                yield _problem(passage, before[-1], f"“{said_so}”与数据不符：{fact}", said_so)


def _short(value: Decimal, step: Decimal) -> str:
    return f"{value.quantize(step.normalize()).normalize():f}"


def _problem(passage: Passage, one: Amount, message: str, said: str) -> Problem:
    about = passage.about(f"increase:{passage.said(one.start, one.end)}", one.start)
    return W123.problem(message, passage.at(one.start), "核对这几个数", about, said)
