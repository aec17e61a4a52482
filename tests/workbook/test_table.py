"""`table_of`: what is shown before anything is written."""

from pathlib import Path

import pytest
from tiny_project import Tiny

from report_engine.workbook.change import Change
from report_engine.workbook.table import TABLE_HEAD, table_of

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
    assert table_of([change]) == [("在校生数\n指标!D2", before or "（空）", after or "（空）", difference, "", "")]


def test_widest_change_against_last_year_first(paper: Paper) -> None:
    paper.put("指标!D2", 1100).put("指标!F2", "约数").put("指标!D3", 30).put("学校一览表!E2", 300)
    paper.put("学校一览表!B5", "新校").put("指标!D4", 27)
    assert table_of(paper.read()) == [
        ("专任教师数\n指标!D3", "90", "30", "-66.7%", "90", "-66.7%"),
        ("海港市职业中专（在校生规模）\n学校一览表!E2", "600", "300", "-50.0%", "", ""),
        ("在校生数\n指标!D2", "1000", "1100", "+10.0%", "950", "+15.8%"),
        ("双师型教师数\n指标!D4", "30", "27", "-10.0%", "27", "0"),
        ("在校生数（备注）\n指标!F2", "（空）", "约数", "新填", "", ""),
        ("新校（学校名称）\n学校一览表!B5", "（空）", "新校", "新增行", "", ""),
    ]


def test_several_workbooks_are_named(tiny: Tiny) -> None:
    first, second = (
        Paper(tiny.project, "甲.xlsx").put("指标!D2", 1100),
        Paper(tiny.project, "乙.xlsx").put("指标!D3", 91),
    )
    rows = table_of(first.merged(second)[0].changes)
    assert [row[0] for row in rows] == ["在校生数\n甲.xlsx 指标!D2", "专任教师数\n乙.xlsx 指标!D3"]
    assert {len(row) for row in rows} == {len(TABLE_HEAD)}
