"""What is counted beside something of which it is a part: 去向落实8648人，另有3756人升学."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from report_engine.checks.wholes import Parts
from report_engine.facts.catalogue import Indicator
from report_engine.language.amounts import Amount, Sentence
from report_engine.language.expressions import expression

BESIDES = expression("另有|另外|此外|除此之外|还有|外加|另设")
_REACH = 14


def besides(
    one: Sentence, parts: Parts, scopes: Callable[[str], Mapping[str, bool]]
) -> Iterator[tuple[Amount, Indicator, str]]:
    """Find the amounts that are counted twice: each with the indicator that has it already, and what it is called."""
    text = one.passage.quiet
    for first, second in pairwise(one.amounts):
        word = BESIDES.search(text, first.end, second.start)
        whole = first.bound.indicator if first.bound else None
        if not word or whole is None or first.change or second.change:
            continue
        part = second.bound.indicator if second.bound else None
        if part is not None and (str(part.id), str(whole.id)) in parts:
            yield second, whole, str(part.name)
            continue
        said = text[word.end() : second.end + _REACH]
        for what, inside in scopes(whole.id).items():
            if inside and len(what) > 1 and what in said[: len(what) + 2]:
                yield second, whole, what
                break
