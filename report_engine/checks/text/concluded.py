"""W132: what a sentence concludes from two numbers of two times does not say the contrary.

规则：一句里先后写出上年和本年（两个学期、由甲到乙）的两个数，或写了 {指标:增减} 的，前后的评价（壮大、加大、萎缩……）
与变动的方向不相反；迟到、流失、投诉一类越少越好，成绩、合格、获奖一类越多越好，说“改善”“提升”“成效”的照此看。写“创新高”
的指标，不比以前各年小；说“全部达标”“无一例外”的，达标率就是 100%，数也一个不少。说“大幅”“跨越式”的，变动不到百分之三
（百分比不到一个半百分点）就不是；说“略有”“小幅”的，不超过三成；说“成倍”的，将近一倍。
好：在校生由27338人变为26055人，规模有所缩小；迟到由27人次变为18人次，时间观念明显增强。
坏：在校生由27338人变为26055人，规模稳步扩大；迟到由18人次变为27人次，时间观念明显增强；由40个扩充到34个。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_engine.checks.text.increase import two_of
from report_engine.checks.text.universal import overstated, wholes
from report_engine.language.amounts import Amount, Sentence
from report_engine.language.expressions import expression
from report_engine.language.valuations import contradicts, exaggerated, judged
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W132 = Code("W132", Category.TEXT)

_CLAUSES = 2  # behind the numbers: what is said later may be about something else
_TURNED = expression(
    "但|然而|不过|通过|增设|虽|尽管|却|仍|争取|力争|将|应|需|要|为了|没有|未能|不再|有待|尚|亟|而是|差距|缺口|压力|降幅|减幅|下降|减少|(?<=，)为|以[便期]|促[进使]"
)
_MERGED = expression("整合|合并|压减|压缩|精简|调整(?![为到至])|归并|撤并|撤销|分流|淘汰|优化")
_HIGH = expression("(?:新高|历史最高|历年最高|历年之最|最高纪录)")
_MANY = 20  # amounts of a sentence that are looked at
_NAME = 24  # characters that name a quantity
_MARKS = "，；：。"
_COLONS = ("∶", ":", "：")


@dataclass(frozen=True, slots=True)
class _Move:
    """From one number to another: where both stand, what names them, and which way it went."""

    start: int
    middle: int
    end: int
    of: str
    old: Decimal
    new: Decimal
    unit: str = ""

    @property
    def said(self) -> str:
        """Write it as a message shows it."""
        return (
            f"由 {self.old.normalize():f} 到 {self.new.normalize():f}" if self.old else f"变动 {self.new.normalize():f}"
        )


def check(loaded: Loaded) -> Iterator[Problem]:
    """Hold what stands before, between and behind the numbers of two times against them."""
    bounds = wholes(loaded)
    for one in loaded.sentences:
        told = False
        for at, all_of, fact in overstated(one.amounts[:_MANY], one.start, one.end, one.passage, bounds, loaded):
            about = one.passage.about(f"concluded:{all_of}", at)
            hint = "改写这句话，或核对这几个数"
            yield W132.problem(f"“{all_of}”与数不符：{fact}", one.passage.at(at), hint, about, all_of)
        for move in _moves(one):
            word = _word(one, move)
            if word and not told:
                told = True
                yield _problem(one, word, f"相反：{move.said}")
            far = None if told else _far(one, move)
            if far:
                told = True
                yield _problem(one, far, f"不符：{move.said}")
        if not told and _HIGH.search(one.passage.quiet, one.start, one.end):
            yield from _high(one, loaded)


def _moves(one: Sentence) -> Iterator[_Move]:
    """Go through the pairs of numbers of two times, and the printed changes."""
    text, amounts = one.passage.quiet, one.amounts
    for position, last in enumerate(amounts[:_MANY]):
        first = amounts[position - 1] if position and not last.change else last
        of = _named(text, max(one.start, first.start - _NAME), first) + text[last.end : last.end + 2]
        pair = two_of(amounts[: position + 1], text, last.end) if position else None
        if last.change and last.value:
            about = amounts[position - 1] if position else last
            yield _Move(last.start, last.start, last.end, of + _named(text, one.start, about), Decimal(0), last.value)
        elif pair and "百分点" not in last.unit and pair[0] != pair[1] and not _is_ratio(text, first, last):
            yield _Move(first.start, first.end, last.end, of, pair[0], pair[1], last.unit)


def _is_ratio(text: str, first: Amount, last: Amount) -> bool:
    """Tell whether one of two numbers is a side of a ratio: 由2.9∶1缩小至2.5∶1."""
    return text[first.start - 1 : first.start] in _COLONS or text[last.end : last.end + 1] in _COLONS


def _named(text: str, start: int, one: Amount) -> str:
    """Take the words before an amount in its clause, and its indicator's name."""
    begin = max(start, max(text.rfind(mark, start, one.start) for mark in _MARKS) + 1)
    return text[begin : one.start] + (str(one.bound.indicator.name) if one.bound and one.bound.indicator else "")


