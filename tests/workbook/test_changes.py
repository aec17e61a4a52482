"""`read_workbook`: what was edited, in the words of the data files."""

from pathlib import Path

import pytest
from tiny_project import LAST_YEAR, SCHOOLS, VALUES, Tiny

from report_engine.project import Project
from report_engine.workbook.apply import apply_changes
from report_engine.workbook.change import Change

from .paper import Paper

STUDENTS = Change(Path(VALUES), "students", "值", "1000", "1200", "指标!D2", "在校生数")


def afters(changes: tuple[Change, ...]) -> list[str]:
    return [change.after for change in changes]


def test_nothing_edited_nothing_changes(paper: Paper, real: Project) -> None:
    assert paper.read() == ()
    assert Paper(real).read() == ()


def test_value_and_remark(paper: Paper) -> None:
    paper.put("指标!D2", 1200).put("指标!F3", "含外聘")
    assert paper.read() == (
        STUDENTS,
        Change(Path(VALUES), "teachers", "备注", "", "含外聘", "指标!F3", "专任教师数"),
    )


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        (70, "70.0"),  # as many decimals as the value before
        (70.25, "70.25"),
        (0.1 + 0.2, "0.3"),  # noise of binary numbers
        (-0.0, "0.0"),
        ("71", "71"),  # a number stored as text, as it was typed
        (" 71.50 ", "71.50"),
        ("７１.５", "71.5"),
        ("７１．５", "71.5"),
        ("—", "—"),
        ("-", "-"),
        ("——", "—"),
        ("／", "—"),
        ("71.5%", "71.5"),
        ("７１．５％", "71.5"),
        ("1,071.5", "1071.5"),
        (None, ""),
        ("  ", ""),
    ],
)
def test_what_was_typed_to_the_text_of_the_file(paper: Paper, typed: object, after: str) -> None:
    found = [change.after for change in paper.put("指标!D7", typed).tell()[0]]
    assert found == [after]


def test_new_value_gets_the_catalogues_decimals(tiny: Tiny) -> None:
    tiny.change(VALUES, "general_pct,普高占比,65.2,", "general_pct,普高占比,—,")
    tiny.change(VALUES, "voc_pct,中职占比,34.8,\n", "")
    paper = Paper(tiny.project).put("指标!D7", 65).put("指标!D8", 35)
    assert afters(paper.read()) == ["65.0", "35.0"]


@pytest.mark.parametrize(
    ("text", "typed"),
    [("3.60", 3.6), ("+5", 5), ("5.", 5), (".5", 0.5), ("007.10", 7.1), ("—", "-"), ("-", "—"), ("3.60", "3.6")],
)
def test_same_number_written_otherwise_is_no_change(tiny: Tiny, text: str, typed: object) -> None:
    tiny.change(VALUES, "general_pct,普高占比,65.2,", f"general_pct,普高占比,{text},")
    assert Paper(tiny.project).read() == ()
    assert Paper(tiny.project).put("指标!D7", typed).read() == ()


@pytest.mark.parametrize("text", ["=见表5", '含"外聘"，见注', "第一行\n第二行", "2.50", "'00", "1/2", "—"])
def test_texts_survive_as_they_are(tiny: Tiny, text: str) -> None:
    quoted = text.replace('"', '""')
    tiny.change(VALUES, "students,在校生数,1000,", f'students,在校生数,1000,"{quoted}"')
    assert Paper(tiny.project).read() == ()


def test_line_ends_in_cells_are_those_of_the_files(paper: Paper) -> None:
    assert afters(paper.put("指标!F2", "甲\r\n乙_x000D_\n丙").read()) == ["甲\n乙\n丙"]


def test_number_typed_as_remark_is_text(paper: Paper) -> None:
    assert afters(paper.put("指标!F2", 2023).read()) == ["2023"]


def test_code_that_lost_its_zeros_is_a_change(tiny: Tiny) -> None:
    tiny.change(SCHOOLS, "海港中专", "0012")
    assert [(c.before, c.after) for c in Paper(tiny.project).put("学校一览表!C2", 12).read()] == [("0012", "12")]


def test_formula_with_its_value_is_taken_and_told(paper: Paper) -> None:
    changes, said = paper.put_formula("指标!D2", "=600+600", "1200").tell()
    assert changes == (STUDENTS,)
    assert said == ["data.xlsx: 提示 X010 指标!D2：公式 =600+600 按算出的值 1200 读入（数据文件里只存值）"]


def test_formula_that_gives_the_value_of_the_file_is_no_change(paper: Paper) -> None:
    assert paper.put_formula("指标!D2", "=500+500", "1000").read() == ()


def test_more_decimals_than_are_printed_are_a_warning(paper: Paper) -> None:
    changes, said = paper.put("指标!D7", 65.257).put("指标!D2", "1000.10").tell()
    assert afters(changes) == ["1000.10", "65.257"]
    assert said == [
        "data.xlsx: 警告 X012 指标!D2：1000.10 有 1 位小数，目录只保留 0 位（报告里四舍五入印出）",
        "data.xlsx: 警告 X012 指标!D7：65.257 有 3 位小数，目录只保留 1 位（报告里四舍五入印出）",
    ]


def test_percentage_typed_as_a_fraction_is_a_warning(paper: Paper) -> None:
    changes, said = paper.put("指标!D7", 0.7).tell()
    assert afters(changes) == ["0.7"]
    assert said == ["data.xlsx: 警告 X012 指标!D7：原值 65.2，新值 0.7，像是少乘了 100（百分比写 89.89，不写 0.8989）"]


