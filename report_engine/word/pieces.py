"""Puts stretches of a run's text into runs of their own, which look otherwise."""

import re
from collections.abc import Callable, Iterable

from report_engine.ooxml.elements import XML_SPACE, Element, copy, first_child, need, qn, remove, set_child

_T = qn("t")
_RPR_ORDER = ("rStyle", "rFonts")


def part(runs: Iterable[Element], pattern: re.Pattern[str], look: Callable[[], Element]) -> None:
    """Part every run of one text in which a pattern is found; what it finds gets a property that `look` makes."""
    for run in list(runs):
        texts = [*run.iterchildren(_T)]
        text = texts[0].text or "" if len(texts) == 1 else ""
        ends = [end for match in pattern.finditer(text) for end in match.span()]
        if not ends:
            continue
        for number, (start, end) in enumerate(zip([0, *ends], [*ends, len(text)], strict=True)):
            if start < end:
                piece = copy(run)
                need(piece, "t").text = text[start:end]
                need(piece, "t").set(XML_SPACE, "preserve")
                if number % 2:  # found; what stands between is even
                    set_child(first_child(piece, "rPr"), look(), _RPR_ORDER)
                run.addprevious(piece)
        remove(run)
