"""Where words stand in the texts of a report: all of them are gone through once, whatever is looked for afterwards.

The texts are joined to one, and each two neighbours of it remember their places. A rule looks only at the texts that
have its words, so that what no text has costs nothing.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from operator import add

from report_engine.language.passages import HIDDEN

_BREAK = "\n"  # between the texts; no word has one


def joined(texts: Iterable[str]) -> str:
    """Make one of many."""
    return _BREAK.join(texts)


def hidden(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Hide parts of a text, keeping every offset."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += text[at:start], HIDDEN * (end - start)
        at = end
    return "".join((*pieces, text[at:]))


class Words:
    """Words, and how long those are that begin with two characters, the longest first."""

    def __init__(self, words: frozenset[str]) -> None:
        self.all = words
        sizes: dict[str, set[int]] = defaultdict(set)
        for word in filter(None, words):
            sizes[word[:2]].add(len(word))
        self.sizes = {head: sorted(found, reverse=True) for head, found in sizes.items()}


@lru_cache(maxsize=64)
def words_of(words: frozenset[str]) -> Words:
    """Sort the words, once for each set of them."""
    return Words(words)


class _Standing(dict[str, bool]):
    """Whether words stand in texts, each looked for once."""

    def __init__(self, texts: "Texts") -> None:
        self._texts = texts

    def __missing__(self, word: str) -> bool:
        begun = len(word) < 2 or word[:2] in self._texts.places
        found = self[word] = begun and next(self._texts.of(word), None) is not None
        return found


class Texts:
    """The texts, and where each two neighbours stand in all of them joined."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.all = joined(texts)
        self.ends = list(accumulate(len(text) + 1 for text in texts))
        self._found: dict[str, frozenset[int]] = {}

    @cached_property
    def pairs(self) -> list[str]:
        """Every two neighbours, in their order."""
        return list(map(add, self.all, self.all[1:]))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where two characters stand beside each other."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, pair in enumerate(self.pairs):
            found[pair].append(at)
        return dict(found)

    def of(self, word: str) -> Iterator[int]:
        """Go through the places of a word."""
        if len(word) > 1:
            for at in self.places.get(word[:2], ()):
                if len(word) == 2 or self.all.startswith(word, at):
                    yield at
        else:
            at = self.all.find(word)
            while at >= 0:
                yield at
                at = self.all.find(word, at + 1)

    def number(self, at: int) -> int:
        """Tell in which text a place is."""
        return bisect_right(self.ends, at)

    def start(self, number: int) -> int:
        """Tell where a text begins."""
        return self.ends[number - 1] if number else 0

    def holding(self, words: Iterable[str]) -> list[int]:
        """List the texts that have one of the words."""
        found: set[int] = set()
        for word in words:
            numbers = self._found.get(word)
            if numbers is None:
                begun = len(word) < 2 or word[:2] in self.places
                numbers = self._found[word] = frozenset(map(self.number, self.of(word)) if begun else ())
            found |= numbers
        return sorted(found)

    def standing(self, words: Iterable[str]) -> list[str]:
        """List those of the words that stand in one of the texts."""
        return [word for word in words if self._stands[word]]

    @cached_property
    def _stands(self) -> "_Standing":
        return _Standing(self)

    def repeating(self, reach: int) -> dict[int, list[int]]:
        """Give the texts in which two characters stand again within so many, each with the places in it."""
        again = [a for found in self.places.values() if len(found) > 1 for a, b in pairwise(found) if b - a <= reach]
        return self._by_text(again)

    def at(self, pairs: AbstractSet[str]) -> dict[int, list[int]]:
        """Give the texts in which one of the pairs of characters stands, each with the places in it."""
        return self._by_text(chain.from_iterable(map(self.places.__getitem__, pairs & self.places.keys())))

    def _by_text(self, places: Iterable[int]) -> dict[int, list[int]]:
        """Sort places, and part them by the texts in which they are."""
        found: dict[int, list[int]] = {}
        start = end = 0
        for at in sorted(places):
            if at >= end:
                number = self.number(at)
                start, end, found[number] = self.start(number), self.ends[number], []
            found[number].append(at - start)
        return found

    def spans_in(self, words: Words, text: str = "") -> dict[int, list[tuple[int, int]]]:
        """Give the texts in which one of the words stands, each with the spans in it."""
        found: dict[int, list[tuple[int, int]]] = {}
        for start, end in self.spans(words, text):
            number = self.number(start)
            found.setdefault(number, []).append((start - self.start(number), end - self.start(number)))
        return found

    def spans(self, words: Words, text: str = "") -> Iterator[tuple[int, int]]:
        """Go through where the words stand, the longest at each place, none inside another.

        `text` is all of them, `joined`, with something hidden.
        """
        text = text or self.all
        found = [
            (at, at + size)
            for head in words.sizes.keys() & self.places.keys()
            for at in self.places[head]
            for size in words.sizes[head]
            if text[at : at + size] in words.all
        ]
        found += [(at, at + 1) for head in words.sizes if len(head) == 1 for at in self.of(head)]
        reach = 0
        for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
            if start >= reach:
                reach = end
                yield start, end
