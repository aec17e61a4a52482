"""Words that are none: what is one slip away from a word of the lexicon, outside names, quotations and titles."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

from report_engine.checks.names import body_names, exact
from report_engine.language.lexicon import Lexicon, Own, Pairs, lexicon, of_words
from report_engine.language.passages import hide
from report_engine.language.phrases import field_words
from report_engine.language.siblings import COUNTING
from report_engine.language.slips import Slip, slips
from report_engine.load import Loaded

_SHORT = 3  # characters of what may be any word
_MEANT = 2  # times that a report writes a word of its own; a slip is hardly made twice in the same way
_OFTEN = 3  # times that it writes a phrase that slips are held against


def misspelt(loaded: Loaded, listed: Iterable[str]) -> list[list[Slip]]:
    """Find, for each passage, the words that are none; what is `listed` as wrong is left to the list."""
    known = lexicon()
    terms = loaded.terms
    full = [str(name) for one in loaded.facts.catalogue.values() for name in (one.name, *one.short)]
    # 课证融通课程数 is written 课证融通课程{…}门.
    indicators = [*full, *(short for name in full if len(short := COUNTING.sub("", name)) > _SHORT)]
    names = exact((*body_names(loaded), *indicators, *(terms.known() if terms else ()), *listed))
    quiet = "\n".join([passage.quiet for passage in loaded.passages])
    pairs = known.pairs(quiet)
    nameless = names.sub(hide, quiet)
    ends = list(accumulate(len(passage.text) + 1 for passage in loaded.passages))
    found: list[list[Slip]] = [[] for _ in ends]
    for slip in slips(nameless, pairs, known, _own(pairs, known)):
        if nameless.count(nameless[slip.start : slip.end]) < _MEANT:
            number = bisect_right(ends, slip.start)
            before = ends[number] - len(loaded.passages[number].text) - 1
            found[number].append(Slip(slip.start - before, slip.end - before, slip.right))
    return found


def _own(pairs: Pairs, known: Lexicon) -> Own:
    """List the words of the field, and the phrases of two words that the report repeats."""
    often = Counter(pairs.phrases())
    repeated = (phrase for phrase, times in often.items() if times >= _OFTEN and phrase not in known.cost)
    return of_words((*field_words(), *repeated), known)
