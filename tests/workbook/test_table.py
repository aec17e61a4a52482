"""`table_of`: what is shown before anything is written."""

from pathlib import Path

import pytest

from report_engine.workbook import TABLE_HEAD, Change, table_of

from .paper import Paper


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        ("1000", "1052", "+5.2%"),
        ("1000", "953", "-4.7%"),
        ("8986", "8987", "+1"),
        ("8986", "8985", "-1"),
        ("-10", "-5", "+50.0%"),
        ("3.60", "3.601", "+0.001"),
        ("0", "5", ""),
        ("—", "5", ""),
        ("5", "—", ""),
        ("", "5", "新填"),
        ("5", "", "清空"),
    ],
)
def test_difference(before: str, after: str, difference: str) -> None:
    change = Change(Path("data/2024/indicators.csv"), "students", "值", before, after, "指标!D2", "在校生数")
    assert table_of([change]) == [("在校生数", before or "（空）", after or "（空）", difference, "指标!D2")]


def test_rows_say_which_column_unless_it_is_the_value(paper: Paper) -> None:
    paper.put("指标!D2", 1100).put("指标!F2", "约数").put("schools!E2", 300).put("schools!B5", "新校")
    rows = table_of(paper.read())
    assert rows == [
        ("在校生数", "1000", "1100", "+10.0%", "指标!D2"),
        ("在校生数（备注）", "（空）", "约数", "新填", "指标!F2"),
        ("海港市职业中专（在校生规模）", "600", "300", "-50.0%", "schools!E2"),
        ("新校（学校名称）", "（空）", "新校", "新增行", "schools!B5"),
    ]
    assert {len(row) for row in rows} == {len(TABLE_HEAD)}
