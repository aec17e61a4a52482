"""W130: what is said of two numbers by 前者 and 后者, or of one beside a standard, agrees with them.

规则：一句里先后写了两个数，后面写“前者高于后者”的，大小相符；写了标准（不少于、不低于、标准为……）和实际的数，后面写“低于标准”“达到要求”
的，与它们相符。
好：技能合格率98%，文化课合格率95%，前者高于后者；标准为20平方米，实际22平方米，高于标准。
坏：技能合格率98%，文化课合格率95%，前者低于后者；标准为20平方米，实际22平方米，低于标准。
"""

import re
from collections.abc import Iterator, Sequence

from report_engine.checks.sentences import sentences_with_amounts
from report_engine.language.amounts import Amount
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W130 = Code("W130", Category.TEXT)

_MORE, _LESS = "高于|多于|大于|超过|好于|优于", "低于|少于|小于|不及|不如"
_HOW = "(?:略|稍|明显|远|大大|大幅|均|已|尚|仍|也|都)*"
_WORDS = rf"{_HOW}(?:(?P<more>{_MORE}|达到|符合|满足)|(?P<less>{_LESS}|未达到?|没有达到|达不到))"
_FORMER = expression(rf"前者{_WORDS}后者")
_STANDARD = expression(
    rf"(?<![不应须]){_WORDS}(?:了)?(?:国家|省|市|部|规定|设置|办学|上述|这一)?(?:定|级|颁)?的?(?:标准|要求|规定)"
)
_NORM = expression(r"(?:不少于|不低于|不得少于|不得低于|应达到|须达到|(?:标准|要求|规定)(?:为|是))\Z")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for 前者 and for standards in sentences with two numbers of one unit."""
    for passage, start, end, found in sentences_with_amounts(loaded, re.compile("前者|标准|要求|规定")):
        every = [one for one in found if not one.change]
        plain = [one for one in every if not one.rough]
        for match in _FORMER.finditer(passage.quiet, start, end):
            before = [one for one in plain if one.end <= match.start()]
            if len(before) == 2 and before[0].unit == before[1].unit:
                yield from _hold(match, before[0], before[1], passage)
        for match in _STANDARD.finditer(passage.quiet, start, end):
            yield from _against(match, [one for one in every if one.end <= match.start()], passage)


def _against(match: re.Match[str], before: Sequence[Amount], passage: Passage) -> Iterator[Problem]:
    text = passage.quiet
    norms = [one for one in before if _NORM.search(text, max(0, one.start - 8), one.start)]
    others = [one for one in before if one not in norms and not one.rough]
    if len(norms) == len(others) == 1 and norms[0].unit == others[0].unit:
        yield from _hold(match, others[0], norms[0], passage)


def _hold(match: re.Match[str], first: Amount, second: Amount, passage: Passage) -> Iterator[Problem]:
    reaches = match["more"] in ("达到", "符合", "满足")
    wrong = first.value >= second.value if match["less"] else first.value < second.value
    if wrong or (match["more"] and not reaches and first.value == second.value):
        message = f"“{match[0]}”与数不符：前者是 {first.value.normalize():f}，后者是 {second.value.normalize():f}"
        if match.re.pattern == _STANDARD.pattern:
            message = f"“{match[0]}”与数不符：标准是 {second.value.normalize():f}，这里是 {first.value.normalize():f}"
        about = passage.about(f"standard:{match[0]}", match.start())
        yield W130.problem(message, passage.at(match.start()), "改写比较的词，或核对这两个数", about, match[0])
