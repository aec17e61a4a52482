"""Words that are none: what is one slip away from a word of the lexicon, outside names, quotations and titles."""

from collections import Counter
from collections.abc import Iterable

from report_engine.checks.names import body_names
from report_engine.language.edges import words
from report_engine.language.lexicon import Lexicon, Own, lexicon, of_words
from report_engine.language.pairs import pairs_of
from report_engine.language.passages import HIDDEN
from report_engine.language.persons import is_name
from report_engine.language.siblings import COUNTING
from report_engine.language.slips import Slip, slips
from report_engine.language.where import hidden, joined, words_of
from report_engine.load import Loaded

_SHORT = 3  # characters of what may be any word
_MEANT = 2  # times that a report writes a word of its own; a slip is hardly made twice in the same way
_OFTEN = 3  # times that it writes a phrase that slips are held against


def misspelt(loaded: Loaded, listed: Iterable[str]) -> dict[int, list[Slip]]:
    """Find, for the passages by number, the words that are none; what is `listed` as wrong is left to the list."""
    known = lexicon()
    terms = loaded.terms
    full = [str(name) for one in loaded.facts.catalogue.values() for name in (one.name, *one.short)]
    # 课证融通课程数 is written 课证融通课程{…}门.
    indicators = [*full, *(short for name in full if len(short := COUNTING.sub("", name)) > _SHORT)]
    names = words_of(frozenset((*body_names(loaded), *indicators, *(terms.spelt() if terms else ()), *listed)))
    texts, quiet = loaded.texts, joined(passage.quiet for passage in loaded.passages)
    pairs = pairs_of(known, texts.pairs, texts.places)
    nameless = hidden(quiet, texts.spans(names, quiet))
    found: dict[int, list[Slip]] = {}
    for slip in slips(nameless, pairs, known, _own(pairs.phrases(quiet), known)):
        often = nameless.count(nameless[slip.start : slip.end]) >= _MEANT
        if not often and not is_name(nameless, slip.start, slip.end):
            number = texts.number(slip.start)
            before = texts.start(number)
            found.setdefault(number, []).append(Slip(slip.start - before, slip.end - before, slip.right))
    return found


def _own(phrases: Iterable[str], known: Lexicon) -> Own:
    """List the words of the field, and the phrases of two words that the report repeats."""
    often = Counter(phrases)
    repeated = (
        phrase
        for phrase, times in often.items()
        if times >= _OFTEN and HIDDEN not in phrase and phrase not in known.cost
    )
    return of_words(repeated, words())
