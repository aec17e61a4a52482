"""Words that are none: what is one slip away from a word of the lexicon, outside names, quotations and titles.

The rule is W213 of `phrases.py`. What a report writes twice is no slip, so that all texts are read together.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from report_engine.checks.names import body_names
from report_engine.checks.text import phrases as listed
from report_engine.language.edges import words
from report_engine.language.lexicon import Lexicon, Own, lexicon, of_words
from report_engine.language.pairs import pairs_of
from report_engine.language.passages import HIDDEN, Passage
from report_engine.language.persons import is_name
from report_engine.language.siblings import COUNTING
from report_engine.language.slips import Slip, slips
from report_engine.language.where import Texts, hidden, joined, words_of
from report_engine.load import Loaded
from report_engine.problems import Problem

_SHORT = 3  # characters of what may be any word
_MEANT = 2  # times that a report writes a word of its own; a slip is hardly made twice in the same way
_OFTEN = 3  # times that it writes a phrase that slips are held against


def check(loaded: Loaded) -> Iterator[Problem]:
    """Tell the words that are none; what is a formula with a mistake is told as that."""
    slips_of = {id(loaded.passages[number]): found for number, found in _misspelt(loaded).items()}
    passages = [passage for passage in loaded.passages if id(passage) in slips_of]
    formulas = listed.mistaken_formulas(Texts([passage.text for passage in passages]), passages)
    told = {id(passage): mistaken for passage, mistaken in formulas}
    for passage in passages:
        for slip in slips_of[id(passage)]:
            if not any(slip.start < one.end and one.start < slip.end for one in told.get(id(passage), ())):
                yield _no_word(passage, slip)


def _no_word(passage: Passage, slip: Slip) -> Problem:
    """Tell what is no word, and which word it almost is."""
    said = passage.text[slip.start : slip.end]
    about = passage.about(f"phrase:{said}", slip.start)
    message = f"“{said}”不成词，多半是“{slip.right}”"
    hint = f"写成“{slip.right}”；确实是专名、行话，登记到 data/terms.yaml 的 words"
    return listed.W213.problem(message, passage.at(slip.start), hint, about, said)


def _misspelt(loaded: Loaded) -> dict[int, list[Slip]]:
    """Find, for the passages by number, the words that are none; what is listed as wrong is left to the list."""
    known = lexicon()
    terms = loaded.terms
    full = [str(name) for one in loaded.facts.catalogue.values() for name in (one.name, *one.short)]
    # 课证融通课程数 is written 课证融通课程{…}门.
    indicators = [*full, *(short for name in full if len(short := COUNTING.sub("", name)) > _SHORT)]
    names = words_of(
        frozenset((*body_names(loaded), *indicators, *(terms.spelt() if terms else ()), *listed.wrong_forms()))
    )
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
