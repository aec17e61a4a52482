"""Compares two reports: two projects, or two Word files; writes the differences down or marks them in Word.

Read in this order: `outline` (what is compared), `from_project` and `from_document` (where it comes
from), `outlines` (the comparison); then `redline`.
"""

from report_engine.compare.describe import describe
from report_engine.compare.difference import Difference
from report_engine.compare.from_document import outline_document
from report_engine.compare.from_project import outline_project
from report_engine.compare.outlines import compare_outlines
from report_engine.compare.package import Word
from report_engine.compare.redline import redline
from report_engine.load import Loaded
from report_engine.verify.reading import NotADocumentError

__all__ = ["Difference", "NotADocumentError", "compare_documents", "compare_projects", "describe", "redline"]


def compare_projects(old: Loaded, new: Loaded) -> tuple[Difference, ...]:
    """Compare two states of a project, or two projects, as they were loaded."""
    return compare_outlines(outline_project(old), outline_project(new))


def compare_documents(old: bytes, new: bytes) -> tuple[Difference, ...]:
    """Compare two Word files of any layouts, hand-edited ones too; NotADocumentError if one is none."""
    before, after = Word(old, "旧文件"), Word(new, "新文件")
    return compare_outlines(outline_document(before, "旧文件"), outline_document(after, "新文件"))
