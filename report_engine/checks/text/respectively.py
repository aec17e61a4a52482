"""W310: behind 分别 stand as many numbers as things before it.

规则：“甲、乙、丙分别为”后面依次写出的同类的数，与前面列出的一样多。
好：专任教师、专业课教师分别为2289人和1200人。
坏：专任教师、专业课教师分别为2289人、1200人和80人；第一、第二、第三产业分别为300人和900人。
"""

import re
from collections.abc import Iterator, Sequence

from report_engine.checks.sentences import sentences_with_amounts
from report_engine.language.amounts import Amount
from report_engine.language.lists import counts
from report_engine.language.passages import HAN, Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W310 = Code("W310", Category.TEXT)

_RESPECTIVELY = re.compile(r"(?:各|依次)?分别(?:为|是|有|达到?|共|占|减?[增提]?[加高长]?至|增长|增加|提高)+")
_JOINT = re.compile(rf"[余多]?[{HAN}%]{{0,4}}?(?:、|和|与|及|以及|，)\Z")
_OPENER = re.compile("的(?=[^的]*、)|(?:中|时|后|内|来|，)")
_MOST = 6


def check(loaded: Loaded) -> Iterator[Problem]:
    """Count on both sides of each 分别."""
    for passage, start, end, found in sentences_with_amounts(loaded, re.compile("分别")):
        for match in _RESPECTIVELY.finditer(passage.quiet, start, end):
            row = _row([one for one in found if one.start >= match.end()], match.end(), passage.quiet)
            begin = max(passage.quiet.rfind(mark, start, match.start()) for mark in "，；。：") + 1
            listed = passage.quiet[max(begin, start) : match.start()]
            for name in loaded.subjects.find(listed):  # 大国工匠、劳动模范人数 is one thing
                listed = listed.replace(name.name, re.sub("、|以及|[和与及]", "·", name.name))
            yield from _hold(match, listed, row, passage)


def _row(behind: Sequence[Amount], start: int, text: str) -> list[Amount]:
    """Take the amounts of one unit that stand side by side right behind the word."""
    row: list[Amount] = []
    for one in behind:
        gap = text[row[-1].end if row else start : one.start]
        joined = not gap if not row else bool(_JOINT.fullmatch(gap)) and one.unit == row[-1].unit
        if not joined:
            break
        row.append(one)
    return row


def _hold(match: re.Match[str], listed: str, row: Sequence[Amount], passage: Passage) -> Iterator[Problem]:
    if len(row) < 2 or "、" not in listed or re.search(r"等|其中|\d(?!\d{0,3}年)|\x01", listed):
        return
    listed = re.sub(r"\d{4}年", "", listed)
    numbers = counts(listed)
    opener = list(_OPENER.finditer(listed))
    if opener:
        numbers |= counts(listed[opener[-1].end() :])
    if numbers and len(row) not in numbers and max(numbers) <= _MOST:
        near = min(numbers, key=lambda n: abs(n - len(row)))
        message = f"“{match[0]}”前面是 {near} 项，后面是 {len(row)} 个数"
        about = passage.about(f"respectively:{match[0]}", match.start())
        yield W310.problem(message, passage.at(match.start()), "补上或删去，使两边一样多", about, f"{near}≠{len(row)}")
