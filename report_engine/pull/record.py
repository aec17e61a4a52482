"""Writes down what comes of the differences, each with its place in the project and by whom it was made."""

from collections.abc import Sequence

from report_engine.problems import Source
from report_engine.pull.anchors import Anchors, source_of
from report_engine.pull.decide import Sides, text
from report_engine.pull.intended import Plan
from report_engine.pull.model import Kind, Note, Unwritten
from report_engine.pull.place import Ground


class Record:
    """The plan as it grows."""

    def __init__(self, ground: Ground, sides: Sides, authors: Sequence[tuple[str, ...]], anchors: Anchors) -> None:
        self.ground, self.sides, self.authors, self.anchors = ground, sides, authors, anchors
        self.plan = Plan()

    def say(self, old: tuple[int, ...], new: tuple[int, ...], what: str, why: str) -> None:
        """Tell what cannot be written."""
        before, after = text(self.sides.here, old), text(self.sides.word, new)
        source = self.source(old) if old else self.anchors.source()
        self.plan.unwritten.append(Unwritten(source, what, why, before, after, self.by(new)))

    def note(self, kind: Kind, old: tuple[int, ...], new: tuple[int, ...]) -> Note:
        """Note what is written."""
        source = self.source(old) if old else self.anchors.source()
        before, after = text(self.sides.here, old), text(self.sides.word, new)
        return Note(kind, source, before, after, self.by(new))

    def source(self, blocks: tuple[int, ...]) -> Source:
        """The place of the first of some texts that an author wrote."""
        found = (source_of(self.ground, block) for block in blocks)
        return next((source for source in found if source is not None), self.anchors.nowhere)

    def by(self, new: tuple[int, ...]) -> tuple[str, ...]:
        """Name who changed some blocks."""
        return tuple(dict.fromkeys(name for w in new for name in self.authors[w]))
