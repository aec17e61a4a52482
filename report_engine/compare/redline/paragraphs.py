"""Merges an old and a new paragraph into one, everything marked that only one of them has."""

from collections.abc import Iterable, Iterator

from report_engine.compare.redline.blocks import Block
from report_engine.compare.redline.importer import OLD, Importer
from report_engine.compare.redline.marks import Marker, Status
from report_engine.compare.redline.tokens import Token, put_together
from report_engine.compare.wordfile import WordFile
from report_engine.compare.words import changes
from report_engine.ooxml.elements import Element, copy, name_of, qn, value_of, w

_Marked = tuple[Status, Token, tuple[Element, ...]]
_NOTHING = Token("", "", None)
_ENDS = (qn("bookmarkStart"), qn("bookmarkEnd"))


class ParagraphMerger:
    """Writes paragraphs that hold both texts."""

    def __init__(self, old: WordFile, new: WordFile, marker: Marker, importer: Importer) -> None:
        self.marker, self.importer = marker, importer
        self.style_of = old.report.style_of, new.report.style_of
        self.names = _names(old), _names(new)  # of bookmarks, by their ids
        shared = set(self.names[1].values()) | {"_GoBack"}
        # Bookmarks that only the old document has: what it mentions must be found again after rejecting.
        self.kept = {key for key, name in self.names[0].items() if name not in shared}
        self.parted: set[str] = set()  # bookmarks that stand in a paragraph that goes and in another that comes

    def both(self, old: Block, new: Block, end: Status) -> Element:
        """Merge two paragraphs."""
        made = copy(new.element)
        if old.item.key != new.item.key or self.has_kept(old.element):
            self._fill(made, list(self._steps(old, new)))
            self.parted |= self._bookmarks(old, 0) - (self._whole(old, 0) & self._whole(new, 1))
        if self.style_of[0](old.element) != self.style_of[1](new.element):
            self.marker.style(made, self._properties(old))
        self.marker.paragraph_end(made, end)
        return made

    def whole(self, block: Block, status: Status, end: Status) -> Element:
        """Mark a paragraph that only one of the documents has."""
        if status == "-":
            properties = self._properties(block)
            made = w("p") if properties is None else w("p", properties)
            steps = [(status, token, self._old_marks(token.marks)) for token in block.tokens]
            self._fill(made, [*steps, ("=", _NOTHING, self._old_marks(block.tail))])
            self.parted |= self._bookmarks(block, 0)
        else:
            made = copy(block.element)
            self._fill(made, [*((status, token, token.marks) for token in block.tokens), ("=", _NOTHING, block.tail)])
        self.marker.paragraph_end(made, end)
        return made

    def has_kept(self, element: Element) -> bool:
        """Tell whether something of the old document that looks the same has to be brought along."""
        return any(mark.get(qn("id")) in self.kept for mark in element.iter(*_ENDS))

    def _steps(self, old: Block, new: Block) -> Iterator[_Marked]:
        """Give the tokens in order, the marks of the new paragraph where they were in the old one."""
        places = {self._name(m, 0): i for i, marks in enumerate(_gaps(old)) for m in marks if self._name(m, 0)}
        gaps, done = _gaps(new), set[Element]()
        for tag, a, b, c, d in changes([x.key for x in old.tokens], [x.key for x in new.tokens]):
            if tag == "equal":
                for one, other in zip(old.tokens[a:b], new.tokens[c:d], strict=True):
                    yield "=", other, (*self._old_marks(one.marks), *(m for m in other.marks if m not in done))
                continue
            for i, one in enumerate(old.tokens[a:b], start=a):
                here = [m for m in gaps[c] if m not in done and places.get(self._name(m, 1), b) <= i]
                done.update(here)
                yield "-", one, (*self._old_marks(one.marks), *here)
            for other in new.tokens[c:d]:
                yield "+", other, tuple(m for m in other.marks if m not in done)
        yield "=", _NOTHING, (*self._old_marks(old.tail), *(m for m in new.tail if m not in done))

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

    def _fill(self, paragraph: Element, steps: list[_Marked]) -> None:
        """Put tokens into a paragraph, neighbours of one fate under one mark."""
        paragraph[:] = paragraph.findall(qn("pPr"))
        waiting: list[Token] = []
        last: Status = "="
        for status, token, marks in [*steps, ("=", _NOTHING, ())]:
            if status != last or marks:
                paragraph.extend(self._marked(waiting, last))
                waiting = []
            paragraph.extend(map(copy, marks))
            waiting.append(token)
            last = status
        paragraph.extend(self._marked(waiting, last))

    def _marked(self, tokens: list[Token], status: Status) -> list[Element]:
        elements = put_together(tokens)
        return self.marker.runs(self.importer.elements(elements) if status == "-" else elements, status)

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
