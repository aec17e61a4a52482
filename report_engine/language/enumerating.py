"""Marks inside enumerations: commas between words that one number sums up, 、 before 和, 、 between whole clauses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.language.amounts import small
from report_engine.language.expressions import expression
from report_engine.language.passages import HAN, HANZI

_N = "[一二三四五六七八九十]"
_COUNTED = expression(
    rf"(?P<n>[两三四五六七八九十\d](?<={HANZI}.)(?<![第两几一].)(?:(?<=\d)\d?|(?<!\d)))(?:个|所|名|位|家|门|项|类|种|地|县|区|市|校|科|村|镇|方|者|支|部|本|场|条|大)(?![年月])"
)
# 经典诵读、书法展示，非遗体验三个板块: one mark is another.
_MIXED = expression(
    rf"(?P<list>{HANZI}{{2,}}(?:、{HANZI}{{2,8}})*、{HANZI}{{2,8}}，{HANZI}{{2,8}}?(?:、{HANZI}{{2,8}}?)*?)(?P<n>[三四五六七八九十])(?:个|项|类|种|大|门|所|家|部|块)(?![月年])"
)
_MIXED_END = expression(rf"、{HANZI}{{2,8}}，(?={HANZI}{{2,}})")
_BACK = expression(f"[{HAN}、]{{1,60}}\\Z")
_AND_SO_ON = expression(rf"等(?<={HANZI}等)(?<![中高初优同平]等)(?={HANZI}{{2}}|\d)(?![级待候次同于])")
_ORDINAL = expression(
    rf"第{_N}，{_N}(?=[，两三四五六七八九个所名年级])|第{_N}，(?:第{_N}，){{0,6}}第{_N}(?={HANZI})(?!是)"
    rf"|(?<!{HANZI}){_N}，{_N}(?=年级|月|等奖|车间|校区|产业|食堂|班)"
)
_BEFORE_AND = expression(
    "、(?=(?:以及|和(?![谐平睦田解合衷谁])|及(?![时格早])|并(?![列购入轨行联发举重存网非未不])|或者|而且))"
)
# 上课、和同学讨论: there 和 leads to whom something is done with.
_WITH = expression(
    "、和[^，。；、]{1,8}(?:一起|一同|讨论|交流|合作|增进|座谈|沟通|分享|共同|互动|结对|共建|对接|联欢|谈心|比赛|切磋|较量|签订|签约|相处|见)"
)
# 陶艺、剪纸、和面、烙饼; 跟师傅学、和同伴比: a list that goes on has not come to its last item, 和 begins a word.
_ANOTHER = expression("、和[^，。；、]{1,12}、")
_SO_TOO = expression(r"(?:跟|(?:\A|[，、。；：了])[和与同向])[^，。；、]{1,8}\Z")

_CLAUSES = expression(
    rf"了(?<={HANZI}{{2}}了)(?![解结然]|没有)(?P<object>{HANZI}{{2,8}})、(?={HANZI}{{0,2}}(?P<who>教师|学生|家长|学校|企业|老师|师生|各校|教职工|干部)(?!{HANZI}{{0,3}}[、和]){HANZI}{{2,10}}[，、。了])"
)
_OWN_COUNT = expression("(?<!第)[一两二三四五六七八九十][个名位所家门项类种支部本场条]")
_VERBAL = expression("[的了是在有我他她不也就都把被将到从可能会]")
_UNLISTED = expression(f"{_VERBAL.pattern}|{_OWN_COUNT.pattern}|其中")
_ADVERBS = expression("重点|集中|逐[项一个]|统一|共同|先后|累计|定期|同步|专门|及时|主动|现场|当场|重新|再|又|还|另")
_FAR = 60  # characters within which a list stands
_SHORT, _LONG = 3, 6  # characters of an item before 等, and before a number


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A mark that is the wrong one, with the words around it, and what to do."""

    start: int
    said: str
    cure: str


