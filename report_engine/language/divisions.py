"""Administrative divisions down to the counties, from the data file beside this module, as they are called today."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from report_engine.language.expressions import expression
from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "divisions.yaml"
KINDS = "省市县区旗"
_KIND = expression("(?:壮族|回族|维吾尔)?自治区\\Z|特别行政区\\Z|地区\\Z|[省市盟]\\Z")
_AUTONOMOUS = expression(r"自治[区州县旗]\Z")


@dataclass(frozen=True, slots=True)
class Division:
    """One of them: its name, and the names of what it lies in; several where two cities have a 新华区 each."""

    name: str
    inside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Autonomous:
    """One whose name says whose it is: 长阳, and 长阳土家族自治县 for it."""

    stem: str
    name: str


@cache
def peoples() -> re.Pattern[str]:
    """Find the name of a people."""
    names: list[str] = stored(FILE)["peoples"]
    return re.compile("|".join(sorted(names, key=len, reverse=True)))


@cache
def tree() -> dict[str, dict[str, tuple[str, ...]]]:
    """Give the provinces, in each its prefectures with their counties; what the province governs itself is under ""."""
    read: dict[str, dict[str, str | None]] = stored(FILE)["provinces"]
    return {
        province: {city or "": tuple((names or "").split()) for city, names in cities.items()}
        for province, cities in read.items()
    }


@cache
def divisions() -> dict[str, Division]:
    """Give all of them by name."""
    inside: dict[str, set[str]] = {}
    for province, cities in tree().items():
        inside.setdefault(province, set())
        for city, counties in cities.items():
            if city:
                inside.setdefault(city, set()).add(province)
            for county in counties:
                inside.setdefault(county, set()).update(filter(None, (city, province)))
    return {name: Division(name, frozenset(found)) for name, found in inside.items()}


@cache
def autonomous() -> dict[str, Autonomous]:
    """Give what is autonomous, by its stem."""
    return {one.stem: one for name in divisions() if (one := _autonomous(name))}


@cache
def stems_of_autonomous() -> re.Pattern[str]:
    """Find their stems."""
    return re.compile(one_of(sorted(autonomous())))


@cache
def region_names() -> frozenset[str]:
    """Give what provinces, cities, countries and their unions are called in short."""
    names = {one for province, cities in tree().items() for one in (province, *cities) if one}
    return frozenset({*stored(FILE)["abroad"], *(_KIND.sub("", name) for name in names)})


def _autonomous(name: str) -> Autonomous | None:
    if not _AUTONOMOUS.search(name):
        return None
    stem = _AUTONOMOUS.sub("", name)
    while (match := re.search(rf"(?:{peoples().pattern})\Z", stem)) and match.start() > 1:
        stem = stem[: match.start()]
    return Autonomous(stem, name) if len(stem) > 1 and stem != _AUTONOMOUS.sub("", name) else None


def neighbours(region: str) -> Iterator[str]:
    """Go through the counties of the prefecture that a region such as 某省某市 names, or lies in."""
    for cities in tree().values():
        for city, counties in cities.items():
            if city and (
                region.endswith(city) or any(region.endswith(county) for county in counties if city in region)
            ):
                yield from counties


def short(name: str) -> str:
    """Give what a county is called beside its full name: 长阳县 for 长阳土家族自治县."""
    one = _autonomous(name)
    return one.stem + name[-1] if one else name


def stem(name: str) -> str:
    """Give a name without the word for its kind."""
    return short(name)[:-1]


@cache
def called() -> frozenset[str]:
    """Give all names, and the short ones of what is autonomous."""
    return frozenset(divisions()) | {short(name) for name in divisions()}
