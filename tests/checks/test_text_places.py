"""Findings stand where their text stands, and speak of what it prints."""

from tiny_project import SECTION, Tiny

from report_engine import pipeline

from .language import found, messages

COMBO = """\
          kind: combo
          caption: 在校生和双师型占比
          years: [2023, 2024]
          axis: years
          line: [dual_pct]
          indicators: [{ indicator: students, label: 在校生数 }]
"""
OLD = "          kind: bar\n          caption: 在校生和专任教师\n          indicators: [students, teachers]\n"


def test_line_before_indicators_of_a_combo(tiny: Tiny) -> None:
    """Labels belong to the series that print them, in whatever order the fields are written."""
    tiny.change(SECTION, OLD, COMBO)
    assert found(tiny, "W108") == []


def test_label_of_a_combo_that_names_another(tiny: Tiny) -> None:
    tiny.change(SECTION, OLD, COMBO.replace("label: 在校生数", "label: 专任教师数"))
    (said,) = messages(tiny, "W108")
    assert said.startswith("名称写的是“专任教师数”，打印的却是“在校生数”")


def test_two_equal_captions_are_told_each_at_its_own(tiny: Tiny) -> None:
    tiny.change(SECTION, "caption: 规模结构统计表", "caption: 2021年统计")
    tiny.change(SECTION, "caption: 在校生和专任教师", "caption: 2021年统计")
    lines = tiny.path(SECTION).read_text("utf-8").split("\n")
    places = [int(said.split(":")[0]) for said in found(tiny, "W106")]
    assert places == [number for number, line in enumerate(lines, start=1) if "2021年统计" in line]


def test_value_of_a_finding_beside_another_value_can_be_typed(tiny: Tiny) -> None:
    tiny.prose("在校生{在校生数}所{专任教师数}人。")
    problems = [problem for problem in pipeline.check(tiny.project).problems if problem.code == "W102"]
    assert [problem.value for problem in problems] == ["所{专任教师数}人。"]
