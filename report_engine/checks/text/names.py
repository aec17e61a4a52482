"""W201: names of schools, offices, people and indicators are written as the dictionary has them.

规则：学校按 schools.csv 的全称或简称，单位和人名按 data/terms.yaml，指标名称按指标目录；差一两个字的，多半是写错了。
确实是另一个单位，就把它登记到 data/terms.yaml。
好：海港市外事旅游职业学校（schools.csv 里就是这个名称）。
坏：海港市外事旅游学校；海港市外事旅游职业学样。
"""

import re
from collections.abc import Iterator

from report_engine.checks.contracted import contracted
from report_engine.checks.names import body_names
from report_engine.language.edges import severs
from report_engine.language.expressions import expression
from report_engine.language.lexicon import COMMON, lexicon
from report_engine.language.near import Names, Near
from report_engine.language.passages import HANZI, Passage
from report_engine.language.where import joined, words_of
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W201 = Code("W201", Category.TEXT)

# What an office ends with; and the words of which a name's last character is only a part.
_OFFICE = expression("部门|主管|行政|系统|机关|服务|事业|工作")  # 人力资源和社会保障部门 names no office
_KINDS = "厅局部委办处科院校所站馆团会社"
_OFFICES = "厅局委"
_WORDS = (
    "学校",
    "中心",
    "学院",
    "公司",
    "中专",
    "职高",
    "酒店",
    "医院",
    "景区",
    "基地",
    "平台",
    "会所",
    "日报",
    "晚报",
)
_NAME = expression(f"(?:{HANZI}|[“”+A-Za-z0-9（）])+")
_HAN = expression(HANZI)
_APART = expression("[的和与在将把被]|(?<![中高初])等")
_HAS = expression("[另还也又都均各共现已新]?[有设办建是]")
_COUNTS = "两三四五六七八九十各几"
_PARTICLES = "的和与同于在是将对从把被由向为及等"
# Any city's schools together, which may look like the name of one.
_ALL_SCHOOLS = expression(r".*[市县区州省][各内]?(?:中等职业|中职|职业)(?:学校|院校)")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for almost-names in every text."""
    terms = loaded.terms
    indicators = [str(name) for i in loaded.facts.catalogue.values() for name in (i.name, *i.short)]
    bodies = body_names(loaded)
    # What reads as almost a name and is none is in the dictionary too: 某市中等职业学校 beside 某市中等专业学校.
    usual = contracted(loaded)
    known = words_of(frozenset((*bodies, *usual, *indicators, *(terms.known() if terms else ()))))
    fixed = frozenset(name for name in indicators if len(name) >= 7)
    names = Names(bodies, fixed=fixed)
    people = [str(name) for name in (terms.people if terms else ()) if len(name) > 2]
    exact = loaded.texts.spans_in(known, joined(passage.unlinked for passage in loaded.passages))
    almost = loaded.texts.at(names.pieces.keys())
    for number in sorted(exact.keys() | almost.keys()):
        passage, spans = loaded.passages[number], exact.get(number, [])
        text = passage.unlinked
        found = [
            near
            for near in names.find(text, almost.get(number, ()), spans)
            if _is_new(near, spans)
            and _is_slip(text[near.start : near.end], near, text)
            and not (near.name in fixed and _is_another_word(text[near.start : near.end], near.name))
        ]
        found += (Near(start, end + 1, text[start:end]) for start, end in spans if _is_doubled(text, end))
        for near in _best(found):
            yield _problem(passage, near)
    for name in people:
        for passage in loaded.holding(name[:2]):
            for start in _almost(name, passage.unlinked):
                yield _problem(passage, Near(start, start + len(name), name))


def _almost(name: str, text: str) -> Iterator[int]:
    """Find where a person's name stands with one wrong character: one of its first two is right."""
    for start in sorted({place.start() - at for at in (0, 1) for place in re.finditer(re.escape(name[at]), text)}):
        said = text[max(start, 0) : start + len(name)]
        wrong = [a for a, b in zip(said, name, strict=False) if a != b]
        cut = severs(text, start, start + len(name))  # 山水林田湖|生态
        if len(said) == len(name) and len(wrong) == 1 and _HAN.match(wrong[0]) and not cut:
            yield start


