"""R102: parts and wholes."""

from tiny_project import CARD, SECTION, VALUES, Tiny

from .ruled import CATALOGUE, LAST_YEAR, add_rule


def test_part_larger_than_the_whole(ruled: Tiny) -> None:
    ruled.change(LAST_YEAR, "dual_teachers,双师型教师数,27", "dual_teachers,双师型教师数,92")
    assert [text for text in ruled.check() if "R102" in text] == [
        (
            f"{LAST_YEAR}:4:1: 错误 R102 双师型教师数 2023 年为 92，超过整体“专任教师数”的 90"
            "（核对部分和整体，改错的一个；规则见 data/rules.yaml:3）"
        )
    ]


def test_parts_that_are_too_many_together(ruled: Tiny) -> None:
    add_rule(ruled, "bound: { part: [高级教师数, 双师型教师数, 高级教师数], whole: 专任教师数, together: true }")
    assert ruled.check() == [
        (
            f"{VALUES}:14:1: 错误 R102 2024 年 高级教师数 32 + 双师型教师数 30 + 高级教师数 32，合计 94，"
            "超过整体“专任教师数”的 90（核对部分和整体，改错的一个；规则见 data/rules.yaml:14）"
        )
    ]


def test_row_below_another_in_a_table_is_its_part(ruled: Tiny) -> None:
    rows = "[students, teachers, { indicator: private, label: 其中：民办, level: 1 }]"
    ruled.change(SECTION, "[students, { indicator: dual_pct, label: 双师型占比, level: 1 }]", rows)
    assert [text.split("（")[0] for text in ruled.check()] == [
        f"{LAST_YEAR}:9:1: 错误 R102 民办在校生 2023 年为 380，超过整体“专任教师数”的 90",
        f"{VALUES}:8:1: 错误 R102 民办在校生 2024 年为 400，超过整体“专任教师数”的 90",
    ]


def test_row_below_one_of_another_unit_is_no_part(ruled: Tiny) -> None:
    rows = "[teachers, dual_pct, { indicator: private, level: 1 }]"
    ruled.change(SECTION, "[students, { indicator: dual_pct, label: 双师型占比, level: 1 }]", rows)
    assert ruled.check() == []


def test_second_level_belongs_to_the_first_not_to_its_neighbour(ruled: Tiny) -> None:
    rows = (
        "[students, { indicator: public, level: 1 }, { indicator: senior, level: 2 }, { indicator: private, level: 2 }]"
    )
    ruled.change(SECTION, "[students, { indicator: dual_pct, label: 双师型占比, level: 1 }]", rows)
    assert ruled.check() == []
    ruled.change(SECTION, "{ indicator: senior, level: 2 }", "{ indicator: senior, level: 1 }")
    assert [text.split("（")[0] for text in ruled.check() if "2024 年" in text] == [
        f"{VALUES}:8:1: 错误 R102 民办在校生 2024 年为 400，超过整体“高级教师数”的 32"
    ]


def test_part_in_an_item_of_a_scorecard_looks_past_other_measures(ruled: Tiny) -> None:
    """课程总数, 学时, 课均学生数, then 其中：校级 — the part belongs to the count."""
    ruled.change(
        CARD,
        "  - { indicator: teachers, unit: 人, level: 1 }",
        "  - { no: 2, indicator: teachers, unit: 人 }\n"
        "  - { indicator: equipment_wan, unit: 万元, continues: true }\n"
        "  - { indicator: equipment_yuan, unit: 元 }\n"
        "  - { indicator: private, label: 其中：民办, unit: 人, level: 1 }",
    )
    assert [text.split("（")[0] for text in ruled.check() if "2024 年" in text] == [
        f"{VALUES}:8:1: 错误 R102 民办在校生 2024 年为 400，超过整体“专任教师数”的 90"
    ]


def test_rate_of_a_part_may_exceed_the_rate_of_the_whole_but_is_shown(ruled: Tiny) -> None:
    rows = "[{ indicator: senior_pct }, { indicator: general_pct, level: 1 }]"
    ruled.change(SECTION, "[students, { indicator: dual_pct, label: 双师型占比, level: 1 }]", rows)
    found = [text for text in ruled.check() if "R102" in text]
    assert len(found) == 2
    assert all("警告 R102 普高占比" in text for text in found)


def test_part_of_a_sum_is_told_once(ruled: Tiny) -> None:
    ruled.change(SECTION, "{ indicator: dual_pct, label: 双师型占比, level: 1 }", "{ indicator: public, level: 1 }")
    ruled.change(VALUES, "public,公办在校生,600", "public,公办在校生,1600")
    assert not [text for text in ruled.check() if "R102" in text]
    assert [text for text in ruled.check() if "R101 在校生数" in text]


def test_derived_part_is_told_at_the_stated_whole(ruled: Tiny) -> None:
    ruled.write(
        CATALOGUE,
        ruled.path(CATALOGUE).read_text("utf-8")
        + "- { id: all, name: 全体, unit: 人, formula: students + teachers }\n",
    )
    add_rule(ruled, "bound: { part: 全体, whole: 在校生数, since: 2024 }")
    assert [text.split("（")[0] for text in ruled.check()] == [
        f"{VALUES}:2:1: 错误 R102 全体 2024 年为 1090，超过整体“在校生数”的 1000"
    ]
