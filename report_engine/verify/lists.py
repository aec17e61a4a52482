"""V101～V103: every line of 目录 and the lists against what it points to.

规则：目录和三个目录表的每一行，文字、编号、页码都与正文一致，正文的标题和图表题都在目录里。
好：目录里“1.1 规模结构……1”，正文第 1 页确有 1.1 规模结构。
坏：在 Word 里改了标题没有更新目录（V101）；标题没有进目录（V102）；页码不是标题所在的页（V103）。
"""

from collections.abc import Iterator

from report_engine.ooxml.elements import qn, value_of
from report_engine.problems import Problem, Severity
from report_engine.template.contract import HEADINGS, LINES, Style
from report_engine.verify.reading import Paragraph, Report, quote
from report_engine.verify.updating import UPDATE

_LISTED = (*HEADINGS, Style.TABLE_CAPTION, Style.CHART_CAPTION, Style.PHOTO_CAPTION, Style.CASE_TITLE)


def check(report: Report) -> Iterator[Problem]:
    """Compare text, number and page of each line; then look for targets without a line."""
    lines = [p for p in report.paragraphs if p.style in LINES and p.text.strip()]
    anchors = _anchors(lines, report)
    listed: set[int] = set()
    unnumbered = blind = 0
    for line in lines:
        target = report.bookmarks.get(anchors.get(line.index, ""))
        text, _, page = line.text.rpartition("\t")
        if target is None:
            yield report.problem("V101", f"目录行{quote(text or page)}指向的地方不存在", UPDATE)
            continue
        listed.add(target.index)
        expected = report.full_text(target)
        if "".join(text.split()) != "".join(expected.split()):
            yield report.problem("V101", f"目录行{quote(text)}与正文{quote(expected)}不一致", UPDATE)
        place = report.pages.get(target.index)
        shown = report.page_numbers.get(place or 0)
        if place is None or not report.standings or page.strip() == shown:
            continue
        if shown is None:
            blind += 1
        elif not page.strip() and report.asks_word:
            unnumbered += 1
        else:
            message = f"目录里{quote(text)}的页码是 {page.strip() or '空'}，实际在第 {shown} 页"
            yield report.problem("V103", message, UPDATE)
    if unnumbered:
        message = f"目录里有 {unnumbered} 行还没有页码，由 Word 在打开时填写"
        yield report.problem("V103", message, "用 Word 打开，问是否更新域时选“是”，再保存", Severity.WARNING)
    if blind:
        message = f"目录里有 {blind} 行指向的页没有印页码，这些行的页码没有核对"
        yield report.problem("V103", message, "在页脚里插入页码", Severity.NOTE)
    if not listed:
        return
    for paragraph in report.paragraphs:
        if paragraph.style in _LISTED and paragraph.index not in listed and paragraph.text.strip():
            yield report.problem("V102", f"{quote(report.full_text(paragraph))}没有列入目录", UPDATE)


def _anchors(lines: list[Paragraph], report: Report) -> dict[int, str]:
    """Find the bookmark each line leads to: by its link or, as WPS writes it, by the field of its page."""
    anchors = {field.paragraph.index: field.words[1] for field in report.fields if field.words[:1] == ("PAGEREF",)}
    for line in lines:
        for link in line.element.iter(qn("hyperlink")):
            if link.get(qn("anchor")):
                anchors[line.index] = value_of(link, "anchor")
    return anchors
