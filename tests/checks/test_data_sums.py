"""R101: totals and their parts."""

import pytest
from tiny_project import LAST_YEAR, SCHOOLS, VALUES, Tiny

from .ruled import CATALOGUE, only_rule


def test_total_that_is_not_the_sum(ruled: Tiny) -> None:
    ruled.change(LAST_YEAR, "students,在校生数,950", "students,在校生数,948")
    assert ruled.check() == [
        (
            f"{LAST_YEAR}:2:1: 错误 R101 在校生数 2023 年为 948，各部分之和却是 950，差 2："
            "公办在校生 570 + 民办在校生 380"
            "（核对合计和各部分，改错的一个；规则见 data/rules.yaml:1）"
        )
    ]


def test_part_that_does_not_fit_is_told_at_the_total_and_by_the_list(ruled: Tiny) -> None:
    ruled.change(VALUES, "private,民办在校生,400", "private,民办在校生,401")
    assert ruled.check() == [
        (
            f"{VALUES}:2:1: 错误 R101 在校生数 2024 年为 1000，各部分之和却是 1001，差 1："
            "公办在校生 600 + 民办在校生 401"
            "（核对合计和各部分，改错的一个；规则见 data/rules.yaml:1）"
        ),
        (
            f"{VALUES}:8:1: 错误 R101 民办在校生 2024 年为 401，schools.csv 的“在校生规模”逐行相加却是 400"
            "（核对这个数和数据表；规则见 data/rules.yaml:2）"
        ),
    ]


def test_school_moved_to_another_group(ruled: Tiny) -> None:
    ruled.change(SCHOOLS, "民办中专,民办", "民办中专,公办")
    assert [text.split("（")[0] for text in ruled.check()] == [
        f"{VALUES}:7:1: 错误 R101 公办在校生 2024 年为 600，schools.csv 的“在校生规模”逐行相加却是 1000",
        f"{VALUES}:8:1: 错误 R101 民办在校生 2024 年为 400，schools.csv 的“在校生规模”逐行相加却是 0",
    ]


def test_group_that_the_rule_does_not_know(ruled: Tiny) -> None:
    ruled.change(SCHOOLS, "民办中专,民办", "民办中专,民办校")
    assert f"{SCHOOLS}:4:1: 错误 R101 “举办者”一列的“民办校”不属于任何一组（是不是“民办”？）" in ruled.check()


def test_rows_are_counted_where_no_column_is_added_up(ruled: Tiny) -> None:
    ruled.write(
        CATALOGUE, ruled.path(CATALOGUE).read_text("utf-8") + "- { id: public_schools, name: 公办学校数, unit: 所 }\n"
    )
    ruled.write(VALUES, ruled.path(VALUES).read_text("utf-8") + "public_schools,公办学校数,1,\n")
    parts = "{ 公办中专: 公办学校数, 民办中专: private }"
    only_rule(ruled, f"sum: {{ total: 中职学校数, over: {{ table: schools, group: 性质, parts: {parts} }} }}")
    assert (
        f"{VALUES}:16:1: 错误 R101 公办学校数 2024 年为 1，schools.csv 的逐行计数却是 2"
        in ruled.check()[0] + ruled.check()[1]
    )


@pytest.mark.parametrize(
    "rule",
    [
        "sum: { total: 在校生数, parts: [公办在校生, 普高占比], since: 2025 }",
        "sum: { total: 在校生数, parts: [公办在校生, 撤销专业数], since: 2024, severity: 警告 }",
    ],
)
def test_years_and_severity_of_a_rule(ruled: Tiny, rule: str) -> None:
    only_rule(ruled, rule)
    found = ruled.check()
    assert len(found) == ("2024" in rule)
    assert all("警告 R101" in text and "2024 年" in text for text in found)


@pytest.mark.parametrize("value", ["", "—"])
def test_sum_with_an_unknown_part_says_nothing(ruled: Tiny, value: str) -> None:
    ruled.change(LAST_YEAR, "private,民办在校生,380", f"private,民办在校生,{value}")
    assert ruled.check() == []
