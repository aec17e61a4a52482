"""W129: a part is no larger than its whole, and shares come to no more than all.

规则：“共甲，其中乙”“甲名学生中，乙名”“报名甲人，通过乙人”里，乙不大于甲；“占”“比例”“合格率”一类的百分比不超过 100%
（增长率、完成率不算）；“其中”前后两个指标，不是同一个合计里并列的两部分（rules.yaml 的 sum、together，指标的减法
公式）；一个整体的几份（写明由几部分组成的、合计的，城乡、高级中级初级一类不会重叠的）加起来不超过全部，四舍五入的出入不算；
说一所学校的学生，不比一览表里它的在校生多。
好：共300人次，其中获奖的260人次；报名120人，通过116人；城镇学生占45%，农村学生占55%。
坏：共300人次，其中获奖的360人次；升学率为103%；城镇学生占45%，农村学生占65%。
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from report_engine.checks.quantities import indicator
from report_engine.checks.sentences import sentences_with_amounts
from report_engine.checks.text.composition import shares
from report_engine.checks.text.enrolled import too_many
from report_engine.language.amounts import Amount
from report_engine.language.divides import step
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.load.rules import BoundRule, SumRule
from report_engine.problems import Category, Code, Problem

W129 = Code("W129", Category.TEXT)

_OF_IT = expression(r"其中")
_AMONG = expression(
    r"[^，。；、]{0,14}(?:[当之其]?中(?![等职专心国学小西医级])|里)，?(?:[有共]|[^，。；、]{1,14}(?:的|有|共|为|达)*)?\Z"
)
_SHARE = expression(
    r"(?:占(?:比|到|了)?[^，。；]{0,14}|比例|比重|满意度"
    r"|(?<![增长加高成额用转幅涨速])(?<!执行)(?<!预算)(?<!覆盖)(?<!投资)(?<!普及)(?<!毛入学)率)(?:为|是|达到?|约|超过|近|[高低]于)*\Z"
)
_MEAN = expression("平均|[校班人生]均")
_GROWS = expression("(?:增长|增速|增幅|提高|上升|上涨|下降|降低|回落|降幅|增加|减少)(?:了|为|达到?|约|近|超过)*\\Z")
_LESS = expression(r"\s*\w+\s*-\s*(?P<taken>\w+)\s*")
_AMIDST = expression("(?:处于|正在|身处|陷入|在)[^，。；]*中")  # 15%处于困境中，45%有风险
_FAR, _MANY, _REACH = 20, 12, 40  # characters before a share, amounts before a part, characters behind one
_TRIGGER = expression("其中|中，|里，|占|率|比例|比重|满意度|中[\\d\x01有]|[%％]|[\\d\x01][^，。；]{0,16}，")
_PAUSE = expression("[，；。]")
_OTHERS = expression("[；。]|另|还有|其余|此外")
_Pairs = frozenset[tuple[str, str]]


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for parts and shares."""
    for found_too_many in too_many(loaded):
        one, passage = found_too_many.amount, found_too_many.passage
        said = passage.said(one.start, one.end)
        message = f"“{said}”多于{found_too_many.school}的在校生 {found_too_many.enrolled:f} 人；是人次就写“人次”"
        yield _problem(message, one, passage)
    totals, apart = _totals(loaded), _apart(loaded)
    for passage, start, end, every in sentences_with_amounts(loaded, _TRIGGER):
        found = [one for one in every if not one.change]
        for position, one in enumerate(found):
            yield from _part(one, found[max(0, position - _MANY) : position], passage, totals)
            yield from _beside(one, found[max(0, position - _MANY) : position], passage, apart)
            too_much = one.unit == "%" and one.value > 100 and not one.rough
            if too_much and _SHARE.search(passage.quiet, max(start, one.start - _FAR), one.start):
                message = f"“{passage.said(one.start, one.end)}”超过了 100%"
                yield _problem(message, one, passage)
        yield from _steps(found, start, passage)
        for group in shares(found, start, end, passage.quiet):
            if group.is_wrong:
                written = "＋".join(f"{one.value.normalize():f}%" for one in group.amounts)
                message = f"一个整体的几份加起来是 {group.total.normalize():f}%：{written}"
                yield _problem(message, group.amounts[-1], passage)


def _totals(loaded: Loaded) -> _Pairs:
    """Pair each total with each of its parts, as the rules over data declare them."""
    return frozenset(
        (str(indicator(loaded.facts, rule.total).id), str(indicator(loaded.facts, name).id))
        for rule in loaded.rules.of(SumRule)
        for name in rule.parts or ()
    )


