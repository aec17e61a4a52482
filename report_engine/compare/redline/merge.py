"""Merges the blocks of the old document into the new one: paragraphs, tables, rows, cells."""

from collections.abc import Collection, Iterable

from report_engine.compare.redline.blocks import FIXED, Block, Reader, Step
from report_engine.compare.redline.columns import own_columns, places_of
from report_engine.compare.redline.groups import whole_groups
from report_engine.compare.redline.importer import Importer
from report_engine.compare.redline.marks import Marker, Status
from report_engine.compare.redline.paragraphs import ParagraphMerger
from report_engine.compare.redline.plan import plan
from report_engine.compare.wordfile import WordFile
from report_engine.ooxml.elements import Element, copy, qn


class Merger:
    """Two documents being merged."""

    def __init__(self, old: WordFile, new: WordFile, marker: Marker, importer: Importer) -> None:
        self.marker, self.importer = marker, importer
        self.readers = Reader(old), Reader(new)
        self.paragraphs = ParagraphMerger(old, new, marker, importer)

    def blocks(self, old: Iterable[Element], new: Iterable[Element]) -> list[Element]:
        """Merge the content of two bodies or cells."""
        made: list[Element] = []
        left: Step | None = None  # the paragraph whose end goes, or came, with those behind it
        for step in plan(self.readers[0].blocks(old), self.readers[1].blocks(new)):
            made += self._block(step)
            if step.status == "=" and step.end != "=":
                left = step
            elif step.status != "=" and step.end == "=" and left is not None:
                self.paragraphs.end_of(made[-1], left, step.status)
        return made

    def _block(self, step: Step) -> list[Element]:
        if step.old is not None and step.new is not None:
            if step.new.kind == "p":
                return self.paragraphs.both(step.old, step.new, step.end)
            return [self._table(step.old, step.new)]
        block = _only(step)
        if step.status == "=":
            return [copy(block.element)]
        if step.move:
            return self._moved(block, step)
        if block.kind == "p":
            return [self.paragraphs.whole(block, step.status, step.end)]
        return [self._whole_table(block.element, step.status)]

    def _moved(self, block: Block, step: Step) -> list[Element]:
        status: Status = ">" if step.status == "+" else "<"
        made = self.paragraphs.whole(block, status, step.status)  # LibreOffice knows no ends that moved
        history = self.paragraphs.history
        hand = history.ends.get(block.element) if status == ">" else history.deleted.get(block.item.text)
        return [made, self.marker.moved(made, status, step.move, hand)]

    def _table(self, old: Block, new: Block) -> Element:
        table = copy(new.element)
        own = own_columns(old.element, new.element)
        rows = [
            reader.rows(one.element, own[s])
            for s, (reader, one) in enumerate(zip(self.readers, (old, new), strict=True))
        ]
        table[:] = [child for child in table if child.tag in (qn("tblPr"), qn("tblGrid"))]
        table.extend(self._row(step, own) for step in whole_groups(plan(*rows), own))
        for grid in table.findall(qn("tblGrid")):
            widths = old.element.findall(f"{qn('tblGrid')}/{qn('gridCol')}")
            grid.extend(copy(widths[n]) for n in sorted(own[0]) if n < len(widths))
        return table

    def _row(self, step: Step, own: tuple[Collection[int], Collection[int]]) -> Element:
        if step.old is None or step.new is None:
            block = _only(step)
            return copy(block.element) if step.status == "=" else self._whole_row(block, step.status)
        row = copy(step.new.element)
        for cell in row.findall(qn("tc")):
            row.remove(cell)
        cells = [places_of(block.element) for block in (step.old, step.new)]
        while cells[0] or cells[1]:
            for side, status in ((0, "-"), (1, "+")):
                while cells[side] and cells[side][0].columns <= set(own[side]):
                    row.append(self._whole_cell(cells[side].pop(0).cell, "-" if status == "-" else "+"))
            if cells[0] and cells[1]:
                one, other = cells[0].pop(0).cell, cells[1].pop(0).cell
                made = copy(other)
                made[:] = [*made.findall(qn("tcPr")), *self.blocks(list(one), list(other))]
                row.append(made)
        return row

    def _whole_cell(self, cell: Element, status: Status) -> Element:
        """Mark a cell of a column that came or went."""
        made = self._filled_cell(cell, status)
        self.marker.cell(made, status)
        return made

    def _whole_table(self, original: Element, status: Status) -> Element:
        table = self._shell(original, qn("tr"), status)
        reader = self.readers[0] if status == "-" else self.readers[1]
        table.extend(self._whole_row(row, status) for row in reader.rows(original) if row.kind != FIXED)
        return table

    def _whole_row(self, block: Block, status: Status) -> Element:
        """Mark a row and all in it, the ends of its paragraphs, too: some programs keep a row whose ends stay."""
        row = self._shell(block.element, qn("tc"), status)
        row.extend(self._filled_cell(cell, status) for cell in block.element.findall(qn("tc")))
        history = self.paragraphs.history
        hand = history.rows.get(block.element) if status == "+" else history.deleted.get(block.item.text)
        self.marker.row(row, status, hand)
        return row

    def _filled_cell(self, cell: Element, status: Status) -> Element:
        reader = self.readers[0] if status == "-" else self.readers[1]
        made = self._shell(cell, "", status)
        for block in reader.blocks(list(cell)):
            if block.element.tag == qn("p"):
                made.append(self.paragraphs.whole(block, status, status))
            elif block.element.tag == qn("tbl"):
                made.append(self._whole_table(block.element, status))
        return made

    def _shell(self, original: Element, content: str, status: Status) -> Element:
        """Copy a table, row or cell without its content: all of a cell but its properties."""
        shell = copy(original)
        for child in list(shell):
            if child.tag == content or (not content and child.tag != qn("tcPr")):
                shell.remove(child)
        brought = None if status == "+" else self.importer.element(shell)
        return shell if brought is None else brought


def _only(step: Step) -> Block:
    """The one block of a step that has only one."""
    block = step.new or step.old
    assert block is not None
    return block
