"""Compares two reports: two projects, or two Word files; writes the differences down or marks them in Word.

Read in this order: `outline` (what is compared), `outline_project` and `outline_document` (where it
comes from), `sources` (the lines of the project behind it), `comparison` (the differences); then `redline`.
Both rest on `sequences`, `words` and `looks`.
"""

from dataclasses import dataclass

from report_engine.compare.comparison import compare_outlines
from report_engine.compare.difference import Difference, describe
from report_engine.compare.outline_document import STORIES, outline_document
from report_engine.compare.outline_project import outline_project
from report_engine.compare.redline import redline
from report_engine.compare.sources import sources_of
from report_engine.compare.wordfile import WordFile
from report_engine.load import Loaded
from report_engine.ooxml.package import PackageError

__all__ = [
    "STORIES",
    "Difference",
    "Draft",
    "PackageError",
    "compare_documents",
    "compare_drafts",
    "compare_projects",
    "describe",
    "redline",
]


@dataclass(frozen=True, slots=True)
class Draft:
    """A Word file; `loaded` is the project that it was built of just now."""

    data: bytes
    loaded: Loaded | None = None


def compare_projects(old: Loaded, new: Loaded) -> tuple[Difference, ...]:
    """Compare two states of a project, or two projects, as they were loaded."""
    return compare_outlines(outline_project(old), outline_project(new))


def compare_documents(old: bytes, new: bytes) -> tuple[Difference, ...]:
    """Compare two Word files of any layouts, hand-edited ones too; PackageError if one is none."""
    return compare_drafts(Draft(old), Draft(new))


def compare_drafts(old: Draft, new: Draft) -> tuple[Difference, ...]:
    """Compare two Word files of which some were built of a project: differences then name its files."""
    sides = [
        outline_document(word, sources_of(word, draft.loaded) if draft.loaded else None)
        for draft, word in ((old, WordFile(old.data, "旧文件")), (new, WordFile(new.data, "新文件")))
    ]
    return compare_outlines(*sides)
