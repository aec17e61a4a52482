"""V181: every character of the file stands in the rendering. Needs the rendering.

规则：成稿里每一段的每个字，渲染出来的页面上都有，没有丢、没有变。
好：正文“见附表 3”，页面上也是“见附表 3”。
坏：页面上只印了“见附表”，后面的编号丢了（V181）。
"""

from collections.abc import Iterator

from report_engine.problems import Problem, Severity
from report_engine.verify.counters import stale
from report_engine.verify.reading import Report, quote
from report_engine.verify.standing import Changed

# Fields whose result is not the file's: the clock's, the machine's, or the page's.
_CHANGING = ("DATE", "TIME", "SAVEDATE", "PRINTDATE", "FILENAME", "NUMPAGES", "PAGE", "PAGEREF", "STYLEREF")
_HINT = "看看这一段的字体和格式，或重新输入这几个字"


def check(report: Report) -> Iterator[Problem]:
    """Tell each piece that is missing or another one; what another rule tells of a field is not told again."""
    found = list(changes(report))
    stale_ones = {(field.paragraph.index, " ".join(field.words)) for field, _ in stale(report)} if found else set()
    for index, change in found:
        if (index, change.field) not in stale_ones:
            yield report.problem("V181", f"渲染的页面{described(report, index, change)}", _HINT, Severity.WARNING)


def described(report: Report, index: int, change: Changed) -> str:
    """Say what is printed instead of a piece of a paragraph."""
    what = (
        f"把{quote(change.written)}印成了“{change.printed}”" if change.printed else f"没有印出{quote(change.written)}"
    )
    return f"在{quote(report.paragraphs[index].text)}里{what}"


def changes(report: Report) -> Iterator[tuple[int, Changed]]:
    """List all pieces that are not printed as they are written, with their paragraph."""
    for index, standing in sorted(report.standings.items()):
        for change in standing.changed:
            if change.field.partition(" ")[0] not in _CHANGING:
                yield index, change