def _apart(loaded: Loaded) -> _Pairs:
    """Pair the indicators of which none is in the other: parts of one sum, what a difference leaves and takes away."""
    rules, catalogue = loaded.rules, loaded.facts.catalogue
    groups = [list(rule.parts or ()) for rule in rules.of(SumRule)]
    groups += [list(rule.part) for rule in rules.of(BoundRule) if rule.together]
    found = [[str(indicator(loaded.facts, name).id) for name in group] for group in groups]
    for key, one in catalogue.items():
        less = _LESS.fullmatch(str(one.formula or ""))
        found += [[str(key), less["taken"]]] if less and less["taken"] in catalogue else []
    return frozenset((a, b) for group in found for a in group for b in group if a != b)


def _beside(one: Amount, before: Sequence[Amount], passage: Passage, apart: _Pairs) -> Iterator[Problem]:
    """Tell 体育课教师115人，其中美育课教师95人: both are parts of the same, and nothing before is the whole."""
    if not before or not _id(one):
        return
    between = passage.quiet[before[-1].end : one.start]
    wholes = [other for other in before if other.unit == one.unit]
    of_it = _OF_IT.search(between) and not re.search("[；。]", between)
    if of_it and wholes and all((_id(other), _id(one)) in apart for other in wholes):
        said = passage.said(wholes[-1].start, wholes[-1].end)
        message = f"“{passage.said(one.start, one.end)}”不在“{said}”里面，不能说“其中”"
        yield _problem(message, one, passage)


def _part(one: Amount, before: Sequence[Amount], passage: Passage, totals: _Pairs) -> Iterator[Problem]:
    """Hold the first number behind 其中, or behind “甲名学生中”, against those of its unit before it."""
    text = passage.quiet
    same = [other for other in before if other.unit == one.unit and other.unit]
    if not same or one.rough or any(other.rough for other in same):
        return
    between = text[before[-1].end : one.start]
    among = before[-1] is same[-1] and not _AMIDST.search(between) and _AMONG.match(between)
    of_it = _OF_IT.search(between) and not re.search("[；。]", between)
    if _MEAN.search(text, max(0, same[-1].start - _FAR), same[-1].start):
        return  # 校均规模490人，其中公办1927人: a part of a mean may be more
    if one.unit == "%" and any(
        _GROWS.search(text, max(0, amount.start - _FAR), amount.start) for amount in (same[-1], one)
    ):
        return  # 收入增长5.4%，其中农村居民收入增长6.3%
    whole = same[-1] if among else max(same, key=lambda other: other.value) if of_it else None
    # Of two indicators the rules over data tell, or that the one is no part of the other.
    both = whole is not None and all(a.bound and a.bound.indicator for a in (one, whole))
    turned = whole is not None and both and (_id(one), _id(whole)) in totals
    if whole is not None and one.value > whole.value and (turned or not both):
        yield _larger(one, whole, passage)


def _id(one: Amount) -> str:
    return str(one.bound.indicator.id) if one.bound and one.bound.indicator else ""


def _steps(found: Sequence[Amount], start: int, passage: Passage) -> Iterator[Problem]:
    """Hold who came through against who set out: 报名120人，通过126人."""
    text = passage.quiet
    for position, (whole, part) in enumerate(pairwise(found)):
        gap = text[whole.end : part.start]
        apart = whole.unit != part.unit or not whole.unit or whole.rough or part.rough or _OTHERS.search(gap)
        if apart or part.value <= whole.value or gap.count("，") > 1 or _AMONG.match(gap):
            continue
        begin = found[position - 1].end if position else max(start, whole.start - 2 * _FAR)
        comma = _PAUSE.search(text, whole.end, part.start)
        middle = comma.start() if comma else whole.end
        stop = _PAUSE.search(text, part.end, part.end + _REACH)
        around = text[begin:middle], text[middle : stop.start() if stop else part.end + _REACH]
        if step(*around) and not step(around[1], around[0]):
            yield _larger(part, whole, passage)


def _larger(one: Amount, whole: Amount, passage: Passage) -> Problem:
    said = f"“{passage.said(one.start, one.end)}”比它所在的“{passage.said(whole.start, whole.end)}”还多"
    return _problem(said, one, passage)


def _problem(message: str, one: Amount, passage: Passage) -> Problem:
    said = passage.said(one.start, one.end)
    about = passage.about(f"inside:{said}", one.start)
    return W129.problem(message, passage.at(one.start), "核对这几个数", about, said)
