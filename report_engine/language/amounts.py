"""The amounts that a text states, bound or typed: what each comes to, in which unit, and how exactly."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from operator import attrgetter

from report_engine.language.expressions import expression
from report_engine.language.numbers import base_unit, typed_numbers
from report_engine.language.numerals import SCALES, han_value
from report_engine.language.passages import Bound, Passage

_PRINTED = expression(r"(?P<word>增加|增长|提高|减少|下降)?(?P<digits>-?\d+(?:\.\d+)?)(?P<unit>%|个百分点)?")
_DOWN = ("减少", "下降")
_ANY = expression(r"\d|分之|[十百千万亿]")
_MORE = expression(r"[万亿]*[余多来几]?[万亿]*")
# 近2200人, 2200余人, 2200人左右: nobody can add them up.
_ROUGH_BEFORE = expression(r"(?:约|近|逾|超|超过|接近|不足|不到|不满|突破|大约|至少|最多|不少于|不低于|高于|低于)\Z")
_ROUGH_AFTER = expression(r"余(?![额款下])|多(?=[^\w]|月|年|$)|以上|以下|左右|上下|以内")
_HAN = expression(
    r"(?<![第前后末数几好零〇一二两三四五六七八九十百千万亿])[一二两三四五六七八九十](?![几一二两三四五六七八九十百千万亿])"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount in its base unit (万元 are 元, 名 are 人); `step` is what its last digit counts.

    A printed change has a sign and is `change`; `rough` is what was not said exactly, `few` one Chinese numeral.
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    unit: str
    rough: bool = False
    change: bool = False
    bound: Bound | None = None
    few: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage with the amounts that it states, in their order."""

    passage: Passage
    start: int
    end: int
    amounts: tuple[Amount, ...]


def sentences(passages: Iterable[Passage], units: re.Pattern[str]) -> Iterator[Sentence]:
    """Find the sentences of passages that state amounts, each with them."""
    for passage in passages:
        if has_amounts(passage):
            for start, end in passage.sentences:
                found = amounts(passage, units, start, end)
                if found:
                    yield Sentence(passage, start, end, tuple(found))


def has_amounts(passage: Passage) -> bool:
    """Tell whether there can be any: most texts have none."""
    return bool(passage.values) or bool(_ANY.search(passage.text))


def amounts(passage: Passage, units: re.Pattern[str], start: int = 0, end: int | None = None) -> list[Amount]:
    """List what stands between two offsets of a passage, in its order."""
    stop = len(passage.text) if end is None else end
    found = [*_bound(passage, units, start, stop), *_typed(passage, units, start, stop)]
    return sorted(found, key=attrgetter("start"))


def few(passage: Passage, units: re.Pattern[str], start: int, end: int) -> Iterator[Amount]:
    """List what is counted with one Chinese numeral: 总馆一个, 分馆两个."""
    for match in _HAN.finditer(passage.quiet, start, end):
        unit, value = units.match(passage.quiet, match.end()), han_value(match[0])
        if unit and value is not None:
            scale, plain = base_unit(unit[0])
            yield Amount(match.start(), unit.end(), value * scale, scale, plain, few=True)


def _bound(passage: Passage, units: re.Pattern[str], start: int, end: int) -> Iterator[Amount]:
    text = passage.text
    for value in passage.within(start, end):
        match = _PRINTED.fullmatch(value.item.text)
        if not match:
            continue
        digits, change = match["digits"], bool(match["word"])
        after = _MORE.match(text, value.end)
        behind = after.end() if after else value.end
        written = units.match(text, behind)
        typed = text[value.end : behind].strip("余多来几")
        own = typed + (value.unit or (written[0] if written else ""))
        scale, unit = base_unit(value.unit if value.unit.startswith(typed) and value.unit else own)
        if match["unit"]:
            scale, unit = Decimal(1), match["unit"].removeprefix("个")
        try:
            number = Decimal(digits) * scale * (-1 if match["word"] in _DOWN else 1)
        except InvalidOperation:
            continue
        step = Decimal(1).scaleb(-len(digits.partition(".")[2])) * scale
        stop = written.end() if written else value.end
        yield Amount(value.start, stop, number, step, unit, _is_rough(text, value.start, stop), change, value)


def _typed(passage: Passage, units: re.Pattern[str], start: int, end: int) -> Iterator[Amount]:
    text = passage.text
    for typed in typed_numbers(text[start:end], units):
        if typed.value is None:
            continue
        at, stop = start + typed.start, start + typed.end
        yield Amount(at, stop, typed.value, typed.step, typed.unit, _is_rough(text, at, stop))


def _is_rough(text: str, start: int, end: int) -> bool:
    inside = any(character in text[start:end] for character in "余多来几")
    return inside or bool(_ROUGH_BEFORE.search(text, max(0, start - 3), start) or _ROUGH_AFTER.match(text, end))


def small(digits: str) -> int | None:
    """Read a small number, in digits or Chinese numerals."""
    if digits.isdecimal():
        return int(digits)
    value = han_value(digits)
    return None if value is None or set(digits) & set(SCALES) else int(value)


def stated(passage: Passage, start: int, end: int) -> Decimal | None:
    """Read a plain number of a passage: digits, Chinese numerals, or a value as it is printed."""
    values = passage.within(start, end)
    said = values[0].item.text if values else passage.text[start:end]
    if re.fullmatch(r"\d+(?:\.\d+)?", said):
        return Decimal(said)
    return han_value(said) if re.fullmatch("[零〇一二两三四五六七八九十百千]+", said) else None
