"""Pronouns that cannot stand for what was named before: 女教师……他, 两位师傅……他, 养老院……本院."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from report_engine.language.expressions import expression
from report_engine.language.passages import HANZI
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "pronouns.yaml"
_PRONOUN = expression(rf"(?P<said>[他她])(?<![其吉排利].)(?!{HANZI}?[们俩]|人|乡|方|处|日|国)")
_ANY = expression("[他她该]|本[院馆园厂店酒]|前者")
_TOLD = expression(r"：[^。！？]*\Z")
_SCHOOLS, _FIRMS = "(?:学校|中专|职高|卫校|(?:职教|教育)中心)", "(?:公司|集团|酒店|企业)"
_PAIR = expression(
    rf"(?P<schools>{HANZI}{{2,16}}{_SCHOOLS}(?:和|与|同){HANZI}{{2,16}}{_SCHOOLS})"
    rf"|{HANZI}{{2,16}}{_FIRMS}(?:和|与|同){HANZI}{{2,16}}{_FIRMS}"
)
_NEXT = 60  # characters behind two within which 该校 goes on about one of them
_PEOPLE = expression(
    rf"(?:[两二三四五六七八九十几]|\d+|\x01)[位名个]女{HANZI}{{1,3}}?[生员师手年人孩长匠民工]|女子{HANZI}{{1,6}}?队(?!长|员)|女[生队]员?们"
)
_THEY = expression("(?<=[，。；：！？“])他们")
_TWO = expression(
    rf"(?P<a>{HANZI}{{2,4}})(?:和|与|、)(?P<b>{HANZI}{{2,5}})[^。！？]{{0,40}}?前者(?P<x>[^，。；]{{2,30}})[，；]后者[^，。；]{{2,30}}"
)
_EACH = expression(
    rf"(?:^|[，。；：\n])(?P<a>{HANZI}{{2,8}})(?:和|与)(?P<b>{HANZI}{{2,10}}?)(?:各|都|是|均|有|，|不同|相|在|。|虽)[^！？\n]{{0,40}}?"
    "前者(?P<x>[^，。；]{2,30})[，；]后者(?P<y>[^，。；]{2,30})"
)
_PLAIN = "学生教师校课业人大中小的在有是和一不了上下"  # characters that any description may have
_FAR = 40  # characters within which a pronoun goes on about the person
_PARTITIVE = ("其中", "一", "中，", "里，", "之中")  # 在三十名选手中，他……
_OWN = expression(r"本(?P<what>院|馆|园|厂|店|酒店)(?![子部领科能来质身人草])")


@dataclass(frozen=True, slots=True)
class Mistaken:
    """A pronoun with what it cannot stand for, and what to write."""

    offset: int
    said: str
    of: str
    cure: str


def mistaken(text: str) -> Iterator[Mistaken]:
    """Find the pronouns of a paragraph that do not fit the only one named before."""
    if not _ANY.search(text):
        return
    yield from _theys(text)
    yield from _formers(text)
    woman, man, several, thing, other, body = _patterns()
    for match in _PRONOUN.finditer(text):
        begin = max(0, match.start() - _FAR)
        wrong, right = (woman, "她") if match["said"] == "他" else (man, "他")
        named = list(wrong.finditer(text, begin, match.start()))
        told = named and _TOLD.search(text, 0, named[-1].start())  # somebody else tells of this one
        between = named and other.search(text, named[-1].end(), match.start())
        if named and not told and not between and _starts(text, match.start()):
            yield Mistaken(match.start(), match["said"], named[-1][0], f"写“{right}”")
            continue
        clause = max(text.rfind(mark, begin, match.start()) for mark in "，。；") + 1
        if clause != match.start() or not clause:
            continue
        before = max(text.rfind(mark, begin, clause - 1) for mark in "，。；！？\n") + 1
        group, one = several.search(text, before, clause), thing.match(text, before, clause)
        rest = several.sub("", text[before:clause])
        if group and not other.search(rest) and not any(word in rest for word in _PARTITIVE):
            yield Mistaken(match.start(), match["said"], group[0], f"写“{match['said']}们”，或写明是谁")
        elif one and not other.search(text, before, clause):
            yield Mistaken(match.start(), match["said"], one[0], "写“它”")
    yield from _of_two(text)
    for match in _OWN.finditer(text):
        far = max(0, match.start() - _FAR)
        begin = max(far, *(text.rfind(mark, far, match.start()) + 1 for mark in "。！？\n"))
        names = [one[0] for one in body.finditer(text, begin, match.start()) if one[0].endswith(match["what"])]
        if names:
            yield Mistaken(match.start(), match[0], names[-1], f"写“该{match['what']}”，或写名称")


def _of_two(text: str) -> Iterator[Mistaken]:
    """Find 该校 behind two schools that act together: 甲校和乙校联合办赛，该校夺冠."""
    for match in _PAIR.finditer(text) if "该" in text else ():
        said = "校" if match["schools"] else "公司"
        found = re.compile(rf"(?<=[，。；])该{said}").search(text, match.end(), match.end() + _NEXT)
        if found:
            yield Mistaken(found.start(), found[0], match[0], "写明是哪一所" if said == "校" else "写明是哪一家")


def _theys(text: str) -> Iterator[Mistaken]:
    """Find 他们 that can only stand for women: 三位女毕业生……他们."""
    for match in _THEY.finditer(text):
        begin = max(0, match.start() - _FAR)
        named = list(_PEOPLE.finditer(text, begin, match.start()))
        if named and not _patterns()[4].search(text, named[-1].end(), match.start()):
            yield Mistaken(match.start(), match[0], named[-1][0], "写“她们”")


def _formers(text: str) -> Iterator[Mistaken]:
    """Find 前者 behind which stands what is the second one's own: 钳工班和焊工班……前者练的是焊缝."""
    for match in _TWO.finditer(text) if "前者" in text else ():
        end = match["b"].find(match["a"][-1])
        if end < 1:
            continue  # nothing that both end with: nobody can tell where the second one ends
        second = match["b"][: end + 1]
        first = match["a"][-len(second) :]
        own, other = (set(a) - set(b) - set(_PLAIN) for a, b in ((first, second), (second, first)))
        if other & set(match["x"]) and not own & set(match["x"]):
            yield Mistaken(match.start("x") - 2, "前者", first, "核对是不是写反了，是就与“后者”对调")
    for match in _EACH.finditer(text) if "前者" in text else ():
        first, second = (set(match[one]) - set(match[two]) - set(_PLAIN) for one, two in ("ab", "ba"))
        said, then = set(match["x"]), set(match["y"])
        if (first & then or second & said) and not (first & said or second & then):
            yield Mistaken(match.start("x") - 2, "前者", match["a"], "核对是不是写反了，是就与“后者”对调")


def _starts(text: str, offset: int) -> bool:
    """Tell whether a clause begins with the pronoun: inside one it may stand for anybody."""
    return offset == 0 or text[offset - 1] in "，。；：！？“\n"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    read: dict[str, Any] = stored(FILE)
    roles, others = one_of(read["roles"]), one_of(read["others"])
    members = "队长|队员|选手|主力|冠军|运动员|成员|教练"
    after = "(?![宿公浴厕数占比人部子士们、和与])"
    return (
        re.compile(
            rf"(?<![男、和的与据])女(?:{roles}|子{HANZI}{{1,6}}?(?:{members})){after}|(?<=位)(?:{one_of(read['women'])}){after}"
        ),
        re.compile(
            rf"(?<![女、和的与据])男(?:{roles}|子{HANZI}{{1,6}}?(?:{members})){after}|(?<=位)(?:{one_of(read['men'])}){after}"
        ),
        re.compile(rf"(?:[两二三四五六七八九十几多]|\d+|\x01)[位名个]{HANZI}{{0,4}}?(?:{others})"),
        re.compile(rf"这[台座项件套本辆部张条把](?!是){HANZI}{{1,8}}"),
        re.compile(rf"{others}|男|女"),
        re.compile(one_of(read["institutions"])),
    )
