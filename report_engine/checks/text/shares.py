"""W107: a share among the numbers of a file is the quotient of its parts.

规则：facts 里名称同一开头、在同一句里引用的三个数，两个同单位、一个是 %，这个百分比应是小数除以大数，四舍五入到写出
的位数。
好：gaokao_candidates 204 人、gaokao_passed 89 人、gaokao_rate 43.6 %。
坏：gaokao_candidates 204 人、gaokao_passed 89 人、gaokao_rate 44.6 %。
"""

from collections.abc import Iterator
from decimal import Decimal

from report_engine.document import LocalNumber
from report_engine.facts.formats import number, parse, rounded
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Named, Problem

W107 = Code("W107", Category.TEXT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Group the numbers of every sentence by the beginning of their names."""
    told: set[LocalNumber] = set()
    for passage in loaded.prose:
        if sum(value.local is not None for value in passage.values) < 3:
            continue
        for start, end in passage.sentences:
            groups: dict[str, dict[str, LocalNumber]] = {}
            for value in passage.within(start, end):
                stem = value.local.name.rpartition("_")[0] if value.local else ""
                if stem and value.local:
                    groups.setdefault(stem, {})[value.local.name] = value.local
            for found in map(_share, groups.values()):
                if found and found[1] not in told:
                    told.add(found[1])
                    yield from _check(*found)


def _share(group: dict[str, LocalNumber]) -> tuple[str, LocalNumber, Decimal, Decimal] | None:
    """Pick the share and its parts, if the group is one share and two numbers of one unit."""
    shares = [(name, fact) for name, fact in group.items() if fact.unit == "%" and not fact.reads]
    others = [fact for fact in group.values() if fact.unit != "%"]
    if len(shares) != 1 or len(others) != 2 or others[0].unit != others[1].unit:
        return None
    try:
        parse(shares[0][1].value.text)
        small, large = sorted(parse(fact.value.text) for fact in others)
    except ValueError:
        return None
    return (*shares[0], small, large) if small > 0 else None


def _check(name: str, fact: LocalNumber, small: Decimal, large: Decimal) -> Iterator[Problem]:
    decimals = len(fact.value.text.partition(".")[2])
    expected = rounded(small / large * 100, decimals)
    if parse(fact.value.text) == expected:
        return
    message = f"“{name}”写的是 {fact.value}%，{small:f}÷{large:f} 是 {number(expected, decimals)}%"
    about = Named(f"share:{name}@{fact.source.file.stem}")
    yield W107.problem(message, fact.value.source, "核对这三个数", about, fact.value.text)
