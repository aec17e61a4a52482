"""Alternative texts: all values if they are few, else extremes and total."""

from dataclasses import replace

from report_engine.charts import Plot, describe

from .samples import DESTINATIONS, PRIZES, RATES, RECRUIT, SCHOOLS, TEACHERS, series


def test_one_series() -> None:
    assert describe(PRIZES, "2024年获奖情况。") == "柱形图：2024年获奖情况。单位：个。一等奖8，二等奖19，三等奖14。"


def test_ring_tells_shares_and_total() -> None:
    assert describe(DESTINATIONS, "毕业去向") == (
        "环形图：毕业去向。单位：人。升学3756（43.4%），第一产业412（4.8%），第二产业687（7.9%），"
        "第三产业3617（41.8%），自主创业176（2.0%）；合计8648。"
    )


def test_stacked_tells_sums() -> None:
    text = describe(RECRUIT, "招生")
    assert "中职学校：2023年9654，2024年10305。" in text
    assert text.endswith("合计：2023年29828，2024年30888。")


def test_combo_tells_the_unit_of_the_line() -> None:
    text = describe(TEACHERS, "教师")
    assert text.endswith("折线（单位：%）：双师型教师占比：2023年34.56，2024年36.08。")


def test_many_values_are_summed_up() -> None:
    assert describe(SCHOOLS, "各校规模") == (
        "条形图：各校规模。单位：人。共26项，从第1职业学校到第26职业学校。"
        "最大为第1职业学校3900，最小为第26职业学校150，合计52650。"
    )


def test_shares_are_not_added_up() -> None:
    assert "合计" not in describe(replace(SCHOOLS, unit="%"), "占比")
    assert "合计" not in describe(replace(SCHOOLS, unit="人/班"), "班额")
    assert "合计" not in describe(RATES, "各率")


def test_missing_values() -> None:
    chart = Plot("bar", ("A", "乙"), (series("甲年", 1, None), series("乙年", None, None)))
    assert describe(chart, "缺数") == "柱形图：缺数。甲年：A为1，乙无数据。乙年：无数据。"
