"""How the values of many schools become one value of the city: the `aggregate` words of the catalogue, carried out."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report_engine.facts.catalogue import Indicator
from report_engine.facts.formats import rounded

_BETWEEN = re.compile(r"[、,，;；\n]+")


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one school says of one indicator: a number, or names; None where it says nothing."""

    school: str
    number: Decimal | None = None
    names: tuple[str, ...] | None = None
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Aggregate:
    """The value of the city; or, without one, why there is none."""

    value: Decimal | None
    why: str = ""


def names_of(text: str) -> tuple[str, ...]:
    """Take a list of names apart; the same name in other widths or blanks is the same."""
    found = ("".join(unicodedata.normalize("NFKC", name).split()) for name in _BETWEEN.split(text))
    return tuple(dict.fromkeys(name for name in found if name))


def aggregate(indicator: Indicator, delivered: Sequence[Delivered]) -> Aggregate:
    """Carry out the indicator's word; a school without a value is named and never counted as zero."""
    listed = indicator.aggregate == "去重计数"
    lacking = [one.school for one in delivered if (one.names if listed else one.number) is None]
    if lacking:
        return Aggregate(None, f"{_some(lacking)}没有填")
    numbers = [one.number for one in delivered if one.number is not None]
    match indicator.aggregate:
        case "求和":
            return _exact(indicator, sum(numbers, Decimal(0)))
        case "最大值":
            return _exact(indicator, max(numbers))
        case "去重计数":
            return Aggregate(Decimal(len({name for one in delivered for name in one.names or ()})))
        case "加权平均" | "重新计算":
            return _weighted(indicator, delivered)
        case "市级":
            return Aggregate(None, "只有市级的数")


def _weighted(indicator: Indicator, delivered: Sequence[Delivered]) -> Aggregate:
    """Weigh each school's value; a share weighed by its whole is the share of the sums."""
    if not indicator.weight:
        return Aggregate(None, f"目录里没有写怎样{indicator.aggregate}：加上 weight（权数），或由 formula 算出")
    lacking = [one.school for one in delivered if one.weight is None]
    if lacking:
        return Aggregate(None, f"{_some(lacking)}没有填权数“{indicator.weight}”")
    pairs = [(one.number, one.weight) for one in delivered if one.number is not None and one.weight is not None]
    whole = sum((weight for _, weight in pairs), Decimal(0))
    if not whole:
        return Aggregate(None, f"权数“{indicator.weight}”各校都是 0")
    return _exact(indicator, sum((number * weight for number, weight in pairs), Decimal(0)) / whole)


def _exact(indicator: Indicator, value: Decimal) -> Aggregate:
    return Aggregate(rounded(value, indicator.decimals))


def _some(schools: Sequence[str]) -> str:
    return "、".join(schools[:3]) + (f"等 {len(schools)} 所学校" if len(schools) > 3 else "")


def collected(catalogue: Mapping[str, Indicator]) -> tuple[Indicator, ...]:
    """Take the indicators that schools are asked for: not the city's own, nor what is computed from others.

    What is summed over a column of the list of schools is each school's own row.
    """
    return tuple(
        one
        for one in catalogue.values()
        if one.aggregate != "市级"
        and not one.formula
        and not one.pair
        and (not one.records or (one.records.sum is not None and not one.records.where))
    )
