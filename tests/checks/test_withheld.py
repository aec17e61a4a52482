"""Numbers of few people: not printed anywhere, and told where they can be computed all the same."""

import pytest
from tiny_project import SECTION, VALUES, Tiny

from report_engine.document import Chart, Figure, Table, Value

from .ruled import RULES

RULE = "- withhold: { indicators: [双师型教师数], below: 5 }\n"
FEW = ("dual_teachers,双师型教师数,30,", "dual_teachers,双师型教师数,3,")


@pytest.fixture
def few(tiny: Tiny) -> Tiny:
    tiny.write(RULES, RULE)
    tiny.change(VALUES, *FEW)
    return tiny


def test_a_small_number_is_printed_nowhere(few: Tiny) -> None:
    few.change(SECTION, "rows: [students,", "rows: [双师型教师数,")
    few.change(SECTION, "见[@tbl-scale]", "其中“双师型”教师{双师型教师数}人，见[@tbl-scale]")
    few.change(SECTION, "indicators: [students", "indicators: [双师型教师数, students")
    table = next(block for block in few.blocks() if isinstance(block, Table))
    assert [cell.text for cell in table.rows[0]] == ["双师型教师数", "27", "不足5"]
    assert "不足5" in [item.text for item in few.first() if isinstance(item, Value)]
    chart = next(block.image for block in few.blocks() if isinstance(block, Figure) and isinstance(block.image, Chart))
    [point] = [point for series in chart.series for point in series.points if point.text == "不足5"]
    assert point.value is None


def test_zero_and_what_is_not_small_are_printed(few: Tiny) -> None:
    few.change(SECTION, "rows: [students,", "rows: [双师型教师数,")
    few.change(VALUES, FEW[1], "dual_teachers,双师型教师数,0,")
    table = next(block for block in few.blocks() if isinstance(block, Table))
    assert table.rows[0][-1].text == "0"


def test_its_change_is_not_printed_either(few: Tiny) -> None:
    few.change(SECTION, "见[@tbl-scale]", "其中“双师型”教师{双师型教师数:增减}人，见[@tbl-scale]")
    assert any("两年中有一年数太小，不印（规则 withhold），不能写增减" in line for line in few.check())


def test_a_number_that_follows_from_what_is_printed_is_told(few: Tiny) -> None:
    few.change(SECTION, "rows: [students,", "rows: [专任教师数, 双师型教师数,")
    [told] = [line for line in few.check() if "R115" in line]
    assert told.startswith(f"{VALUES}:")
    assert "双师型教师数 2024 年不印，却能由印出的双师型教师占比、专任教师数算出来" in told
