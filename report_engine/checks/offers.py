"""What a typed number may be: the indicators that have this value, this year's and last year's told apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from report_engine.document import LocalNumber
from report_engine.facts.catalogue import Indicator
from report_engine.facts.facts import Facts
from report_engine.facts.formats import parse, rounded
from report_engine.facts.printing import digits
from report_engine.language.numbers import RATIO, Typed, base_unit

_UNKNOWN = "是全市的数就在 data 里登记后引用，只在本文件出现的写进 facts 并注明出处，再写成 {名称}"


@dataclass(frozen=True, slots=True)
class _Known:
    """One value that could have been bound, in its base unit, or two as they are printed; `write` is how."""

    value: Decimal | str
    unit: str
    write: str
    year: int
    about: str


class Offers:
    """Every value of the catalogue for two years, and the changes between them, ready to be compared."""

    def __init__(self, facts: Facts, year: int) -> None:
        self.year = year
        self.known = [known for i in facts.catalogue.values() for known in _values(facts, i, year)]

    def hint(self, typed: Typed, local: Mapping[str, LocalNumber]) -> str:
        """Say what to write instead of the typed number."""
        for name, fact in local.items():
            if _fits_local(typed, fact):
                return f"本文件的 facts 里有这个数，写成 {{{name}}}"
        fits = [known for known in self.known if _fits(typed, known)]
        now = [known for known in fits if known.year == self.year]
        if now:
            return "这是本年的" + "，或".join(f"{k.about}，写成 {k.write}" for k in now[:3])
        if fits:
            return "这是上年的" + "，或".join(
                f"{k.about}，可能是旧数：本年写 {k.write.replace(f':{k.year}', '')}，上年写 {k.write}" for k in fits[:2]
            )
        return _UNKNOWN


def _values(facts: Facts, indicator: Indicator, year: int) -> Iterator[_Known]:
    if indicator.pair:
        for at in (year, year - 1):
            if all((part, at) in facts.values for part in indicator.pair):
                yield _Known(digits(facts, indicator, at, ""), RATIO, _write(indicator, at, year), at, indicator.name)
        return
    scale, unit = base_unit(indicator.unit)
    numbers: list[Decimal] = []
    for at in (year, year - 1):
        value = facts.values.get((indicator.id, at))
        if value is not None:
            numbers.append(rounded(value, indicator.decimals))
            yield _Known(numbers[-1] * scale, unit, _write(indicator, at, year), at, indicator.name)
    if len(numbers) == 2 and numbers[0] != numbers[1]:
        change = "百分点" if unit == "%" else unit
        write = f"{{{indicator.name}:增减}}（连同增减的词）"
        yield _Known(abs(numbers[0] - numbers[1]) * scale, change, write, year, f"{indicator.name}的增减")


def _write(indicator: Indicator, at: int, year: int) -> str:
    return f"{{{indicator.name}}}" if at == year else f"{{{indicator.name}:{at}}}"


def _fits(typed: Typed, known: _Known) -> bool:
    if isinstance(known.value, str):
        return typed.unit == RATIO and typed.text == known.value
    if typed.value is None or (typed.unit and typed.unit != known.unit):
        return False
    if typed.value == known.value:
        return typed.figures >= 3 or typed.value >= 1000
    # 1.7万 for 17043, 约8990 for 8986: rounded to what was typed, and enough typed to say something.
    coarse = typed.step if typed.step > 1 else _last_figure(typed.value)
    enough = typed.figures >= 2 and coarse > 1
    return enough and (known.value / coarse).quantize(Decimal(1), ROUND_HALF_UP) * coarse == typed.value


def _last_figure(value: Decimal) -> Decimal:
    """What the last digit that is no zero counts: 10 in 8990."""
    exponent = int(value.normalize().as_tuple().exponent)
    return Decimal(10) ** max(exponent, 0)


def _fits_local(typed: Typed, fact: LocalNumber) -> bool:
    scale, unit = base_unit(fact.unit)
    try:
        return typed.value == parse(fact.value.text) * scale and typed.unit == unit
    except ValueError:
        return False
