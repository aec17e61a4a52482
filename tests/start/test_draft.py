"""A year in preparation builds at once, and shows what is missing where it is missing."""

from pathlib import Path

import pytest
from support.ooxml import Docx, find_all
from support.text import lines_of, text_of
from tiny_project import CATALOGUE, Tiny
from tiny_project import SECTION as OLD_SECTION

from report_engine import pipeline
from report_engine.ooxml.elements import WP
from report_engine.project import Project

from .conftest import Run
from .filled import CASE, MARKS, REPORT, SCHOOLS, SECTION, VALUES, fill


def build(project: Project, *, final: bool = False) -> tuple[list[str], list[str]]:
    """Build; the lines of the report, and what was said of it."""
    result = pipeline.build(project, project.output, final=final, pages="on-open")
    said = [str(problem) for problem in result.problems]
    return (lines_of(Docx.read(project.output).body).splitlines() if result.written else []), said


def rows_of(project: Project) -> list[str]:
    """Each row of the report's tables, its cells between bars."""
    body = Docx.read(project.output).body
    return ["|".join(text_of(cell) for cell in find_all(row, "w:tc")) for row in find_all(body, ".//w:tr")]


def test_a_fresh_draft_builds_and_shows_what_is_missing(tiny: Tiny, draft: Project) -> None:
    lines, said = build(draft)
    assert "全市在校生〔待填：在校生数〕人，见表 1、图 1和附表 1。" in lines
    assert rows_of(draft)[:3] == ["指标|2024年|2025年", "在校生数|1000|〔待填〕", "双师型占比|33.33%|〔待填〕"]
    at = lines.index("图表待补")
    assert lines[at + 1 : at + 4] == [
        "在校生和专任教师",
        "缺 2 个数：在校生数、专任教师数",
        "图 1\u3000在校生和专任教师",
    ]
    alternatives = [str(one.get("descr")) for one in Docx.read(draft.output).body.iter(f"{{{WP}}}docPr")]
    assert any(text.startswith("照片待补：") for text in alternatives)
    assert [text for text in said if " 错误 " in text] == []


def test_what_comes_from_a_table_of_last_year_is_marked(tiny: Tiny, draft: Project) -> None:
    lines, _ = build(draft)
    assert "全市2〔待核对〕所学校据实编成本报告。" in lines
    assert "表 2\u3000学校一览表〔待核对〕" in lines
    tiny.change(SCHOOLS, ",公办,600", ",公办,601")
    lines, _ = build(draft)
    assert "全市2所学校据实编成本报告。" in lines
    assert "表 2\u3000学校一览表" in lines


def test_problems_of_a_draft_have_their_places(tiny: Tiny, draft: Project) -> None:
    _, said = build(draft)
    cure = "（在 data/2025/indicators.csv 里补上）"
    assert f"{SECTION}:10:14: 警告 P012 在校生数没有 2025 年的值{cure}" in said
    assert f"{SECTION}:14:18: 警告 P015 在校生数没有 2025 年的值，草稿里印待填{cure}" in said
    message = "图“在校生和专任教师”还缺 2 个数，草稿里留出位置：在校生数、专任教师数"
    assert f"{SECTION}:16:11: 警告 P031 {message}{cure}" in said


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("{在校生数:增减}", "〔待填：在校生数〕"),
        ("{在校生数:增幅}", "〔待填：在校生数〕"),
        ("{双师型教师占比}", "〔待填：双师型教师占比〕"),
        ("{职普比}", "〔待填：职普比〕"),
        ("{在校生数:2024}", "1000"),
        ("{中职学校数:2024}", "2"),
        ("{在校生数:2023}", "950"),
    ],
)
def test_each_way_to_print_a_value(tiny: Tiny, draft: Project, typed: str, printed: str) -> None:
    tiny.change(SECTION, "    body:\n", f"    body:\n      - 数为{typed}。\n")
    lines, _ = build(draft)
    assert f"数为{printed}。" in lines


def test_a_change_without_last_years_value_names_that_year(tiny: Tiny, draft: Project) -> None:
    tiny.change(CATALOGUE, "- id: teachers\n", "- { id: new_one, name: 新指标, unit: 人 }\n- id: teachers\n")
    tiny.change(VALUES, "teachers,专任教师数,,\ndual", "new_one,新指标,5,\nteachers,专任教师数,,\ndual")
    tiny.change(SECTION, "    body:\n", "    body:\n      - 比上年{新指标:增减}人。\n")
    lines, _ = build(draft)
    assert "比上年〔待填：新指标（2024年）〕人。" in lines


