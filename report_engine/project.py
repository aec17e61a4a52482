"""Where everything of a project lives: every path, in one place."""

from dataclasses import dataclass
from pathlib import Path

MARKS = ("content", "data", "templates")


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder and the year that is built; `root` is absolute."""

    root: Path
    year: int

    @property
    def content(self) -> Path:
        """Texts, cases and photos of the year."""
        return self.root / "content" / str(self.year)

    @property
    def report(self) -> Path:
        """The year's main file."""
        return self.content / "report.yaml"

    @property
    def photos(self) -> Path:
        """Pictures supplied by the schools."""
        return self.content / "photos"

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
        """The year's findings that somebody has looked at and let stand."""
        return self.data(self.year) / "dismissed.yaml"

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
        return self.build / f"report-{self.year}.docx"

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

    def layout(self, name: str) -> Path:
        """Folder of a layout."""
        return self.root / "templates" / name

    def name(self, path: Path) -> Path:
        """Path as messages show it: relative to the root where it lies inside."""
        return path.relative_to(self.root) if path.is_relative_to(self.root) else path


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
