"""The work plan: what is left, by file, and how far the year is."""

import pytest
from tiny_project import Tiny

import report_engine
from report_engine.plan import Plan
from report_engine.project import Project

from .conftest import Run
from .filled import CASE, MARKS, REPORT, SCHOOLS, SECTION, VALUES, fill

FRESH = f"""\
2025 年度工作单：完成 0%（0/15）
  {VALUES}：待填 5 个数
    附表 1“人才培养质量计分卡”，2 个：在校生数、专任教师数
    表“规模结构统计表”，1 个：双师型教师数
    报告没有用到，2 个：普高占比、中职占比
  {SCHOOLS}：仍是 2024 年度的表，请更新或确认
  {REPORT}：未改写 1 处，共 1 处
    第 10 行　全市{{中职学校数}}所学校据实编成本报…
  {SECTION}：未改写 4 处，共 4 处
    第 4 行　本文件的数“bus_lines”
    第 10 行　全市在校生{{在校生数}}人，见[@tb…
    第 20 行　各校见[@tbl-schools]，…
    第 22 行　经验见[@drama]。
  {CASE}：案例未更换：戏剧进校园
  content/2025/photos：照片待补 1 张
    drama.jpg　话剧剧照（cases/01-drama.yaml:6）
"""


def plan_of(draft: Project) -> Plan:
    plan = report_engine.check(draft).plan
    assert plan
    return plan


def test_a_fresh_year_has_everything_to_do(draft: Project, run: Run) -> None:
    result = run("check", "--year", "2025")
    assert result.exit_code == 0
    assert result.output.endswith(FRESH), result.output


def test_a_finished_year_has_no_plan(tiny: Tiny, run: Run) -> None:
    assert report_engine.check(tiny.project).plan is None
    assert "工作单" not in run("check", "--year", "2024").output


def test_check_names_only_what_the_plan_does_not(tiny: Tiny, draft: Project, run: Run) -> None:
    assert "没有发现问题" in run("check", "--year", "2025").output
    tiny.change(SECTION, "{bus_lines}", "{bus_line}")
    output = run("check", "--year", "2025").output
    assert f"{SECTION}:20:30: 错误 P010 没有叫“bus_line”的指标" in output
    assert "P012" not in output


def test_programs_are_told_everything(draft: Project, run: Run) -> None:
    result = run("check", "--year", "2025", "--format", "json")
    assert '"P012"' in result.output
    assert "工作单" not in result.output


def test_each_thing_done_leaves_the_plan(tiny: Tiny, draft: Project) -> None:
    def left() -> int:
        return plan_of(draft).left

    assert left() == 15
    tiny.change(VALUES, "students,在校生数,,", "students,在校生数,1080,")
    assert left() == 14
    tiny.change(VALUES, "teachers,专任教师数,,\ndual", "teachers,专任教师数,—,\r\ndual")
    assert left() == 13  # looked for and not found is an answer
    tiny.change(REPORT, "全市{中职学校数}所学校据实编成本报告。", "本报告由全市{中职学校数}所学校的材料编成。")
    assert left() == 12
    tiny.change(SECTION, "value: 12", "value: 13")
    assert left() == 11
    tiny.change(SCHOOLS, ",公办,600", ",公办,640")
    assert left() == 10
    tiny.write("content/2025/photos/drama.jpg", b"jpeg")
    assert left() == 9
    assert plan_of(draft).percent == 40


def test_a_row_that_is_taken_out_is_not_asked_for_unless_it_is_printed(tiny: Tiny, draft: Project) -> None:
    tiny.change(VALUES, "voc_pct,中职占比,,\n", "")
    tiny.change(VALUES, "students,在校生数,,\n", "")
    lines = list(plan_of(draft).lines())
    assert "    附表 1“人才培养质量计分卡”，2 个：在校生数、专任教师数" in lines
    assert "    报告没有用到，1 个：普高占比" in lines


def test_wrapping_a_text_anew_is_not_rewriting_it(tiny: Tiny, draft: Project) -> None:
    tiny.change(REPORT, "全市{中职学校数}所学校据实编成本报告。", "全市{中职学校数}所学校\n    据实编成本报告。")
    assert plan_of(draft).left == 15


def test_a_text_that_moved_elsewhere_is_still_last_years(tiny: Tiny, draft: Project) -> None:
    tiny.change(SECTION, "      - 经验见[@drama]。\n", "")
    tiny.change(REPORT, "sections:", "  - 经验见[@drama]。\nsections:")
    plan = plan_of(draft)
    assert plan.left == 15
    assert "    第 11 行　经验见[@drama]。" in list(plan.lines())


def test_a_text_is_confirmed_by_deleting_its_line(tiny: Tiny, draft: Project) -> None:
    marks = tiny.path(MARKS).read_text("utf-8")
    line = next(line for line in marks.splitlines(keepends=True) if "经验见" in line)
    tiny.change(MARKS, line, "")
    plan = plan_of(draft)
    assert (plan.left, plan.total) == (14, 14)
    tiny.change(MARKS, next(line for line in marks.splitlines(keepends=True) if "'schools.csv'" in line), "")
    assert plan_of(draft).left == 13


def test_a_case_of_which_a_part_is_new_lists_the_rest(tiny: Tiny, draft: Project) -> None:
    tiny.change(CASE, "title: 戏剧进校园", "title: 戏剧再进校园")
    lines = list(plan_of(draft).lines())
    at = lines.index(f"  {CASE}：未改写 2 处，共 3 处")
    assert lines[at + 1 : at + 3] == ["    第 5 行　学生排演话剧（见[@fig-dram…", "    第 6 行　照片说明“话剧剧照”"]


def test_a_case_that_is_gone_is_done(tiny: Tiny, draft: Project) -> None:
    tiny.path(CASE).unlink()
    assert not any("01-drama" in line for line in plan_of(draft).lines())


def test_a_case_under_another_file_name_is_still_last_years(tiny: Tiny, draft: Project) -> None:
    tiny.path(CASE).rename(tiny.path("content/2025/cases/02-new.yaml"))
    assert "  content/2025/cases/02-new.yaml：案例未更换：戏剧进校园" in list(plan_of(draft).lines())


def test_a_plan_with_nothing_left_says_how_to_end(tiny: Tiny, draft: Project) -> None:
    fill(tiny)
    lines = list(plan_of(draft).lines())
    assert lines == ["2025 年度工作单：完成 100%（15/15）", "  全部完成：删去 inherited.yaml，用 build --final 定稿"]


def test_hundred_percent_means_that_nothing_is_left() -> None:
    assert Plan(2025, 2024, total=1000, left=1).percent == 99
    assert Plan(2025, 2024).percent == 100


@pytest.mark.parametrize("text", ["from: [2024", "from: 去年\ntexts: {}\n", "texts: {}\n"])
def test_a_spoilt_list_is_told_with_its_place(tiny: Tiny, draft: Project, run: Run, text: str) -> None:
    tiny.write(MARKS, text)
    result = run("check", "--year", "2025")
    assert result.exit_code == 1
    assert f"{MARKS}:1:" in result.output
