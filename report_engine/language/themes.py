"""What a heading is about and what the words below it are about, from the data file beside this module."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from report_engine.language.phrases import stored
from report_engine.language.trie import one_of

FILE = "themes.yaml"
_FEW = 2  # different words that show another theme


def strays(head: str, body: str) -> str:
    """Name a word of the other theme that a text has where its heading's own does not come up; empty if it does."""
    own = [theme for theme in _themes() if any(word in head for word in theme.heads)]
    if len(own) != 1 or any(word in body for word in own[0].words):
        return ""
    for theme in _themes():
        found = dict.fromkeys(theme.pattern.findall(body)) if theme is not own[0] else {}
        if len(found) >= _FEW:
            return "”“".join(list(found)[:_FEW])
    return ""


@dataclass(frozen=True)
class _Theme:
    """A theme: the words of its headings, and all that show it."""

    heads: tuple[str, ...]
    words: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds them, compiled when a text is held against the theme."""
        return re.compile(one_of(self.words))


@cache
def _themes() -> tuple[_Theme, ...]:
    return tuple(_Theme(tuple(one["heads"]), (*one["heads"], *one["words"])) for one in stored(FILE)["themes"])
