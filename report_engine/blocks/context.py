"""What lowering a block needs to know of the project around it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from report_engine.document import Case, LocalNumber, Text
from report_engine.facts.facts import Facts
from report_engine.problems import Problem
from report_engine.read.located import Scalar
from report_engine.read.origin import Span, joined, whole
from report_engine.read.schema import Model


def typed(text: Scalar) -> Text:
    """Print a text as an author typed it."""
    return Text(str(text), text.origin)


def made(text: str, span: Span) -> Text:
    """Print what the engine writes because of a stretch of a file."""
    return Text(text, whole(span, len(text)))


def side_by_side(*texts: Text) -> Text:
    """Print several texts as one."""
    return Text("".join(text.text for text in texts), joined(text.origin for text in texts))


class LocalFact(Model):
    """A number that stands in one file only and is no indicator of the city."""

    value: Scalar = Field(description="数，怎样写就怎样印")
    unit: str = Field("", description="单位；写 % 时随数印出")
    source: Scalar = Field(description="出处")

    def number(self, name: str) -> LocalNumber:
        """Give the number to the tree."""
        return LocalNumber(name, typed(self.value), self.unit, str(self.source), self.span)


@dataclass(slots=True)
class Lost:
    """What is left out because of a mistake that has been told; what leans on it is not told again."""

    ids: set[str] = field(default_factory=set)
    chapters: bool = False
    cases: bool = False
    cards: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a block; `photos` is the absolute folder, `photos_name` its name in messages.

    In a `draft` values may be missing; data tables that are `unconfirmed` are still last year's. `files` are
    those of the content as they were read, by name.
    """

    facts: Facts
    local: Mapping[str, LocalFact]
    cases: Mapping[str, Case]
    year: int
    missing: str
    photos: Path
    photos_name: Path
    problems: list[Problem]
    lost: Lost
    inside_case: bool = False
    draft: bool = False
    unconfirmed: frozenset[str] = frozenset()
    files: dict[Path, Model | None] = field(default_factory=dict)

    def marked(self, caption: Text, *tables: str) -> Text:
        """Add the mark of doubt to a caption, where it belongs."""
        doubt = self.doubt(*tables)
        return side_by_side(caption, made(doubt, caption.origin.span)) if doubt else caption

    def doubt(self, *tables: str, year: int | None = None) -> str:
        """Give the mark beside what comes from a data table that is still last year's."""
        is_old = year in (None, self.year) and not self.unconfirmed.isdisjoint(tables)
        return "〔待核对〕" if is_old else ""