def _is_slip(said: str, near: Near, text: str) -> bool:
    """Tell whether the place can be the name: 某市教育系统 is no slip for 某市教育局, 某市教育厅 is."""
    goes_on = said[:-1] == near.name[:-1] and said[-1] not in _KINDS and not near.name.endswith(_WORDS)
    is_kind = said[-1] != near.name[-1] and _OFFICE.match(text, near.end - 1)
    counts = any(a != b and a in _COUNTS for a, b in zip(said, near.name, strict=False))  # 海港三校 is no 海港卫校
    both = len(said) > 3 and said[0] != near.name[0] and said[-1] != near.name[-1]  # 据……部 is another body
    over = lexicon().cost.get(text[near.end - 1 : near.end + 1], COMMON + 1) <= COMMON
    cut = said[-1] != near.name[-1] and over  # 省教育科学规划
    office = said[-1] in _OFFICES and said[-1] == near.name[-1] and _is_another_word(said, near.name)  # 民政厅, 财政厅
    another = counts or goes_on or is_kind or both or cut or office
    return (said == text or not another) and _is_word(said) and not _is_phrase(said, near.name)


def _is_another_word(said: str, name: str) -> bool:
    """Tell whether what differs is a word as well: 国家奖学金名额 is no slip for 国家奖学金金额."""
    at = next((n for n, (a, b) in enumerate(zip(said, name, strict=False)) if a != b), 0)
    cost = lexicon().cost
    pairs = (said[max(0, at - 1) : at + 1], said[at : at + 2])
    return len(said) == len(name) and any(len(pair) == 2 and cost.get(pair, COMMON + 1) <= COMMON for pair in pairs)


def _is_doubled(text: str, end: int) -> bool:
    """Tell whether a name's last character stands twice, and no word begins with the second: 局局长, 中心心理."""
    after = text[end + 1 : end + 2]
    return text[end - 1] == text[end : end + 1] and (not re.match(HANZI, after) or after in _PARTICLES)


def _is_phrase(said: str, name: str) -> bool:
    """Tell whether a particle or a verb stands where the name has none: 某市在中等职业学校, 某县另有特殊教育学校."""
    start = next((n for n, (a, b) in enumerate(zip(said, name, strict=False)) if a != b), len(name))
    verb = len(said) > len(name) and _HAS.fullmatch(said[start : start + len(said) - len(name)])
    return bool(verb) or any(particle not in name for particle in _APART.findall(said))


def _is_word(said: str) -> bool:
    return bool(_NAME.fullmatch(said)) and not _ALL_SCHOOLS.fullmatch(said)


def _is_new(near: Near, spans: list[tuple[int, int]]) -> bool:
    """Tell whether the place is no known name: one that lies inside is a part, one about as long is the name meant."""
    for start, end in spans:
        length = near.end - near.start
        shared = min(end, near.end) - max(start, near.start)
        if shared == length or (shared >= length - 1 and end - start >= len(near.name) - 2):
            return False
    return True


def _best(found: list[Near]) -> Iterator[Near]:
    """Of overlapping places give the one whose name is longest, once."""
    kept: list[Near] = []
    for near in sorted(found, key=lambda n: (-len(n.name), n.start)):
        if not any(near.start < other.end and other.start < near.end for other in kept):
            kept.append(near)
            yield near


def _problem(passage: Passage, near: Near) -> Problem:
    said = passage.said(near.start, near.end)
    place = passage.at(near.start)
    about = passage.about(f"name:{said}", near.start)
    message = f"“{said}”与“{near.name}”只差一两个字"
    hint = f"写成“{near.name}”；确实是另一个名称，登记到 data/terms.yaml"
    return W201.problem(message, place, hint, about, said)
