"""Facts that everybody can look up, from the data file beside this module: how they are said, and the right value.

A way of saying is a text with marks: `@` is one of the names, `#` the value, `…` a few characters of the clause,
`~` some between the two that are no other item of a list and no other value, `→` more of these, over clauses.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

from report_engine.language.expressions import expression
from report_engine.language.numerals import han_value
from report_engine.language.phrases import groups
from report_engine.language.trie import one_of
from report_engine.language.where import words_of

FILES = ("facts.yaml", "culture.yaml", "sights.yaml")
_DATE = expression(r"(?P<year>(?:19|20)\d{2})年(?:(?P<month>\d{1,2})月)?(?:(?P<day>\d{1,2})日)?")
_AMOUNT = expression(r"(?P<number>[\d.]+|[一二两三四五六七八九十百千]+)(?P<unit>[^\d\s]*)\Z")
_NUMBER = r"(?:\d[\d.]*|[一二两三四五六七八九十百千]+|半)"
_UNITS = ("个?月|个?星期|周|天|年|个?学期|个?学年", "[万千]?元", "[%％]", "周?岁", "个?小时|分钟")
_MARKS = expression("[@#…~→]")
_SOME = "[^，。；：！？\\n]{0,12}?"
# What lies so long before or behind an event has a date of its own: 全国教育大会闭幕一个月之际, 施行两周年前夕.
_SPAN = (
    r"(?:近|不到|满|整|约|刚刚?|仅|才)*"
    r"(?:[\d一二两三四五六七八九十半几]+(?:周年|年|个?多?月|个?星期|个?学期|周|天|日)[半多余]?)+"
)
_LONG_AFTER = expression(rf"了?{_SPAN}(?:之际|之时|时|之后|后|以来|来|之前|前夕?|，|的)")
_AFTER = expression("了?(?:不?久?[之以]?后(?!的)|以来|前[夕后]|之前)")
_LIST = "[一二三四五六七八九十各][一二三四五六七八九十、和至到及]*"


@dataclass(frozen=True, eq=False)
class Fact:
    """One of them: its group, the names one of which must stand, the words beside them, and the right values.

    `among` are the values that can stand in their place, where no form tells them; `where` the regions of which it is
    true; `other` are words before a name that make it another thing's.
    """

    group: str
    of: tuple[str, ...]
    says: tuple[str, ...]
    right: tuple[str, ...]
    beside: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    other: tuple[str, ...] = ()

    def concerns(self, sentence: str) -> bool:
        """Tell whether a sentence has the words that the fact needs, and none that it does not bear."""
        needed = all(any(word in sentence for word in words) for words in self.beside)
        return needed and not any(word in sentence for word in self.without)

    def patterns(self, sentence: str) -> Iterator[re.Pattern[str]]:
        """Go through the expressions that find the value, of those ways of saying whose own words a sentence has."""
        ways = [way for way in self.says if all(map(sentence.__contains__, _own_words(way)))]
        if ways and self.among and not any(map(sentence.__contains__, _wrong(self))):
            return  # no value stands there, or the right one alone
        for way in ways:
            yield _pattern(self, way)

    def agrees(self, said: str) -> bool:
        """Tell whether a value is one of the right ones."""
        return any(_same(said, right) for right in self.right)


@cache
def facts() -> tuple[Fact, ...]:
    """Read the file."""
    return tuple(
        fact_of(group["group"], {**group, **entry, "among": _values(group)})
        for name in FILES
        for group in groups(name)
        for entry in group.get("entries", ())
    )


def _values(group: Mapping[str, Any]) -> list[str]:
    """Give what can be said in a group whose values have no form: those of all its entries, and some more."""
    if "among" not in group:
        return []
    return [*group["among"], *(value for entry in group["entries"] for value in entry["right"])]


def fact_of(group: str, entry: Mapping[str, Any]) -> Fact:
    """Make one of what stands in a file."""

    def listed(key: str) -> tuple[str, ...]:
        return tuple(map(str, entry.get(key, ())))

    beside = tuple(tuple(map(str, words)) for words in entry.get("with", ()))
    among = listed("among") and (*listed("among"), *listed("right"))
    return Fact(
        group,
        listed("of"),
        listed("says"),
        listed("right"),
        beside,
        listed("without"),
        listed("apart"),
        among,
        listed("where"),
        listed("other"),
    )


class Called:
    """Facts by the names that call for them."""

    def __init__(self, found: Iterable[Fact]) -> None:
        self._own: dict[str, list[Fact]] = {}
        for fact in found:
            for name in fact.of:
                self._own.setdefault(name, []).append(fact)
        self.names = words_of(frozenset(self._own))
        self._by = cache(self._by_one)

    def by(self, names: Iterable[str]) -> Iterable[Fact]:
        """Give those that names call for, each once."""
        return dict.fromkeys(fact for name in names for fact in self._by(name))

    def _by_one(self, name: str) -> list[Fact]:
        """List those that a name calls for: its own, then those of the names inside it."""
        parts = (name[start:end] for start, end in combinations(range(len(name) + 1), 2))
        inside = (part for part in parts if part != name)
        return [fact for part in (name, *inside) for fact in self._own.get(part, ())]


@cache
def _wrong(fact: Fact) -> tuple[str, ...]:
    """Give the values that can stand in the place of the right ones."""
    return tuple(word for word in dict.fromkeys(fact.among) if not fact.agrees(word))


@cache
def _own_words(way: str) -> list[str]:
    return _MARKS.split(way)


@cache
def _pattern(fact: Fact, way: str) -> re.Pattern[str]:
    apart = f"(?!{one_of(fact.apart)})" if fact.apart else ""
    other = "".join(f"(?<!{re.escape(word)})" for word in fact.other)
    name = f"{other}《?(?:{one_of(fact.of)})》?(?:（[^（）]{{0,12}}）)?{apart}"
    # Of several that are named together each may be said of another thing.
    named = f"(?<![、和与及]){one_of(fact.among)}(?!》?(?:[、和与及]|以及)|》《)"
    values = named if fact.among else "|".join(dict.fromkeys(_shape(right) for right in fact.right))
    marks = {"@": name, "#": f"({values})", "…": _SOME}
    for mark, size, stop in (("~", 10, "，。；：！？、《》“”等\\n"), ("→", 40, "《\\n")):
        marks[mark] = f"(?:(?!{values})[^{stop}]){{0,{size}}}?"
    return re.compile("".join(marks.get(sign) or re.escape(sign) for sign in way))


def _shape(right: str) -> str:
    """Write what a value looks like that could stand in the place of the right one."""
    if _DATE.match(right):
        return r"(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?"
    if "〕" in right:
        return r"\d{4}〕\d+"
    if ":" in right or "/" in right:
        return r"\d+(?:\.\d+)?[:：/]\d+(?:\.\d+)?"
    amount = _AMOUNT.match(right)
    if amount and right[0].isdigit():
        unit = amount["unit"]
        family = next((units for units in _UNITS if re.fullmatch(units, unit)), re.escape(unit))
        return f"{_NUMBER}(?:{family})(?!\\s*[-—～~至到]+\\d)" if unit else f"{_NUMBER}(?![\\d.:：])"
    return _LIST if not right.startswith("三分") else "[一二三四五六七八九十]+分之[一二三四五六七八九十]+"


def _same(said: str, right: str) -> bool:
    one, other = _DATE.fullmatch(said), _DATE.fullmatch(right)
    if one and other:
        return all(
            one[part] is None or other[part] is None or int(one[part]) == int(other[part]) for part in other.groupdict()
        )
    one_way, other_way = _plain(said), _plain(right)
    return one_way == other_way or one_way.split(":")[::-1] == other_way.split(":")  # the order is told by W227


def _plain(said: str) -> str:
    """Write a value in one way: digits for numerals, one word for a unit."""
    said = said.replace("：", ":").replace("％", "%").replace("周岁", "岁").rstrip("年级")
    amount = _AMOUNT.match(said)
    if not amount:
        return said
    number = amount["number"]
    value = number if number[0].isdigit() else han_value(number)
    return f"{float(value):g}{amount['unit'].removeprefix('个')}" if value is not None else said


def mistakes(fact: Fact, text: str, start: int, end: int) -> Iterator[tuple[int, str, str]]:
    """Go through what a sentence says wrongly: where, what was said, and the value."""
    for pattern in fact.patterns(text[start:end]):
        for match in pattern.finditer(text, start, end):
            if match.lastindex and not fact.agrees(match[1]) and not _is_later(match):
                yield match.start(1), match[0], match[1]


def _is_later(match: re.Match[str]) -> bool:
    """Tell whether a date is of what lies behind the event, or before it, and not of the event."""
    if not _DATE.match(match[1]):
        return False
    # 2022年9月大会闭幕后: the date right before the event is its own.
    apart = match.string.startswith("，", match.end(1))
    return bool(_LONG_AFTER.match(match.string, match.end()) or (apart and _AFTER.match(match.string, match.end())))
