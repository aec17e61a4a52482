"""Things of a size that they never have: 书架高180米, 占地2平方公里的文化角; the data file has what is possible."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from report_engine.language.amounts import stated
from report_engine.language.expressions import expression
from report_engine.language.passages import HAN, VALUE, Passage
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "sizes.yaml"
_N = rf"\d[\d.]*|{VALUE}"
_ABOUT = "(?:平均|每[个间块座节]|各|共|总|都|均|只有|只|仅|不过|约|近|达到?|为|是|有|超过|不足|不到|大约)*"
_TOGETHER = expression("共|总|累计|合计|各[班校]|[\\d一二三四五六七八九十百几多两](?:[间块座处]|个(?!小时|月|学期))")

_EACH = expression("(?<!平)均")


@dataclass(frozen=True, slots=True)
class Size:
    """What finds the things of one row with a number, and between which values it may lie, in its unit."""

    pattern: re.Pattern[str]
    units: dict[str, Decimal]
    least: Decimal
    most: Decimal
    unit: str


def oversized(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Find the numbers, with their units, that are too large or small for their things: where, and why."""
    text = passage.quiet
    if not _units().search(text):
        return
    for size in _sizes():
        for match in size.pattern.finditer(text):
            side = "a" if match["a"] else "b"
            number = stated(passage, *match.span(side))
            unit = match[f"u{side}"]
            together = match["thing"] and _TOGETHER.search(text, max(0, match.start() - 8), match.end(side))
            each = _EACH.search(text, max(0, match.start() - 12), match.end(f"u{side}"))  # 生均占地 is of a pupil
            if (
                number is None
                or together
                or each
                or any(value.indicator for value in passage.within(*match.span(side)))
            ):
                continue
            value = number * (10000 if match[f"w{side}"] else 1) * size.units[unit]
            if not size.least <= value <= size.most:
                thing = match["thing"] or match["of"]
                yield (
                    match.start(side),
                    match.end(f"u{side}"),
                    f"{thing}不会有这么{'大' if value > size.most else '小'}",
                )


@cache
def _units() -> re.Pattern[str]:
    units = {unit for family in stored(FILE)["units"].values() for unit in family}
    return re.compile(rf"(?:{_N})万?(?:{one_of(sorted(units))})")


@cache
def _sizes() -> tuple[Size, ...]:
    read: dict[str, Any] = stored(FILE)
    found = []
    for one in read["sizes"]:
        family = {unit: Decimal(str(times)) for unit, times in read["units"][one["in"]].items()}
        things, unit = one_of(one["things"]), one_of(sorted(family))
        words = one_of([word for word in one["of"] if word])
        lead = f"(?:{words})?" if "" in one["of"] else f"(?:{words})"
        lead = "" if one["of"] == [""] else lead
        behind = (
            rf"|(?P<b>{_N})(?P<wb>万)?(?P<ub>{unit})(?:{words})?的[{HAN}]{{0,3}}?(?P<of>{things})(?![廊墙区街])"
            if any(one["of"])
            else "|(?P<b>(?!))(?P<wb>)(?P<ub>)(?P<of>)"
        )
        pattern = rf"(?P<thing>{things})的?{_ABOUT}{lead}{_ABOUT}(?P<a>{_N})(?P<wa>万)?[余多]?(?P<ua>{unit}){behind}"
        found.append(Size(re.compile(pattern), family, Decimal(str(one["from"])), Decimal(str(one["to"])), one["in"]))
    return tuple(found)
