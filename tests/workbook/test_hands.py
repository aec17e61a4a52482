"""Several people fill copies of one export: what each typed is taken, what contradicts is asked about."""

from pathlib import Path

import pytest
from openpyxl.styles import Font
from tiny_project import SCHOOLS, VALUES, Tiny

from report_engine.problems import Problem
from report_engine.workbook.apply import apply_changes
from report_engine.workbook.change import Change
from report_engine.workbook.merge import merge, settled, unclear
from report_engine.workbook.plan import make_plan
from report_engine.workbook.read import read_workbook
from report_engine.workbook.table import deletions

from .paper import Paper

OLD = Path(__file__).with_name("old-format.xlsx")


def pairs(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(change.key, change.before, change.after) for change in changes]


@pytest.fixture
def empty(tiny: Tiny) -> Tiny:
    """A year nobody has filled in."""
    tiny.write(VALUES, "编号,名称,值,备注\n")
    return tiny


def two(tiny: Tiny) -> tuple[Paper, Paper]:
    return Paper(tiny.project, "甲.xlsx"), Paper(tiny.project, "乙.xlsx")


def test_two_people_fill_different_rows_and_nothing_is_lost(empty: Tiny) -> None:
    first, second = two(empty)
    first.put("指标!D2", 1000)
    second.put("指标!D3", 90)
    apply_changes(empty.project, first.read())
    changes, said = second.tell()
    assert (pairs(changes), said) == ([("teachers", "", "90")], [])
    apply_changes(empty.project, changes)
    assert (
        empty.path(VALUES).read_text("utf-8") == "编号,名称,值,备注\nstudents,在校生数,1000,\nteachers,专任教师数,90,\n"
    )


def test_both_at_once(empty: Tiny) -> None:
    first, second = two(empty)
    merged, said = first.put("指标!D2", 1000).put("指标!D4", 30).merged(second.put("指标!D3", 90).put("指标!D4", "30"))
    assert (pairs(merged.changes), merged.conflicts, said) == (
        [("students", "", "1000"), ("dual_teachers", "", "30"), ("teachers", "", "90")],
        (),
        [],
    )


def test_different_values_for_one_cell_are_a_conflict_and_the_others_go_on(tiny: Tiny) -> None:
    first, second = two(tiny)
    merged, _ = first.put("指标!D2", 1100).merged(second.put("指标!D2", 1200).put("指标!D3", 91))
    assert pairs(merged.changes) == [("teachers", "90", "91")]
    [conflict] = merged.conflicts
    assert [(entry.place, entry.after) for entry in conflict.entries] == [
        ("甲.xlsx 指标!D2", "1100"),
        ("乙.xlsx 指标!D2", "1200"),
    ]
    assert (conflict.standing, [change.after for change in conflict.changes]) == ("1000", ["1100", "1200"])


def test_data_edited_since_the_export_and_in_the_workbook_are_a_conflict(tiny: Tiny) -> None:
    paper = Paper(tiny.project).put("指标!D2", 1200)
    tiny.change(VALUES, "students,在校生数,1000", "students,在校生数,1100")
    merged, _ = paper.merged()
    assert merged.changes == ()
    assert [(c.standing, c.why) for c in merged.conflicts] == [("1100", "导出以后数据也改了")]


def test_cleared_cell_is_a_deletion(paper: Paper) -> None:
    changes = paper.put("指标!D2", None).put("指标!D3", 91).read()
    assert pairs(deletions(changes)) == [("students", "1000", "")]


@pytest.mark.parametrize("how", ["row", "struck", "cleared"])
def test_school_taken_out(tiny: Tiny, how: str) -> None:
    paper = Paper(tiny.project)
    with paper.book() as book:
        sheet = book["学校一览表"]
        if how == "row":
            sheet.delete_rows(2)
        for column in "ABCDE" if how != "row" else "":
            sheet[f"{column}2"].font = Font(strike=how == "struck")
            sheet[f"{column}2"].value = None if how == "cleared" else sheet[f"{column}2"].value
    changes = paper.read()
    assert [(c.kind, c.key, c.before) for c in deletions(changes)] == [
        ("dropped", "海港市职业中专", "1｜海港市职业中专｜海港中专｜公办｜600")
    ]
    apply_changes(tiny.project, changes)
    assert tiny.path(SCHOOLS).read_text("utf-8") == (
        "序号,学校名称,简称,举办者,在校生规模\n1,海港市卫生学校,市卫校,民办,400\n"
    )


def test_school_taken_out_by_one_and_edited_by_the_other_is_a_conflict(tiny: Tiny) -> None:
    first, second = two(tiny)
    with first.book() as book:
        book["学校一览表"].delete_rows(2)
    merged, _ = first.merged(second.put("学校一览表!E2", 650))
    assert merged.changes == ()
    assert [(c.why, [e.place for e in c.entries]) for c in merged.conflicts] == [
        ("一份删去这一行，另一份改了它", ["甲.xlsx 学校一览表", "乙.xlsx 学校一览表!E2"])
    ]


