"""Which two neighbours of a text are a word, and where half of an idiom stands beside what is almost its other half."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import and_

from report_engine.language.lexicon import Lexicon

_HALF = 2  # characters of half of an idiom
_NOTHING = ("\n\n", "\n\n")  # behind the last pair and before the first, which Python counts from the end


@dataclass(frozen=True, slots=True)
class Pairs:
    """Of the pairs of neighbours of a text each (1 or 0) whether it is a word, or half of an idiom with a slip."""

    words: bytes
    halves: bytes

    def phrases(self, text: str) -> list[str]:
        """List the phrases of two words of two characters in the text, of which something may be hidden now."""
        return [text[at : at + 4] for at in compress(count(), map(and_, self.words, self.words[2:]))]


def pairs_of(known: Lexicon, pairs: Sequence[str], met: Mapping[str, Sequence[int]]) -> Pairs:
    """Look every two neighbours of a text up, each that was `met` once: no cache of a processor holds all words.

    Beside half of an idiom with a slip stands a pair that has one character of its other half, and is none.
    """
    words, halves = known.cost.keys() & met.keys(), bytearray(len(pairs))
    around = [*pairs, *_NOTHING]
    for step, others in ((_HALF, known.openings), (-_HALF, known.endings)):
        for half in met.keys() & others.keys():
            right = "".join(others[half])
            for at in met[half]:
                said = around[at + step]
                if (said[0] in right or said[1] in right) and said not in others[half]:
                    halves[at] = 1
    return Pairs(bytes(map(words.__contains__, pairs)), bytes(halves))
