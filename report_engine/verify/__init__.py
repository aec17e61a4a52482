"""Verifies a delivered report: rules over the `.docx` itself, one file a rule."""

from pathlib import Path

from report_engine.load.layout import Layout
from report_engine.problems import Problem, Source
from report_engine.render.places import Places
from report_engine.verify import breaks, counters, grids, leftovers, lists, marks, package, requirements
from report_engine.verify.reading import open_report
from report_engine.word.properties import CATEGORY

RULES = (package, lists, counters, marks, grids, leftovers, breaks)


__all__ = ["layout_of", "verify"]


def verify(data: bytes, source: Source, layout: Layout, places: Places | None) -> list[Problem]:
    """Apply every rule; those about pages need `places`. PackageError if it is no Word file."""
    report = open_report(data, source, places)
    problems = [problem for rule in RULES for problem in rule.check(report)]
    problems += requirements.check(report, layout)
    return problems


def layout_of(data: bytes) -> str:
    """Read which layout a report was built with, from its properties; empty where they do not tell."""
    package = open_report(data, Source(Path())).package
    core = next(iter(package.related("core-properties", "")), "")
    category = package.tree(core).find(CATEGORY) if core else None
    return "" if category is None else category.text or ""
