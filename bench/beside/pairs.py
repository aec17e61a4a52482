"""Which indicators are taken for each other: siblings by one word, and totals with their parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_engine.facts.facts import Facts
from report_engine.facts.formula import names_in
from report_engine.facts.printing import NoValueError, digits

# Words that tell members of one family apart.
FAMILIES = (
    ("公办", "民办"),
    ("市属", "县区属"),
    ("国家级", "省级", "市级", "校级"),
    ("国培", "省培", "市培", "校培"),
    ("不含", "含"),
    ("第一产业", "第二产业", "第三产业"),
    ("一等奖", "二等奖", "三等奖"),
    ("体育课", "美育课"),
    ("普通高中", "中职学校", "技工学校"),
    ("普高", "中职"),
    ("纸质图书", "电子图书"),
    ("本科", "高职高专"),
    ("惠及人数", "惠及人次"),
    ("校赛", "市赛", "省赛"),
    ("学校数", "企业数"),
    ("骨干", "特色"),
    ("新增", "撤销"),
)
_COUNTED = re.compile(r"(?:总人数|人数|总数|数量|个数|次数|数)$")


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator as a sentence needs it: its full name, its usual shorter ones, unit and what is printed."""

    name: str
    shorter: tuple[str, ...]
    unit: str
    printed: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two indicators of one unit with different values; `kind` is what they are to each other."""

    kind: str
    said: Named
    other: Named


def pairs(facts: Facts, year: int) -> Iterator[Pair]:
    """Go through all pairs, in both directions."""
    known = {str(one.name): named for one in facts.catalogue.values() if (named := _named(facts, str(one.id), year))}
    for first, second, kind in {*_siblings(known), *_sums(facts)}:
        for said, other in ((first, second), (second, first)):
            if said not in known or other not in known or known[said].unit != known[other].unit:
                continue
            if known[said].printed != known[other].printed:
                yield Pair(kind, known[said], known[other])


def _named(facts: Facts, key: str, year: int) -> Named | None:
    one = facts.catalogue[key]
    try:
        printed = digits(facts, one, year, "")
    except NoValueError:
        return None
    full = str(one.name)
    shorter = dict.fromkeys((*map(str, one.short), _COUNTED.sub("", full), full.replace("中职学校", "")))
    good = tuple(name for name in shorter if name != full and len(name) >= 4)
    return Named(full, good, one.unit.partition("/")[0], printed) if printed else None


def _siblings(known: dict[str, Named]) -> Iterator[tuple[str, str, str]]:
    for name in known:
        for family in FAMILIES:
            for word in family:
                if word not in name or (word == "含" and "不含" in name):
                    continue
                others = (name.replace(word, other, 1) for other in family if other != word)
                yield from ((*sorted((name, other)), word_of(family)) for other in others if other in known)


def word_of(family: tuple[str, ...]) -> str:
    """Name a family."""
    return "/".join(family)


def _sums(facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Take a total that is computed with each of its parts, and each student number of a kind with the total."""
    for one in facts.catalogue.values():
        if one.formula and set(one.formula) <= set("abcdefghijklmnopqrstuvwxyz0123456789_ +"):
            for part in names_in(one.formula):
                yield str(one.name), str(facts.catalogue[part].name), "total/part"
