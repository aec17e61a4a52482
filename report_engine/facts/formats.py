"""How a number looks: rounded once, half up, from `Decimal`."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

NOT_FOUND = ("—", "-", "－", "–")  # what data files hold where a value was looked for and not found
_PLAIN = re.compile(r"[+-]?(?:\d{1,18}(?:\.\d{0,18})?|\.\d{1,18})")
_WIDE = Context(prec=60)  # rounding must never run out of digits


def parse(text: str) -> Decimal:
    """Read a number in plain digits; ValueError for all else, also for what Excel makes of large ones (1.2E+05)."""
    value = as_number(text)
    if value is None:
        raise ValueError(f"{text!r} is no plain number")
    return value


def as_number(text: str) -> Decimal | None:
    """Read a number in plain digits; None for all else."""
    return Decimal(text) if _PLAIN.fullmatch(text) else None


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half up (四舍五入) to so many decimals."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)


def number(value: Decimal, decimals: int) -> str:
    """Write a number in plain digits; a zero has no sign."""
    result = rounded(value, decimals)
    return f"{result if result else abs(result):f}"
