"""Which characters stand beside others in words that may have been meant: looked up, not tried one by one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import add, itemgetter


@dataclass(frozen=True)
class Frames:
    """Words of two and of three characters, by what is left of them when one character is taken out."""

    two: Sequence[str]
    three: Sequence[str]

    def beside(self, before: str, behind: str) -> str:
        """Give the characters that make a word of two behind one character, or before one."""
        return self._behind.get(before, "") if before else self._before.get(behind, "")

    def has_three(self, before: str, behind: str) -> bool:
        """Tell whether a character between these makes a word of three."""
        left = self._inner if before and behind else self._first if before else self._last
        return before + behind in left

    @cached_property
    def _behind(self) -> dict[str, str]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.two:
            found[word[0]].append(word[1])
        return {one: "".join(others) for one, others in found.items()}

    @cached_property
    def _before(self) -> dict[str, str]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.two:
            found[word[1]].append(word[0])
        return {one: "".join(others) for one, others in found.items()}

    @cached_property
    def _first(self) -> frozenset[str]:
        return frozenset(map(itemgetter(slice(2)), self.three))

    @cached_property
    def _last(self) -> frozenset[str]:
        return frozenset(map(itemgetter(slice(1, 3)), self.three))

    @cached_property
    def _inner(self) -> frozenset[str]:
        return frozenset(map(add, map(itemgetter(0), self.three), map(itemgetter(2), self.three)))
