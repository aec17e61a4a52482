"""Lines that were split into several, or made of several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from report_engine.compare.outline import Line, plain
from report_engine.compare.sequences import Pair, adds
from report_engine.compare.words import words


@dataclass(frozen=True, slots=True)
class Parts:
    """The positions of the lines that a paired line was made of, and of those that it became."""

    of_old: Mapping[int, tuple[int, ...]]
    of_new: Mapping[int, tuple[int, ...]]

    @property
    def old(self) -> set[int]:
        """Positions of all old lines that are such parts."""
        return {n for parts in self.of_old.values() for n in parts}

    @property
    def new(self) -> set[int]:
        """Positions of all new lines that are such parts."""
        return {n for parts in self.of_new.values() for n in parts}

    def known_old(self, pairs: Sequence[Pair]) -> set[int]:
        """Positions of old lines that live on."""
        return self.old | {i for i, _ in pairs}

    def known_new(self, pairs: Sequence[Pair]) -> set[int]:
        """Positions of new lines that were there before."""
        return self.new | {j for _, j in pairs}


def find_parts(pairs: Sequence[Pair], old: Sequence[Line], new: Sequence[Line]) -> Parts:
    """Look beside each pair for lines that nobody knows and that belong to it."""
    texts = [[words(plain(line)) for line in lines] for lines in (old, new)]
    free = [set(range(len(lines))) - {pair[side] for pair in pairs} for side, lines in enumerate((old, new))]
    found: tuple[dict[int, tuple[int, ...]], dict[int, tuple[int, ...]]] = ({}, {})
    for pair in pairs:
        if texts[0][pair[0]] == texts[1][pair[1]]:
            continue
        for side in (1, 0):
            parts = _grown(texts[1 - side][pair[1 - side]], texts[side], pair[side], free[side])
            if len(parts) > 1:
                found[side][pair[side]] = parts
                free[side] -= set(parts)
                break
    return Parts(*found)


def _grown(whole: list[str], texts: list[list[str]], start: int, free: set[int]) -> tuple[int, ...]:
    """Take in neighbours as long as they belong to the whole."""
    first = last = start
    for step in (1, -1):
        while (at := last + 1 if step > 0 else first - 1) in free:
            now = [word for n in range(first, last + 1) for word in texts[n]]
            together = [*now, *texts[at]] if step > 0 else [*texts[at], *now]
            if not adds(whole, now, together, len(texts[at])):
                break
            first, last = min(first, at), max(last, at)
    return tuple(range(first, last + 1))
