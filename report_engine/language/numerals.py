"""Chinese numerals."""

from decimal import Decimal

SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}


def han_value(digits: str) -> Decimal | None:
    """Read a number in Chinese numerals; None if it is none, such as 二三十."""
    whole, _, decimals = digits.partition("点")
    if decimals:
        head = han_value(whole)
        tail = "".join(str(_DIGITS.get(character, 0)) for character in decimals.rstrip("万亿"))
        return None if head is None else (head + Decimal(f"0.{tail}")) * SCALES.get(decimals[-1], 1)
    total = section = digit = 0
    last_was_digit = False
    for character in whole:
        if character in _DIGITS:
            if last_was_digit and digit:
                return None
            digit, last_was_digit = _DIGITS[character], True
            continue
        last_was_digit = False
        if character in _TENS:
            section += (digit or 1) * _TENS[character]
        else:
            if character not in SCALES:
                return None
            total = (total + section + digit) * SCALES[character]
            section = 0
        digit = 0
    return Decimal(total + section + digit)