def test_school_renamed_keeps_its_former_name_and_old_workbooks_find_it(tiny: Tiny) -> None:
    paper, other = two(tiny)
    other.put("学校一览表!E3", 420)
    paper.put("学校一览表!B3", "海港市卫生职业学院").put("学校一览表!E2", 610)
    changes = paper.read()
    assert [(c.kind, c.before, c.after) for c in changes] == [
        ("cell", "600", "610"),
        ("renamed", "海港市卫生学校", "海港市卫生职业学院"),
    ]
    apply_changes(tiny.project, changes)
    assert tiny.path(SCHOOLS).read_text("utf-8") == (
        "序号,学校名称,简称,举办者,在校生规模,曾用名\n"
        "1,海港市职业中专,海港中专,公办,610,\n"
        "2,海港市卫生职业学院,市卫校,民办,400,海港市卫生学校\n"
    )
    assert [(c.key, c.after) for c in other.read()] == [("海港市卫生职业学院", "420")]
    assert paper.read() == ()


def test_rows_sorted_with_a_rename_are_told_apart(tiny: Tiny) -> None:
    paper = Paper(tiny.project)
    with paper.book() as book:
        sheet = book["学校一览表"]
        rows = [[cell.value for cell in sheet[row]] for row in (2, 3)]
        for row, values in zip((3, 2), rows, strict=True):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value
        sheet["B2"] = "卫生学院"
    assert [(c.kind, c.key, c.after, c.cell) for c in paper.read()] == [
        ("renamed", "海港市卫生学校", "卫生学院", "学校一览表!B2")
    ]


def test_copied_row_with_a_new_name_is_a_new_school(tiny: Tiny) -> None:
    paper = Paper(tiny.project)
    with paper.book() as book:
        sheet = book["学校一览表"]
        for column, cell in enumerate(sheet[3], 1):
            sheet.cell(4, column).value = cell.value
        sheet["B4"] = "海港市技工学校"
    assert {(c.kind, c.key) for c in paper.read()} == {("added", "海港市技工学校")}


def test_same_new_school_in_two_workbooks_is_added_once(tiny: Tiny) -> None:
    first, second = two(tiny)
    for paper in (first, second):
        paper.put("学校一览表!B4", "海港市技工学校").put("学校一览表!E4", 120)
    merged, _ = first.merged(second)
    assert [(c.kind, c.column, c.after) for c in merged.changes] == [
        ("added", "学校名称", "海港市技工学校"),
        ("added", "在校生规模", "120"),
    ]


def test_nothing_is_asked_about_once_for_the_column(tiny: Tiny) -> None:
    paper = Paper(tiny.project).put("指标!D2", "无").put("指标!D3", "无")
    problems: list[Problem] = []
    plan = make_plan(tiny.project, problems)
    assert plan is not None
    entries = read_workbook(plan, tiny.project, paper.data, paper.name, problems)
    [(column, found)] = unclear(entries).items()
    assert (column, [entry.cell for entry in found]) == ("indicators.csv 的“值”", ["指标!D2", "指标!D3"])
    for answer, changes in (("0", [("students", "1000", "0"), ("teachers", "90", "0")]), (None, [])):
        settled_ = settled(entries, dict.fromkeys(found, answer))
        assert pairs(merge(plan.sheets, settled_).changes) == changes


def test_word_that_a_closed_list_does_not_have_is_doubted(tiny: Tiny) -> None:
    tiny.change("data/indicators.yaml", "{ table: schools }", "{ table: schools, where: { 举办者: 公办 } }")
    changes, said = Paper(tiny.project).put("学校一览表!D2", "公办的").tell()
    assert [change.after for change in changes] == ["公办的"]
    assert said == ["data.xlsx: 警告 X012 学校一览表!D2：“举办者”一列还没有“公办的”这个写法（是不是“公办”？）"]


def test_workbook_of_the_format_before_is_read_against_the_data_and_its_empty_cells_clear_nothing(tiny: Tiny) -> None:
    paper = Paper(tiny.project)
    paper.data = OLD.read_bytes()
    assert paper.read() == ()
    with paper.book() as book:
        book["指标"]["D2"], book["指标"]["D3"] = 1200, None
        book["schools"]["E2"] = 650
    changes, said = paper.tell()
    assert pairs(changes) == [("students", "1000", "1200"), ("海港市职业中专", "600", "650")]
    assert said == [
        "data.xlsx: 警告 X016 指标!D3：空着，数据里有值，不当作清空（这个工作簿没有带导出时的值；要清空请重新导出一份）"
    ]


def test_workbook_of_the_format_before_is_told_when_files_changed_since(tiny: Tiny) -> None:
    paper = Paper(tiny.project)
    paper.data = OLD.read_bytes()
    tiny.change(VALUES, "students,在校生数,1000", "students,在校生数,1100")
    tiny.change("data/2023/indicators.csv", "students,在校生数,950", "students,在校生数,960")
    changes, said = paper.tell()
    assert pairs(changes) == [("students", "1100", "1000")]
    moved = f"data/2023/indicators.csv、{VALUES}"
    assert said == [
        f"data.xlsx: 警告 X013 导出这个工作簿以后，{VALUES} 改过（逐条核对，别把新值改回旧值；或重新导出）",
        f"data.xlsx: 警告 X013 指标!C2：与现在的数据不同，不读入（导出以后改过：{moved}）",
    ]
