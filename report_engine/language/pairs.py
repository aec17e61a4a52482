"""Which two neighbours of a text are a word, and where half of an idiom stands beside what is almost its other half."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import and_

from report_engine.language.lexicon import Lexicon
from report_engine.language.passages import HIDDEN


@dataclass(frozen=True, slots=True)
class Pairs:
    """Of the pairs of neighbours of a text each (1 or 0) whether it is a word, or half of an idiom with a slip."""

    words: bytes
    halves: bytes

    def phrases(self, text: str) -> Iterator[str]:
        """Go through the phrases of two words of two characters in the text, of which something may be hidden now."""
        places = compress(count(), map(and_, self.words, self.words[2:]))
        return (said for at in places if HIDDEN not in (said := text[at : at + 4]))


def pairs_of(known: Lexicon, pairs: Sequence[str], met: Mapping[str, Sequence[int]]) -> Pairs:
    """Look every two neighbours of a text up, each that was `met` once: no cache of a processor holds all words."""
    words, halves = met.keys() & known.cost.keys(), bytearray(len(pairs))
    openings, endings = known.openings, known.endings
    for half in filter(openings.__contains__, met):
        for at in met[half]:
            halves[at] = _is_near(pairs[at + 2 : at + 3], openings[half])
    for half in filter(endings.__contains__, met):
        for at in met[half]:
            halves[at] |= at >= 2 and _is_near(pairs[at - 2 : at - 1], endings[half])
    return Pairs(bytes(map(words.__contains__, pairs)), bytes(halves))


def _is_near(beside: Sequence[str], halves: Sequence[str]) -> bool:
    """Tell whether a pair has one character of the other half of an idiom, and is none."""
    for said in beside:
        first, last = said[0], said[1]
        for half in halves:
            if (half[0] == first or half[1] == last) and said not in halves:
                return True
    return False
