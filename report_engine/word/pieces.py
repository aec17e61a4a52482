"""Puts stretches of a run's text into runs of their own, which look otherwise."""

import re
from collections.abc import Callable

from report_engine.ooxml.elements import XML_SPACE, Element, copy, first_child, need, parent_of, qn, remove, set_child

_RPR_ORDER = ("rStyle", "rFonts")


def runs_with(pattern: re.Pattern[str], story: Element) -> list[tuple[Element, Element]]:
    """Find the runs of one text in which a pattern is found, each with its paragraph."""
    # Texts are asked, not paragraphs and their runs: there are hardly any that the pattern is found in.
    runs = (parent_of(text) for text in story.iter(qn("t")) if pattern.search(text.text or ""))
    found = [run for run in runs if run.tag == qn("r") and sum(1 for _ in run.iterchildren(qn("t"))) == 1]
    return [(paragraph, run) for run in found for paragraph in [*run.iterancestors(qn("p"))][:1]]


def part(run: Element, pattern: re.Pattern[str], look: Callable[[], Element]) -> None:
    """Part a run of one text in which a pattern is found; what it finds gets a property that `look` makes."""
    text = need(run, "t").text or ""
    ends = [end for match in pattern.finditer(text) for end in match.span()]
    for number, (start, end) in enumerate(zip([0, *ends], [*ends, len(text)], strict=True)):
        if start < end:
            piece = copy(run)
            need(piece, "t").text = text[start:end]
            need(piece, "t").set(XML_SPACE, "preserve")
            if number % 2:  # found; what stands between is even
                set_child(first_child(piece, "rPr"), look(), _RPR_ORDER)
            run.addprevious(piece)
    remove(run)
