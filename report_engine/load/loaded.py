"""What loading gives to the later stages: the document, and all that rules and plans ask beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from report_engine.blocks.context import Lost
from report_engine.document import Case, Document
from report_engine.facts.facts import Facts
from report_engine.language import Passage
from report_engine.load.confirmed import Confirmed
from report_engine.load.dismissed import Dismissal
from report_engine.load.history import History
from report_engine.load.inherited import Inherited
from report_engine.load.layout import Layout
from report_engine.load.rules import Rules
from report_engine.load.terms import Terms
from report_engine.problems import OpenQuestion
from report_engine.read.schema import Model


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that loading gives to the later stages."""

    document: Document
    facts: Facts
    layout: Layout
    layout_name: str
    cases: tuple[Case, ...]
    lost: Lost
    passages: tuple[Passage, ...]
    rules: Rules
    dismissed: tuple[Dismissal, ...]
    history: History
    terms: Terms | None
    confirmed: Confirmed | None = None
    open_questions: tuple[OpenQuestion, ...] = ()
    inherited: Inherited | None = None
    files: Mapping[Path, Model | None] = field(default_factory=dict)  # as read, by name; None for a bad one

    @property
    def prose(self) -> Iterator[Passage]:
        """The paragraphs and items of lists."""
        return (passage for passage in self.passages if passage.kind == "prose")
