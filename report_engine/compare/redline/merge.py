"""Merges the blocks of the old document into the new one: paragraphs, tables, rows, cells."""

from collections.abc import Iterable

from report_engine.compare.redline.blocks import Block, Reader, Step, plan
from report_engine.compare.redline.importer import Importer
from report_engine.compare.redline.marks import Marker, Status
from report_engine.compare.redline.paragraphs import ParagraphMerger
from report_engine.compare.wordfile import WordFile
from report_engine.ooxml.elements import Element, copy, first_child, qn


class Merger:
    """Two documents being merged."""

    def __init__(self, old: WordFile, new: WordFile, marker: Marker, importer: Importer) -> None:
        self.marker, self.importer = marker, importer
        self.readers = Reader(old), Reader(new)
        self.paragraphs = ParagraphMerger(old, new, marker, importer)

    def blocks(self, old: Iterable[Element], new: Iterable[Element]) -> list[Element]:
        """Merge the content of two bodies or cells."""
        made: list[Element] = []
        left: Element | None = None  # the paragraph whose end goes with those behind it
        for step in plan(self.readers[0].blocks(old), self.readers[1].blocks(new)):
            made.append(self._block(step))
            if step.status == "=" and step.end == "-":
                left = made[-1]
            elif step.status == "-" and step.end == "=" and left is not None:
                # Its end is the only one that stays: it must look as the end of the new paragraph did.
                look = copy(first_child(left, "pPr"))
                for gone in [*look.findall(qn("rPr")), *look.findall(qn("pPrChange"))]:
                    look.remove(gone)
                for section in first_child(left, "pPr").findall(qn("sectPr")):
                    first_child(left, "pPr").remove(section)
                made[-1].replace(first_child(made[-1], "pPr"), look)
        return made

    def _block(self, step: Step) -> Element:
        if step.old is not None and step.new is not None:
            if step.new.kind == "p":
                return self.paragraphs.both(step.old, step.new, step.end)
            return self._table(step.old, step.new)
        block = _only(step)
        if step.status == "=":
            return copy(block.element)
        if block.kind == "p":
            return self.paragraphs.whole(block, step.status, step.end)
        return self._whole_table(block.element, step.status)

    def _table(self, old: Block, new: Block) -> Element:
        table = copy(new.element)
        if old.item.key == new.item.key and not self.paragraphs.has_kept(old.element):
            return table
        table[:] = [child for child in table if child.tag in (qn("tblPr"), qn("tblGrid"))]
        table.extend(map(self._row, plan(self.readers[0].rows(old.element), self.readers[1].rows(new.element))))
        return table

    def _row(self, step: Step) -> Element:
        if step.old is None or step.new is None:
            block = _only(step)
            return copy(block.element) if step.status == "=" else self._whole_row(block.element, step.status)
        row = copy(step.new.element)
        cells = (element.findall(qn("tc")) for element in (step.old.element, step.new.element, row))
        for one, other, made in zip(*cells, strict=True):
            made[:] = [*made.findall(qn("tcPr")), *self.blocks(list(one), list(other))]
        return row

    def _whole_table(self, original: Element, status: Status) -> Element:
        table = self._shell(original, qn("tr"), status)
        table.extend(self._whole_row(row, status) for row in original.findall(qn("tr")))
        return table

    def _whole_row(self, original: Element, status: Status) -> Element:
        """Mark a row and all text in it; the ends of its paragraphs come and go with it."""
        reader = self.readers[0] if status == "-" else self.readers[1]
        row = self._shell(original, qn("tc"), status)
        for cell in original.findall(qn("tc")):
            made = self._shell(cell, "", status)
            for block in reader.blocks(list(cell)):
                if block.element.tag == qn("p"):
                    made.append(self.paragraphs.whole(block, status, "="))
                elif block.element.tag == qn("tbl"):
                    made.append(self._whole_table(block.element, status))
            row.append(made)
        self.marker.row(row, status)
        return row

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
