"""Cohorts of pupils against the time that is told of them: those of 2024级 enter in autumn 2024 and leave in 2027."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.language.dates import Date
from report_engine.language.expressions import expression
from report_engine.language.passages import Passage

_Y = r"(?<!\d)(?P<y>20\d{2})"
_NEW = expression(rf"{_Y}级(?:全体|的)?(?:新生|新同学|同学入学|学生入学|入学|学生报到)")
_MADE_NEW = expression(rf"{_Y}届(?:全体|的)?(?:新生|新同学)")
_ENTERS = expression("开学|入学|报到|军训|走进|迎来|新生|迎新|第一课|进校|入校|到校")
_LEAVES = expression(
    rf"{_Y}(?P<kind>[届级])(?:全体|的)?(?:应届)?(?:毕业)?(?:学生|毕业生|同学)?(?:们)?(?:即将|正式|顺利|圆满|如期|集体)?"
    "(?:毕业(?![生设证班实])|走出校门|离校|告别校园|告别母校|踏出校门|走出校园|领取毕业证)"
)
_LOOKS_BACK = expression(
    "回访|调查|统计|跟踪|返校|回校|回母校|招[生收录]|预录|录取|报名|即将|拟|将|计划|休学|复学|延期|提前|五年|两年制|二年制|3\\+|“3"
)
_FOLLOWS = expression("(?:新生|新同学)[于在]?\\Z")  # 2022级新生于2023年9月入学
_AUTUMN = (8, 9, 10)
_SUMMER = (5, 6, 7)
_COURSE = 3  # years that pupils stay


@dataclass(frozen=True, slots=True)
class Cohort:
    """A cohort that cannot do what is told at its time."""

    start: int
    said: str
    hint: str


def cohorts(passage: Passage) -> Iterator[Cohort]:
    """Find them in sentences that name one day or month, or an autumn term, and nothing that looks back or ahead."""
    text = passage.quiet
    for match in _MADE_NEW.finditer(text):
        yield Cohort(match.start(), match[0], f"新生按入学的年份称“级”：{match['y']}级新生")
    found = [*_NEW.finditer(text), *_LEAVES.finditer(text)]
    for match in found:
        start, end = passage.sentence(match.start())
        when = _when(passage, start, match.start(), end)
        if when is None or _LOOKS_BACK.search(text, start, end):
            continue
        year, month = when
        own = int(match["y"])
        if "kind" not in match.groupdict():
            if own != year and month in _AUTUMN and _ENTERS.search(text, start, end):
                yield Cohort(match.start(), match[0], f"{year}年{month}月入学的是{year}级")
        elif month in _SUMMER and (own != year if match["kind"] == "届" else 0 <= year - own < _COURSE):
            right = f"{year}届" if match["kind"] == "届" else f"{year - _COURSE}级"
            yield Cohort(match.start(), match[0], f"{year}年{month}月毕业的是{right}")
    for match in re.finditer(rf"{_Y}级", text):
        start, end = passage.sentence(match.start())
        when = _when(passage, start, match.start(), end)
        if (
            when
            and when[0] == int(match["y"])
            and when[1] in (2, 3, 4, 5, 6)
            and not _LOOKS_BACK.search(text, start, end)
        ):
            yield Cohort(match.start(), match[0], f"{match['y']}年{when[1]}月，{match['y']}级的学生还没有入学")


def _when(passage: Passage, start: int, at: int, end: int) -> tuple[int, int] | None:
    """Give the only year and month before a cohort in its sentence; an autumn term begins in September."""
    text = passage.quiet
    dates: list[Date] = [one for one in passage.dates if start <= one.start < end and one.month]
    years = set(re.findall(r"(?<!\d)20\d{2}(?=年)", text[start:end]))
    if len(years) != 1:
        return None
    year = int(years.pop())
    if len(dates) == 1 and dates[0].year == year and (dates[0].start < at or _FOLLOWS.search(text, at, dates[0].start)):
        return year, dates[0].month or 0
    if not dates and re.search(r"年秋(?:季(?:学期|开学)?|天)", text[start:at]):
        return year, 9
    return (year, 3) if not dates and re.search("年春季学期", text[start:at]) else None
