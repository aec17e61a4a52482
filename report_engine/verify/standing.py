"""Where the rendering prints each paragraph: the words of the file laid beside the words of the pages.

A second source: LibreOffice counts fields again when it opens a file and prints page numbers itself,
so that what stands here owes nothing to what wrote the file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cached_property

from report_engine.render.printed import Page
from report_engine.verify.wording import Span, Wording, plain

_GAP = 60  # characters that may stand between two paragraphs: numbers of headings and lists, page numbers
_SURE = 10  # a text of so many characters is found wherever it stands
_NOTE = 400  # longest text that may stand in the middle of a paragraph, such as a footnote
_LOOSE = 12  # characters by which a changed paragraph may be longer
_ALIKE = 0.5  # share of a paragraph's characters that makes it out


@dataclass(frozen=True, slots=True)
class Changed:
    """A piece of a paragraph that is printed otherwise: by which field, as the file has it, as it is printed."""

    field: str
    written: str
    printed: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a paragraph is printed: (page from 1, line of the page's body) of every line, and what is changed in it."""

    lines: tuple[tuple[int, int], ...] = ()
    changed: tuple[Changed, ...] = ()


class Text:
    """The characters of all pages in the order in which they are read, without blanks."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.at = [
            (number, index)
            for number, page in enumerate(pages, 1)
            for index, line in enumerate(page.body)
            for _ in plain(line.text)
        ]
        self.characters = "".join(plain(line.text) for page in pages for line in page.body)
        self.folded = _folded(self.characters)
        self.taken: list[tuple[int, int]] = []

    def standing(self, begin: int, end: int, changed: tuple[Changed, ...] = ()) -> Standing:
        """Describe what stands from one character to another."""
        self.taken.append((begin, end))
        return Standing(tuple(dict.fromkeys(self.at[begin:end])), changed)

    @cached_property
    def rest(self) -> list[tuple[int, int]]:
        """What no paragraph has taken."""
        rest, position = [], 0
        for begin, end in sorted(self.taken):
            if begin > position:
                rest.append((position, begin))
            position = max(position, end)
        return [*rest, (position, len(self.characters))]


def standings(wordings: Sequence[Wording], pages: Sequence[Page]) -> dict[int, Standing]:
    """Find each paragraph that has words, in order; one that stands nowhere has no lines."""
    text = Text(pages)
    found: dict[int, Standing] = {}
    position = 0
    for wording in wordings:
        if wording.apart:
            continue
        begin, end, changed = _place(wording, text, position)
        if begin < end:
            found[wording.index] = text.standing(begin, end, changed)
            position = end
    for wording in wordings:
        if wording.index not in found:
            found[wording.index] = _elsewhere(wording, text)
    return found


def _place(wording: Wording, text: Text, position: int) -> tuple[int, int, tuple[Changed, ...]]:
    """Find a paragraph from a position on; an empty span where it is not."""
    words = _folded(wording.text)
    near = text.folded.find(words, position, position + len(words) + _GAP)
    if near < 0 and len(words) >= _SURE:
        near = text.folded.find(words, position)
    if near >= 0:
        return near, near + len(words), ()
    window = text.folded[position : position + len(words) + _NOTE]
    whole = [piece for piece in _match(words, window).get_matching_blocks() if piece.size]
    if sum(piece.size for piece in whole) < _ALIKE * len(words):
        return position, position, ()
    if len(whole) == 2 and whole[0].size + whole[1].size == len(words):
        return position + whole[0].b, position + whole[1].b + whole[1].size, ()  # a note stands in it
    anchor = max(whole, key=lambda piece: piece.size)
    start = position + max(anchor.b - anchor.a - _LOOSE, 0)
    stop = position + anchor.b - anchor.a + len(words) + _LOOSE
    matcher = _match(words, text.folded[start:stop])
    begin, end = _bounds([piece for piece in matcher.get_matching_blocks() if piece.size])
    changes = _changes(wording, matcher, text.characters[start:stop], begin, end)
    return start + begin, start + end, tuple(dict.fromkeys(changes))


def _match(words: str, window: str) -> SequenceMatcher[str]:
    return SequenceMatcher(None, words, window, autojunk=False)


def _bounds(pieces: list[Match]) -> tuple[int, int]:
    """Tell where a paragraph begins and ends; characters that are equal by chance far from the rest do not count."""
    while len(pieces) > 1 and pieces[1].b - pieces[0].b - pieces[0].size > pieces[0].size:
        del pieces[0]
    while len(pieces) > 1 and pieces[-1].b - pieces[-2].b - pieces[-2].size > pieces[-1].size:
        del pieces[-1]
    return pieces[0].b, pieces[-1].b + pieces[-1].size


def _changes(wording: Wording, matcher: SequenceMatcher[str], window: str, begin: int, end: int) -> Iterator[Changed]:
    """Tell what is lost or replaced; what is printed in addition, such as a note, is no change."""
    for kind, i, j, k, m in matcher.get_opcodes():
        field = next((f for f in wording.fields if f.begin <= i <= j <= f.end), None)
        if kind == "equal" or (kind == "insert" and (field is None or k < begin or m > end)):
            continue
        if field is None:
            yield Changed("", wording.text[i:j], window[max(k, begin) : min(m, end)])
        else:
            yield Changed(field.code, wording.text[field.begin : field.end], _printed(field, matcher, window))


def _printed(field: Span, matcher: SequenceMatcher[str], window: str) -> str:
    """Give what is printed in the place of a field's result."""
    text = ""
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            inside = i < field.end and j > field.begin
            text += window[k + max(field.begin - i, 0) : m - max(j - field.end, 0)] if inside else ""
        elif field.begin <= i <= j <= field.end:
            text += window[k:m]
    return text


def _elsewhere(wording: Wording, text: Text) -> Standing:
    """Look for what a frame or a text box may have moved."""
    for begin, end in text.rest:
        at = text.folded.find(_folded(wording.text), begin, end)
        if at >= 0:
            return text.standing(at, at + len(wording.text))
    return Standing((), (Changed("", wording.text, ""),))


def _folded(text: str) -> str:
    """Make all letters small: a style may print capitals."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(character.lower() if len(character.lower()) == 1 else character for character in text)
