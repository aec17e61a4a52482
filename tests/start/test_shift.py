"""Which years of a title move on, and which do not."""

import pytest

from report_engine.start.shift import move

YEARS = frozenset({2023, 2024, 2025})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("（2024年度）", "（2025年度）"),
        ("2023年、2024年在校生", "2024年、2025年在校生"),
        ("2023/2024年招生情况", "2024/2025年招生情况"),
        ("2023—2024学年", "2024—2025学年"),
        ("2023年至2024年", "2024年至2025年"),
        ("2025年1月", "2026年1月"),
        ("2025-01-10", "2026-01-10"),
        ("二〇二五年一月", "二〇二六年一月"),
        ("二零二四年度", "二零二五年度"),
        ("昌黎2024届毕业生", "昌黎2025届毕业生"),
        # What is no year of this report stays.
        ("2019年以来的变化", "2019年以来的变化"),
        ("“十四五”（2021—2025年）规划", "“十四五”（2021—2025年）规划"),
        ("2021年至2025年规划", "2021年至2025年规划"),
        ("教职成〔2024〕14号", "教职成〔2024〕14号"),
        ("20241号楼、12024人", "20241号楼、12024人"),
        ("一二三四年", "一二三四年"),
    ],
)
def test_years_of_a_title(old: str, new: str) -> None:
    assert move(old, YEARS, 1) == new


def test_a_longer_period_moves_with_its_list() -> None:
    assert move("2021—2024年在校生", YEARS | {2021, 2022}, 1) == "2022—2025年在校生"
