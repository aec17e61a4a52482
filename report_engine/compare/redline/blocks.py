"""What a body or a cell is made of, ready to be matched: paragraphs, tables, rows."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from report_engine.compare.redline.columns import places_of
from report_engine.compare.redline.marks import Status
from report_engine.compare.redline.tokens import Token, read_tokens
from report_engine.compare.sequences import Item
from report_engine.compare.wordfile import WordFile, bookmarks, is_ours
from report_engine.ooxml.elements import Element, qn
from report_engine.ooxml.fields import fields

_LISTS = {"TOC", "INDEX"}
FIXED = "fixed"


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """An element with what makes it the same; of a paragraph also its tokens and what stands behind them."""

    element: Element
    item: Item
    tokens: tuple[Token, ...] = ()
    tail: tuple[Element, ...] = ()

    @property
    def kind(self) -> str:
        """`p`, `tbl`, `tr…` by the spans and merges of its cells, or `fixed`."""
        return self.item.kind


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of an old and a new block; `end` is the fate of a paragraph's end.

    A paragraph that was split, or made of several, is one block with ends inside. `move` names a paragraph
    that moved.
    """

    status: Status
    old: Block | None
    new: Block | None
    end: Status
    move: str = ""


class Reader:
    """Reads the blocks of one document."""

    def __init__(self, word: WordFile) -> None:
        self.word = word
        self.generated = _generated(word.root)

    def blocks(self, elements: Iterable[Element]) -> list[Block]:
        """Read the content of a body or a cell."""
        return [self._block(element) for element in elements if element.tag not in (qn("tcPr"), qn("sectPr"))]

    def rows(self, table: Element, own: Collection[int] = ()) -> list[Block]:
        """Read the rows of a table, and what else stands between them; `own` columns are not in the other one."""
        return [self._row(child, own) for child in table if child.tag not in (qn("tblPr"), qn("tblGrid"))]

    def _block(self, element: Element) -> Block:
        if element in self.generated or element.tag not in (qn("p"), qn("tbl")):
            return Block(element, Item(None, "", FIXED))
        if element.tag == qn("p"):
            return self._paragraph(element)
        rows = self.rows(element)
        text = "\n".join(row.item.text for row in rows)
        first = next(element.iter(qn("tr")), element)
        return Block(element, Item(tuple(row.item.key for row in rows), text or "\0", "tbl", _name(first)))

    def _paragraph(self, element: Element) -> Block:
        tokens, tail = read_tokens(element, self.word)
        text = "".join(token.text for token in tokens)
        has_section = element.find(f"{qn('pPr')}/{qn('sectPr')}") is not None
        key = (self.word.report.style_of(element), has_section, *(token.key for token in tokens))
        return Block(element, Item(key, text, "p", _name(element)), tuple(tokens), tail)

    def _row(self, element: Element, own: Collection[int] = ()) -> Block:
        if element.tag != qn("tr"):
            return Block(element, Item(None, "", FIXED))
        places = places_of(element)
        shared = [place for place in places if not place.columns <= set(own)]
        cells = [self.blocks(place.cell) for place in shared]
        # A row of which a cell spans or begins another way is another row: no program can take that back.
        shape = [(len(place.columns - set(own)), bool(place.columns & set(own)), place.merge) for place in shared]
        before = shared[0].start - len([n for n in own if n < shared[0].start]) if shared else 0
        kind = f"tr{before}{shape}"
        key = kind, *(tuple((block.kind, block.item.key) for block in cell) for cell in cells)
        text = " ".join(block.item.text for cell in cells for block in cell)
        return Block(element, Item(key, text or "\0", kind, _name(element)))


def _name(element: Element) -> str:
    """The bookmark that the engine gave to a heading, a caption or a case."""
    return next(filter(is_ours, bookmarks(element)), "")


def _generated(root: Element) -> set[Element]:
    """Find the paragraphs of 目录 and the like: all that a field covers which makes paragraphs."""
    paragraphs = list(root.iter(qn("p")))
    index = {paragraph: n for n, paragraph in enumerate(paragraphs)}
    found: set[Element] = set()
    for one in fields(root):
        first, last = (None if end is None else next(end.iterancestors(qn("p")), None) for end in (one.begin, one.end))
        if first is not None and last is not None and (first is not last or one.name in _LISTS):
            found.update(paragraphs[index[first] : index[last] + 1])
    return found