def test_sorted_hidden_and_filtered_rows_are_read_all_the_same(paper: Paper) -> None:
    with paper.book() as book:
        sheet = book["指标"]
        second, third = ([cell.value for cell in sheet[row]] for row in (2, 3))
        for column, (a, b) in enumerate(zip(second, third, strict=True), 1):
            sheet.cell(2, column).value, sheet.cell(3, column).value = b, a
        sheet["D3"] = 1200
        sheet.row_dimensions[3].hidden = True
        book["学校一览表"].sheet_state = "hidden"
        book["学校一览表"]["E2"] = 650
    assert [(c.key, c.after, c.cell) for c in paper.read()] == [
        ("students", "1200", "指标!D3"),
        ("海港市职业中专", "650", "学校一览表!E2"),
    ]


def test_blank_rows_between_are_nothing(paper: Paper) -> None:
    with paper.book() as book:
        book["指标"].insert_rows(4)
        book["指标"]["D2"] = 1200
    assert paper.read() == (STUDENTS,)


def test_added_row_of_a_table_is_a_change(paper: Paper) -> None:
    for column, value in zip("ABCDE", (3, "海港市技工学校", "市技校", "公办", 120), strict=True):
        paper.put(f"学校一览表!{column}5", value)
    changes = paper.read()
    assert [(c.column, c.after, c.cell) for c in changes] == [
        ("序号", "3", "学校一览表!A5"),
        ("学校名称", "海港市技工学校", "学校一览表!B5"),
        ("简称", "市技校", "学校一览表!C5"),
        ("举办者", "公办", "学校一览表!D5"),
        ("在校生规模", "120", "学校一览表!E5"),
    ]
    assert {(c.file, c.key, c.kind) for c in changes} == {(Path(SCHOOLS), "海港市技工学校", "added")}


def test_table_whose_rows_have_no_name_is_read_by_position(tiny: Tiny) -> None:
    tiny.write("data/2024/visits.csv", "学校,次数\n甲,1\n甲,1\n")
    paper = Paper(tiny.project).put("visits!B3", 2).put("visits!A4", "乙").put("visits!B4", 4)
    assert [(c.key, c.column, c.before, c.after, c.kind) for c in paper.read()] == [
        ("第 2 行", "次数", "1", "2", "cell"),
        ("第 3 行", "学校", "", "乙", "added"),
        ("第 3 行", "次数", "", "4", "added"),
    ]


def test_what_changed_in_the_data_meanwhile_is_no_opinion_of_the_workbook(tiny: Tiny) -> None:
    paper = Paper(tiny.project).put("指标!D3", 95)
    tiny.change(VALUES, "students,在校生数,1000", "students,在校生数,1100")
    tiny.change(LAST_YEAR, "students,在校生数,950", "students,在校生数,960")
    assert [(c.key, c.after) for c in paper.read()] == [("teachers", "95")]


def test_imported_twice_the_second_time_changes_nothing(paper: Paper) -> None:
    paper.put("指标!D4", 45)
    apply_changes(paper.project, paper.read())
    assert paper.read() == ()


def test_number_with_its_unit_and_separators_is_that_number(paper: Paper) -> None:
    paper.put("指标!D2", "９，１００ 人").put("指标!D3", "95 人").put("指标!D7", 0.701, "0.00%")
    assert afters(paper.read()) == ["9100", "95", "70.1"]


def test_title_above_columns_moved_and_a_column_more_are_read_through(paper: Paper) -> None:
    with paper.book() as book:
        sheet = book["学校一览表"]
        sheet["E2"] = 650
        sheet.move_range("C1:C40", cols=10)
        sheet.insert_rows(1)
        sheet["A1"] = "各校情况"
        sheet["P3"] = "已核"
        sheet.title = "学校（改）"
        book.create_sheet("草稿")["A1"] = 5
    changes, said = paper.tell()
    assert [(c.key, c.column, c.after, c.cell) for c in changes] == [
        ("海港市职业中专", "在校生规模", "650", "学校（改）!E3")
    ]
    assert [line.partition("（要")[0] for line in said] == [
        "data.xlsx: 提示 X014 学校（改）：表格以外的 P 列不读入",
        "data.xlsx: 提示 X002 多出工作表“草稿”，不读入（草稿可以留着）",
    ]


def test_row_of_totals_is_known_as_one(paper: Paper) -> None:
    paper.put("学校一览表!B6", "合 计").put("学校一览表!E6", 1000)
    assert paper.tell() == ((), ["data.xlsx: 提示 X017 学校一览表!B6：这是合计行，不读入（合计由系统算）"])


def test_total_that_its_rows_do_not_add_up_to_is_told(paper: Paper) -> None:
    paper.put("学校一览表!B6", "合计").put("学校一览表!E6", 1010)
    [said] = [line for line in paper.tell()[1] if "警告" in line]
    assert said.startswith("data.xlsx: 警告 X017 学校一览表!E6：合计写的是 1010，各行之和是 1000，差 10")


def test_total_of_some_rows_is_the_sum_since_the_total_before(paper: Paper) -> None:
    paper.put("学校一览表!B6", "小计").put("学校一览表!E6", 1000)
    paper.put("学校一览表!B7", "新校").put("学校一览表!E7", 20)
    paper.put("学校一览表!B8", "小计").put("学校一览表!E8", 30)
    paper.put("学校一览表!B9", "总计").put("学校一览表!E9", 1020)
    warned = [line for line in paper.tell()[1] if "X017" in line and "警告" in line]
    assert ["E8：小计写的是 30，各行之和是 20" in line for line in warned] == [True]
