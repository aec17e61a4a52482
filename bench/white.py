"""How full the pages are: the share of each page's text area that lies white below the last line."""

from collections.abc import Mapping

from report_engine.ooxml.elements import qn
from report_engine.ooxml.sheet import margins
from report_engine.verify.reading import Report

_POINT = 20  # twentieths


def white(report: Report) -> Mapping[int, float]:
    """Share of white at the end of each physical page that prints text; empty without a rendering."""
    section = next(report.root.iter(qn("sectPr")), None)
    if section is None or report.places is None:
        return {}
    sides = margins(section, report.settings)
    shares: dict[int, float] = {}
    for number, page in enumerate(report.places.pages, 1):
        bottom, top = sides["bottom"] / _POINT, page.height - sides["top"] / _POINT
        ends = [line.base for line in page.body] + [edge for edge in page.pictures if bottom <= edge <= top]
        if page.body and top > bottom:
            shares[number] = min(max((min(ends) - bottom) / (top - bottom), 0.0), 1.0)
    return shares