def _word(one: Sentence, move: _Move) -> re.Match[str] | None:
    """Find the word that says the contrary: between the numbers, in what follows, or right before them."""
    text = one.passage.quiet
    if _MERGED.search(text, max(one.start, move.start - _NAME), move.end):
        return None
    rose = move.new > move.old
    for start, end in ((move.middle, move.end), _behind(one, move), _before(one, move)):
        word = judged(text, start, end)
        if word and not _TURNED.search(text[start:end]):
            return word if contradicts(word, rose=rose, of=move.of) else None
    return None


def _far(one: Sentence, move: _Move) -> re.Match[str] | None:
    """Find the word for a great or small step that this one is not, behind the numbers or between them."""
    text = one.passage.quiet
    for start, end in ((move.middle, move.end), _behind(one, move)) if move.old else ():
        if not _TURNED.search(re.sub("降幅|减幅|下降|减少", "", text[start:end])):
            word = exaggerated(text, start, end, move.old, move.new, percent=move.unit == "%")
            if word:
                return word
    return None


def _behind(one: Sentence, move: _Move) -> tuple[int, int]:
    """Give the clauses behind, up to the one in which the next number stands."""
    text = one.passage.quiet
    stop = move.end
    for _ in range(_CLAUSES + 1):
        ends = [at for mark in _MARKS if (at := text.find(mark, stop + 1, one.end)) >= 0]
        end = min(ends, default=one.end)
        if re.search(r"[\d\x01；]", text[stop:end]):
            break
        stop = end
    return move.end, stop


def _before(one: Sentence, move: _Move) -> tuple[int, int]:
    """Give the clause before that of the numbers, if it ends with the word and has no number itself."""
    text = one.passage.quiet
    end = text.rfind("，", one.start, move.start)
    begin = max(one.start, max(text.rfind(mark, one.start, max(one.start, end)) for mark in _MARKS) + 1)
    word = judged(text, begin, end) if end > begin else None
    ends = word is not None and word.end() == end and not re.search(r"[\d\x01]", text[begin:end])
    return (begin, end) if ends and word and (word["up"] or word["down"]) else (move.start, move.start)


def _high(one: Sentence, loaded: Loaded) -> Iterator[Problem]:
    """Tell a new high of an indicator that was higher before."""
    text = one.passage.quiet
    for word in _HIGH.finditer(text, one.start, one.end):
        before = [amount for amount in one.amounts if amount.end <= word.start()]
        last = before[-1].bound if before else None
        if last is None or last.indicator is None or last.form or text.count("，", last.end, word.start()) > 1:
            continue
        values = loaded.facts.values
        now = values.get((last.indicator.id, last.year))
        past = [v for (key, year), v in values.items() if key == last.indicator.id and year < last.year and v]
        turned = _TURNED.search(text, last.end, word.start())
        if now is not None and past and max(past) > now and not turned:
            yield _problem(one, word, f"相反：以前有过 {max(past).normalize():f}，现在是 {now.normalize():f}")


def _problem(one: Sentence, word: re.Match[str], said: str) -> Problem:
    about = one.passage.about(f"concluded:{word[0]}", word.start())
    place = one.passage.at(word.start())
    return W132.problem(f"“{word[0]}”与数{said}", place, "改写这句评价，或核对这两个数", about, word[0])
