"""R103, R104: what can be computed or converted is held against it."""

import pytest
from tiny_project import CATALOGUE, LAST_YEAR, VALUES, Tiny

from .ruled import add_rule


@pytest.mark.parametrize(
    ("typed", "habit"),
    [
        ("35.55", "，这是截尾，应四舍五入"),
        ("35.60", "，像是只算到 1 位小数再补零"),
        ("36.00", "，像是只算到整数再补零"),
        ("30.11", ""),
        ("33.56", ""),
    ],
)
def test_ratio_that_the_parts_do_not_give(ruled: Tiny, typed: str, habit: str) -> None:
    ruled.change(VALUES, "高级教师比例,35.56", f"高级教师比例,{typed}")
    assert ruled.check() == [
        (
            f"{VALUES}:15:1: 错误 R103 高级教师比例 2024 年为 {typed}，"
            f"由 高级教师数 32、专任教师数 90 算得 35.56{habit}"
            "（改成算得的数，或改它的来源数据；规则见 data/rules.yaml:4）"
        )
    ]


def test_last_years_ratio_is_computed_too(ruled: Tiny) -> None:
    ruled.change(LAST_YEAR, "senior,高级教师数,28", "senior,高级教师数,27")
    assert [text.split("（")[0] for text in ruled.check()] == [
        f"{LAST_YEAR}:14:1: 错误 R103 高级教师比例 2023 年为 31.11，由 高级教师数 27、专任教师数 90 算得 30.00"
    ]


def test_half_goes_up(ruled: Tiny) -> None:
    """33 of 96 are 34.375 %: 34.38, not the 34.37 of a binary fraction or of bankers' rounding."""
    ruled.change(VALUES, "teachers,专任教师数,90", "teachers,专任教师数,96")
    ruled.change(VALUES, "senior,高级教师数,32", "senior,高级教师数,33")
    ruled.change(VALUES, "高级教师比例,35.56", "高级教师比例,34.38")
    assert ruled.check() == []
    ruled.change(VALUES, "高级教师比例,34.38", "高级教师比例,34.37")
    assert "截尾" in ruled.check()[0]


@pytest.mark.parametrize(("within", "count"), [("1%", 0), ("2", 0), ("0.1%", 1), ("1", 1)])
def test_allowed_difference(ruled: Tiny, within: str, count: int) -> None:
    """新增专业数 × 300 is 900; teachers times ten are 898 in this report."""
    ruled.change(VALUES, "majors_new,新增专业数,3,", "majors_new,新增专业数,3,\nx,甲数,898,")
    ruled.write(CATALOGUE, ruled.path(CATALOGUE).read_text("utf-8") + "- { id: x, name: 甲数, unit: 分 }\n")
    add_rule(ruled, f"ratio: {{ value: 甲数, formula: 新增专业数 * 300, within: {within} }}")
    assert len(ruled.check()) == count


def test_names_with_signs_and_names_inside_names_are_read_whole(ruled: Tiny) -> None:
    more = "- { id: p, name: 3+2招生计划, unit: 人 }\n- { id: q, name: 2022级3+2招生计划（校）, unit: 人 }\n"
    ruled.write(CATALOGUE, ruled.path(CATALOGUE).read_text("utf-8") + more)
    ruled.write(VALUES, ruled.path(VALUES).read_text("utf-8") + "p,3+2招生计划,10,\nq,2022级3+2招生计划（校）,20,\n")
    add_rule(ruled, "ratio: { value: 2022级3+2招生计划（校）, formula: 3+2招生计划 * 2 }")
    assert ruled.check() == []
    ruled.change(VALUES, "3+2招生计划,10", "3+2招生计划,11")
    assert "由 3+2招生计划 11 算得 22" in ruled.check()[0]


def test_division_by_zero_is_not_the_values_fault(ruled: Tiny) -> None:
    add_rule(ruled, "ratio: { value: 高级教师比例, formula: 高级教师数 / (公办在校生 - 公办在校生) }")
    assert ruled.check() == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("设备值,0.86", "设备值,0.85", "为 0.85万元，与同一个量“设备金额”8563元不符，应为 0.86，这是截尾，应四舍五入"),
        (
            "设备值,0.86",
            "设备值,0.90",
            "为 0.90万元，与同一个量“设备金额”8563元不符，应为 0.86，像是只算到 1 位小数再补零",
        ),
        ("设备金额,8563", "设备金额,9585", "为 0.86万元，与同一个量“设备金额”9585元不符，应为 0.96"),
    ],
)
def test_one_quantity_in_two_units(ruled: Tiny, old: str, new: str, said: str) -> None:
    ruled.change(VALUES, old, new)
    assert [text for text in ruled.check() if "R104" in text] == [
        f"{VALUES}:12:1: 错误 R104 设备值 2024 年{said}（核对两处，改错的一个；规则见 data/rules.yaml:5）"
    ]


def test_one_quantity_under_two_names(ruled: Tiny) -> None:
    add_rule(ruled, "same: { a: 双师型教师数, b: 高级教师数 }")
    assert [text.split("（")[0] for text in ruled.check()] == [
        f"{LAST_YEAR}:4:1: 错误 R104 双师型教师数 2023 年为 27人，与同一个量“高级教师数”28人不符，应为 28",
        f"{VALUES}:4:1: 错误 R104 双师型教师数 2024 年为 30人，与同一个量“高级教师数”32人不符，应为 32",
    ]


def test_finer_unit_first_is_compared_in_the_coarser_all_the_same(ruled: Tiny) -> None:
    add_rule(ruled, "same: { a: 设备金额, b: 设备值, factor: 0.0001 }")
    assert ruled.check() == []
    ruled.change(VALUES, "设备值,0.86", "设备值,0.87")
    assert len([text for text in ruled.check() if "应为 0.86" in text]) == 2
