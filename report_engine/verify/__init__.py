"""Verifies a delivered report: rules over the `.docx` itself, one file a rule."""

from dataclasses import replace
from pathlib import Path

from lxml import etree

from report_engine.load.layout import Layout
from report_engine.problems import Problem, Source
from report_engine.render.places import Places
from report_engine.verify import breaks, counters, grids, leftovers, lists, marks, requirements
from report_engine.verify.reading import NotADocumentError, Report, open_report
from report_engine.word.pages import MARK, page_labels

RULES = (lists, counters, marks, grids, leftovers, breaks)

_CATEGORY = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}category"

__all__ = ["NotADocumentError", "layout_of", "verify"]


def verify(data: bytes, source: Source, layout: Layout, places: Places | None) -> list[Problem]:
    """Apply every rule; those about pages need `places`. NotADocumentError if it is no Word file."""
    report = open_report(data, source)
    if places is not None:
        report = _with_pages(report, places)
    problems = [problem for rule in RULES for problem in rule.check(report)]
    problems += requirements.check(report, layout)
    return problems


def layout_of(data: bytes) -> str:
    """Read which layout a report was built with, from its properties; empty where they do not tell."""
    core = open_report(data, Source(Path())).parts.get("docProps/core.xml")
    category = None if core is None else etree.fromstring(core).find(_CATEGORY)
    return "" if category is None else category.text or ""


def _with_pages(report: Report, places: Places) -> Report:
    physical = {name: place.page for name, place in places.of.items()}
    pages = {int(n[len(MARK) :]): page for n, page in physical.items() if n[len(MARK) :].isdecimal()}
    return replace(report, pages=pages, blank=places.blank, labels=page_labels(report.root, physical))
