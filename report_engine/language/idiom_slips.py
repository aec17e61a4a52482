"""Idioms of four characters with one that is another: half of them stands as it should, and one character beside it."""

from collections.abc import Iterable, Iterator

from report_engine.language.changes import ALIKE, Change
from report_engine.language.lexicon import Lexicon


def idioms(run: str, places: Iterable[int], known: Lexicon) -> Iterator[Change]:
    """Go through the characters of a run that make an idiom when they are another one, which is like them.

    At the `places` stand pairs that are half of one.
    """
    openings, endings = known.openings.get, known.endings.get
    for at in places:
        pair = run[at : at + 2]
        if halves := openings(pair):
            yield from _half(run, at + 2, halves, known)
        if at >= 2 and (halves := endings(pair)):
            yield from _half(run, at - 2, halves, known)


def _half(run: str, at: int, halves: list[str], known: Lexicon) -> Iterator[Change]:
    """Compare two characters with the halves that go with the other half."""
    said = run[at : at + 2]
    if len(said) < 2 or said in halves:
        return
    for half in halves:
        wrong = 1 if said[0] == half[0] else 0 if said[1] == half[1] else None
        if wrong is not None:
            way = known.likeness(said[wrong], half[wrong])
            if way is not None:
                yield Change(at + wrong, at + wrong + 1, half[wrong], ALIKE[way])
