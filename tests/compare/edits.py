"""Random edits, as people make them in Word: always the same ones for the same seed."""

import random
from collections.abc import Callable
from copy import deepcopy

from support.ooxml import Element, find, find_all, qn, value

_WORDS = "全市中等职业学校积极推进产教融合提高质量2024年增加了1283人Word3+2，。；"


class Editor:
    """A document's body in the hands of someone who changes this and that."""

    def __init__(self, body: Element, seed: int, listed: Callable[[Element], bool]) -> None:
        self.body, self.chance, self.listed = body, random.Random(seed), listed

    def edit(self, times: int) -> None:
        """Make so many edits."""
        tools = (
            *(
                self.type,
                self.type,
                self.erase,
                self.retype,
                self.new_paragraph,
                self.no_paragraph,
                self.split,
                self.join,
            ),
            *(self.cell, self.new_row, self.no_row, self.no_table, self.copy_blocks, self.move_blocks, self.no_blocks),
            *(self.no_picture, self.copy_picture, self.no_field, self.bold, self.in_cell, self.no_runs),
        )
        for _ in range(times):
            self.chance.choice(tools)()

    # --- text ---------------------------------------------------------------------------

    def type(self) -> None:
        node = self._text()
        at = self.chance.randrange(len(node.text or "") + 1)
        node.text = (node.text or "")[:at] + self._words() + (node.text or "")[at:]

    def erase(self) -> None:
        node = self._text()
        at = self.chance.randrange(len(node.text or "") + 1)
        node.text = (node.text or "")[:at] + (node.text or "")[at + self.chance.randrange(1, 30) :]

    def retype(self) -> None:
        self._text().text = self._words() * self.chance.randrange(1, 4)

    def bold(self) -> None:
        run = self._text().getparent()
        if find(run, "w:rPr") is None:
            run.insert(0, run.makeelement(qn("w:rPr")))
        if find(run, "w:rPr/w:b") is None:
            find(run, "w:rPr").append(run.makeelement(qn("w:b")))

    def no_runs(self) -> None:
        paragraph = self.chance.choice(self._paragraphs())
        for run in find_all(paragraph, "w:r"):
            if find(run, "w:fldChar") is None and find(run, "w:instrText") is None and not self._in_field(run):
                paragraph.remove(run)

    def no_field(self) -> None:
        begins = [n for n in self.body.iter(qn("w:fldChar")) if n.get(qn("w:fldCharType")) == "begin"]
        begins = [n for n in begins if self._is_free(n.getparent().getparent())]
        if begins:
            run = self.chance.choice(begins).getparent()
            while run is not None:
                following, ended = run.getnext(), value(run, "w:fldChar", "w:fldCharType") == "end"
                run.getparent().remove(run)
                run = None if ended else following

    # --- paragraphs ---------------------------------------------------------------------

    def new_paragraph(self) -> None:
        model = self.chance.choice(self._paragraphs())
        model.addnext(self._like(model, self._words() * self.chance.randrange(1, 9)))

    def no_paragraph(self) -> None:
        self._remove(self.chance.choice(self._paragraphs()))

    def split(self) -> None:
        run = self._text().getparent()
        paragraph = run.getparent()
        if paragraph.tag == qn("w:p") and not self._in_field(run):
            second = self._like(paragraph, "")
            for node in list(run.itersiblings()):
                second.append(node)
            paragraph.addnext(second)

    def join(self) -> None:
        paragraph = self.chance.choice(self._paragraphs())
        following = paragraph.getnext()
        if following is not None and following in self._paragraphs():
            paragraph.extend([child for child in following if child.tag != qn("w:pPr")])
            following.getparent().remove(following)

    def in_cell(self) -> None:
        """Add a paragraph behind or before the text of a cell."""
        paragraph = self.chance.choice([p for p in self._paragraphs() if p.getparent().tag == qn("w:tc")])
        added = self._like(paragraph, self._words())
        self.chance.choice((paragraph.addnext, paragraph.addprevious))(added)

    # --- tables -------------------------------------------------------------------------

    def cell(self) -> None:
        texts = [node for cell in self.body.iter(qn("w:tc")) for node in cell.iter(qn("w:t"))]
        self.chance.choice(texts).text = str(self.chance.randrange(99999))

    def new_row(self) -> None:
        row = self.chance.choice(list(self.body.iter(qn("w:tr"))))
        added = self._anonymous(row)
        for node in added.iter(qn("w:t")):
            node.text = self._words()
        row.addnext(added)

    def no_row(self) -> None:
        row = self.chance.choice(list(self.body.iter(qn("w:tr"))))
        if len(find_all(row.getparent(), "w:tr")) > 1:
            row.getparent().remove(row)

    def no_table(self) -> None:
        tables = [table for table in self.body.iter(qn("w:tbl")) if table.getnext() is not None]
        if len(tables) > 3:
            self._remove(self.chance.choice(tables))

    # --- more than one ------------------------------------------------------------------

    def copy_blocks(self) -> None:
        blocks = self._some()
        target = self.chance.choice(self._blocks())
        for block in reversed(blocks):
            target.addnext(self._anonymous(block))

    def move_blocks(self) -> None:
        blocks = self._some()
        target = self.chance.choice([block for block in self._blocks() if block not in blocks])
        for block in reversed(blocks):
            target.addnext(block)

    def no_blocks(self) -> None:
        for block in self._some():
            self._remove(block)

    def no_picture(self) -> None:
        pictures = list(self.body.iter(qn("w:drawing")))
        if pictures:
            run = self.chance.choice(pictures).getparent()
            run.getparent().remove(run)

    def copy_picture(self) -> None:
        pictures = list(self.body.iter(qn("w:drawing")))
        if pictures:
            self.chance.choice(self._paragraphs()).append(self._anonymous(self.chance.choice(pictures).getparent()))

    # --- helpers ------------------------------------------------------------------------

    def _some(self) -> list[Element]:
        blocks = self._blocks()
        at = self.chance.randrange(len(blocks))
        return blocks[at : at + self.chance.randrange(1, 6)]

    def _blocks(self) -> list[Element]:
        """Blocks of the body that one may move: no section ends, no lists of contents, never the last one."""
        return [block for block in self.body if self._is_free(block)][:-1]

    def _is_free(self, block: Element) -> bool:
        return block.tag in (qn("w:p"), qn("w:tbl")) and find(block, ".//w:sectPr") is None and not self.listed(block)

    def _paragraphs(self) -> list[Element]:
        return [p for p in self.body.iter(qn("w:p")) if self._is_free(p)]

    def _text(self) -> Element:
        return self.chance.choice([node for p in self._paragraphs() for node in p.iter(qn("w:t"))])

    def _words(self) -> str:
        at = self.chance.randrange(len(_WORDS) - 6)
        return _WORDS[at : at + self.chance.randrange(1, 12)]

    def _like(self, model: Element, text: str) -> Element:
        added = model.makeelement(qn("w:p"))
        added.extend(map(deepcopy, find_all(model, "w:pPr")))
        if text:
            run = added.makeelement(qn("w:r"))
            run.append(run.makeelement(qn("w:t")))
            run[0].text = text
            added.append(run)
        return added

    def _anonymous(self, original: Element) -> Element:
        """Copy without bookmarks and with pictures of their own."""
        added = deepcopy(original)
        for mark in list(added.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
            mark.getparent().remove(mark)
        for picture in added.iter(qn("wp:docPr")):
            picture.set("id", str(self.chance.randrange(50_000, 10**8)))
        return added

    def _remove(self, block: Element) -> None:
        """Remove a block; a cell, and the document, must end with a paragraph."""
        parent = block.getparent()
        left = [child for child in parent if child is not block and child.tag in (qn("w:p"), qn("w:tbl"))]
        if left and left[-1].tag == qn("w:p"):
            parent.remove(block)

    def _in_field(self, run: Element) -> bool:
        before = [n.get(qn("w:fldCharType")) for r in run.itersiblings(preceding=True) for n in r.iter(qn("w:fldChar"))]
        return before.count("begin") > before.count("end")
