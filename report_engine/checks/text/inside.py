"""W129: a part is no larger than its whole, and a share no more than all.

规则：“共甲，其中乙”“甲名学生中，乙名”里，乙不大于甲；“占”“比例”“合格率”一类的百分比不超过 100%（增长率、完成率不算）。
好：共300人次，其中获奖的260人次；在读的2484名学生中，2100名住校。
坏：共300人次，其中获奖的360人次；升学率为103%。
"""

import re
from collections.abc import Iterator, Sequence

from report_engine.checks.sentences import sentences_with_amounts
from report_engine.language.amounts import Amount
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W129 = Code("W129", Category.TEXT)

_OF_IT = re.compile(r"其中")
_AMONG = re.compile(r"[^，。；、]{0,14}(?:[当之其]?中|里)，?[有共]?\Z")
_SHARE = re.compile(
    r"(?:占(?:比|到|了)?[^，。；]{0,14}|比例|比重|满意度"
    r"|(?<![增长加高成额用转幅涨速])(?<!执行)(?<!预算)(?<!覆盖)(?<!投资)率)(?:为|是|达到?|约|超过|近|[高低]于)*\Z"
)
_FAR, _MANY = 20, 12  # characters before a share, amounts before a part
_TRIGGER = re.compile(r"其中|中，|里，|占|率|比例|比重|满意度|中[\d\x01]")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for parts and shares."""
    for passage, start, _, every in sentences_with_amounts(loaded, _TRIGGER):
        found = [one for one in every if not one.change]
        for position, one in enumerate(found):
            yield from _part(one, found[max(0, position - _MANY) : position], passage)
            too_much = one.unit == "%" and one.value > 100 and not one.rough
            if too_much and _SHARE.search(passage.quiet, max(start, one.start - _FAR), one.start):
                message = f"“{passage.said(one.start, one.end)}”超过了 100%"
                yield _problem(message, one, passage)


def _part(one: Amount, before: Sequence[Amount], passage: Passage) -> Iterator[Problem]:
    """Hold the first number behind 其中, or behind “甲名学生中”, against those of its unit before it."""
    text = passage.quiet
    same = [other for other in before if other.unit == one.unit and other.unit]
    if not same or one.rough or any(other.rough for other in same):
        return
    between = text[before[-1].end : one.start]
    among = before[-1] is same[-1] and _AMONG.match(between)
    of_it = _OF_IT.search(between) and not re.search("[；。]", between)
    whole = same[-1] if among else max(same, key=lambda other: other.value) if of_it else None
    # Of two indicators the rules over data tell, or that the one is no part of the other.
    both = whole is not None and all(a.bound and a.bound.indicator for a in (one, whole))
    if whole is not None and one.value > whole.value and not both:
        said = f"“{passage.said(one.start, one.end)}”比它所在的“{passage.said(whole.start, whole.end)}”还多"
        yield _problem(said, one, passage)


def _problem(message: str, one: Amount, passage: Passage) -> Problem:
    said = passage.said(one.start, one.end)
    about = passage.about(f"inside:{said}", one.start)
    return W129.problem(message, passage.at(one.start), "核对这两个数", about, said)
