"""Majors, the field that each is of, and what their pupils learn, from the data file beside this module."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_engine.language.expressions import expression
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "majors.yaml"
_OWN = expression(
    "专业(?:特长|所长|优势|技能|本领|课程|内容)|所学|学以致用|对口|核心|实习|实训|基本功|技能(?:[节竞比大]|用)|底气|苦练|比拼|练习|课堂|岗位|业务"
)
_APART = expression(
    "跨专业|选修|兼修|辅修|跨界|体验|联合|携手|合作|其他专业|不同专业|融合|拓展|第二|社团|兴趣|参观|转|除了?|不仅"
)
_PUPILS = expression("专业的?(?:学生|同学|师生|教师)")
_LIST = expression("[、和与及以]+")


@dataclass(frozen=True, slots=True)
class Strange:
    """What does not belong to a major, or a major that is of another field."""

    start: int
    said: str
    major: str
    hint: str


def strange(text: str, sentences: tuple[tuple[int, int], ...]) -> Iterator[Strange]:
    """Find them sentence by sentence."""
    for start, end in sentences:
        majors = list(_major().finditer(text, start, end))
        if majors:
            yield from _listed(majors, text, start, end)
            yield from _doing(majors, text, start, end)


def _listed(majors: list[re.Match[str]], text: str, start: int, end: int) -> Iterator[Strange]:
    """Find a major that stands in the row of one field and is of another: 医药卫生类……护理和机电技术应用专业."""
    fields = set(_field().findall(text, start, end))
    if len(fields) != 1 or len(majors) < 2:
        return
    (field,) = fields
    own = [one for one in majors if field in _of(one["name"])]
    for one in majors:
        row = any(
            _LIST.fullmatch(text, *sorted((one.end(), other.start())))
            or _LIST.fullmatch(text, other.end(), one.start())
            for other in own
        )
        if row and one not in own:
            yield Strange(one.start(), one["name"], f"{field}类", f"“{one['name']}”属于{_of(one['name'])[0]}大类")


def _doing(majors: list[re.Match[str]], text: str, start: int, end: int) -> Iterator[Strange]:
    """Find the work of another major where the pupils of one alone do what they learn."""
    majors = list(_called(majors, text))
    named = {one["name"] for one in majors}
    fields = {number for name in named for number in _numbers(name)}
    groups = len(_PUPILS.findall(text, start, end))  # 幼儿保育专业的学生……，旅游专业的学生……: of several
    if len(named) != 1 or groups > len(majors) or _APART.search(text, start, end) or not _OWN.search(text, start, end):
        return
    strangers = [one for one in _work().finditer(text, start, end) if not _does(one[0]) & fields]
    if strangers and strangers[0].start() > min(one.start() for one in majors):
        one = strangers[0]
        owner = _read()["fields"][min(_does(one[0]))]["majors"][0]
        yield Strange(one.start(), one[0], majors[0]["name"], f"这是{owner}一类专业学的")


def _called(majors: list[re.Match[str]], text: str) -> Iterator[re.Match[str]]:
    """Give those that are called 专业, with those that stand in a row before them: 护理知识 names no major."""
    behind: re.Match[str] | None = None
    for one in reversed(majors):
        if one["of"] or (behind and _LIST.fullmatch(text, one.end(), behind.start())):
            behind = one
            yield one


def _of(name: str) -> list[str]:
    return [of for number in _numbers(name) for of in _read()["fields"][number]["of"]]


@cache
def _numbers(name: str) -> frozenset[int]:
    return frozenset(n for n, one in enumerate(_read()["fields"]) if name in one["majors"])


@cache
def _does(work: str) -> frozenset[int]:
    return frozenset(n for n, one in enumerate(_read()["fields"]) if work in one["does"])


@cache
def _major() -> re.Pattern[str]:
    names = one_of(sorted({name for one in _read()["fields"] for name in one["majors"]}))
    return re.compile(f"(?P<name>{names})(?P<of>专业)?(?![一-龥]{{0,3}}大类)")


@cache
def _field() -> re.Pattern[str]:
    return re.compile(f"({one_of(sorted({of for one in _read()['fields'] for of in one['of']}))})(?:大?类)")


@cache
def _work() -> re.Pattern[str]:
    return re.compile(one_of(sorted({work for one in _read()["fields"] for work in one["does"]})))


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = stored(FILE)
    return read
