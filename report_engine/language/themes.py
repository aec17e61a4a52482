"""What a heading is about and what the words below it are about, from the data file beside this module."""

import re
from functools import cache

from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "themes.yaml"
_FEW = 2  # different words that show another theme


def strays(head: str, body: str) -> str:
    """Name a word of the other theme that a text has where its heading's own does not come up; empty if it does."""
    own = [(heads, words) for heads, words in _themes() if heads.search(head)]
    if len(own) != 1 or own[0][1].search(body):
        return ""
    for heads, words in _themes():
        found = dict.fromkeys(words.findall(body))
        if heads is not own[0][0] and len(found) >= _FEW:
            return "”“".join(list(found)[:_FEW])
    return ""


@cache
def _themes() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(one_of(one["heads"])), re.compile(one_of((*one["heads"], *one["words"]))))
        for one in stored(FILE)["themes"]
    )
