"""How a number looks: rounded once, half up, from `Decimal`."""

from decimal import ROUND_HALF_UP, Decimal


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half up (四舍五入) to so many decimals."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def number(value: Decimal, decimals: int) -> str:
    """Write a number in plain digits; a zero has no sign."""
    result = rounded(value, decimals)
    return f"{result if result else abs(result):f}"