def misplaced(text: str) -> Iterator[Misplaced]:
    """Find the wrong marks of the enumerations in a text."""
    if "，" in text:
        for match in (*_COUNTED.finditer(text), *_AND_SO_ON.finditer(text)):
            found = _items(text, match)
            if found is not None:
                yield Misplaced(found, text[found : match.end()], "并列的词之间用顿号")
        for match in _ORDINAL.finditer(text):
            yield Misplaced(match.start(), match[0], "序数之间用顿号")
        for match in _mixed(text) if "、" in text else ():
            first, *rest = re.split("[、，]", match["list"])
            even = max(map(len, rest)) - min(map(len, rest)) <= 1 and len(first) >= len(rest[0])
            if len(rest) + 1 == small(match["n"]) and even and not any(map(_UNLISTED.search, rest)):
                begin = match.start("list") + len(first) - len(rest[0])
                yield Misplaced(begin, text[begin : match.end()], "并列的词之间都用顿号")
    if "、" in text:
        for match in _BEFORE_AND.finditer(text):
            begin = max(text.rfind(mark, max(0, match.start() - _FAR), match.start()) for mark in "，。；：") + 1
            with_whom = _WITH.match(text, match.start())
            if with_whom and (
                "、" in text[begin : match.start()] or text.startswith("、", _end(text, with_whom.end()))
            ):
                continue
            if _ANOTHER.match(text, match.start()) or _so_too(text, begin, match.start()):
                continue
            yield Misplaced(
                match.start(), text[match.start() : match.start() + 3], "“和、及、并”前面不用顿号，删去或改成逗号"
            )
        for match in _CLAUSES.finditer(text):
            if match["who"] in match["object"]:
                continue  # 了解了学生实习的表现、学生实习环境: two of the same
            yield Misplaced(match.end() - 1, text[match.end() - 1 : match.end() + 4], "分句之间用逗号")


def _so_too(text: str, begin: int, at: int) -> bool:
    """Tell whether the item before 、和 says with whom as well."""
    return text.startswith("、和", at) and _SO_TOO.search(text[max(0, begin - 1) : at]) is not None


def _mixed(text: str) -> Iterator[re.Match[str]]:
    """Find the lists of which one mark is another: an expression that begins with any character takes long."""
    reach = 0
    for mark in _MIXED_END.finditer(text):
        run = _BACK.search(text, reach, mark.start())
        match = _MIXED.match(text, run.start()) if run else None
        if match:
            reach = match.end()
            yield match


def _end(text: str, at: int) -> int:
    """Give where an item ends."""
    return min((end for mark in "、，。；" if (end := text.find(mark, at)) >= 0), default=len(text))


def _items(text: str, match: re.Match[str]) -> int | None:
    """Find where the list begins whose short items stand between commas and are as many as the number behind."""
    counted = match.re.pattern == _COUNTED.pattern
    number = small(match["n"]) if counted else None
    far = max(0, match.start() - _FAR)
    begin = max(far, *(text.rfind(mark, far, match.start()) + 1 for mark in "。；：！？\n、（"))
    parts = text[begin : match.start()].split("，")
    size = number or 3
    if len(parts) < size or size < 2 or (counted and not number):
        return None
    items = parts[-size:]
    longest = _LONG if counted else _SHORT
    rest = items[1:]
    even = max(map(len, rest)) - min(map(len, rest)) <= 2
    plain = all(2 <= len(one) <= longest and re.fullmatch(f"{HANZI}+", one) and not _VERBAL.search(one) for one in rest)
    if any(map(_OWN_COUNT.search, items)):
        return None  # 金、银、铜三个等次，金星一名，银星三名: each has a number of its own
    # The first may be longer by what leads to the list; of two the first must be as short as the second.
    first = items[0]
    short = (len(first) == len(rest[0]) <= _SHORT and first.isalpha()) if size == 2 else len(first) >= 2
    plain = plain and not _ADVERBS.match(rest[-1] if rest else "")  # 逐项讲解口径，重点提醒三个问题
    if not (even and plain and short) or (not counted and len(parts) > size and len(parts[-size - 1]) <= _SHORT):
        return None
    return match.start() - len("，".join(rest)) - 1 - min(len(first), longest)
