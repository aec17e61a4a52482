"""“其中：”: the rows of a group begin where the word after the colon does."""

from report_engine.word.hierarchy import hanging


def test_rows_of_the_group_hang() -> None:
    rows = (("毕业生", 0), ("其中：面向第一产业", 1), ("面向第二产业", 1), ("面向第三产业", 1), ("月收入", 0))
    assert hanging(rows) == [0, 0, 3, 3, 0]


def test_deeper_rows_go_along() -> None:
    rows = (("总数", 0), ("其中：国家级", 1), ("接入平台", 2), ("省级", 1), ("接入平台", 2), ("其余", 0), ("一级", 1))
    assert hanging(rows) == [0, 0, 3, 3, 3, 0, 0]


def test_a_group_within_a_group() -> None:
    rows = (("落实", 0), ("其中：升学", 1), ("本科", 2), ("其中：单招", 2), ("转段", 2))
    assert hanging(rows) == [0, 0, 3, 3, 6]


def test_the_top_level_is_no_group() -> None:
    assert hanging((("其中：甲", 0), ("乙", 0))) == [0, 0]
