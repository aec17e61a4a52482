"""Where everything of a project lives: every path, in one place."""

import re
from dataclasses import dataclass
from pathlib import Path

MARKS = ("content", "data", "templates")


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder and the report that is built: its year, and its subject.

    `root` is absolute; `school` is the full name of the school whose report it is, empty for the city's.
    """

    root: Path
    year: int
    school: str = ""

    @property
    def year_content(self) -> Path:
        """Everything that is written for the year: the city's report, and what the schools' are made of."""
        return self.root / "content" / str(self.year)

    @property
    def content(self) -> Path:
        """Texts, cases and photos of the report; those that all schools share for a school's."""
        return self.year_content / "school" if self.school else self.year_content

    @property
    def own(self) -> Path | None:
        """What a school has for itself, laid over what all share."""
        return self.year_content / "schools" / file_stem(self.school) if self.school else None

    @property
    def layers(self) -> tuple[Path, ...]:
        """The folders of the report's content; a file of a later one stands in the place of an earlier one's."""
        return (self.content, self.own) if self.own else (self.content,)

    def texts(self, folder: str) -> list[Path]:
        """Find the files of `sections` or `cases`, in the order of their names."""
        found = {path.name: path for layer in self.layers for path in (layer / folder).glob("*.yaml")}
        return [found[name] for name in sorted(found)]

    @property
    def inputs(self) -> tuple[Path, ...]:
        """All that decides the report."""
        return (*self.layers, self.root / "data", self.root / "templates")

    @property
    def mark(self) -> str:
        """Tells the report's own files in the cache from those of others."""
        return f"{self.year}-{file_stem(self.school)}" if self.school else str(self.year)

    @property
    def report(self) -> Path:
        """The year's main file."""
        return self.content / "report.yaml"

    @property
    def photos(self) -> Path:
        """Pictures supplied by the schools; for a school's report its own."""
        return (self.own or self.content) / "photos"

    @property
    def shared_photos(self) -> Path | None:
        """Pictures that all schools share, for a school's report."""
        return self.content / "photos" if self.school else None

    @property
    def inherited(self) -> Path:
        """What the year took over from another; while it is there, the year is a draft."""
        return self.content / "inherited.yaml"

    @property
    def catalogue(self) -> Path:
        """The indicators of all years."""
        return self.root / "data" / "indicators.yaml"

    @property
    def rules(self) -> Path:
        """How the numbers of every year hang together."""
        return self.root / "data" / "rules.yaml"

    @property
    def terms(self) -> Path:
        """Names as they are to be written."""
        return self.root / "data" / "terms.yaml"

    @property
    def dismissed(self) -> Path:
        """The report's findings that somebody has looked at and let stand."""
        return (self.own or self.data(self.year)) / "dismissed.yaml"

    @property
    def shared_dismissed(self) -> tuple[Path, ...]:
        """Findings about the schools' shared texts that stand in each school's report."""
        return (self.content / "dismissed.yaml",) if self.school else ()

    @property
    def discrepancies(self) -> Path:
        """What the year's report was found to contradict itself in, and how that was settled."""
        return self.data(self.year) / "discrepancies.yaml"

    @property
    def confirmed(self) -> Path:
        """What somebody has confirmed of the year's numbers; not among the data of the year, which are tables."""
        return self.root / "data" / "confirmed" / f"{self.year}.csv"

    def submissions(self, year: int) -> Path:
        """What the schools delivered of a year, kept as text."""
        return self.data(year) / "submissions"

    def history(self, year: int) -> Path:
        """What the report of a year printed, locked; not among the data of the year, which may be revised."""
        return self.root / "data" / "history" / f"{year}.csv"

    @property
    def build(self) -> Path:
        """What is made: safe to delete."""
        return self.root / "build"

    @property
    def output(self) -> Path:
        """The report, unless the user says otherwise."""
        if self.school:
            return self.build / f"report-{self.year}" / f"{file_stem(self.school)}.docx"
        return self.build / f"report-{self.year}.docx"

    @property
    def memory(self) -> Path:
        """What came of earlier builds of the report."""
        return self.build / "cache" / f"built-{self.mark}.json"

    @property
    def quiet(self) -> Path:
        """Passages of the report in which the rules found nothing."""
        return self.build / "cache" / f"quiet-{self.mark}.json"

    def data(self, year: int) -> Path:
        """Data files of a year."""
        return self.root / "data" / str(year)

    def data_years(self) -> list[int]:
        """Years with a data folder, none later than the report's, oldest first."""
        folder = self.root / "data"
        years = [int(p.name) for p in folder.iterdir() if p.is_dir() and _is_year(p.name)] if folder.is_dir() else []
        return sorted(year for year in years if year <= self.year)

    def content_years(self) -> list[int]:
        """Years that can be built, oldest first."""
        folder = self.root / "content"
        return sorted(int(p.name) for p in folder.iterdir() if _is_year(p.name)) if folder.is_dir() else []

    def is_own(self, file: Path) -> bool:
        """Tell whether what a file says is the subject's: of the city's tables, a school answers only for its own."""
        if not self.school:
            return True
        parts = (self.root / file).parents
        return any(layer in parts for layer in self.layers) or "submissions" in file.parts

    def layout(self, name: str) -> Path:
        """Folder of a layout."""
        return self.root / "templates" / name

    def name(self, path: Path) -> Path:
        """Path as messages show it: relative to the root where it lies inside."""
        return path.relative_to(self.root) if path.is_relative_to(self.root) else path


def file_stem(name: str) -> str:
    """Name a school's files: what no file system takes, or would lead elsewhere, is no part of a file's name."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]|^[. ]+|[. ]+$', "_", name)


def _is_year(name: str) -> bool:
    return len(name) == 4 and name.isascii() and name.isdecimal()


def find_root(start: Path) -> Path | None:
    """Find the nearest folder, `start` or above, that holds content, data and templates."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if is_root(folder):
            return folder
    return None


def is_root(folder: Path) -> bool:
    """Tell whether a folder is a project."""
    return all((folder / mark).is_dir() for mark in MARKS)
