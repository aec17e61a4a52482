"""R107, R109, R110, R111: sizes, completeness, and the rows of data tables."""

import pytest
from tiny_project import CARD, CATALOGUE, LAST_YEAR, SCHOOLS, VALUES, Tiny

from .ruled import LIST


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (VALUES, "普高占比,65.2", "普高占比,652", "5:1: 错误 R107 普高占比 2024 年为 652%，大于合理的最大值 100"),
        (VALUES, "普高占比,65.2", "普高占比,-65.2", "5:1: 错误 R107 普高占比 2024 年为 -65.2%，小于合理的最小值 0"),
        (LAST_YEAR, "高级教师数,28", "高级教师数,28.5", "13:1: 警告 R107 高级教师数 2023 年为 28.5人，应当是整数"),
        (
            VALUES,
            "公办在校生,600",
            "公办在校生,6000",
            "7:1: 警告 R107 公办在校生 2024 年为 6000人，大于合理的最大值 5000",
        ),
    ],
)
def test_size_that_cannot_be(ruled: Tiny, file: str, old: str, new: str, said: str) -> None:
    ruled.change(file, old, new)
    rule = 10 if "人，" in said else 9
    assert f"{file}:{said}（核对小数点、单位和行次；规则见 data/rules.yaml:{rule}）" in ruled.check()


# --- R109 -----------------------------------------------------------------------------------


def test_row_taken_out_of_a_scorecard(ruled: Tiny) -> None:
    ruled.change(CARD, "  - { no: 1, indicator: students, label: 在校生人数, unit: 人 }\n", "")
    ruled.change(CARD, "level: 1", "no: 1")
    assert ruled.check() == [
        (
            f"{CARD}:1:1: 错误 R109 附表“人才培养质量计分卡”缺少“在校生数”，指标目录说它在第 1 项"
            "（在附表里加上 indicator: students；省里取消了的，改指标目录的 source）"
        )
    ]


def test_row_in_another_item_than_the_catalogue_says(ruled: Tiny) -> None:
    ruled.change(CATALOGUE, "人才培养质量计分卡第1项", "人才培养质量计分卡第2项")
    assert ruled.check() == [
        (
            f"{CARD}:4:25: 错误 R109 “在校生数”在附表“人才培养质量计分卡”的第 1 项，指标目录说在第 2 项"
            "（改附表的序号，或改指标目录的 source）"
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"), [("level: 1", "no: 3", "由 1 跳到 3"), ("no: 1", "no: 2", "从头就是 2")]
)
def test_gap_in_the_numbers_of_a_scorecard(ruled: Tiny, old: str, new: str, said: str) -> None:
    ruled.change(CATALOGUE, "  source: 人才培养质量计分卡第1项\n", "")
    ruled.change(CARD, old, new)
    assert ruled.check() == [f"{CARD}:1:1: 错误 R109 附表“人才培养质量计分卡”的序号{said}（看是不是漏了一项）"]


def test_value_of_last_year_that_this_year_lacks(ruled: Tiny) -> None:
    ruled.change(VALUES, "majors,专业数,22,", "majors,专业数,,")
    assert ruled.check() == [
        f"{LAST_YEAR}:10:1: 警告 R109 专业数上年有数，2024 年没有填（在 data/2024/indicators.csv 里补上）"
    ]
    ruled.change(VALUES, "majors,专业数,,", "majors,专业数,—,")
    assert ruled.check() == [
        f"{VALUES}:9:1: 警告 R109 专业数上年有数，2024 年却填了查不到（—）（在 data/2024/indicators.csv 里补上）"
    ]


def test_blank_of_a_table_is_not_told_twice(ruled: Tiny) -> None:
    ruled.change(VALUES, "teachers,专任教师数,90,\n", "")
    assert not [text for text in ruled.check() if "R109" in text]


def test_value_that_prose_lacks_is_not_told_twice(ruled: Tiny) -> None:
    ruled.prose("专业{专业数}个。")
    ruled.change(VALUES, "majors,专业数,22,\n", "")
    assert [text.split(" ")[2] for text in ruled.check()] == ["P012"]


# --- R110, R111 -----------------------------------------------------------------------------


def test_column_that_contradicts_another(ruled: Tiny) -> None:
    ruled.change(SCHOOLS, "2,海港市卫生学校,市卫校,公办中专,公办", "2,海港市卫生学校,市卫校,公办中专,民办")
    assert (
        f"{SCHOOLS}:3:1: 错误 R110 “性质”是“公办中专”，“举办者”却是“民办”；另有 1 行是“公办”（如第 2 行）"
        "（改“举办者”或“性质”；规则见 data/rules.yaml:11）"
    ) in ruled.check()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("3,海港市艺术学校", "4,海港市艺术学校", "4:1: 错误 R111 “序号”应为 3，这里是“4”"),
        ("海港市艺术学校", "海港市卫生学校", "4:1: 错误 R111 “学校名称”的“海港市卫生学校”重复，第 3 行已经有了"),
        ("市艺校", "市卫校", "4:1: 错误 R111 “简称”的“市卫校”重复，第 3 行已经有了"),
        ("民办,400", "民办,", "4:1: 错误 R111 “在校生规模”一列是空的"),
    ],
)
def test_rows_of_a_data_table(ruled: Tiny, old: str, new: str, said: str) -> None:
    ruled.change(SCHOOLS, old, new)
    assert f"{SCHOOLS}:{said}（核对 schools.csv；规则见 data/rules.yaml:12）" in ruled.check()


def test_last_years_list_is_looked_at_too(ruled: Tiny) -> None:
    ruled.write("data/2023/schools.csv", LIST.replace("2,海港", "9,海港"))
    assert next(text for text in ruled.check() if "R111" in text).startswith("data/2023/schools.csv:3:1: 错误 R111")
