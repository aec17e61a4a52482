"""Compares two drafts of a report: Word files, or project folders as they stand."""

import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from report_engine import pipeline
from report_engine.compare import STORIES, Difference, Draft, compare_drafts, compare_projects, redline
from report_engine.files import read_file
from report_engine.load import Loaded
from report_engine.problems import Problem, has_errors, in_order
from report_engine.project import Project

_AUTHOR = "qhd-docgen"


class DraftError(ValueError):
    """A draft that cannot be read; `problems` are those of its project."""

    def __init__(self, message: str, problems: list[Problem] | None = None) -> None:
        super().__init__(message)
        self.problems = problems or []


def compare(old: Path, new: Path, year: int) -> tuple[Difference, ...]:
    """List what differs; two projects are compared as content and data, everything else as Word files.

    DraftError if a project has mistakes, PackageError if a file is no Word document.
    """
    if old.is_dir() and new.is_dir():
        return compare_projects(_load(Project(old, year)), _load(Project(new, year)))
    return compare_drafts(_draft(old, year), _draft(new, year))


def unmarked(differences: Iterable[Difference]) -> tuple[str, ...]:
    """Name what differs and carries no mark in a redline: no program can take it back."""
    places = {(one.kind, one.where): one.section for one in differences if one.kind in ("format", "text")}
    found = {"页面设置": ("format", "页面设置") in places, STORIES: STORIES in places.values()}
    return tuple(name for name, there in found.items() if there)


def mark(old: Path, new: Path, year: int) -> bytes:
    """Make the Word file of `new` with tracked changes against `old`, dated by the newer file."""
    dated = datetime.fromtimestamp(new.stat().st_mtime, UTC).replace(microsecond=0)
    return redline(_document(old, year), _document(new, year), _AUTHOR, dated)


def _draft(path: Path, year: int) -> Draft:
    """Open a side; of a project its content comes along, so that differences can name its files."""
    return Draft(_document(path, year), _load(Project(path, year)) if path.is_dir() else None)


def _load(project: Project) -> Loaded:
    """Load a project without mistakes: what could not be read would be told as gone."""
    problems: list[Problem] = []
    loaded = pipeline.read(project, problems)
    if loaded is None or has_errors(problems):
        raise DraftError(f"{project.root}：内容有错，读不成报告", in_order(problems))
    return loaded


def _document(path: Path, year: int) -> bytes:
    """Read a Word file, or build a project aside, page numbers left to Word."""
    if not path.is_dir():
        return read_file(path)
    with tempfile.TemporaryDirectory(prefix="qhd-docgen-") as folder:
        output = Path(folder) / "report.docx"
        result = pipeline.build(Project(path, year), output, pages="on-open")
        if output not in result.written:
            raise DraftError(f"{path}：有错误，生成不了报告", result.problems)
        return output.read_bytes()
