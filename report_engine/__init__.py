"""qhd-docgen: builds the yearly report of an education bureau as a Word file from texts and data.

This is the library (docs/api.md). Importing it costs little: what a function needs is imported when it is called.
"""

import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from report_engine.problems import Category, OpenQuestion, Problem, Severity, Source
from report_engine.project import Project
from report_engine.result import Pages, Progress, Result, silent

if TYPE_CHECKING:
    from report_engine.compare import Difference
    from report_engine.fleet.outcome import Batch
    from report_engine.load import Loaded
    from report_engine.pull import Pulled

__all__ = [
    "Category",
    "OpenQuestion",
    "Problem",
    "Project",
    "Result",
    "Severity",
    "Source",
    "apply_pulled",
    "build",
    "build_all",
    "check",
    "compare",
    "dismiss",
    "load",
    "pull",
    "pulled_files",
    "verify",
]


def load(project: Project, problems: list[Problem]) -> "Loaded | None":
    """Read everything of a year; None, with the problems told, if so much is wrong that no document came about."""
    from report_engine import pipeline

    return pipeline.read(project, problems)


def check(project: Project, progress: Progress = silent) -> Result:
    """Load and check a year, build nothing."""
    from report_engine.prepare import check

    return check(project, progress)


def build(
    project: Project,
    output: Path | None = None,
    *,
    final: bool = False,
    pages: Pages = "auto",
    pdf: bool = False,
    progress: Progress = silent,
) -> Result:
    """Build a report, the city's or a school's: a draft marks what is lacking; if none can be composed an older stays.

    `output` is `project.output` unless said otherwise, `final` refuses what a draft may leave open, `pages`
    chooses who fills the page numbers, `pdf` writes a PDF beside the report.
    """
    from report_engine import unchanged

    target = (output or project.output).absolute()
    return unchanged.build(project, target, final=final, pages=pages, pdf=pdf, progress=progress)


def verify(
    project: Project | None,
    file: Path,
    *,
    layout: str | None = None,
    pages: Pages = "auto",
    final: bool = False,
    progress: Progress = silent,
) -> Result:
    """Verify a finished report, hand-edited ones too, by the layout that is named in it unless said otherwise.

    Without a project (None) what a layout asks for is left out, and a note says so; `final` refuses the marks
    of a draft.
    """
    from report_engine import pipeline

    return pipeline.verify_file(project, layout, file, pages, progress, final=final)


def compare(old: Path, new: Path, year: int = 0) -> "tuple[Difference, ...]":
    """List what differs between two Word files, or between two project folders for a year.

    `report_engine.drafts.DraftError` if a project has mistakes.
    """
    from report_engine import drafts

    return drafts.compare(old, new, year)


def dismiss(project: Project, name: str, reason: str, date: str) -> Result:
    """Let the finding stand whose id (`Problem.id`) is named; `date` is written 2025-01-10."""
    from report_engine.dismiss import dismiss

    return dismiss(project, name, reason, date)


def pull(
    project: Project, file: Path, *, reject: bool = False, authors: Collection[str] = (), shared: bool = False
) -> "Pulled":
    """Find what was done to a report in Word since it was built; nothing is written.

    Tracked changes count, with `reject` they do not; `authors` are the people whose changes that is said of.
    A school's report, which the file tells, changes the school's own texts, with `shared` those of all schools.
    A project with mistakes gives these alone. PackageError, with the cure, if the file is no report of the year.
    """
    from report_engine import pipeline
    from report_engine.ooxml.package import open_package
    from report_engine.pull import Choice, Pulled, pull, whose

    problems: list[Problem] = []
    package = open_package(file.read_bytes(), "word")
    project = whose(project, package)
    found = pipeline.printed(project, problems)
    if found is None:
        return Pulled(problems=tuple(problems))
    return pull(project, *found, package, Choice(reject, frozenset(authors), shared))


def build_all(
    project: Project, only: Sequence[str] = (), *, final: bool = False, pages: Pages = "auto", pdf: bool = False
) -> "Batch":
    """Build the reports of a city's schools, those that changed, in as many processes as there are cores.

    `only` are numbers, full or short names of schools, none stands for all; a report that fails stops no other.
    """
    from report_engine.fleet import crew
    from report_engine.fleet.batch import build_all
    from report_engine.fleet.order import Ask

    return build_all(project, Ask(project.year, final, pages, pdf), crew.work, only, lambda _outcome, _of: None)


def pulled_files(project: Project, pulled: "Pulled", *, with_data: bool = False) -> dict[Path, bytes]:
    """Give the contents of all files that `apply_pulled` would write."""
    from report_engine.pull.applying import files_of

    return files_of(project, pulled, with_data=with_data)


def apply_pulled(project: Project, pulled: "Pulled", name: str, *, with_data: bool = False) -> tuple[Path, ...]:
    """Write what was pulled from a file of a name, all of it or nothing; `with_data` writes numbers into the data.

    `report_engine.transaction.ChangedMeanwhileError` if a file was changed since `pull`.
    """
    from report_engine import transaction

    files = pulled_files(project, pulled, with_data=with_data)
    shown = {path: pulled.before.get(path) for path in files}
    transaction.commit(project.root, files, f"收回 {name} 里的改动", shown)
    return tuple(files)


class _Library(ModuleType):
    """Keeps the functions above: importing a package of the same name would put that in their place."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Library
