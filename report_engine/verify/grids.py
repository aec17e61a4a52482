"""V131～V133: tables that Word can open: cells with a paragraph, full grids, merges that begin.

规则：表格每行占满各列，每格有段落，合并单元格有起点。
好：每行占满表格的列数，纵向合并有起点，每格至少有一段。
坏：一格里没有段落（V131）；一行少了一列（V132）；纵向合并没有起点（V133）。
"""

from collections.abc import Iterator

from report_engine.ooxml.elements import Element, find, qn
from report_engine.ooxml.numbers import whole
from report_engine.problems import Problem
from report_engine.verify.reading import Report, quote, visible

_BLOCKS = (qn("p"), qn("tbl"), qn("sdt"))
_ENDS = (qn("p"), qn("sdt"))  # Word refuses a cell that is empty or ends with a table


def check(report: Report) -> Iterator[Problem]:
    """Walk every row of every table."""
    for table in report.root.iter(qn("tbl")):
        grid = len(table.findall(f"{qn('tblGrid')}/{qn('gridCol')}"))
        merged: set[int] = set()
        for row in table.findall(qn("tr")):
            # Columns without a cell at the ends of the row, which a hand-drawn table may have.
            column, after = (whole(row.find(f"{qn('trPr')}/{qn(name)}")) for name in ("gridBefore", "gridAfter"))
            now = set()
            for cell in _cells(row):
                span, merge = (find(cell, f"tcPr/{name}") for name in ("gridSpan", "vMerge"))
                last = next(cell.iterchildren(*_BLOCKS, reversed=True), None)
                if last is None or last.tag not in _ENDS:
                    yield report.problem("V131", f"表格行{_quote(row)}有一格的末尾没有段落", "重新生成报告")
                if merge is not None:
                    if merge.get(qn("val")) != "restart" and column not in merged:
                        yield report.problem("V133", f"表格行{_quote(row)}的纵向合并没有起点", "拆分后重新合并单元格")
                    now.add(column)
                column += max(1, whole(span, default=1))
            merged = now
            column += after
            if column != grid:
                yield report.problem(
                    "V132", f"表格行{_quote(row)}占 {column} 列，表格有 {grid} 列", "检查这一行的合并单元格"
                )


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.iter(qn("tc")) if next(cell.iterancestors(qn("tr"))) is row]


def _quote(row: Element) -> str:
    return quote(" ".join(visible(p) for p in row.iter(qn("p"))))
