"""The words of each paragraph as they are printed, without blanks, and which of them fields print."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from report_engine.ooxml.elements import Element, is_on, parent_of, qn
from report_engine.ooxml.fields import Field, Piece, pieces

_LISTS = ("TOC", "HYPERLINK", "INDEX")  # they hold other fields, or text that they do not make
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PLAIN = str.maketrans(_LIGATURES | dict.fromkeys(_UNSEEN, ""))


@dataclass(frozen=True, slots=True)
class Span:
    """The characters that a field prints; `code` is its instruction with single blanks."""

    code: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A paragraph's words; `apart` if it stands in a text box, which may be printed anywhere."""

    index: int
    text: str
    fields: tuple[Span, ...] = ()
    apart: bool = False


@dataclass(slots=True)
class _Words:
    """What was read of a paragraph: its text, and where fields print in it."""

    text: str = ""
    last_tab: int | None = None
    printed: dict[Field, tuple[int, int]] = field(default_factory=dict)

    def add(self, piece: Piece) -> None:
        begin = len(self.text)
        if piece.node.tag == qn("tab"):
            self.last_tab = begin
        elif piece.node.tag == qn("noBreakHyphen"):
            self.text += "-"
        elif piece.node.tag == qn("t"):
            self.text += plain(piece.node.text or "")
        for one in piece.within:
            self.printed[one] = self.printed.get(one, (begin,))[0], len(self.text)


def plain(text: str) -> str:
    """Leave out what cannot be compared: blanks, unseen characters, ligatures."""
    return "".join(text.translate(_PLAIN).split())


def wordings(story: Element, without_page: frozenset[int] = frozenset()) -> Iterator[Wording]:
    """Read the paragraphs of a story that print something.

    `without_page` names lines of lists by number: their page numbers are left out.
    """
    found = {paragraph: _Words() for paragraph in story.iter(qn("p"))}
    for piece in pieces(story, (qn("noBreakHyphen"), qn("tab"))):
        owner = next(piece.node.iterancestors(qn("p")), None)
        if owner is not None and not _hidden(piece.node):
            found[owner].add(piece)
    for index, (paragraph, words) in enumerate(found.items()):
        text = words.text[: words.last_tab] if index in without_page else words.text
        if text:
            in_box = next(paragraph.iterancestors(qn("txbxContent")), None) is not None
            yield Wording(index, text, tuple(_spans(paragraph, words, len(text))), in_box)


def _spans(paragraph: Element, words: _Words, length: int) -> Iterator[Span]:
    """List what the fields that end in a paragraph print there, inner ones before the outer one."""
    for one, (begin, end) in sorted(words.printed.items(), key=lambda item: (item[1][1], -item[1][0])):
        ends_here = one.end is not None and next(one.end.iterancestors(qn("p")), None) is paragraph
        if ends_here and one.name not in _LISTS and begin < end <= length:
            yield Span(" ".join(one.words), begin, end)


def _hidden(node: Element) -> bool:
    properties = parent_of(node).find(qn("rPr"))
    return properties is not None and is_on(properties, "vanish")
