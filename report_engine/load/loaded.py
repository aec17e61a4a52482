"""What loading gives to the later stages: the document, and all that rules and plans ask beside it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from report_engine.blocks.context import Omitted
from report_engine.document import Block, Case, Cell, Document, LocalNumber, Point, Ref, Value
from report_engine.facts.facts import Facts
from report_engine.facts.schools import School
from report_engine.language import Passage
from report_engine.language.amounts import Sentence, sentences
from report_engine.language.beside import Names
from report_engine.language.fits import Fits
from report_engine.language.siblings import Difference
from report_engine.language.vocabulary import Vocabulary
from report_engine.language.where import Texts
from report_engine.load.confirmed import Confirmed
from report_engine.load.dismissed import Dismissal
from report_engine.load.history import History
from report_engine.load.inherited import Inherited
from report_engine.load.layout import Layout
from report_engine.load.lines import Line, lines
from report_engine.load.rules import Rules
from report_engine.load.terms import Terms
from report_engine.problems import OpenQuestion
from report_engine.read.schema import Model
from report_engine.walk import Node, Target, below, local_numbers


@dataclass(frozen=True)
class Loaded:
    """All that loading gives to the later stages; the tree is gone through once for all of them."""

    document: Document
    facts: Facts
    layout: Layout
    layout_name: str
    cases: tuple[Case, ...]
    omitted: Omitted
    passages: tuple[Passage, ...]
    vocabulary: Vocabulary
    rules: Rules
    dismissed: tuple[Dismissal, ...]
    history: History
    terms: Terms | None
    confirmed: Confirmed | None = None
    open_questions: tuple[OpenQuestion, ...] = ()
    inherited: Inherited | None = None
    school: School | None = None  # whose report it is; None for the city's
    files: Mapping[Path, Model | None] = field(default_factory=dict)  # as read, by name; None for a bad one

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The paragraphs and items of lists."""
        return tuple(passage for passage in self.passages if passage.kind == "prose")

    @cached_property
    def texts(self) -> Texts:
        """Where words stand in the passages."""
        return Texts([passage.text for passage in self.passages])

    def holding(self, words: Iterable[str]) -> list[Passage]:
        """List the passages that have one of the words, in quotations too."""
        return [self.passages[number] for number in self.texts.holding(words)]

    def prose_holding(self, words: Iterable[str]) -> list[Passage]:
        """List the paragraphs and items of lists that have one of the words."""
        numbers = self.texts.holding(words)
        return [passage for number in numbers if (passage := self.passages[number]).kind == "prose"]

    @property
    def subjects(self) -> Names:
        """The names of the catalogue, ready to be found beside values."""
        return self.vocabulary.subjects

    @property
    def fits(self) -> Fits:
        """The names of the catalogue, ready to be compared with words."""
        return self.vocabulary.fits

    @property
    def siblings(self) -> Mapping[str, Mapping[str, tuple[Difference, ...]]]:
        """How the names of indicators of one unit differ."""
        return self.vocabulary.siblings

    @property
    def units(self) -> re.Pattern[str]:
        """What may stand behind a number: measure words and the units of the catalogue."""
        return self.vocabulary.units

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of prose that state amounts, each with them: found once for all rules."""
        return tuple(sentences(self.prose, self.units))

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Everything below the document, in reading order."""
        return tuple(below(self.document))

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Everything that has an id and a number."""
        return tuple(node for node in self.nodes if isinstance(node, Target))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, those of a case after it."""
        return tuple(node for node in self.nodes if isinstance(node, Block))

    @cached_property
    def mentions(self) -> tuple[Ref, ...]:
        """Every `[@id]`."""
        return tuple(node for node in self.nodes if isinstance(node, Ref))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all tables and scorecards."""
        return tuple(lines(self.targets))

    @cached_property
    def printed(self) -> tuple[Value | Cell | Point, ...]:
        """Everything that prints a number of the data."""
        found = (node for node in self.nodes if isinstance(node, Value | Cell | Point))
        return tuple(node for node in found if node.datum is not None)

    @cached_property
    def local_numbers(self) -> tuple[LocalNumber, ...]:
        """The numbers that stand in one file only, those of cases first."""
        return tuple(local_numbers(self.document))
