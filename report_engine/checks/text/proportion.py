"""W128: a share or a multiple in words is that of the two numbers beside it.

规则：“占……的近四成”“不足……的一半”“是……的两倍多”前面写了部分和整体（或两个数）的，与它们的比相符，整体是别的指标的，与它的值相比；
“达标率91.7%，超过九成”的，与百分比相符。由甲到乙之后写的“翻一番”“增幅近三成”“增加四倍多”，与甲、乙相符。“近、不足、不到”的比写
出的小，“近”的小不到半成；“超过、多、以上”的比写出的大。甲与乙之比，甲在前。
好：专业课教师900人，占专任教师1500人的六成；由10本增加到40本，翻了两番；达标率91.7%，超过九成。
坏：专业课教师900人，不足专任教师1500人的一半；由10本增加到20本，翻了两番；达标率91.7%，近九成。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from report_engine.checks.sentences import sentences_with_amounts
from report_engine.checks.text.increase import is_about, two_of
from report_engine.checks.text.sides import misnamed, turned
from report_engine.checks.text.tenths import apart
from report_engine.language.amounts import Amount, small
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage
from report_engine.language.proportions import HAN_DIGIT, LESS, MORE, WORDS, agrees, is_wrong, step_of, value_of
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W128 = Code("W128", Category.TEXT)

_SHARE = expression(rf"[余多]?的{WORDS}")
_GROWN = expression(rf"(?:增幅|增长率?|增加|提高|增)(?:为|是|达到?|了)*{WORDS}")
_DOUBLED = expression(rf"(?P<less>近|接近|将近)?翻了?(?P<more>近)?(?P<n>{HAN_DIGIT})?番(?P<over>还?多|有余|以上)?")
_BEFORE = expression(rf"(?:(?P<less>{LESS})|(?P<more>{MORE}))[^，。；]{{0,16}}\Z")
_LINK = expression(r"[占是为相达]|不[足到及]|超|逾|近|[多少高低大小]于")
_TRIGGER = expression("成|分之|半|倍|番|比")
_MANY = 40  # amounts of a sentence: of more nobody can tell from which one it grew


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for words of proportion behind two numbers of a sentence."""
    for passage, start, end, every in sentences_with_amounts(loaded, _TRIGGER):
        found = [one for one in every if not one.change and not one.rough]
        for whole, part in _pairs(found, passage.quiet):
            yield from _share(part, whole, passage)
        for match in (
            ()
            if len(found) > _MANY
            else (*_GROWN.finditer(passage.quiet, start, end), *_DOUBLED.finditer(passage.quiet, start, end))
        ):
            yield from _growth(match, found, passage)
        for match, fact in apart(found[:_MANY], start, end, passage, loaded):
            yield _problem(passage, match, fact)
        for match, fact in turned(found[:_MANY], start, end, passage):
            yield _problem(passage, match, fact)
    for passage in loaded.prose:
        for value in passage.values:
            said = misnamed(value, passage)
            if said and value.indicator:
                about = passage.about(f"proportion:{said}", value.start)
                message = f"写的是“{said}”，引用的是“{value.indicator.name}”：前项和后项的次序不同"
                yield W128.problem(message, passage.at(value.start), "名称照比的次序写", about, said)


def _pairs(found: Sequence[Amount], text: str) -> Iterator[tuple[Amount, Amount]]:
    """Pair each amount with the one of its unit before it, where a verb of comparing stands between."""
    for part, whole in pairwise(found):
        if part.unit == whole.unit and whole.value:
            between = text[part.end : whole.start]
            if _LINK.search(between) and not re.search("[；。]|其中", between):
                yield whole, part


def _share(part: Amount, whole: Amount, passage: Passage) -> Iterator[Problem]:
    text = passage.quiet
    match = _SHARE.match(text, whole.end)
    if not match or _SHARE.match(text, part.end):
        return  # the one before is the whole of something else
    before = _BEFORE.search(text, part.end, whole.start)
    less = bool(match["less"] or (before and before["less"]))
    more = bool(match["more"] or match["over"] or (before and before["more"]))
    right = part.value / whole.value
    if is_wrong(right, match, less=less, more=more):
        parts = f"{passage.said(part.start, part.end)}÷{passage.said(whole.start, whole.end)}"
        yield _problem(passage, match, f"{parts} 是 {right.quantize(Decimal('0.001')).normalize():f}")


def _growth(match: re.Match[str], found: Sequence[Amount], passage: Passage) -> Iterator[Problem]:
    before = [one for one in found if one.end <= match.start()]
    if not before or not is_about(passage.quiet[before[-1].end : match.start()]):
        return
    two = two_of(before, passage.quiet, match.start())
    if not two or not two[0]:
        return
    doubled = match.re.pattern == _DOUBLED.pattern
    right = two[1] / two[0] - (0 if doubled else 1)
    said = Decimal(2) ** (small(match["n"] or "一") or 1) if doubled else value_of(match)
    if said is None:
        return
    more = bool(match["over"] or (not doubled and match["more"]))
    less = bool(match["less"] or (doubled and match["more"]))
    step = said if doubled else step_of(match)
    if not agrees(right, said, less=less, more=more, step=step):
        fact = f"由 {two[0].normalize():f} 到 {two[1].normalize():f}"
        grown = f"是原来的 {right + (0 if doubled else 1):.2f} 倍"
        yield _problem(passage, match, f"{fact}，{grown}")


def _problem(passage: Passage, match: re.Match[str], fact: str) -> Problem:
    """Make the finding of words that the numbers do not bear out."""
    said = match[0].lstrip("余多的")
    about = passage.about(f"proportion:{match[0]}", match.start())
    hint = "核对这几个数，或改写说法"
    return W128.problem(f"“{said}”与数不符：{fact}", passage.at(match.start()), hint, about, match[0])
