"""V131～V133：Word 打得开的表格。"""

import pytest
from support.ooxml import Element, find, find_all, qn
from support.text import text_of

from report_engine.ooxml.elements import w

from .edit import Edit, remove


def table(report: Edit, text: str) -> Element:
    """Put in a table of two rows and two columns, the first column merged downwards."""
    cells = [w("tc", w("tcPr"), report.new("表格文字", f"{text}{number}")) for number in range(4)]
    cells[0][0].append(w("vMerge", val="restart"))
    cells[2][0].append(w("vMerge"))
    rows = [w("tr", *cells[:2]), w("tr", *cells[2:])]
    made = w("tbl", w("tblPr"), w("tblGrid", w("gridCol"), w("gridCol")), *rows)
    report.all("Body Text")[3].addnext(made)
    assert report.said() == []
    return made


def test_a_cell_without_a_paragraph(report: Edit) -> None:
    cell = find_all(table(report, "甲"), ".//w:tc")[3]
    remove(find(cell, "w:p"))
    assert report.said() == ["V131 表格行“甲2”有一格的末尾没有段落"]


def test_a_cell_that_ends_with_a_table(report: Edit) -> None:
    """Word 打不开这样的文件。"""
    made = table(report, "甲")
    inner = w("tbl", w("tblPr"), w("tblGrid", w("gridCol")), w("tr", w("tc", report.new("表格文字", "内"))))
    find_all(made, ".//w:tc")[3].append(inner)
    (told,) = report.said()
    assert told == "V131 表格行“甲2 甲3 内”有一格的末尾没有段落"


def test_a_row_that_lacks_a_column(report: Edit) -> None:
    row = find_all(table(report, "甲"), "w:tr")[1]
    remove(find_all(row, "w:tc")[1])
    assert report.said() == ["V132 表格行“甲2”占 1 列，表格有 2 列"]


def test_a_cell_that_spans_too_much(report: Edit) -> None:
    cell = find_all(table(report, "甲"), ".//w:tc")[1]
    cell[0].append(w("gridSpan", val=2))
    assert report.said() == ["V132 表格行“甲0 甲1”占 3 列，表格有 2 列"]


def test_a_grid_that_is_too_short(report: Edit) -> None:
    made = table(report, "甲")
    remove(find_all(made, "w:tblGrid/w:gridCol")[1])
    assert report.said() == ["V132 表格行“甲0 甲1”占 2 列，表格有 1 列", "V132 表格行“甲2 甲3”占 2 列，表格有 1 列"]


def test_a_merge_that_goes_on_without_having_begun(report: Edit) -> None:
    made = table(report, "甲")
    remove(find(made, ".//w:vMerge"))
    assert report.said() == ["V133 表格行“甲2 甲3”的纵向合并没有起点"]


def test_a_merge_that_goes_on_in_another_column(report: Edit) -> None:
    made = table(report, "甲")
    first, second = find_all(find_all(made, "w:tr")[1], "w:tc")
    second[0].append(find(first, "w:tcPr/w:vMerge"))
    assert report.said() == ["V133 表格行“甲2 甲3”的纵向合并没有起点"]


@pytest.mark.parametrize("style", ["表题", "附表标题"])
def test_tables_of_the_report_itself(report: Edit, style: str) -> None:
    following = next(e for e in report.first(style).itersiblings() if e.tag == qn("w:tbl"))
    row = find_all(following, "w:tr")[-1]
    remove(find_all(row, "w:tc")[-1])
    (told,) = report.said()
    assert told.startswith("V132 表格行“")
    assert text_of(find_all(row, ".//w:p")[0]).strip()[:5] in told
