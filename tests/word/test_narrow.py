"""A table that finds no room on its page is told before anybody sees it printed."""

import pytest
from tiny_project import CASE, SECTION, Tiny

WIDE = "data/2024/wide.csv"


def table(tiny: Tiny, columns: int, value: str = "12345.6", extra: str = "") -> list[str]:
    """Put a table of so many columns into the report; what is said of its room."""
    names = [f"第{n}列" for n in range(1, columns + 1)]
    tiny.write(WIDE, ",".join(["编号", *names]) + "\n" + ",".join(["1", *[value] * columns]) + "\n")
    block = f"records: {{ id: tbl-wide, caption: 宽表, source: wide, columns: [{', '.join(names)}]{extra} }}"
    tiny.change(
        SECTION, "      - 经验见[@drama]。", f"      - 见[@tbl-wide]。\n      - {block}\n      - 经验见[@drama]。"
    )
    return [line.partition(" P053 ")[2] for line in tiny.check() if " P053 " in line]


def test_numbers_that_would_break(tiny: Tiny) -> None:
    hint = "（加一行 landscape: true，或分成两张表）"
    assert table(tiny, 24) == [f"表“宽表”有 24 列，竖排的页面放不下：“12345.6”会断成两行{hint}"]


def test_a_turned_page_has_more_room(tiny: Tiny) -> None:
    assert table(tiny, 13, extra=", landscape: true") == []


def test_columns_of_one_character(tiny: Tiny) -> None:
    (said,) = table(tiny, 40, "无", ", landscape: true")
    assert said.startswith("表“宽表”有 40 列，横排的页面放不下：最窄的一列只容得下")
    assert said.endswith("（分成两张表）")


def test_in_the_box_of_a_case_there_is_less(tiny: Tiny) -> None:
    names = [f"第{n}列" for n in range(1, 25)]
    tiny.write(WIDE, ",".join(["编号", *names]) + "\n" + ",".join(["1", *["12345"] * 24]) + "\n")
    block = f"- records: {{ id: tbl-wide, caption: 宽表, source: wide, columns: [{', '.join(names)}] }}"
    tiny.change(CASE, "body:\n", f"body:\n  - 见[@tbl-wide]。\n  {block}\n")
    (said,) = [line for line in tiny.check() if " P053 " in line]
    assert "案例框放不下" in said


@pytest.mark.parametrize("columns", [2, 6, 9])
def test_tables_as_they_are_made(tiny: Tiny, columns: int) -> None:
    assert table(tiny, columns) == []
