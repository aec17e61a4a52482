"""Short forms of schools' names that everybody makes alike and understands, though no list has them.

Of a full name only the words for the kind of school are contracted: 临河县职业技术教育中心 is 临河县职教中心.
In a short name the 县 behind the place may stand or not: 临河卫校, 临河县卫校. Whoever reads them knows the school.
"""

from report_engine.checks.names import school_names
from report_engine.language.expressions import expression
from report_engine.load import Loaded

_KINDS = {
    "职业技术教育中心": "职教中心",
    "职业教育中心": "职教中心",
    "中等专业学校": "中专",
    "中等职业学校": "职校",
    "职业学校": "职校",
    "卫生学校": "卫校",
    "特殊教育学校": "特教学校",
}
_PLACE = expression(r"(?P<stem>\w{2,3}?)(?:\w{2,8}自治)?(?P<unit>[县区市旗])")


def contracted(loaded: Loaded) -> frozenset[str]:
    """List the forms that stand for one school and are nobody's registered name."""
    names = school_names(loaded)
    schools: dict[str, set[str]] = {}
    for name, full in names.items():
        short = _of_kind(name)
        for form in (short, *(_without_unit(one, full) for one in {short, name} - {full, ""})):
            schools.setdefault(form, set()).add(full)
    return frozenset(form for form, whose in schools.items() if form and len(whose) == 1 and form not in names)


def _of_kind(name: str) -> str:
    """Contract the kind at the end of a name behind which its place or its own words stand whole."""
    kind = next((long for long in _KINDS if name.endswith(long)), "")
    return name.removesuffix(kind) + _KINDS[kind] if kind and len(name) > len(kind) + 2 else ""


def _without_unit(short: str, full: str) -> str:
    """Put in, or leave out, the 县 behind the place of a short name."""
    place = _PLACE.match(full)
    if not place or not short.startswith(place["stem"]):
        return ""
    stem, unit = place["stem"], place["unit"]
    rest = short.removeprefix(stem)
    return stem + (rest[1:] if rest.startswith(unit) else unit + rest)
