"""W122: a share, a rate and an amount per head are the quotient of the numbers beside them.

规则：一句里写了部分和整体，后面的“占……%”“……率为……%”是部分除以整体；写了总量和人数，后面的“人均”“生均”“校均”是总量除以人数。
总量和人数写在后面的一样。四舍五入到写出的位数，“约”的差不过一成；“占”后面说的整体不在这一句里的，不算。几部分人数不等的，合在一起的率不是各率的平均；指标
是占谁的比例，“占”后面就写谁。
好：毕业350人，取得证书的294人，取证率为84%；服务时长18600小时，参与学生930人，人均20小时。
坏：毕业350人，取得证书的294人，取证率为86%；服务时长18600小时，参与学生930人，人均21小时。
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from report_engine.checks.sentences import sentences_with_amounts
from report_engine.checks.text.averaged import averaged
from report_engine.checks.text.denominators import other_wholes
from report_engine.checks.text.orders import means, rated, shares
from report_engine.language.amounts import Amount
from report_engine.language.expressions import expression
from report_engine.language.numbers import base_unit
from report_engine.language.passages import HANZI, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W122 = Code("W122", Category.TEXT)

_SHARE = expression(r"占(?:比|到|了)?(?P<whole>[^，；。、\d\x01]*?)(?:的比例|比例|比重)?(?:的|为|是|达到?|约)*\Z")
_RATE = expression(rf"(?P<stem>{HANZI}{{1,6}})率(?:为|是|达到?|约|[^，；。、\d\x01]{{0,2}})\Z")
_CHANGED = expression(r"[增降减]|提高|回升|上升|长")
_MEAN = expression(
    r"(?P<per>[人生校师班户])均(?P<what>[^，；。、\d\x01]{0,8})\Z|平均(?:每)?(?P<each>[人生校师班户]|(?<=每)[期场台间门天周个名位家套件辆所本])(?P<some>[^，；。、\d\x01]{0,8})\Z"
)
_PER = {"人": ("人", "人次"), "生": ("人",), "师": ("人",), "校": ("所",), "班": ("项", "班"), "户": ("户",)}
_HAN = expression(HANZI)
_LIGHT = expression("[余多来几]|[，（、的约各均只仅就便已]|人数|总数|全部|合计|比例|比重|这部分")
_HEADS = {**dict.fromkeys("人名生位", ("人",)), **dict.fromkeys("校所", ("所",)), "班": ("项", "班")}
_FAR, _BEHIND = 12, 5  # amounts before a quotient, and from it on, among which its parts are looked for
_OFTEN = expression(r"(?:人均|每[人名生位])[^，。；\d\x01]{0,8}\Z")
_ROUGHLY = Decimal("0.1")
_TRIGGER = expression("占|率|均|每")
_EACH = expression(r"(?<!均)每(?P<per>[人名生位校所班])[^，。；\d\x01]{0,10}\Z")
_MEANT = expression("[约为是达]|面积")
_AGAIN = expression("每(?:学?年|学期|月|周|[天日次期课])")
_SUM = expression(r"(?:共计?|合计|总计|总额|总共|累计)[^，。；\d\x01]{0,6}\Z")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Try each percentage and each mean of a sentence on the amounts before it."""
    for passage, start, _, found in sentences_with_amounts(loaded, _TRIGGER):
        yield from _product(found, passage)
        yield from _visits(found, passage)
        for position, one in enumerate(found):
            yield from _one(
                one, found[max(0, position - _FAR) : position + _BEHIND], min(position, _FAR), start, passage
            )
    for passage in loaded.prose:
        for other in other_wholes(passage, loaded) if passage.values else ():
            name = other.value.name
            message = f"说的是占“{other.said}”的份额，{{{name}}} 算的是：{other.right}"
            about = passage.about(f"quotient:{name}", other.value.start)
            hint = "改写所占的整体，或换成那个比例"
            yield W122.problem(message, passage.at(other.value.start), hint, about, other.said)
    for wrong in averaged(loaded.sentences):
        passage, one = wrong.sentence.passage, wrong.amount
        said = passage.said(one.start, one.end)
        message = f"写的是“{said}”，按各部分的人数加权应是 {wrong.right:f}{one.unit}"
        about = passage.about(f"quotient:{said}", one.start)
        yield W122.problem(message, passage.at(one.start), "人数不等，不能把几个率简单平均", about, f"{wrong.right:f}")


