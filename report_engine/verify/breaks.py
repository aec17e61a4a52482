"""V151～V153: page breaks that a careful typesetter would not leave. Needs the rendering.

规则：没有空白页，标题不独自留在页末，图表与其标题在同一页。
好：标题后面至少有一行正文，图和图题、表题和表在同一页。
坏：空白页（V151）；标题独自留在页末（V152）；图题与图、表题与表分在两页（V153）。
"""

from collections.abc import Iterator
from itertools import pairwise

from report_engine.ooxml.elements import qn
from report_engine.problems import Problem, Severity
from report_engine.template.contract import HEADINGS, NOTE_STYLE, Style
from report_engine.verify.reading import Paragraph, Report, quote

_TITLES = (*HEADINGS, Style.SERIES, Style.CARD_TITLE)  # an annex may have a page of its own before it


def check(report: Report) -> Iterator[Problem]:
    """Compare the pages of neighbours, empty paragraphs between them aside."""
    if report.places is None:
        return
    for page in _blank(report):
        yield report.problem("V151", f"第 {page} 页（物理页）是空白页", "删去多余的分页或空段", Severity.WARNING)
    printed = [paragraph for paragraph in report.paragraphs if _prints(paragraph)]
    for paragraph, following in pairwise(printed):
        if not _apart(paragraph, following, report):
            continue
        if paragraph.style in _TITLES:
            yield _warning(report, "V152", f"标题{quote(paragraph.text)}独自留在页末", paragraph)
        if paragraph.style == Style.TABLE_CAPTION:
            yield _warning(report, "V153", f"表题{quote(paragraph.text)}与表不在同一页", paragraph)
        if following.style in (Style.CHART_CAPTION, Style.PHOTO_CAPTION):
            yield _warning(report, "V153", f"图题{quote(following.text)}与图不在同一页", following)
        if following.style == NOTE_STYLE:
            yield _warning(report, "V153", f"图注{quote(following.text)}与图不在同一页", following)


def _blank(report: Report) -> Iterator[int]:
    """Find pages that hold nothing but header and footer."""
    drawn = {report.pages.get(p.index) for p in report.paragraphs if p.element.find(f".//{qn('drawing')}") is not None}
    for number, page in enumerate(report.places.pages if report.places else (), 1):
        if not page.body and not page.pictures and number not in drawn:
            yield number


def _prints(paragraph: Paragraph) -> bool:
    return bool(paragraph.text.strip()) or paragraph.element.find(f".//{qn('drawing')}") is not None


def _apart(one: Paragraph, other: Paragraph, report: Report) -> bool:
    pages = report.pages.get(one.index), report.pages.get(other.index)
    return None not in pages and pages[0] != pages[1]


def _warning(report: Report, code: str, message: str, at: Paragraph) -> Problem:
    page = report.pages.get(at.index)
    return report.problem(
        code, f"{message}（物理页第 {page} 页）", "给它加上“与下段同页”，或移动前后的内容", Severity.WARNING
    )
