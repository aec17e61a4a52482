"""Puts stretches of a run's text into runs of their own, which look otherwise."""

import re
from collections.abc import Callable, Iterable, Iterator

from report_engine.ooxml.elements import (
    RPR_ORDER,
    XML_SPACE,
    Element,
    copy,
    first_child,
    need,
    parent_of,
    qn,
    remove,
    set_child,
)


def texts_with(pattern: re.Pattern[str], story: Element) -> list[Element]:
    """Find the texts in which a pattern is found."""
    # Texts are asked, not paragraphs and their runs: there are hardly any that the pattern is found in.
    return [text for text in story.iter(qn("t")) if pattern.search(text.text or "")]


def paragraph_of(text: Element) -> Element | None:
    """Find the paragraph in which a text stands."""
    return next(text.iterancestors(qn("p")), None)


def part(text: Element, pattern: re.Pattern[str], look: Callable[[], Element]) -> list[Element]:
    """Part the run of a text in which a pattern is found; what it finds gets a property that `look` makes.

    Gives the texts that stand there then; a run of several texts stays as it is.
    """
    run = parent_of(text)
    if run.tag != qn("r") or sum(1 for _ in run.iterchildren(qn("t"))) != 1:
        return [text]
    return [need(piece, "t") for piece in apart(run, _found(text.text or "", pattern, look))]


def _found(text: str, pattern: re.Pattern[str], look: Callable[[], Element]) -> Iterator[tuple[str, Element | None]]:
    at = 0
    for match in pattern.finditer(text):
        yield text[at : match.start()], None
        yield match[0], look()
        at = match.end()
    yield text[at:], None


def apart(run: Element, pieces: Iterable[tuple[str, Element | None]]) -> list[Element]:
    """Part a run of one text into pieces; one that comes with a property has that, in place of one of its name."""
    made = []
    for text, look in pieces:
        if text:
            piece = copy(run)
            own = need(piece, "t")
            own.text = text
            own.set(XML_SPACE, "preserve")
            if look is not None:
                set_child(first_child(piece, "rPr"), look, RPR_ORDER)
            run.addprevious(piece)
            made.append(piece)
    remove(run)
    return made


def alone(text: Element) -> Element:
    """Give a text a run of its own; what stands before and behind it in its run keeps runs of the same looks."""
    run = parent_of(text)
    place, first = run.index(text), len(run.findall(qn("rPr")))
    own = run
    for start, stop in ((first, place), (place, place + 1), (place + 1, len(run))):
        if start < stop:
            made = copy(run)
            for number in (*range(len(run) - 1, stop - 1, -1), *range(start - 1, first - 1, -1)):
                made.remove(made[number])
            run.addprevious(made)
            own = made if start == place else own
    remove(run)
    return own
