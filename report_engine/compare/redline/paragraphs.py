"""Merges old and new paragraphs into one, everything marked that only one of them has."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from report_engine.compare.history import Hand
from report_engine.compare.redline.alignment import Alignment, align
from report_engine.compare.redline.before import Before
from report_engine.compare.redline.blocks import Block, Step
from report_engine.compare.redline.importer import OLD, Importer
from report_engine.compare.redline.marks import Marker, Status
from report_engine.compare.redline.tokens import Token, put_together
from report_engine.compare.wordfile import WordFile
from report_engine.ooxml.elements import Element, copy, name_of, qn, value_of, w


class _Marked(NamedTuple):
    """A token, what becomes of it, the marks before it, and who had tracked that."""

    status: Status
    token: Token
    marks: tuple[Element, ...] = ()
    hand: Hand | None = None


_NOTHING = Token("", "", None)
_NO_END = [qn(name) for name in ("rPr", "sectPr", "pPrChange")]
_ENDS = (qn("bookmarkStart"), qn("bookmarkEnd"))


class ParagraphMerger:
    """Writes paragraphs that hold both texts."""

    def __init__(self, old: WordFile, new: WordFile, marker: Marker, importer: Importer) -> None:
        self.marker, self.importer = marker, importer
        self.new = new
        self.history = new.history
        self.names = _names(old), _names(new)  # of bookmarks, by their ids
        shared = set(self.names[1].values()) | {"_GoBack"}
        # Bookmarks that only the old document has: what it mentions must be found again after rejecting.
        self.kept = {key for key, name in self.names[0].items() if name not in shared}
        self.parted: set[str] = set()  # bookmarks that stand in a paragraph that goes and in another that comes
        self.before = Before(old, new, marker, importer)

    def both(self, old: Block, new: Block, end: Status) -> list[Element]:
        """Merge two paragraphs, or one and those into which it was split or of which it was made."""
        made = copy(new.element)
        before: list[Element] = []
        if old.item.key != new.item.key or self.has_kept(old.element) or self.is_relooked(old, new):
            before = self._filled(made, list(self._steps(old, new)))
            self.parted |= self._bookmarks(old, 0) - (self._whole(old, 0) & self._whole(new, 1))
        if self.before.of_paragraph(old, new):
            self.marker.properties(made, self._properties(old), self.history.looks.get(new.element))
        self.marker.paragraph_end(made, end)
        return [*before, made]

    def whole(self, block: Block, status: Status, end: Status) -> Element:
        """Mark a paragraph that only one of the documents has."""
        hand = None
        if status in ("-", "<"):
            hand = self.history.deleted.get(block.item.text)
            properties = self._properties(block)
            made = w("p") if properties is None else w("p", properties)
            steps = [_Marked(status, token, self._old_marks(token.marks), hand) for token in block.tokens]
            self._filled(made, [*steps, _Marked("=", _NOTHING, self._old_marks(block.tail))])
            self.parted |= self._bookmarks(block, 0)
        else:
            hand = self.history.ends.get(block.element)
            made = copy(block.element)
            steps = [_Marked(status, token, token.marks, self._inserted(token)) for token in block.tokens]
            self._filled(made, [*steps, _Marked("=", _NOTHING, block.tail)])
        self.marker.paragraph_end(made, end, hand)
        return made

    def end_of(self, paragraph: Element, left: Step, status: Status) -> None:
        """Let the end of a paragraph that comes or goes be, on the other side, that of the one before it.

        Its end is the only one that stays: it must look as the end of that paragraph does there.
        """
        if left.old is None or left.new is None:
            return
        own = paragraph.find(qn("pPr"))
        if status == "+":
            self.marker.properties(paragraph, self._properties(left.old), None)
            return
        look = left.new.element.find(qn("pPr"))
        look = w("pPr") if look is None else copy(look)
        for gone in [child for child in look if child.tag in _NO_END]:
            look.remove(gone)
        if own is not None:
            paragraph.remove(own)
        paragraph.insert(0, look)
        self.marker.properties(paragraph, own, None)

    def has_kept(self, element: Element) -> bool:
        """Tell whether something of the old document that looks the same has to be brought along."""
        return any(mark.get(qn("id")) in self.kept for mark in element.iter(*_ENDS))

    def is_relooked(self, old: Block, new: Block) -> bool:
        """Tell whether a paragraph or its text was given another look."""
        if self.before.of_paragraph(old, new):
            return True
        return any(self.before.of_token(*pair) is not pair[1] for pair in zip(old.tokens, new.tokens, strict=False))

    def _steps(self, old: Block, new: Block) -> Iterator[_Marked]:
        """Give the tokens in order, the marks of the new paragraph where they were in the old one."""
        alignment: Alignment = align(old, new, self.new)
        old, new = alignment.old, alignment.new
        places = {self._name(m, 0): i for i, marks in enumerate(_gaps(old)) for m in marks if self._name(m, 0)}
        gaps, done = _gaps(new), set[Element]()
        for tag, a, b, c, d in alignment.changes:
            if tag == "equal":
                for one, other in zip(old.tokens[a:b], new.tokens[c:d], strict=True):
                    marks = (*self._old_marks(one.marks), *(m for m in other.marks if m not in done))
                    yield _Marked("=", self.before.of_token(one, other), marks)
                continue
            for i, one in enumerate(old.tokens[a:b], start=a):
                here = [m for m in gaps[c] if m not in done and places.get(self._name(m, 1), b) <= i]
                done.update(here)
                hand = self.history.joined.get(new.element) if one.ends is not None else alignment.gone.get(i)
                yield _Marked("-", one, (*self._old_marks(one.marks), *here), hand)
            for other in new.tokens[c:d]:
                yield _Marked("+", other, tuple(m for m in other.marks if m not in done), self._inserted(other))
        yield _Marked("=", _NOTHING, (*self._old_marks(old.tail), *(m for m in new.tail if m not in done)))

    def _inserted(self, token: Token) -> Hand | None:
        """Who had inserted a token."""
        if token.ends is not None:
            return self.history.ends.get(token.ends)
        runs = [token.run] if token.run is not None else [r for node in token.nodes for r in node.iter(qn("r"))]
        return next((self.history.runs[run] for run in runs if run in self.history.runs), None)

    def _name(self, mark: Element, side: int) -> str:
        name = self.names[side].get(value_of(mark, "id")) if mark.tag in _ENDS else None
        return f"{name_of(mark)} {name}" if name else ""

    def _bookmarks(self, block: Block, side: int) -> set[str]:
        starts = (mark for marks in _gaps(block) for mark in marks if mark.tag == _ENDS[0])
        return {self.names[side].get(value_of(start, "id"), "") for start in starts}

    def _whole(self, block: Block, side: int) -> set[str]:
        """Name the bookmarks that end where they begin: of a paragraph that was split, one reaches into the next."""
        ends = {value_of(mark, "id") for marks in _gaps(block) for mark in marks if mark.tag == _ENDS[1]}
        names = self.names[side]
        return {name for name in self._bookmarks(block, side) if any(names.get(key) == name for key in ends)}

    def _filled(self, last: Element, steps: list[_Marked]) -> list[Element]:
        """Put tokens into a paragraph; those that end before it are made and given back."""
        made: list[Element] = []
        waiting: list[_Marked] = []
        for step in steps:
            if step.token.ends is None:
                waiting.append(step)
                continue
            properties = step.token.ends.find(qn("pPr"))
            if properties is not None:
                properties = self.importer.element(properties) if step.status == "-" else copy(properties)
            paragraph = w("p", *([] if properties is None else [properties]))
            self._fill(paragraph, [*waiting, _Marked("=", _NOTHING, step.marks)])
            self.marker.paragraph_end(paragraph, step.status, step.hand)
            made.append(paragraph)
            waiting = []
        self._fill(last, waiting)
        return made

    def _fill(self, paragraph: Element, steps: list[_Marked]) -> None:
        """Put tokens into a paragraph, neighbours of one fate under one mark."""
        paragraph[:] = paragraph.findall(qn("pPr"))
        waiting: list[Token] = []
        last = _Marked("=", _NOTHING)
        for step in [*steps, _Marked("=", _NOTHING)]:
            if (step.status, step.hand) != (last.status, last.hand) or step.marks:
                paragraph.extend(self._marked(waiting, last))
                waiting = []
            paragraph.extend(map(copy, step.marks))
            waiting.append(step.token)
            last = step
        paragraph.extend(self._marked(waiting, last))

    def _marked(self, tokens: list[Token], last: _Marked) -> list[Element]:
        elements = put_together(tokens)
        if last.status in ("-", "<"):
            elements = self.importer.elements(elements)
        return self.marker.runs(elements, last.status, last.hand)

    def _properties(self, old: Block) -> Element | None:
        properties = old.element.find(qn("pPr"))
        return None if properties is None else self.importer.element(properties)

    def _old_marks(self, marks: Iterable[Element]) -> tuple[Element, ...]:
        found = [copy(mark) for mark in marks if mark.tag in _ENDS and mark.get(qn("id")) in self.kept]
        for mark in found:
            mark.set(qn("id"), OLD + value_of(mark, "id"))
        return tuple(found)


def _names(word: WordFile) -> dict[str, str]:
    return {value_of(start, "id"): value_of(start, "name") for start in word.root.iter(_ENDS[0])}


def _gaps(block: Block) -> list[tuple[Element, ...]]:
    """The marks before each token, and those behind the last one."""
    return [*(token.marks for token in block.tokens), block.tail]