def test_a_sentence_that_no_longer_holds_is_to_be_rewritten(tiny: Tiny, draft: Project) -> None:
    tiny.change(VALUES, "students,在校生数,,", "students,在校生数,1000,")
    tiny.change(SECTION, "    body:\n", "    body:\n      - 比上年{在校生数:增减}人。\n")
    lines, said = build(draft)
    assert "比上年〔待改写：在校生数〕人。" in lines
    assert f"{SECTION}:9:12: 警告 P012 在校生数 2025 年与上年相同，没有增减（改写这一句）" in said


def test_a_chart_is_drawn_as_soon_as_its_values_are_there(tiny: Tiny, draft: Project) -> None:
    tiny.change(VALUES, "students,在校生数,,", "students,在校生数,1080,")
    lines, _ = build(draft)
    assert "缺 1 个数：专任教师数" in lines
    tiny.change(VALUES, "teachers,专任教师数,,\ndual", "teachers,专任教师数,—,\ndual")
    lines, _ = build(draft)
    assert "图表待补" not in lines


def test_marks_of_a_draft_are_no_leftovers_of_the_machinery(tiny: Tiny, draft: Project, run: Run) -> None:
    build(draft)
    result = run("verify", str(draft.output), "--pages", "on-open")
    assert result.exit_code == 0, result.output


def test_build_sums_up_what_is_open(draft: Project, run: Run) -> None:
    result = run("build", "--year", "2025", "--pages", "on-open")
    assert result.exit_code == 0
    assert "草稿：完成 0%，还有 15 项；工作单：qhd-docgen check --year 2025\n" in result.output
    assert "P012" not in result.output


def test_a_final_report_of_a_draft_is_refused(tiny: Tiny, draft: Project) -> None:
    lines, said = build(draft, final=True)
    assert lines == []
    errors = [text for text in said if " 错误 " in text]
    expected = "错误 S001 2025 年度还没有编完：完成 0%，还有 15 项（运行 qhd-docgen check --year 2025 看工作单）"
    assert f"{MARKS}: {expected}" in errors
    assert {text.split(" 错误 ")[1][:4] for text in errors} >= {"S001", "P012", "P015", "P031", "I001"}


@pytest.mark.parametrize("left", [REPORT, CASE, SCHOOLS])
def test_one_old_text_or_table_is_enough_to_refuse(tiny: Tiny, draft: Project, left: str) -> None:
    old = tiny.path(left).read_bytes()
    fill(tiny)
    tiny.write(left, old)
    lines, said = build(draft, final=True)
    assert lines == []
    assert any("S001" in text for text in said)


def test_the_finished_year_is_built_for_good(tiny: Tiny, draft: Project) -> None:
    fill(tiny)
    lines, said = build(draft, final=True)
    assert said == []
    assert "2025年，全市在校生1080人，见表 1、图 1和附表 1。" in lines
    assert not [line for line in lines if "〔" in line]
    assert rows_of(draft)[1] == "在校生数|1000|1080"


def test_without_the_list_what_is_lacking_is_an_error_and_marked_all_the_same(tiny: Tiny, draft: Project) -> None:
    tiny.path(MARKS).unlink()
    assert build(draft, final=True)[0] == []
    lines, said = build(draft)
    assert "全市在校生〔待填：在校生数〕人，见表 1、图 1和附表 1。" in lines
    assert any(text.startswith(f"{SECTION}:10:14: 错误 P012 在校生数没有 2025 年的值") for text in said)
    assert any(" P014 " in text for text in said)


def test_the_old_year_is_as_it_was(tiny: Tiny, draft: Project) -> None:
    tiny.change(OLD_SECTION, "全市在校生", "全市共有在校生")
    lines, said = build(tiny.project)
    assert "全市共有在校生1000人，见表 1、图 1和附表 1。" in lines
    assert len(said) == 1  # the photo


def test_the_year_after_next_starts_from_a_draft_too(tiny: Tiny, draft: Project, run: Run) -> None:
    fill(tiny)
    assert run("new", "2026").exit_code == 0
    project = Project(Path(tiny.root), 2026)
    lines, _ = build(project)
    assert "2025年，全市在校生〔待填：在校生数〕人，见表 1、图 1和附表 1。" in lines
    assert rows_of(project)[0] == "指标|2025年|2026年"
