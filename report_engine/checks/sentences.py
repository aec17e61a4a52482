"""The sentences in which amounts stand beside words that say something of them."""

import re
from collections.abc import Iterator

from report_engine.language.amounts import Amount
from report_engine.language.passages import Passage
from report_engine.load import Loaded


def sentences_with_amounts(loaded: Loaded, words: re.Pattern[str]) -> Iterator[tuple[Passage, int, int, list[Amount]]]:
    """Give each sentence of prose that has one of the words: its passage, start, end and amounts."""
    for one in loaded.sentences:
        if words.search(one.passage.quiet, one.start, one.end):
            yield one.passage, one.start, one.end, list(one.amounts)
