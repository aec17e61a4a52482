"""V101～V103: every line of 目录 and the lists against what it points to.

好：目录里“1.1 规模结构……1”，正文第 1 页确有 1.1 规模结构。
坏：在 Word 里改了标题没有更新目录（V101）；标题没有进目录（V102）；页码不是标题所在的页（V103）。
"""

from collections.abc import Iterator

from report_engine.problems import Problem
from report_engine.verify.reading import HEADINGS, Paragraph, Report, quote, visible
from report_engine.word.layout import Style
from report_engine.word.oxml import Element, qn

_LISTED = (*HEADINGS, Style.TABLE_CAPTION, Style.CHART_CAPTION, Style.PHOTO_CAPTION, Style.CASE_TITLE)
_LINES = (Style.TOC1, Style.TOC2, Style.TOC3, Style.TOC_LIST)
_UPDATE = "在 Word 里全选后按 F9 更新域，或重新生成"


def check(report: Report) -> Iterator[Problem]:
    """Compare text, number and page of each line; then look for targets without a line."""
    listed: set[int] = set()
    for paragraph in report.paragraphs:
        if paragraph.style not in _LINES:
            continue
        for link in paragraph.element.iter(qn("hyperlink")):
            target = report.bookmarks.get(link.get(qn("anchor"), ""))
            if target is None:
                yield report.problem("V101", f"目录行{quote(visible(link))}指向的地方不存在", _UPDATE)
                continue
            listed.add(target.index)
            yield from _compare(link, target, report)
    if not listed:
        return
    for paragraph in report.paragraphs:
        if paragraph.style in _LISTED and paragraph.index not in listed and paragraph.text.strip():
            yield report.problem("V102", f"{quote(report.full_text(paragraph))}没有列入目录", _UPDATE)


def _compare(link: Element, target: Paragraph, report: Report) -> Iterator[Problem]:
    text, _, page = visible(link).rpartition("\t")
    expected = report.full_text(target)
    if "".join(text.split()) != "".join(expected.split()):
        yield report.problem("V101", f"目录行{quote(text)}与正文{quote(expected)}不一致", _UPDATE)
    if report.labels is None:
        return
    shown = report.labels.get(link.get(qn("anchor")))
    if shown is not None and page.strip() != shown:
        yield report.problem(
            "V103", f"目录里{quote(text)}的页码是 {page.strip() or '空'}，实际在第 {shown} 页", _UPDATE
        )
