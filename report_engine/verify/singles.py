"""V154: no line of a paragraph stands alone on a page, in boxes and tables neither. Needs the rendering.

规则：一段文字分在两页时，每页至少两行；案例框里也一样。
好：一段七行，五行在前一页，两行在后一页。
坏：一段的最后一行独自到了后一页，或第一行独自留在前一页（V154）。
"""

from collections import Counter
from collections.abc import Iterator

from report_engine.problems import Problem, Severity
from report_engine.template.contract import LINES
from report_engine.verify.reading import Report, quote

_HINT = "在这一段里增减几个字，或给它设“孤行控制”"


def check(report: Report) -> Iterator[Problem]:
    """Count the lines of each paragraph on each page; a line of a list that goes on counts as one."""
    for index, standing in sorted(report.standings.items()):
        paragraph = report.paragraphs[index]
        lines = Counter(page for page, _ in standing.lines)
        if len(lines) < 2 or paragraph.style in LINES:
            continue
        pages = sorted(lines)
        if lines[pages[0]] == 1:
            message = f"{quote(paragraph.text)}的第一行独自留在页末（物理页第 {pages[0]} 页）"
            yield report.problem("V154", message, _HINT, Severity.WARNING)
        if lines[pages[-1]] == 1:
            message = f"{quote(paragraph.text)}的最后一行独自在页首（物理页第 {pages[-1]} 页）"
            yield report.problem("V154", message, _HINT, Severity.WARNING)
