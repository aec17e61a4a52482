"""Verifies a delivered report: rules over the `.docx` itself, one file a rule."""

from pathlib import Path

from report_engine.load.layout import Layout
from report_engine.ooxml.properties import CATEGORY, property_of
from report_engine.problems import Problem, Severity, Source
from report_engine.render.places import Places
from report_engine.render.printed import Page
from report_engine.verify import (
    active,
    breaks,
    counters,
    grids,
    labels,
    leftovers,
    lists,
    marks,
    package,
    requirements,
    runs,
    singles,
    unprinted,
)
from report_engine.verify.reading import open_report
from report_engine.verify.updating import fold

RULES = (package, active, lists, counters, marks, grids, leftovers, runs, breaks, singles, unprinted)
OF_A_LAYOUT = (labels, requirements)  # what the layout asks for


_NO_LAYOUT = "没有项目，没有核对版式的要求：编号的写法，纸张、页边距，字体、字号、行距，必备的章和附表"

__all__ = ["fold", "layout_of", "missing_in_pdf", "verify"]


def verify(
    data: bytes, source: Source, layout: Layout | None, places: Places | None, *, final: bool = False
) -> list[Problem]:
    """Apply every rule; those about pages need `places`, some a layout. PackageError if it is no Word file.

    Places of photos that are missing are told of a `final` report.
    """
    report = open_report(data, source, places)
    problems = [problem for rule in RULES for problem in rule.check(report)]
    problems += leftovers.framed(report) if final else ()
    if layout is None:
        return [*problems, report.problem("V002", _NO_LAYOUT, "在项目文件夹里核对，或用 --root 指明", Severity.NOTE)]
    return problems + [problem for rule in OF_A_LAYOUT for problem in rule.check(report, layout)]


def missing_in_pdf(data: bytes, source: Source, pages: tuple[Page, ...]) -> list[Problem]:
    """Tell what the pages of a PDF of the report lack."""
    report = open_report(data, source, Places({}, pages))
    return [
        report.problem(
            "L006", f"PDF {unprinted.described(report, index, change)}", "以 Word 文件为准", Severity.WARNING
        )
        for index, change in unprinted.changes(report)
    ]


def layout_of(data: bytes) -> str:
    """Read which layout a report was built with, from its properties; empty where they do not tell."""
    return property_of(open_report(data, Source(Path())).package, CATEGORY)
