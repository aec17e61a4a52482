"""Compares two reports: two projects, or two Word files; writes the differences down or marks them in Word.

Read in this order: `outline` (what is compared), `outline_project` and `outline_document` (where it
comes from), `comparison` (the differences); then `redline`. Both rest on `sequences` and `words`.
"""

from report_engine.compare.comparison import compare_outlines
from report_engine.compare.difference import Difference, describe
from report_engine.compare.outline_document import outline_document
from report_engine.compare.outline_project import outline_project
from report_engine.compare.redline import redline
from report_engine.compare.wordfile import WordFile
from report_engine.load import Loaded
from report_engine.ooxml.package import PackageError

__all__ = ["Difference", "PackageError", "compare_documents", "compare_projects", "describe", "redline"]


def compare_projects(old: Loaded, new: Loaded) -> tuple[Difference, ...]:
    """Compare two states of a project, or two projects, as they were loaded."""
    return compare_outlines(outline_project(old), outline_project(new))


def compare_documents(old: bytes, new: bytes) -> tuple[Difference, ...]:
    """Compare two Word files of any layouts, hand-edited ones too; PackageError if one is none."""
    before, after = WordFile(old, "旧文件"), WordFile(new, "新文件")
    return compare_outlines(outline_document(before), outline_document(after))
