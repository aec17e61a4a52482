"""W222: a school is called by its full or its registered short name, not by a short form made up for the moment.

规则：一览表里的学校写全称或登记的简称；从全称里另外挑字拼成的简称（后面带“职校”“中专”一类的字），读者认不出是哪一所。
确实通用的，登记到 data/terms.yaml 这所学校（bodies）的 short 里。
好：体育舞蹈中专、海港市体育舞蹈中等专业学校（一览表里就是这两个写法）。
坏：体舞中专；市体舞职校。
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_engine.checks.contracted import contracted
from report_engine.checks.names import body_names, school_names, standing
from report_engine.language.expressions import expression
from report_engine.language.near import distance
from report_engine.language.passages import HANZI, HIDDEN, Passage, hide
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W222 = Code("W222", Category.TEXT)

_KIND = expression(
    "职教中心|教育中心|学校|职校|中专|职高|职中(?!心)|卫校|技校|职专|艺校|特校|高中|校(?![园区长内外企友方舍服级史歌训])|专(?![业科家门职])"
)
_ANY = expression("校|中专|职高|职中|专|教中心|育中心|高中")
_LONGEST = 12  # characters before the word for the kind
# What many names have in common, which tells no school from another.
_COMMON = expression("中等|职业|专业|技术|教育|特殊|高级|技工|学校|中心|高中|中专|县|区")
_PLACE = expression(r"(?P<stem>.{2,4}?)(?:.{2,8}自治[县旗]|[县区旗])")
_GENERAL = ("学校", "教育中心")  # 临河县职业学校 may be any school of the county
# Behind one of these a name begins, where it is a word by itself.
_BEFORE = expression(rf"(?:(?!{HANZI})[\s\S]|[在由与和及跟同到对向给从为将把被让的了过入])\Z")


@dataclass(frozen=True, slots=True)
class _School:
    """A school: its names, and the characters that tell it from others; the first of them may be its place's."""

    full: str
    short: str
    own: str
    place: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A beginning that is picked from the name of a school; `count` are the characters that tell which."""

    school: _School
    start: int
    count: int
    whole: bool  # a piece of the name as it stands


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for words for schools whose beginning is picked from one school's name."""
    names = school_names(loaded)
    city = re.split(r"省|自治区", str(loaded.document.front.region))[-1]
    schools = tuple(_schools(names, city))
    if not any(school.own for school in schools):
        return
    terms = loaded.terms.known() if loaded.terms else ()
    known = standing(loaded, (*names, *contracted(loaded), *body_names(loaded), *terms))
    firsts = re.compile(f"[{re.escape(''.join(sorted({school.own[0] for school in schools if school.own})))}]")
    for passage in loaded.passages:
        if _ANY.search(passage.text) and firsts.search(passage.text):
            text = known.sub(hide, passage.quiet)
            for kind in _KIND.finditer(text):
                if not firsts.search(text, max(0, kind.start() - _LONGEST), kind.start()):
                    continue
                found = _picked(text, kind, schools, city)
                head = text[found.start : kind.start()] if found else ""
                word = found and found.whole and head in found.school.own and head != found.school.place
                # 卫生职业中等专业学校 behind 临河县另有 is the end of a full name.
                whole = found and any(name.endswith(text[found.start : kind.end()]) for name in names)
                if found and not whole and not (word and _is_word(head, loaded, known)):
                    yield _problem(passage, text[found.start : kind.end()], found)


def _schools(names: Mapping[str, str], city: str) -> Iterator[_School]:
    """Take from each full name what is its own."""
    shorts: dict[str, str] = {}
    for name, full in names.items():
        if name != full:
            shorts.setdefault(full, name)
    for full in dict.fromkeys(names.values()):
        rest = full.removeprefix(city).removeprefix(city[:-1])
        place = _PLACE.match(rest)
        stem = place["stem"] if place else ""
        own = stem + _COMMON.sub("", _KIND.sub("", rest[place.end() :] if place else rest))
        yield _School(full, shorts.get(full, ""), own, stem)