def _one(one: Amount, near: Sequence[Amount], position: int, start: int, passage: Passage) -> Iterator[Problem]:
    text, before = passage.quiet, near[:position]
    begin = max(before[-1].end if before else start, one.start - 24)
    if one.change or (one.rough and one.unit == "%"):
        return
    pairs: list[tuple[Amount, Amount]] = []
    factor = Decimal(1)
    if one.unit == "%":
        pairs, factor = list(_shares(one, before, begin, text) if before else ()), Decimal(100)
        pairs = pairs or list(shares(one, near, position, text))
        rate = _RATE.search(text, begin, one.start)
        if not pairs and rate and not _CHANGED.search(rate["stem"]) and not (one.bound and one.bound.indicator):
            pairs = list(rated(rate["stem"][-3:], before, text))
    elif mean := _MEAN.search(text, begin, one.start):
        pairs = list(_means(one, mean, before)) or list(means(one, near, position, _heads(mean), text))
    pairs = [(part, whole) for part, whole in pairs if part is not whole]
    if not pairs or any(_fits(one, part, whole, factor) for part, whole in pairs):
        return
    part, whole = pairs[0]
    right = (part.value / whole.value * factor).quantize(one.step.normalize())
    said, place = passage.said(one.start, one.end), passage.at(one.start)
    parts = f"{passage.said(part.start, part.end)}÷{passage.said(whole.start, whole.end)}"
    message = f"写的是“{said}”，{parts} 应是 {right:f}{one.unit}"
    about = passage.about(f"quotient:{said}", one.start)
    yield W122.problem(message, place, "核对这几个数", about, f"{said}≠{right:f}")


def _shares(one: Amount, before: Sequence[Amount], begin: int, text: str) -> Iterator[tuple[Amount, Amount]]:
    """Pair the part right before a share with every whole that it can be a share of."""
    share, rate = _SHARE.search(text, begin, one.start), _RATE.search(text, begin, one.start)
    part = next((other for other in reversed(before) if other.unit != "%"), None)
    if part is None or part.rough or part.change or not (share or rate):
        return
    inside = _beside(part, before, text)
    if share and not _is_its(text[part.end : share.start()], inside):
        return  # 一年级380人，女生占83%: of something that no number tells
    if rate and not share and one.bound and one.bound.indicator:
        return  # the catalogue says of what it is a rate
    if rate and not share and (_CHANGED.search(rate["stem"]) or not _says(rate["stem"], inside)):
        return
    for whole, following in pairwise(before[: before.index(part) + 1]):
        if not _can_be_whole(whole, following, one, text):
            continue
        if whole.unit == part.unit and whole.value > part.value > 0 and not whole.rough and not whole.change:
            named = (share["whole"] or _of_before(before, text)).strip("其全总校市的") if share else ""
            if not named or _says(named[-3:], _beside(whole, before, text)):
                yield part, whole
                yield part, replace(whole, value=whole.value + part.value)  # 普通高中…人，中职…人，中职占高中阶段的…
                # 8所公办达标，14所民办达标，达标率: the parts together.
                among = [other for other in before if whole.end <= other.start and other.unit == part.unit]
                yield replace(part, value=sum((other.value for other in among), Decimal(0))), whole


def _can_be_whole(whole: Amount, following: Amount, share: Amount, text: str) -> bool:
    """Tell whether an amount may be that of which a share is one.

    A computed share says itself what it is divided by. One that has a share of its own is another part of the row:
    第三产业300人，占60%；第二产业150人，占30%.
    """
    computed = share.bound and share.bound.local and share.bound.local.formula and share.bound.local.reads
    if computed and whole.bound:
        one = whole.bound
        return one.local.name in computed if one.local else one.indicator is not None and one.indicator.id in computed
    own = following.unit == "%" and _SHARE.search(text, whole.end, following.start)
    return not own or re.search("其中|[里中内]，", text[following.end : share.start]) is not None


def _of_before(before: Sequence[Amount], text: str) -> str:
    """Take the whole that the share before names, where this one names none: 占就业人数的71%；第二产业210人，占14%."""
    for position, one in enumerate(before):
        share = one.unit == "%" and _SHARE.search(text, before[position - 1].end if position else 0, one.start)
        if share and share["whole"]:
            return share["whole"]
    return ""


def _is_its(gap: str, inside: str) -> bool:
    """Tell whether nothing new is named between a part and its share, and no row of shares begins."""
    words = _LIGHT.sub("", gap)
    return not re.search(r"分别|各\Z", gap) and (len(_HAN.findall(words)) < 2 or _says(words.strip("，（、的"), inside))


