"""What a body or a cell is made of, ready to be matched: paragraphs, tables, rows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from report_engine.compare.redline.marks import Status
from report_engine.compare.redline.tokens import Token, read_tokens
from report_engine.compare.sequences import Item, Pair, aligned, gaps, match
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
        """`p`, `tbl3` by the number of columns, `tr…` by the spans of its cells, or `fixed`."""
        return self.item.kind


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of an old and a new block; `end` is the fate of a paragraph's end."""

    status: Status
    old: Block | None
    new: Block | None
    end: Status


class Reader:
    """Reads the blocks of one document."""

    def __init__(self, word: WordFile) -> None:
        self.word = word
        self.generated = _generated(word.root)

    def blocks(self, elements: Iterable[Element]) -> list[Block]:
        """Read the content of a body or a cell."""
        return [self._block(element) for element in elements if element.tag not in (qn("tcPr"), qn("sectPr"))]

    def rows(self, table: Element) -> list[Block]:
        """Read the rows of a table, and what else stands between them."""
        return [self._row(child) for child in table if child.tag not in (qn("tblPr"), qn("tblGrid"))]

    def _block(self, element: Element) -> Block:
        if element in self.generated or element.tag not in (qn("p"), qn("tbl")):
            return Block(element, Item(None, "", FIXED))
        if element.tag == qn("p"):
            return self._paragraph(element)
        rows = self.rows(element)
        columns = len(element.findall(f"{qn('tblGrid')}/{qn('gridCol')}"))
        text = "\n".join(row.item.text for row in rows)
        first = next(element.iter(qn("tr")), element)
        return Block(element, Item(tuple(row.item.key for row in rows), text or "\0", f"tbl{columns}", _name(first)))

    def _paragraph(self, element: Element) -> Block:
        tokens, tail = read_tokens(element, self.word)
        text = "".join(token.text for token in tokens)
        has_section = element.find(f"{qn('pPr')}/{qn('sectPr')}") is not None
        key = (self.word.report.style_of(element), has_section, *(token.key for token in tokens))
        return Block(element, Item(key, text, "p", _name(element)), tuple(tokens), tail)

    def _row(self, element: Element) -> Block:
        if element.tag != qn("tr"):
            return Block(element, Item(None, "", FIXED))
        cells = [self.blocks(cell) for cell in element.findall(qn("tc"))]
        spans = [span.get(qn("val")) for span in element.iter(qn("gridSpan"), qn("gridBefore"), qn("gridAfter"))]
        key = tuple(tuple((block.kind, block.item.key) for block in cell) for cell in cells)
        text = " ".join(block.item.text for cell in cells for block in cell)
        return Block(element, Item(key, text or "\0", f"tr{len(cells)}{spans}", _name(element)))


def plan(old: list[Block], new: list[Block]) -> list[Step]:
    """Decide what becomes of every block, in the order in which they are to stand."""
    old = [block for block in old if block.kind != FIXED]
    loose = [n for n, block in enumerate(new) if block.kind != FIXED]
    pairs = [(i, loose[j]) for i, j in match([b.item for b in old], [new[n].item for n in loose])]
    pairs = _with_tables(pairs, old, new)
    steps = [
        _step(None if i is None else old[i], None if j is None else new[j])
        for i, j in aligned(pairs, len(old), len(new))
    ]
    return _with_an_end(steps)


def _step(old: Block | None, new: Block | None) -> Step:
    status: Status = "-" if new is None else "=" if old or new.kind == FIXED else "+"
    return Step(status, old, new, status)


def _with_tables(pairs: list[Pair], old: list[Block], new: list[Block]) -> list[Pair]:
    """Pair tables and rows that are left between pairs, if there are as many of the same shape on either side."""
    found = list(pairs)
    for gone, come in gaps(pairs, len(old), len(new)):
        left = [n for n in gone if old[n].kind.startswith("t")]
        free = [n for n in come if new[n].kind.startswith("t")]
        if [old[n].kind for n in left] == [new[n].kind for n in free]:
            found += zip(left, free, strict=True)
    return sorted(found)


def _with_an_end(steps: list[Step]) -> list[Step]:
    """Let the last paragraph end in both documents: nothing follows into which it could run on.

    What was added behind a last paragraph begins, to Word, with the end of that paragraph.
    """
    loose = [n for n, step in enumerate(steps) if step.old or (step.new and step.new.kind != FIXED)]
    last = next((n for n in reversed(loose) if steps[n].status == "="), -1)
    tail = [n for n in loose if n > last]
    gone, come = ([n for n in tail if steps[n].status == status] for status in ("-", "+"))
    if not tail or any(_kind(steps[n]) != "p" for n in (tail[-1], *gone[-1:], *come[-1:])):
        return steps
    if gone and come:
        joined = _step(steps[gone[-1]].old, steps[come[-1]].new)
        return [joined if n == come[-1] else step for n, step in enumerate(steps) if n != gone[-1]]
    if last < 0:
        return steps
    if _kind(steps[last]) == "p" and all(_kind(steps[n]) == "p" for n in tail):
        ends: dict[int, Status] = dict.fromkeys((last, *tail[:-1]), steps[tail[-1]].status) | {tail[-1]: "="}
        return [replace(step, end=ends.get(n, step.end)) for n, step in enumerate(steps)]
    if _kind(steps[last]) == "p" and gone:
        apart = _step(steps[last].old, None), _step(steps[tail[-1]].old, steps[last].new)
    elif _kind(steps[last]) == "p":
        apart = _step(None, steps[last].new), _step(steps[last].old, steps[tail[-1]].new)
    else:
        return steps
    return [apart[0] if n == last else apart[1] if n == tail[-1] else step for n, step in enumerate(steps)]


def _kind(step: Step) -> str:
    block = step.old or step.new
    return block.kind if block else ""


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
