"""The files of a project as text, and where in them things stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from report_engine.facts.catalogue import Indicator
from report_engine.facts.facts import Facts
from report_engine.facts.printing import digits
from report_engine.load import load
from report_engine.project import Project

HAN = "\u3400-\u9fff"
_PARAGRAPH = re.compile(r"^( *)- \|\n((?:\1  .*(?:\n|\Z))+)", re.M)


@dataclass(frozen=True, slots=True)
class Edit:
    """One mistake: the characters `start` to `end` of a file become `after`."""

    file: str
    start: int
    end: int
    after: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a CSV file."""

    file: str
    row: int
    column: str
    start: int
    text: str

    def becomes(self, after: str) -> Edit:
        """Make the edit that writes something else here."""
        return Edit(self.file, self.start, self.start + len(self.text), after)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a file."""

    file: str
    start: int
    end: int
    text: str

    def becomes(self, after: str) -> Edit:
        """Make the edit that writes something else here."""
        return Edit(self.file, self.start, self.end, after)


@dataclass
class Tree:
    """What may be spoilt: texts and data of one year, data of the year before, catalogue, scorecards, history."""

    project: Project
    texts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read every file once."""
        root, year = self.project.root, self.project.year
        paths = [
            *sorted(self.project.content.rglob("*.yaml")),
            self.project.catalogue,
            *(self.project.data(y) / "indicators.csv" for y in (year - 1, year)),
            self.project.data(year) / "schools.csv",
            self.project.history(year - 1),
            *sorted((root / "templates").glob("*/scorecards/*.yaml")),
        ]
        for path in paths:
            if path.is_file():
                self.texts[path.relative_to(root).as_posix()] = path.read_bytes().decode("utf-8")

    @cached_property
    def facts(self) -> Facts:
        """The numbers of the clean project."""
        loaded = load(self.project, [])
        assert loaded is not None
        return loaded.facts

    @property
    def year(self) -> int:
        """Year of the report."""
        return self.project.year

    def printed(self, indicator: Indicator, year: int) -> str:
        """A value as it is printed; nothing if there is none."""
        parts = indicator.pair or [indicator.id]
        if any(self.facts.values.get((part, year)) is None for part in parts):
            return ""
        return digits(self.facts, indicator, year, "")

    def cells(self, file: str) -> Iterator[Cell]:
        """Go through the cells below the head."""
        text = self.texts.get(file, "")
        head: list[str] = []
        position = 0
        for number, line in enumerate(text.splitlines(keepends=True)):
            bare = line.rstrip("\r\n")
            if number == 0:
                head = bare.lstrip("\ufeff").split(",")
            elif '"' not in bare:
                start = position
                for column, cell in zip(head, bare.split(","), strict=True):
                    yield Cell(file, number, column, start, cell)
                    start += len(cell) + 1
            position += len(line)

    def column(self, file: str, name: str) -> list[Cell]:
        """One column of a CSV file."""
        return [cell for cell in self.cells(file) if cell.column == name]

    def values_of(self, year: int) -> list[Cell]:
        """Stated values of a year that are numbers."""
        cells = self.column(f"data/{year}/indicators.csv", "值")
        return [cell for cell in cells if re.fullmatch(r"\d+(?:\.\d+)?", cell.text)]

    def content(self) -> list[str]:
        """Names of the files that authors write."""
        return [name for name in self.texts if name.startswith("content/")]

    def prose(self) -> Iterator[Span]:
        """Go through the paragraphs."""
        for name in self.content():
            for match in _PARAGRAPH.finditer(self.texts[name]):
                yield Span(name, match.start(2), match.end(2), match[2])

    def in_prose(self, pattern: str) -> Iterator[tuple[Span, re.Match[str]]]:
        """Go through what matches in paragraphs; the span is that of the match."""
        for paragraph in self.prose():
            for match in re.finditer(pattern, paragraph.text):
                start = paragraph.start + match.start()
                yield Span(paragraph.file, start, paragraph.start + match.end(), match[0]), match

    def find(self, files: list[str], pattern: str) -> Iterator[tuple[Span, re.Match[str]]]:
        """Go through what matches in files; lines can be anchored."""
        for name in files:
            for match in re.finditer(pattern, self.texts[name], re.M):
                yield Span(name, match.start(), match.end(), match[0]), match

    def line(self, edit: Edit) -> int:
        """Line on which an edit begins."""
        return self.texts[edit.file].count("\n", 0, edit.start) + 1

    def changed(self, edit: Edit) -> str:
        """The file after an edit."""
        text = self.texts[edit.file]
        return text[: edit.start] + edit.after + text[edit.end :]
