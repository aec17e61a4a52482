"""W104: a number of one file is used, stands in one file only, and is no indicator.

规则：facts 里的数只在本文件出现：写了就要用；同名的数、同一出处同一单位而名称相近的数，不能在两个文件里有两个值；
与指标同单位同数值（三位以上有效数字），旁边说的也是它的，直接引用指标。
好：facts 里 bus_lines 为 12 条，正文写 {bus_lines}条。
坏：facts 里有 bus_lines，正文没有用；另一个文件里 bus_lines 为 13 条；facts 里有个数与指标 {在校生数} 同为 1286 人。
"""

import difflib
import re
from collections.abc import Iterator
from decimal import Decimal

from report_engine.document import LocalNumber
from report_engine.facts.catalogue import Indicator
from report_engine.facts.formats import parse, rounded
from report_engine.language.numbers import base_unit
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem

W104 = Code("W104", Category.TEXT)

_SIMILAR = 0.85

_Key = tuple[str, str]  # file and name


def check(loaded: Loaded) -> Iterator[Problem]:
    """Collect the numbers of all files, then hold them against each other and the catalogue."""
    facts = {(one.source.file.as_posix(), one.name): one for one in loaded.local_numbers}
    words = _words(loaded)
    used = set(words) | {(file, read) for (file, _), fact in facts.items() for read in fact.reads}
    known = _known(loaded) if facts else {}
    for (file, name), fact in facts.items():
        if (file, name) not in used:
            yield _problem(name, fact, f"“{name}”没有用到", "在正文里引用，或删去这一行")
        value = _number(fact)
        indicator = known.get((value, base_unit(fact.unit)[1])) if value is not None else None
        # The same value by chance is another thing: the words beside it must be the indicator's, too.
        if indicator and str(indicator.id) in loaded.fits.meant(words.get((file, name), ""), fact.unit):
            yield _problem(
                name, fact, f"“{name}”就是指标“{indicator.name}”的值", f"删去这一行，正文写 {{{indicator.name}}}"
            )
    yield from _doubles(facts)


def _words(loaded: Loaded) -> dict[_Key, str]:
    """Take the words beside every use of a number of a file."""
    found: dict[_Key, str] = {}
    for passage in loaded.passages:
        for value in passage.values:
            if value.local:
                key = (value.local.source.file.as_posix(), value.name)
                found[key] = found.get(key, "") + passage.text[max(0, value.start - 30) : value.end + 10] + "\n"
    return found


def _known(loaded: Loaded) -> dict[tuple[Decimal, str], Indicator]:
    """Index the year's values of three figures and more by value and unit."""
    found: dict[tuple[Decimal, str], Indicator] = {}
    for indicator in loaded.facts.catalogue.values():
        value = loaded.facts.values.get((indicator.id, loaded.document.year))
        if value is not None:
            scale, unit = base_unit(indicator.unit)
            printed = rounded(value, indicator.decimals)
            if _figures(printed) >= 3:
                found.setdefault((printed * scale, unit), indicator)
    return found


def _figures(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _number(fact: LocalNumber) -> Decimal | None:
    try:
        return parse(fact.value.text) * base_unit(fact.unit)[0]
    except ValueError:
        return None


def _doubles(facts: dict[_Key, LocalNumber]) -> Iterator[Problem]:
    """Tell the same number with two values: only numbers that share a name, or source and unit, are compared."""
    groups: dict[tuple[str, ...], list[tuple[_Key, LocalNumber]]] = {}
    for key, fact in facts.items():
        groups.setdefault((key[1],), []).append((key, fact))
        groups.setdefault((fact.taken_from, fact.unit, *re.findall(r"\d+", key[1])), []).append((key, fact))
    told: set[_Key] = set()
    for group in groups.values():
        for position, ((file, name), fact) in enumerate(group):
            for (other_file, other_name), other in group[:position][-8:]:
                alike = name == other_name or _alike(name, other_name)
                differ = (fact.value.text, fact.unit) != (other.value.text, other.unit)
                if file != other_file and alike and differ and (file, name) not in told:
                    told.add((file, name))
                    theirs = f"{other.source} 的“{other_name}”是{other.value}{other.unit}"
                    said = f"“{name}”这里是{fact.value}{fact.unit}，{theirs}"
                    yield _problem(name, fact, said, "核对后写成一样；不是一回事就换一个名称")


def _alike(name: str, other: str) -> bool:
    matcher = difflib.SequenceMatcher(None, name, other)
    return matcher.real_quick_ratio() >= _SIMILAR and matcher.quick_ratio() >= _SIMILAR <= matcher.ratio()


def _problem(name: str, fact: LocalNumber, message: str, hint: str) -> Problem:
    about = Named(f"fact:{name}@{fact.source.file.stem}")
    return W104.problem(message, fact.value.source, hint, about, f"{fact.value}{fact.unit}")
