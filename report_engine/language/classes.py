"""Classes of words of two characters: verbs, and nouns that are nothing else; a data file of `bench/lexicon`."""

from functools import cache

from report_engine.language.lexicon import FOLDER

FILE = "classes.txt"


def verbs() -> frozenset[str]:
    """Give the verbs, those that are nouns as well too."""
    return _classes()["动"]


def nouns() -> frozenset[str]:
    """Give the nouns."""
    return _classes()["名"]


@cache
def _classes() -> dict[str, frozenset[str]]:
    lines = (FOLDER / FILE).read_text("utf-8").splitlines()
    return {kind: frozenset(words.split(" ")) for kind, _, words in (line.partition("\t") for line in lines)}
