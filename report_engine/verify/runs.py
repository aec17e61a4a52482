"""V115: the numbers of tables, figures and cases follow one another without a gap in their list.

规则：表、图、案例的目录里，同一种编号从小到大一个接一个；跳过的号在另一个目录里才可以。
好：图片目录是图 1、图 2、图 5，图 3、图 4 在图表目录里。
坏：图片目录是图 1、图 2、图 2，或图 3 哪个目录里都没有（V115）。
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from report_engine.problems import Problem, Severity
from report_engine.template.contract import Style
from report_engine.verify.reading import Report, quote
from report_engine.verify.updating import UPDATE

_LABEL = re.compile(r"\s*(\D{1,8}?)\s*(\d+)")


def check(report: Report) -> Iterator[Problem]:
    """Look for numbers that a list leaves out and no other list has: photos may count on from charts."""
    known = {(kind, number) for entries in lists(report) for kind, number, _ in entries}
    for kind, before, number, text in gaps(report):
        if number <= before or any((kind, missing) not in known for missing in range(before + 1, number)):
            message = f"目录里{quote(text)}的前一个是“{kind} {before}”，编号没有接着"
            yield report.problem("V115", message, UPDATE, Severity.WARNING)


def gaps(report: Report) -> Iterator[tuple[str, int, int, str]]:
    """Name every place of a list where the number is not the next one: kind, number before, number, entry."""
    for entries in lists(report):
        for (kind, before, _), (other, number, text) in pairwise(entries):
            if kind == other and number != before + 1:
                yield kind, before, number, text


def lists(report: Report) -> Iterator[list[tuple[str, int, str]]]:
    """Read the label of each entry: kind, number, text."""
    entries: list[tuple[str, int, str]] = []
    for paragraph in report.paragraphs:
        label = _LABEL.match(paragraph.text) if paragraph.style == Style.TOC_LIST else None
        if label:
            entries.append((label[1].strip(), int(label[2]), paragraph.text.rpartition("\t")[0]))
        elif entries and paragraph.text.strip():
            yield entries
            entries = []
    yield entries
