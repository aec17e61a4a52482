"""The sentences in which amounts stand beside words that say something of them."""

import re
from collections.abc import Iterator

from report_engine.language.amounts import Amount, amounts, has_amounts
from report_engine.language.numbers import unit_pattern
from report_engine.language.passages import Passage
from report_engine.load import Loaded


def sentences_with_amounts(loaded: Loaded, words: re.Pattern[str]) -> Iterator[tuple[Passage, int, int, list[Amount]]]:
    """Give each sentence of prose that has one of the words: its passage, start, end and amounts."""
    units = unit_pattern(indicator.unit for indicator in loaded.facts.catalogue.values())
    for passage in loaded.prose:
        if not has_amounts(passage):
            continue
        for start, end in passage.sentences:
            if words.search(passage.quiet, start, end):
                yield passage, start, end, amounts(passage, units, start, end)
