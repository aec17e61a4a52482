"""W119: a number of a file is not what an indicator was a year ago.

规则：{数|出处} 和 facts 里的数，与某个指标上年的值相同（三位以上有效数字）、与本年的不同，旁边说的又像是它，多半是上年
的数没有改；小数点错位、两位数字颠倒的，同样提示。写明“上年”的不算。
好：初次就业月收入{月收入}元；上年为{4086|上年年报}元。
坏：初次就业月收入{4086|就业统计}元（4086 是上年的值）；投入实习经费{776.70|财务报表}万元（指标是 767.70）。
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from report_engine.facts.catalogue import Indicator
from report_engine.facts.formats import rounded
from report_engine.language.amounts import Amount
from report_engine.language.expressions import expression
from report_engine.language.numbers import base_unit
from report_engine.language.passages import Passage
from report_engine.load import Loaded
from report_engine.problems import Category, Code, Problem

W119 = Code("W119", Category.TEXT)

_FEWEST = 3  # figures: fewer are equal by chance
_BEFORE, _BEHIND = 30, 10  # characters around a number that say what it counts
_SURE = 0.5  # of a name, where the number is not even one that the indicator has had
_EARLIER = expression(r"(?<![比较])(?:上年|去年|上一?学年|前一年|往年|同期|[由从])")

_Known = Mapping[tuple[Decimal, str], list[Indicator]]


def check(loaded: Loaded) -> Iterator[Problem]:
    """Look for values of the year before, and for slipped ones of this year."""
    year = loaded.document.year
    now, before = _values(loaded, year), _values(loaded, year - 1)
    for one in loaded.sentences:
        for amount in one.amounts:
            if amount.change or amount.rough or not amount.bound or not amount.bound.local:
                continue
            if (amount.value, amount.unit) in now or _figures(amount.value) < _FEWEST:
                continue
            yield from _one(amount, one.start, one.passage, (now, before), loaded)


def _one(
    amount: Amount, start: int, passage: Passage, known: tuple[_Known, _Known], loaded: Loaded
) -> Iterator[Problem]:
    text, year = passage.text, loaded.document.year
    clause = max(start, *(text.rfind(mark, start, amount.start) + 1 for mark in "，；"))
    if _EARLIER.search(text, clause, amount.start) or f"{year - 1}年" in text[start : amount.start]:
        return
    fits = loaded.fits.fit(text[max(start, amount.start - _BEFORE) : amount.end + _BEHIND], amount.unit)
    now, before = known
    for value, enough, what in (
        (amount.value, 0.3, f"是 {year - 1} 年的数"),
        *((slip, _SURE, "与它只差小数点，或颠倒了两位") for slip in _slips(amount.value)),
    ):
        source = before if value == amount.value else now
        for one in source.get((value, amount.unit), ()):
            if fits.get(str(one.id), 0) >= enough:
                scale = base_unit(one.unit)[0]
                right = rounded(loaded.facts.values[one.id, year] or Decimal(0), one.decimals)
                said = f"{(amount.value / scale).normalize():f}{one.unit}"
                message = f"这里的 {said} {what}：{one.name} {year} 年是 {right}{one.unit}"
                about = passage.about(f"carried:{one.id}", amount.start)
                yield W119.problem(message, passage.at(amount.start), f"是它就写 {{{one.name}}}", about, said)
                return


def _values(loaded: Loaded, year: int) -> _Known:
    """Index the values of a year that are not those of the report's own year as well."""
    found: dict[tuple[Decimal, str], list[Indicator]] = {}
    for one in loaded.facts.catalogue.values():
        value, now = loaded.facts.values.get((one.id, year)), loaded.facts.values.get((one.id, loaded.document.year))
        if value is None or now is None:
            continue
        scale, unit = base_unit(one.unit)
        printed = rounded(value, one.decimals)
        is_other = year == loaded.document.year or printed != rounded(now, one.decimals)
        if is_other and _figures(printed) >= _FEWEST:
            found.setdefault((printed * scale, unit), []).append(one)
    return found


def _slips(value: Decimal) -> Iterator[Decimal]:
    """Give what a number may have been meant to be: its point elsewhere, two neighbours in the other order."""
    yield from (value.scaleb(by) for by in (-2, -1, 1, 2))
    digits = f"{value:f}"
    for n in range(len(digits) - 1):
        first, second = digits[n], digits[n + 1]
        if first.isdigit() and second.isdigit() and first != second:
            yield Decimal(digits[:n] + second + first + digits[n + 2 :])


def _figures(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
