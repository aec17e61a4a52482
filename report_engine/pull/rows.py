"""What an edit did to a row of units: number-safe tokens compared, values and mentions kept or bound again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from report_engine.base import Unit
from report_engine.compare.sequences import exact
from report_engine.pull.spelling import Row, Token, flattened, spelt

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NEIGHBOURS = 3
_NEAR = 12  # tokens of a stretch in which a number stands for another
_DISTINCT = 4  # digits of a number that is known again without its neighbours
BREAK = Unit("\n", "sign", "¶")  # between two paragraphs


@dataclass(frozen=True, slots=True)
class Proposal:
    """A bound value that was typed over: the unit, and what stands there now."""

    unit: int
    printed: str


@dataclass(frozen=True, slots=True)
class Edited:
    """The new row: `units` as they look now, `origins` the old unit that each is; None for what was typed."""

    units: tuple[Unit, ...]
    origins: tuple[int | None, ...]
    proposals: tuple[Proposal, ...] = ()
    gone: tuple[int, ...] = ()  # bound values that are printed no more


def compare_rows(old: Sequence[Unit], new: Sequence[Unit]) -> Edited:
    """Compare what was printed with what stands there now."""
    before, after = spelt(old), spelt(new)
    pairs = exact([token.key for token in before.tokens], [token.key for token in after.tokens])
    return _Comparison(before, after, pairs).edited()


class _Comparison:
    def __init__(self, old: Row, new: Row, pairs: list[tuple[int, int]]) -> None:
        self.old, self.new = old, new
        self.kept = dict(pairs)
        self.fixed = flattened(old, new, self.kept)
        self._loosen()
        self._bind_again()

    def edited(self) -> Edited:
        """Make the new row."""
        back = {b: a for a, b in self.kept.items()}
        values = {n: self._value(n) for n, unit in enumerate(self.old.units) if unit.kind in ("value", "made")}
        proposals: list[Proposal] = []
        taken: dict[int, int] = {}  # new tokens that stand for a value, with its unit
        gone: list[int] = []
        for n, tokens in values.items():
            stand = self._stands_for(tokens)
            if stand is None:
                gone.append(n)
                continue
            printed = "".join(self._text(self.new, token) for token in stand)
            if printed != self.old.units[n].text:
                proposals.append(Proposal(n, printed))
            taken |= dict.fromkeys(stand, n)
        units: list[Unit] = []
        origins: list[int | None] = []
        for c, token in enumerate(self.new.tokens):
            if c in taken:
                if origins and origins[-1] == taken[c]:
                    continue  # a value is one unit, however many words it prints
                unit = self.old.units[taken[c]]
                look = self.new.signs[token.start]
                units.append(replace(unit, bold=look.bold, link=look.link))
                origins.append(taken[c])
            elif c in self.fixed:
                if not (origins and origins[-1] == self.fixed[c]):
                    units.append(self.old.units[self.fixed[c]])
                    origins.append(self.fixed[c])
            else:
                for n in range(token.start, token.end):
                    units.append(self.new.signs[n])
                    a = back.get(c)
                    origin = None if a is None else self.old.owners[self.old.tokens[a].start + n - token.start]
                    free = origin is not None and self.old.units[origin].kind not in ("value", "made")
                    origins.append(origin if free else None)
        return Edited(tuple(units), tuple(origins), tuple(proposals), tuple(gone))

    def _value(self, unit: int) -> list[int]:
        """The tokens in which a value is printed, also where digits were typed beside it."""
        owners = self.old.owners
        return [n for n, token in enumerate(self.old.tokens) if unit in owners[token.start : token.end]]

    def _stands_for(self, tokens: list[int]) -> list[int] | None:
        """Find the new tokens that stand where a value stood: itself, or what was typed over it."""
        found = [self.kept.get(a) for a in tokens]
        if None in found and (over := self._typed_over(tokens)) is not None:
            return over
        found = [
            self._number_for(a) if c is None and self._holds_number(a) else c
            for a, c in zip(tokens, found, strict=True)
        ]
        there = [c for c in found if c is not None]
        return there if len(there) == len(tokens) and there == list(range(there[0], there[0] + len(there))) else None

    def _typed_over(self, tokens: list[int]) -> list[int] | None:
        """Take what stands between the two neighbours of a value, if both stayed and it holds as many numbers.

        The mark of a number that is not there yet holds none, and is typed over by one.
        """
        before, after = tokens[0] - 1, tokens[-1] + 1
        low = self.kept.get(before, -1) if before >= 0 else -1
        high = self.kept.get(after, -1) if after < len(self.old.tokens) else len(self.new.tokens)
        if (before >= 0 and before not in self.kept) or high <= low or high - low - 1 > len(tokens) + 2:
            return None
        there = list(range(low + 1, high))
        numbers = sum(self._is_number(self.new.tokens[c]) for c in there)
        return there if numbers == max(1, sum(map(self._holds_number, tokens))) else None

    def _holds_number(self, a: int) -> bool:
        return self._is_number(self.old.tokens[a])

    @staticmethod
    def _is_number(token: Token) -> bool:
        return bool(_NUMBER.fullmatch(token.key[1]))

    def _number_for(self, a: int) -> int | None:
        """Take the number in the same place of a stretch that was replaced, if as many stand there as stood."""
        low, high = self._stretch(a)
        numbers = [n for n in range(low[0], high[0]) if self._holds_number(n)]
        others = [c for c in range(low[1], high[1]) if self._is_number(self.new.tokens[c])]
        if len(numbers) != len(others):
            return None
        found = others[numbers.index(a)]
        near = max(high[0] - low[0], high[1] - low[1]) <= _NEAR
        return found if near or self.new.tokens[found].key == self.old.tokens[a].key else None

    def _stretch(self, a: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """The tokens around one between the nearest that were kept in order."""
        low, high = (0, 0), (len(self.old.tokens), len(self.new.tokens))
        for n in range(a - 1, -1, -1):
            if n in self.kept:
                low = n + 1, self.kept[n] + 1
                break
        for n in range(a + 1, len(self.old.tokens)):
            if n in self.kept and self.kept[n] >= low[1]:
                high = n, self.kept[n]
                break
        return low, high

    def _loosen(self) -> None:
        """Let go of numbers of values that only happen to stand in the new text, too."""
        for n, unit in enumerate(self.old.units):
            if unit.kind != "value":
                continue
            for a in self._value(n):
                c = self.kept.get(a)
                if c is not None and self._holds_number(a) and not self._is_itself(a, c):
                    del self.kept[a]

    def _is_itself(self, a: int, c: int) -> bool:
        """Tell by the neighbours, or by being a number that stands once on either side."""
        key = self.old.tokens[a].key
        if sum(map(str.isdigit, key[1])) >= _DISTINCT and all(
            sum(token.key == key for token in row.tokens) == 1 for row in (self.old, self.new)
        ):
            return True
        return self._equal_around(a, c) >= min(_NEIGHBOURS, len(self.old.tokens) - 1)

    def _equal_around(self, a: int, c: int) -> int:
        """Count the equal neighbours on either side, up to three each."""
        total = 0
        for step in (-1, 1):
            for far in range(1, _NEIGHBOURS + 1):
                x, y = a + step * far, c + step * far
                inside = 0 <= x < len(self.old.tokens) and 0 <= y < len(self.new.tokens)
                if not inside or self.old.tokens[x].key != self.new.tokens[y].key:
                    break
                total += 1
        return total

    def _bind_again(self) -> None:
        """Bind values that moved with their words: the same print among at least three equal neighbours."""
        taken = set(self.kept.values())
        for n, unit in enumerate(self.old.units):
            tokens = self._value(n) if unit.kind == "value" else []
            if not tokens or any(a in self.kept for a in tokens):
                continue
            keys = [self.old.tokens[a].key for a in tokens]
            for c in range(len(self.new.tokens) - len(keys) + 1):
                there = range(c, c + len(keys))
                same = [self.new.tokens[b].key for b in there] == keys and not taken.intersection(there)
                if same and self._equal_around(tokens[0], c) + self._equal_around(tokens[-1], c + len(keys) - 1) >= (
                    _NEIGHBOURS + 2 * (len(keys) - 1)
                ):
                    self.kept |= dict(zip(tokens, there, strict=True))
                    taken.update(there)
                    break

    @staticmethod
    def _text(row: Row, token: int) -> str:
        found = row.tokens[token]
        return "".join(sign.text for sign in row.signs[found.start : found.end])
