"""Words that are none: what is one slip away from a word of the lexicon, outside names, quotations and titles."""

from collections import Counter
from collections.abc import Iterable, Iterator

from report_engine.checks.names import body_names, exact
from report_engine.language.lexicon import Lexicon, Own, lexicon, of_words
from report_engine.language.passages import hide
from report_engine.language.phrases import field_words
from report_engine.language.siblings import COUNTING
from report_engine.language.slips import Slip, slips
from report_engine.load import Loaded

_SHORT = 3  # characters of what may be any word
_MEANT = 2  # times that a report writes a word of its own; a slip is hardly made twice in the same way
_OFTEN = 3  # times that it writes a phrase that slips are held against


def misspelt(loaded: Loaded, listed: Iterable[str]) -> Iterator[list[Slip]]:
    """Find, for each passage, the words that are none; what is `listed` as wrong is left to the list."""
    known = lexicon()
    terms = loaded.terms
    full = [str(name) for one in loaded.facts.catalogue.values() for name in (one.name, *one.short)]
    # 课证融通课程数 is written 课证融通课程{…}门.
    indicators = [*full, *(short for name in full if len(short := COUNTING.sub("", name)) > _SHORT)]
    names = exact((*body_names(loaded), *indicators, *(terms.known() if terms else ()), *listed))
    quiet = [passage.quiet for passage in loaded.passages]
    own = _own("\n".join(quiet), known)
    nameless = [names.sub(hide, text) for text in quiet]
    said = "\n".join(nameless)
    for text in nameless:
        found = slips(text, known, own)
        yield [slip for slip in found if said.count(text[slip.start : slip.end]) < _MEANT]


def _own(said: str, known: Lexicon) -> Own:
    """List the words of the field, and the phrases of two words that the report repeats."""
    often = Counter(map("".join, zip(said, said[1:], said[2:], said[3:], strict=False)))
    words = known.cost
    repeated = (
        phrase
        for phrase, times in often.items()
        if times >= _OFTEN and phrase not in words and phrase[:2] in words and phrase[2:] in words
    )
    return of_words((*field_words(), *repeated), known)