def _picked(text: str, kind: re.Match[str], schools: Sequence[_School], city: str) -> _Found | None:
    """Find the one school from whose name the characters before the word for the kind are picked."""
    low = max(0, kind.start() - _LONGEST)
    low = max(low, text.rfind(HIDDEN, low, kind.start()) + 1)
    every = [found for school in schools if (found := _walk(text, low, kind, school, city))]
    best = max((found.count for found in every), default=0)
    most = [found for found in every if found.count == best]
    # 临河 is all that one name has of its own, and a part of the other; 职教中心 is in one and not in the other.
    for fits in (lambda one: one.count == len(one.school.own), lambda one: _is_within(kind[0], one.school.full)):
        most = [one for one in most if fits(one)] if len(most) > 1 and any(map(fits, most)) else most
    return most[0] if len(most) == 1 and _is_told(text, most[0], kind) else None


def _walk(text: str, low: int, kind: re.Match[str], school: _School, city: str) -> _Found | None:
    """Go back from the word for the kind as long as the characters are the name's, in its order."""
    at, left, first, count = kind.start(), len(school.own), 0, 0
    while at > low:
        before = school.own.rfind(text[at - 1], 0, left)
        common = next((size for size in (2, 1) if _COMMON.fullmatch(text, max(low, at - size), at)), 0)
        if before >= 0:
            at, left, count = at - 1, before, count + 1
            first = at if before == 0 else first
        elif common:
            at -= common
        else:
            break
    if left or not count:
        return None
    prefix = next((part for part in (city, city[:-1], city[-1:]) if part and text.endswith(part, low, first)), "")
    head = text[first : kind.start()]
    return _Found(school, first - len(prefix), count, count > 1 and head in school.full)


def _is_told(text: str, found: _Found, kind: re.Match[str]) -> bool:
    """Tell whether it can only be a name: two characters that tell which, at a place where a name can begin."""
    school, head = found.school, text[found.start : kind.start()]
    if distance(text[found.start : kind.end()], school.full, 2) <= 2:
        return False  # the full name with a slip: W201 tells it
    if len(school.place) >= found.count and kind[0].endswith(_GENERAL):
        return False
    if len(kind[0]) == 1:
        return found.count > 2  # 兴荣海校
    if found.count == 1:
        plain = head == school.own[0] and "职教中心" in kind[0]
        fits = _is_within(kind[0], school.full)
        return (plain and fits and bool(_BEFORE.search(text[: found.start][-1:] or "。"))) or (
            head[0] == "市" and not fits
        )
    if found.whole and found.count == 2 and kind[0] == "学校":
        return False  # 港口学校 may be any school of that kind
    return not found.whole or bool(_BEFORE.search(text[: found.start][-1:] or "。"))


def _is_within(part: str, full: str) -> bool:
    """Tell whether the characters stand in a name in this order."""
    rest = iter(full)
    return all(character in rest for character in part)


def _is_word(head: str, loaded: Loaded, known: re.Pattern[str]) -> bool:
    """Tell whether the report uses it as a word: 港口, 卫生."""
    texts = (known.sub(hide, passage.text) for passage in loaded.passages if head in passage.text)
    return sum(len(re.findall(rf"{head}(?!\w{{0,4}}?[校专高])", text)) for text in texts) > 1


def _problem(passage: Passage, said: str, found: _Found) -> Problem:
    school = found.school
    message = f"“{said}”不是登记的简称，说的像是{school.full}"
    names = f"“{school.short}”或全称" if school.short else "全称"
    hint = f"写成{names}；确实通用，登记到 data/terms.yaml 这所学校的 short"
    about = passage.about(f"shortened:{said}", found.start)
    return W222.problem(message, passage.at(found.start), hint, about, said)
