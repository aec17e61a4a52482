"""What lowering a block needs to know of the project around it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from report_engine.document import Case, LocalNumber, Text
from report_engine.facts.facts import Facts
from report_engine.facts.formats import as_number
from report_engine.openings import open_mark
from report_engine.problems import Category, Problem, Severity, Source
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


def plain(text: str) -> Decimal | None:
    """Read a typed number; None for what is written otherwise, as 1:11."""
    return as_number(text.replace(",", ""))


@dataclass(frozen=True, slots=True)
class Absent:
    """A value that the subject of the report does not have; `settled` if it was looked for and not found."""

    name: str
    year: int
    settled: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a school's report leaves out, or prints with gaps, for want of values."""

    name: str
    place: Source
    absent: tuple[Absent, ...]
    printed: bool


@dataclass(slots=True)
class Omitted:
    """What is left out because of a mistake that has been told; what leans on it is not told again.

    What a school's report leaves out for lack of a value is no mistake: a rule tells what is `left_out`. `absent` are
    the ids of tables and figures that it does without, each with the heading it would stand under; `unsaid` those
    that a text mentioned that was left out too.
    """

    ids: set[str] = field(default_factory=set)
    absent: dict[str, str] = field(default_factory=dict)
    unsaid: set[str] = field(default_factory=set)
    left_out: list[LeftOut] = field(default_factory=list)
    chapters: bool = False
    cases: bool = False
    cards: bool = False

    @property
    def files(self) -> bool:
        """Tell whether a file of the content was left out."""
        return self.chapters or self.cases or self.cards


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a block; `photos` is the absolute folder, `photos_name` its name in messages.

    In a `draft` values may be missing; data tables that are `unconfirmed` are still last year's. `files` are
    those of the content as they were read, by name. `names` are what texts may call the report's subject by.

    Texts that many subjects share are printed as far as the subject has values for them: `absent` collects those
    that a block would need. The city's report leaves nothing out: there it is None.
    """

    facts: Facts
    year: int
    missing: str
    photos: Path
    photos_name: Path
    problems: list[Problem]
    local: Mapping[str, LocalNumber] = field(default_factory=dict)
    cases: Mapping[str, Case] = field(default_factory=dict)
    omitted: Omitted = field(default_factory=Omitted)
    inside_case: bool = False
    draft: bool = False
    unconfirmed: frozenset[str] = frozenset()
    files: dict[Path, Model | None] = field(default_factory=dict)
    shared_photos: Path | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    absent: list[Absent] | None = None

    def tell(self, code: str, message: str, place: Source, hint: str = "") -> None:
        """Tell a mistake in content: a draft marks its place on the page, a final report is refused."""
        self.problems.append(Problem(code, message, place, hint, Severity.ERROR, Category.UNFINISHED))

    def marked(self, caption: Text, *tables: str) -> Text:
        """Add the mark of doubt to a caption, where it belongs."""
        doubt = self.doubt(*tables)
        return side_by_side(caption, made(doubt, caption.origin.span)) if doubt else caption

    def doubt(self, *tables: str, year: int | None = None) -> str:
        """Give the mark beside what comes from a data table that is still last year's."""
        is_old = year in (None, self.year) and not self.unconfirmed.isdisjoint(tables)
        return open_mark("待核对") if is_old else ""
