"""What a paragraph points back to with another number: 15名教师……这12名教师, 价值85万元……这批58万元, 48人……全班46人."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_engine.language.amounts import stated
from report_engine.language.expressions import expression
from report_engine.language.lists import counts
from report_engine.language.passages import HANZI, VALUE, Passage

_N = rf"(?<![\d.第])(?P<n>\d+(?:\.\d+)?|[一二两三四五六七八九十百]{{1,4}}|{VALUE})"
_MEASURE = "(?P<m>万?元|[人名位所支项门间座场期批轮条家台套件本幅次]|个(?!月))"
_AMOUNT = expression(f"{_N}{_MEASURE}")
_THIS = expression(
    rf"(?<![一唯\d.人元名个所家%{VALUE}])(?:这|该|上述|以上)(?:批|笔|项)?{_N}{_MEASURE}的?(?P<noun>{HANZI}{{0,8}})"
    rf"|(?:全部|所有|全体)(?P<n2>\d+|[一二两三四五六七八九十百]{{2,4}}|{VALUE})(?P<m2>[名位所支个])(?P<noun2>{HANZI}{{2,8}})"
)
_BODY = "班|社团|代表队|专业部|车间|全村|剧组"
_WHOLE = expression(
    rf"全(?P<body>班|社|队|部|村|组|系)的?(?P<n>\d+|[一二三四五六七八九十百]{{2,4}}|{VALUE})(?:名|位|个)?(?P<noun>学生|同学|队员|成员|人|师生)"
)
_OTHERS = expression(
    "其中|另|新[增招添进来]|又|再|晋级|入围|入选|选出|选拔|挑选|脱颖|剩|退|获|评[出选为]|请假|缺|合计|共计|扩|增|减|加上|平均|每|陆续|"
    "上[届年学期]|去年|往年|后来|转[入出走来学]"
)
_KEPT = {"名": "人", "位": "人"}
_FAR = 10  # characters beside a number that name what it counts
_PARAGRAPH = 600  # characters before it within which nothing else may be meant
_NAMED = 3  # so many may have been named in the text without a number


@dataclass(frozen=True, slots=True)
class Other:
    """A number that is pointed back with, where, how it was said, and what the paragraph has stated."""

    start: int
    end: int
    said: str
    before: str


def others(passage: Passage) -> Iterator[Other]:
    """Find them; where the paragraph has more than one number that may be meant, nothing is told."""
    text = passage.quiet
    for match in _THIS.finditer(text) if re.search("这|该|上述|以上|全部|所有|全体", text) else ():
        second = "" if match["n"] else "2"
        measure, noun = match["m" + second], match["noun" + second][:4]
        found = _only(passage, match.start(), measure, noun)
        number = stated(passage, *match.span("n" + second))
        if found and number and _differs(number, measure, found, passage) and not _listed(text, match.start(), number):
            yield _other(match, "m" + second, found, passage)
    for match in _WHOLE.finditer(text):
        found = _of_body(passage, match)
        number = stated(passage, *match.span("n"))
        if found and number and _differs(number, found["m"], found, passage):
            yield _other(match, "noun", found, passage)


def _other(match: re.Match[str], last: str, found: re.Match[str], passage: Passage) -> Other:
    end = match.end(last)
    return Other(match.start(), end, passage.said(match.start(), end), passage.said(*found.span()))


def _only(passage: Passage, stop: int, measure: str, noun: str) -> re.Match[str] | None:
    """Find the only number before that counts the same; nothing if what stands between may have changed it."""
    text = passage.quiet
    before = [
        one for one in _AMOUNT.finditer(text, max(0, stop - _PARAGRAPH), stop) if _kind(one["m"]) == _kind(measure)
    ]
    if len(before) != 1 or _OTHERS.search(text, before[0].end(), stop):
        return None
    if _kind(measure) == "元":
        return before[0]
    around = text[max(0, before[0].start() - _FAR) : before[0].end() + _FAR]
    return before[0] if _head(noun) and _head(noun) in around else None


def _head(noun: str) -> str:
    """Take the two characters that name the thing: of 教师全部 教师."""
    return noun[:2] if len(noun) > 1 else ""


def _of_body(passage: Passage, match: re.Match[str]) -> re.Match[str] | None:
    """Find the only number of people that was told of the class, the team."""
    text = passage.quiet
    before = [
        one
        for one in _AMOUNT.finditer(text, max(0, match.start() - _PARAGRAPH), match.start())
        if _kind(one["m"]) == "人"
    ]
    if len(before) != 1 or _OTHERS.search(text, before[0].end(), match.start()):
        return None
    own = re.compile(rf"{match['body']}(?:现|共)?有?(?:学生|同学|队员|成员)?\Z")
    return before[0] if own.search(text, max(0, before[0].start() - _FAR), before[0].start()) else None


def _differs(number: Decimal, measure: str, found: re.Match[str], passage: Passage) -> bool:
    other = stated(passage, *found.span("n"))
    return other is not None and number * _scale(measure) != other * _scale(found["m"])


def _listed(text: str, stop: int, number: Decimal) -> bool:
    """Tell whether as many may have been named one by one: 张老师、李老师、王老师……这三名教师."""
    return number <= _NAMED or any(
        number in counts(part) for part in re.split("[，。；：]", text[max(0, stop - _PARAGRAPH) : stop])
    )


def _kind(measure: str) -> str:
    return "元" if measure.endswith("元") else _KEPT.get(measure, measure)


def _scale(measure: str) -> int:
    return 10_000 if measure.startswith("万") else 1
