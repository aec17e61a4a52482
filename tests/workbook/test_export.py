"""`export_workbook`: what somebody sees who opens the workbook."""

import io
import os
import subprocess
import sys
import zipfile

import openpyxl
import pytest
from openpyxl import Workbook
from tiny_project import CATALOGUE, LAST_YEAR, SCHOOLS, VALUES, Tiny

from report_engine.problems import Problem
from report_engine.project import Project
from report_engine.workbook.export import export_workbook
from report_engine.workbook.plan import make_plan

from .paper import exported


def opened(project: Project) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(exported(project)))


def texts(book: Workbook, sheet: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def test_indicators_stand_in_the_catalogues_order_with_last_year_beside_this_year(tiny: Tiny) -> None:
    book = opened(tiny.project)
    assert book.sheetnames == ["填写说明", "指标", "学校一览表", "导出时的数据"]
    assert texts(book, "指标") == [
        ["编号", "名称", "上年值（2023）", "本年值（2024）", "单位", "备注", "定义", "附表", "责任科室"],
        ["students", "在校生数", 950, 1000, "人", None, None, "附表 1", None],
        ["teachers", "专任教师数", 90, 90, "人", None, None, "附表 1", None],
        ["dual_teachers", "双师型教师数", 27, 30, "人", None, None, None, None],
        ["dual_pct", "双师型教师占比", 30, 33.33, "%", None, None, None, None],
        ["school_count", "中职学校数", 3, 2, "所", None, None, None, None],
        ["general_pct", "普高占比", 66.1, 65.2, "%", None, None, None, None],
        ["voc_pct", "中职占比", 33.9, 34.8, "%", None, None, None, None],
        ["share", "职普比", "33.9:66.1", "34.8:65.2", None, None, None, None, None],
    ]


def test_other_tables_have_a_sheet_with_the_columns_of_their_file(tiny: Tiny) -> None:
    tiny.write("data/2024/bases.csv", "基地,电话\n港口基地,0335-1\n")
    book = opened(tiny.project)
    assert book.sheetnames == ["填写说明", "指标", "bases", "学校一览表", "导出时的数据"]
    assert [row[:-1] for row in texts(book, "学校一览表")[:3]] == [
        ["序号", "学校名称", "简称", "举办者", "在校生规模"],
        [1, "海港市职业中专", "海港中专", "公办", 600],
        [2, "海港市卫生学校", "市卫校", "民办", 400],
    ]


def test_only_this_years_values_and_remarks_are_open_and_no_password_is_set(tiny: Tiny) -> None:
    book = opened(tiny.project)
    sheet = book["指标"]
    open_cells = [cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    stated, all_rows = (2, 3, 4, 7, 8), range(2, 10)
    assert sorted(open_cells) == sorted([f"D{row}" for row in stated] + [f"F{row}" for row in all_rows])
    for sheet in book:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert all(cell.protection.locked for cell in sheet[1])
    schools = book["学校一览表"]
    assert not any(cell.protection.locked for cell in schools[2])  # it can be renamed, struck out, deleted, sorted
    assert (schools.protection.deleteRows, book["指标"].protection.deleteRows) == (False, True)
    assert not any(cell.protection.locked for cell in schools[4])  # a row to be added


def test_derived_rows_are_grey(tiny: Tiny) -> None:
    sheet = opened(tiny.project)["指标"]
    grey = [row[0].value for row in sheet.iter_rows(min_row=2) if row[1].fill.fgColor.rgb == "00EDEDED"]
    assert grey == ["dual_pct", "school_count", "share"]


def test_derived_indicator_that_this_year_states_can_be_edited(tiny: Tiny) -> None:
    tiny.path(SCHOOLS).unlink()
    tiny.write("data/2023/schools.csv", "学校名称\n海港市职业中专\n")
    tiny.change(LAST_YEAR, "school_count,中职学校数,3,\n", "")
    tiny.change(VALUES, "general_pct", "school_count,中职学校数,2,\ngeneral_pct")
    cell = opened(tiny.project)["指标"]["D6"]
    assert (cell.value, cell.protection.locked) == (2, False)


def test_numbers_show_the_catalogues_decimals_or_more_if_the_file_has_more(tiny: Tiny) -> None:
    tiny.change(VALUES, "general_pct,普高占比,65.2,", "general_pct,普高占比,65.250,")
    sheet = opened(tiny.project)["指标"]
    formats = [sheet[f"D{row}"].number_format for row in range(2, 10)]
    assert formats == ["0", "0", "0", "0.00", "0", "0.000", "0.0", "@"]


@pytest.mark.parametrize("text", ["0012", "130300000000000001", "+5", "=1+1", "12月", "1e3", "3-4"])
def test_what_excel_would_turn_into_something_else_stays_text(tiny: Tiny, text: str) -> None:
    tiny.change(SCHOOLS, "海港中专", text)
    cell = opened(tiny.project)["学校一览表"]["C2"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_number_with_more_digits_than_excel_keeps_stays_text(tiny: Tiny) -> None:
    tiny.change(VALUES, "students,在校生数,1000", "students,在校生数,1234567890.1234567")
    assert opened(tiny.project)["指标"]["D2"].value == "1234567890.1234567"


def test_value_not_found_is_shown_as_the_file_writes_it(tiny: Tiny) -> None:
    tiny.change(VALUES, "teachers,专任教师数,90", "teachers,专任教师数,—")
    sheet = opened(tiny.project)["指标"]
    assert (sheet["D3"].value, sheet["D5"].value) == ("—", "—")  # and so is what rests on it


def test_comments_explain_the_indicator(tiny: Tiny) -> None:
    tiny.change(
        CATALOGUE, "  short: [中职在校生]\n", "  short: [中职在校生]\n  definition: 全日制学生\n  source: 表1\n"
    )
    sheet = opened(tiny.project)["指标"]
    assert sheet["B2"].comment.text == ("来源：表1\n统计时间：学年\n汇总方式：求和\n简称：中职在校生")
    assert sheet["G2"].value == "全日制学生"
    assert sheet["B5"].comment.text.endswith("公式：双师型教师数 / 专任教师数 * 100")
    assert sheet["B6"].comment.text.endswith("由数据表汇总：schools.csv")
    assert sheet["B9"].comment.text.endswith("由两项组成：中职占比、普高占比")
    assert "浅黄色" in sheet["D1"].comment.text


def test_page_panes_and_properties(tiny: Tiny) -> None:
    book = opened(tiny.project)
    for sheet, panes, area in ((book["指标"], "C2", "$A$1:$I$9"), (book["学校一览表"], "C2", "$A$1:$F$3")):
        assert sheet.freeze_panes == panes
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"
        assert str(sheet.print_area).endswith(area)
        assert sheet.auto_filter.ref == area.replace("$", "")
    assert book.properties.title == "2024 年度数据"


def test_same_data_same_bytes_in_any_process(real: Project) -> None:
    code = (
        "import sys, pathlib; from report_engine.project import Project\n"
        "from report_engine.workbook.export import export_workbook\n"
        "from report_engine.workbook.plan import make_plan\n"
        f"project = Project(pathlib.Path({str(real.root)!r}), 2024)\n"
        "sys.stdout.buffer.write(export_workbook(project, make_plan(project, []), []))"
    )
    others = [
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert others == [exported(real)] * 2
    with zipfile.ZipFile(io.BytesIO(others[0])) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.read("docProps/core.xml").count(b">1980-01-01T00:00:00Z<") == 2


def test_year_without_a_year_before(tiny: Tiny) -> None:
    tiny.path(LAST_YEAR).unlink()
    sheet = opened(tiny.project)["指标"]
    assert [sheet[f"C{row}"].value for row in range(2, 10)] == [None] * 8


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("1000", "1000人", f"{VALUES}:2:1: 错误 D015 在校生数的值“1000人”不是数"),
        ("students,在校生数", "student,在校生数", f"{VALUES}:2:1: 错误 D012 指标目录里没有编号“student”"),
    ],
)
def test_data_with_mistakes_are_told_and_not_exported(tiny: Tiny, old: str, new: str, said: str) -> None:
    tiny.change(VALUES, old, new)
    problems: list[Problem] = []
    assert make_plan(tiny.project, problems) is None
    assert [str(problem).partition("（")[0] for problem in problems] == [said]


def test_text_too_long_for_a_cell_is_told_and_not_cut(tiny: Tiny) -> None:
    tiny.change(VALUES, "students,在校生数,1000,", f"students,在校生数,1000,{'长' * 32768}")
    problems: list[Problem] = []
    plan = make_plan(tiny.project, problems)
    assert plan is not None
    assert export_workbook(tiny.project, plan, problems) is None
    assert [str(problem) for problem in problems] == [
        f"{VALUES}: 错误 X015 “在校生数”一行有一格超过 32767 字，Excel 放不下（缩短这一格）"
    ]


def test_sheets_get_names_that_excel_takes(tiny: Tiny) -> None:
    for stem in ("Schools", "指标", "history", "a[b]" + "长" * 40, "a[b]" + "长" * 41):
        tiny.write(f"data/2024/{stem}.csv", "名称\n甲\n")
    names = opened(tiny.project).sheetnames[1:-1]
    long = "a_b_" + "长" * 27
    assert names == ["指标", "Schools", long, long[:28] + "~2", "history~2", "学校一览表", "指标~2"]


def test_words_of_a_closed_list_are_offered(tiny: Tiny) -> None:
    tiny.change(
        CATALOGUE, "  records: { table: schools }\n", "  records: { table: schools, where: { 举办者: 公办 } }\n"
    )
    offers = opened(tiny.project)["学校一览表"].data_validations.dataValidation
    assert [(str(offer.sqref), offer.formula1) for offer in offers] == [("D2:D33", '"公办,民办"')]


def test_what_was_exported_is_kept_where_nobody_sees_it(tiny: Tiny) -> None:
    book = opened(tiny.project)
    assert book["导出时的数据"].sheet_state == "veryHidden"
    assert texts(book, "导出时的数据")[4][:6] == ["列", "编号", "名称", "上年值（2023）", "本年值（2024）", "单位"]
    assert texts(book, "导出时的数据")[5][:6] == ["行", "students", "students", "在校生数", "950", "1000"]
    assert book["学校一览表"].column_dimensions["F"].hidden
