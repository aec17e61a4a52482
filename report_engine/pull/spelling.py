"""A row of units spelt out: signs with the units that they belong to, and the number-safe tokens over them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from report_engine.base import Unit

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """A whole number, a Latin word, or one sign: what is compared; `start` and `end` count signs of the row."""

    key: tuple[str, str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """Units spelt out: characters, each with its unit, and the tokens over them."""

    units: Sequence[Unit]
    signs: list[Unit]
    owners: list[int]
    tokens: list[Token]


def spelt(units: Sequence[Unit]) -> Row:
    """Spell units out."""
    signs: list[Unit] = []
    owners: list[int] = []
    for n, unit in enumerate(units):
        spelt = [replace(unit, text=sign) for sign in unit.text] if unit.kind in ("value", "made") else [unit]
        signs += spelt
        owners += [n] * len(spelt)
    flat = "".join(
        sign.text if sign.kind in ("char", "value", "made") and len(sign.text) == 1 else "\0" for sign in signs
    )
    tokens = []
    for match in _TOKEN.finditer(flat):
        first = signs[match.start()]
        key = first.key if match[0] == "\0" else ("", match[0])
        tokens.append(Token(key, match.start(), match.end()))
    return Row(units, signs, owners, tokens)


def flattened(old: Row, new: Row, kept: dict[int, int]) -> dict[int, int]:
    """Find mentions and labels that a program wrote as plain text: the same print stands in their place."""
    found: dict[int, int] = {}
    taken = set(kept.values())
    flat = [_plain("".join(sign.text for sign in new.signs[token.start : token.end])) for token in new.tokens]
    for a, token in enumerate(old.tokens):
        sign = old.signs[token.start]
        if sign.kind not in ("ref", "label") or a in kept or not sign.text:
            continue
        low = max((c + 1 for n, c in kept.items() if n < a), default=0)
        high = min((c for n, c in kept.items() if n > a), default=len(flat))
        for c in range(low, high):
            for end in range(c + 1, min(high, c + 12) + 1):
                if "".join(flat[c:end]) == _plain(sign.text) and not taken.intersection(range(c, end)):
                    found |= dict.fromkeys(range(c, end), old.owners[token.start])
                    break
            if c in found:
                break
    return found


def _plain(text: str) -> str:
    return "".join(text.split())
