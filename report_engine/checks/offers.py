"""What a typed number may be: the indicator whose name stands before it, or whose words stand beside it.

Words decide which indicator is offered, its values only which form of it; a value alone says nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_engine.checks.scope import Scope, agrees
from report_engine.document import LocalNumber
from report_engine.facts.catalogue import Indicator
from report_engine.facts.formats import parse, rounded
from report_engine.facts.printing import digits
from report_engine.language.beside import Beside
from report_engine.language.expressions import expression
from report_engine.language.numbers import RATIO, Typed, base_unit
from report_engine.language.passages import Passage

_UNKNOWN = "只用一次的就地写成 {{{digits}|出处}}{unit}，用几次的写进 facts；是全市的数就在 data 里登记后引用"
_DIGITS = expression(r"[\d.,:]+[%％]?|[零〇一二两三四五六七八九十百千万亿点]+")


@dataclass(frozen=True, slots=True)
class Offer:
    """What is said of a typed number: `against` names the indicator beside it that has another value."""

    hint: str
    against: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """One value that could have been bound, in its base unit, or two as they are printed; `write` is how."""

    value: Decimal | str
    unit: str
    write: str
    is_now: bool
    about: str


class Offers:
    """The indicators that words can lead to, with the values of two years and the changes between them."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.facts = scope.facts
        self.fits = scope.loaded.fits

    def offer(self, typed: Typed, around: Beside, passage: Passage) -> Offer:
        """Say what to write instead of the typed number."""
        unit = "" if typed.unit == RATIO else typed.unit
        for name, fact in passage.local.items():
            if _is_local(typed, fact):
                return Offer(f"本文件的 facts 里有这个数，写成 {{{name}}}")
        named = around.named
        meant = sorted(named.owners) if named else self.fits.meant(around.before + around.behind, unit)
        fits = [known for key in meant for known in self._values(self.facts.catalogue[key]) if _agrees(typed, known)]
        now = [known for known in fits if known.is_now]
        if now:
            return Offer("这是本年的" + "，或".join(f"{k.about}，写成 {k.write}" for k in now[:3]))
        if fits:
            k = fits[0]
            return Offer(
                f"这是上年的{k.about}，可能是旧数：本年写 {k.write.partition(':')[0].strip('}')}}}，上年写 {k.write}"
            )
        if named:
            step = _coarse(typed)
            value = typed.text if typed.value is None else typed.value
            other = self.scope.disagrees(value, unit, named, passage, typed.start, step)
            if other:
                return Offer(f"{other.says}，写成 {other.write}；说的不是全市的数，就写明是哪里的", named.name)
        number = _DIGITS.match(typed.text)
        end = number.end() if number else len(typed.text)
        return Offer(_UNKNOWN.format(digits=typed.text[:end], unit=typed.text[end:]))

    def _values(self, one: Indicator) -> Iterator[_Known]:
        year, values = self.scope.year, self.facts.values
        if one.pair:
            for at in (year, year - 1):
                if all((part, at) in values for part in one.pair):
                    yield _Known(digits(self.facts, one, at, ""), RATIO, _write(one, at, year), at == year, one.name)
            return
        scale, unit = base_unit(one.unit)
        numbers: list[Decimal] = []
        for at in (year, year - 1):
            value = values.get((str(one.id), at))
            if value is not None:
                numbers.append(rounded(value, one.decimals))
                yield _Known(numbers[-1] * scale, unit, _write(one, at, year), at == year, str(one.name))
        if len(numbers) == 2 and numbers[0] != numbers[1]:
            change = "百分点" if unit == "%" else unit
            write = f"{{{one.name}:增减}}（连同增减的词）"
            yield _Known(abs(numbers[0] - numbers[1]) * scale, change, write, True, f"{one.name}的增减")


def _write(one: Indicator, at: int, year: int) -> str:
    return f"{{{one.name}}}" if at == year else f"{{{one.name}:{at}}}"


def _agrees(typed: Typed, known: _Known) -> bool:
    if isinstance(known.value, str):
        return typed.unit == RATIO and typed.text == known.value
    if typed.value is None or (typed.unit and typed.unit != known.unit):
        return False
    return agrees(typed.value, known.value, _coarse(typed))


def _coarse(typed: Typed) -> Decimal:
    """What the last digit that says something counts, where enough are typed: 1.7万 for 17043, 约8990 for 8986."""
    if typed.value is None or typed.figures < 2:
        return Decimal(0)
    exponent = int(typed.value.normalize().as_tuple().exponent)
    coarse = typed.step if typed.step > 1 else Decimal(10) ** max(exponent, 0)
    return coarse if coarse > 1 else Decimal(0)


def _is_local(typed: Typed, fact: LocalNumber) -> bool:
    scale, unit = base_unit(fact.unit)
    try:
        return typed.value == parse(fact.value.text) * scale and typed.unit == unit
    except ValueError:
        return False
