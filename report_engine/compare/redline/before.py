"""Notes how texts and paragraphs looked before they were given another look."""

from dataclasses import replace

from report_engine.compare.looks import Look
from report_engine.compare.redline.blocks import Block
from report_engine.compare.redline.importer import Importer
from report_engine.compare.redline.marks import Marker
from report_engine.compare.redline.tokens import Token
from report_engine.compare.wordfile import WordFile
from report_engine.ooxml.elements import Element, copy, first_child, parent_of, qn, w


class Before:
    """Compares the looks of an old and a new document."""

    def __init__(self, old: WordFile, new: WordFile, marker: Marker, importer: Importer) -> None:
        self.files = old, new
        self.marker, self.importer = marker, importer
        self.known: dict[tuple[Element, Element], Element | None] = {}

    def of_paragraph(self, old: Block, new: Block) -> bool:
        """Tell whether a paragraph was given another look."""
        looks = [file.looks.of_paragraph(one.element) for file, one in zip(self.files, (old, new), strict=True)]
        return looks[0] != looks[1]

    def of_token(self, old: Token, new: Token) -> Token:
        """Give the new token; if it looks another way, with the note of how it looked."""
        if old.run is not None and new.run is not None:
            before = self._before(old.run, new.run)
            return new if before is None else replace(new, before=before)
        runs = [[run for node in token.nodes for run in node.iter(qn("r"))] for token in (old, new)]
        if old.run is not None or new.run is not None or len(runs[0]) != len(runs[1]):
            return new
        notes = [self._before(one, other) for one, other in zip(*runs, strict=True)]
        if not any(note is not None for note in notes):
            return new
        nodes = tuple(map(copy, new.nodes))
        copies = [run for node in nodes for run in node.iter(qn("r"))]
        for run, note in zip(copies, notes, strict=True):
            if note is not None:
                first_child(run, "rPr").append(copy(note))
        return replace(new, nodes=nodes)

    def _before(self, old: Element, new: Element) -> Element | None:
        if (old, new) not in self.known:
            self.known[old, new] = None
            if self._own(old, 0) != self._own(new, 1):
                properties = old.find(qn("rPr"))
                brought = None if properties is None else self.importer.element(properties)
                hand = self.files[1].history.looks.get(new)
                self.known[old, new] = self.marker.look_before(brought, hand)
        return self.known[old, new]

    def _own(self, run: Element, side: int) -> Look:
        """What a run looks like beyond its paragraph's style, which comes and goes with the paragraph's look."""
        looks = self.files[side].looks
        paragraph = run if run.getparent() is None else next(run.iterancestors(qn("p")), parent_of(run))
        of_style = dict(looks.of_text(w("r"), paragraph))
        own = dict(looks.of_text(run, paragraph))
        names = sorted({*own, *of_style})
        return tuple((name, own.get(name, "")) for name in names if own.get(name, "") != of_style.get(name, ""))
