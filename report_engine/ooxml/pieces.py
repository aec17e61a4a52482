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


def paragraphs_with(pattern: re.Pattern[str], story: Element) -> list[Element]:
    """Find the paragraphs in a text of which a pattern is found."""
    # Texts are asked, not paragraphs and their runs: there are hardly any that the pattern is found in.
    texts = [text for text in story.iter(qn("t")) if pattern.search(text.text or "")]
    around = (next(text.iterancestors(qn("p")), None) for text in texts)
    return [*dict.fromkeys(paragraph for paragraph in around if paragraph is not None)]


def runs_with(pattern: re.Pattern[str], paragraphs: Iterable[Element]) -> list[tuple[Element, Element]]:
    """Find the runs of one text in which a pattern is found, each with its paragraph."""
    found: dict[Element, Element] = {}  # a paragraph may stand in another, in a frame
    for paragraph in paragraphs:
        for text in paragraph.iter(qn("t")):
            run = parent_of(text)
            if pattern.search(text.text or "") and sum(1 for _ in run.iterchildren(qn("t"))) == 1:
                around = next(run.iterancestors(qn("p")), None)
                if around is not None and run.tag == qn("r"):
                    found[run] = around
    return [(around, run) for run, around in found.items()]


def part(run: Element, pattern: re.Pattern[str], look: Callable[[], Element]) -> None:
    """Part a run of one text in which a pattern is found; what it finds gets a property that `look` makes."""
    apart(run, _found(need(run, "t").text or "", pattern, look))


def _found(text: str, pattern: re.Pattern[str], look: Callable[[], Element]) -> Iterator[tuple[str, Element | None]]:
    at = 0
    for match in pattern.finditer(text):
        yield text[at : match.start()], None
        yield match[0], look()
        at = match.end()
    yield text[at:], None


def apart(run: Element, pieces: Iterable[tuple[str, Element | None]]) -> None:
    """Part a run of one text into pieces; one that comes with a property has that, in place of one of its name."""
    for text, look in pieces:
        if text:
            piece = copy(run)
            need(piece, "t").text = text
            need(piece, "t").set(XML_SPACE, "preserve")
            if look is not None:
                set_child(first_child(piece, "rPr"), look, RPR_ORDER)
            run.addprevious(piece)
    remove(run)


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