def _means(one: Amount, mean: re.Match[str], before: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Pair the only amount of a mean's unit with the only amount of heads."""
    heads = [other for other in before if other.unit in _heads(mean)]
    thing = mean["some"] if mean["each"] == "个" else ""  # 平均每个社团: of that only
    heads = [other for other in heads if _says(thing[:2], _beside(other, before, mean.string))]
    sums = [other for other in before if other.unit == one.unit and other not in heads]
    if len(sums) == 1 and _is_of_another(mean["what"] or "", sums[0], before, mean.string):
        return
    if len(heads) == len(sums) == 1 and not (heads[0].rough or sums[0].rough) and heads[0].value:
        yield sums[0], heads[0]


def _is_of_another(what: str, total: Amount, before: Sequence[Amount], text: str) -> bool:
    """Tell whether a mean is of what another amount counts: 占地120亩，建筑面积4.6万平方米，生均占地约38平方米."""
    stem = _MEANT.sub("", what)[:2]
    others = (other for other in before if other is not total)
    return (
        len(stem) == 2
        and not _says(stem, _beside(total, before, text))
        and any(stem in _beside(other, before, text) for other in others)
    )


def _heads(mean: re.Match[str]) -> tuple[str, ...]:
    """Tell the units of what is counted in so many heads."""
    per = mean["per"] or mean["each"]
    return _PER.get(per, (base_unit(per)[1],))


def _visits(found: Sequence[Amount], passage: Passage) -> Iterator[Problem]:
    """Tell persons that are visits: 来访学生312人，涉及130人，平均每人来访2.4次."""
    text = passage.quiet
    for position, one in enumerate(found):
        if one.unit != "次" or one.change or not _OFTEN.search(text, max(0, one.start - 12), one.start):
            continue
        persons = [other for other in found[:position] if other.unit == "人" and not other.rough and not other.change]
        if len(persons) == 2 and persons[1].value and persons[0].value > persons[1].value:
            first, second = persons
            if abs(first.value / second.value - one.value) <= one.step / 2:
                said = passage.said(first.start, first.end)
                about = passage.about(f"quotient:{said}", first.start)
                message = f"“{said}”是人次：它除以后面的人数正是每人的次数"
                yield W122.problem(message, passage.at(first.start), "写“人次”", about, said)


def _product(found: Sequence[Amount], passage: Passage) -> Iterator[Problem]:
    """Hold a sum against what each gets and the only number of heads: 每人6000元，30人共计18万元."""
    text = passage.quiet
    for position, one in enumerate(found):
        begin = max(found[position - 1].end if position else 0, one.start - 16)
        each = _EACH.search(text, begin, one.start)
        if not each or one.rough or _AGAIN.search(text, max(0, each.start() - 8), one.end + 6):
            continue
        heads = [other for other in found if other.unit in _HEADS[each["per"]]]
        sums = [
            o for o in found if o.unit == one.unit and o is not one and _SUM.search(text, max(0, o.start - 12), o.start)
        ]
        if len(heads) != 1 or len(sums) != 1 or heads[0].rough or sums[0].rough or heads[0].change:
            continue
        right, total = one.value * heads[0].value, sums[0]
        if abs(right - total.value) > total.step / 2:
            said = passage.said(total.start, total.end)
            parts = f"{passage.said(one.start, one.end)}×{passage.said(heads[0].start, heads[0].end)}"
            message = f"写的是“{said}”，{parts} 应是 {right.normalize():f}{one.unit}"
            about = passage.about(f"quotient:{said}", total.start)
            yield W122.problem(message, passage.at(total.start), "核对这几个数", about, f"{said}≠{right.normalize():f}")


def _beside(one: Amount, found: Sequence[Amount], text: str) -> str:
    """Take what stands between an amount and the one before it, and the rest of its clause."""
    position = found.index(one)
    start = found[position - 1].end if position else max(0, one.start - 40)
    stop = re.compile("[，；。、]").search(text, one.end)
    return text[start : stop.start() if stop else len(text)]


def _says(word: str, around: str) -> bool:
    return all(character in around for character in word)


def _fits(one: Amount, part: Amount, whole: Amount, factor: Decimal) -> bool:
    """Tell whether the quotient can be printed so; what was rounded itself gives a little room."""
    right = part.value / whole.value * factor
    loose = right * (part.step / part.value + whole.step / whole.value) / 2 if part.value else Decimal(0)
    exact = part.step <= 1 and whole.step <= 1
    if one.rough:  # 人均约211课时
        return abs(right - one.value) <= right * _ROUGHLY
    return abs(right - one.value) <= one.step / 2 + (Decimal(0) if exact else loose)
