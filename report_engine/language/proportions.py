"""Words of proportion: 四成, 近一半, 两倍多; what they say, and whether a quotient is that."""

import re
from decimal import Decimal

from report_engine.language.amounts import small

HAN_DIGIT = "[一二两三四五六七八九十]"
NEAR = "近|接近|将近"
LESS, MORE = f"{NEAR}|不足|不到|不及|少于", "超过|过(?=半)|超|逾|多于|高于|大于|突破"
_SAID = (
    rf"(?P<tenths>{HAN_DIGIT})成(?![员为立就果长功本效绩熟分套交])(?P<half>半)?"
    rf"|(?P<of>{HAN_DIGIT})分之(?P<part>{HAN_DIGIT})|(?P<even>一半|半数|(?<=[近过超])半(?![年天日小夜路价岛成]))"
    rf"|(?P<times>\d+(?:\.\d+)?|{HAN_DIGIT})倍"
)
WORDS = rf"(?P<less>{LESS})?(?P<more>{MORE})?(?:约|大约|达到?|了)*(?:{_SAID})(?P<over>多|以上|强)?(?P<about>左右)?"
_LEAST, _TENTH = Decimal("0.03"), Decimal("0.1")
_ROOM = Decimal("0.1")  # of what was said, for 约 and words without any


def is_wrong(right: Decimal, match: re.Match[str], *, less: bool, more: bool) -> bool:
    """Tell whether words of proportion do not say a quotient."""
    said = value_of(match)
    if said is None:
        return False
    step = step_of(match)
    near = less and match["less"] and re.fullmatch(NEAR, match["less"])
    return not agrees(right, said, less=less, more=more, step=step / 2 if near else step)


def value_of(match: re.Match[str]) -> Decimal | None:
    """Read what was said: 0.35 for 三成半, 0.5 for 一半, 3 for 三倍."""
    if match["even"]:
        return Decimal("0.5")
    if match["times"]:
        digits = match["times"]
        return Decimal(digits) if digits[0].isdecimal() else Decimal(small(digits) or 0) or None
    if match["tenths"]:
        return Decimal(small(match["tenths"]) or 0) / 10 + (Decimal("0.05") if match["half"] else 0)
    of, part = small(match["of"]), small(match["part"])
    return Decimal(part) / of if of and part else None


def step_of(match: re.Match[str]) -> Decimal:
    """Tell to how much words leave the amount open: 四成多 is less than 五成, 两倍多 less than 三倍."""
    return Decimal(1) if match["times"] else Decimal("0.1") if match["tenths"] else Decimal("0.2")


def agrees(right: Decimal, said: Decimal, *, less: bool, more: bool, step: Decimal) -> bool:
    """Tell whether a quotient is what was said; `step` is how far the words leave it open."""
    if less and not more:
        return said - step < right < said
    if more and not less:
        return said <= right <= said + step
    # 三成 is said of 25 to 35 %; of a fraction, and of a multiple, a tenth of it.
    return abs(right - said) <= (step / 2 if step == _TENTH else max(said * _ROOM, _LEAST))
