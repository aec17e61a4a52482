"""Sums, shares and names as they are printed in a chart; values come with their print."""

import re
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

# Digits enough for any figure of a city; half up is the rounding of all printed values.
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)

# Characters that may not begin or end a line of Chinese.
_NO_START = "，。、；：？！）》」』】〕”’％%…·"
_NO_END = "（《「『【〔“‘"
_WORD = re.compile(rf"[{_NO_END}]*(?:[A-Za-z0-9.+\-/&]+|.)[{_NO_START}]*")


def total(values: Iterable[Decimal]) -> str:
    """Print the sum of values, with as many decimals as the finest of them."""
    result = Decimal(0)
    for value in values:
        result = _CONTEXT.add(result, value)
    return f"{result:f}"


def plain(value: Decimal, decimals: int) -> str:
    """Print a number of our own making with so many decimals, rounded half up, without grouping."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), context=_CONTEXT)
    return f"{abs(rounded) if rounded.is_zero() else rounded:f}"


def share(value: Decimal, total: Decimal) -> str:
    """Print what percentage of the total a value is, with one decimal."""
    return plain(_CONTEXT.divide(value * 100, total), 1) + "%"


def one_line(text: str) -> str:
    """Turn line breaks and runs of white space into single spaces."""
    return " ".join(text.split())


def wrap(text: str, room: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Break a name into as few lines as fit `room`, of nearly equal length.

    Words and numbers stay whole unless one alone is wider than the room.
    """
    text = one_line(text)
    whole = measure(text)
    if whole <= room:
        return (text,)
    lines = _fill(text, room, measure)
    head, bracket, tail = text.partition("（")
    if len(lines) == 2 and bracket and head and max(measure(head), measure(bracket + tail)) <= room:
        return head, bracket + tail
    # Breaking “七个汉字的名称” after six leaves one alone: tighten until another line would be needed.
    longest = max(measure(word) for word in _WORD.findall(text))
    for step in range(19, 0, -1):
        tighter = _fill(text, room * step / 20, measure)
        if len(tighter) > len(lines) or longest > room * step / 20:
            break
        lines = tighter
    return tuple(lines)


def _fill(text: str, room: float, measure: Callable[[str], float]) -> list[str]:
    lines = [""]
    for word in _WORD.findall(text):
        for piece in [word] if measure(word) <= room else list(word):
            if lines[-1] and measure(lines[-1] + piece) > room:
                lines.append("")
            lines[-1] = (lines[-1] + piece).lstrip()
    return [line.rstrip() for line in lines if line]
