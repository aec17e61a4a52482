"""Complaints: every kind says in Chinese what does not suit it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from report_engine.charts import Plot, complaint

from .samples import (
    DESTINATIONS,
    GOOD,
    OWNERS,
    PRIZES,
    RATES,
    RECRUIT,
    SCHOOLS,
    TEACHERS,
    YEARS,
    series,
)


@pytest.mark.parametrize("chart", GOOD, ids=lambda chart: chart.kind)
def test_good_charts_have_none(chart: Plot) -> None:
    assert complaint(chart) is None


@pytest.mark.parametrize(
    ("chart", "words"),
    [
        (replace(PRIZES, kind="pie"), "没有“pie”这种图，可用的有：bar、hbar、stacked、line、combo、ring"),
        (replace(PRIZES, categories=(), rows=(series("a"),)), "图没有类别"),
        (replace(PRIZES, rows=()), "图没有数据系列"),
        (replace(PRIZES, rows=(series("a", 1, 2),)), "系列“a”有 2 个值，类别却有 3 个"),
        (replace(PRIZES, rows=(series("a", None, None, None),)), "图中一个数据也没有"),
        (replace(PRIZES, rows=(series("a", "NaN", 1, 2),)), "系列“a”含有不是数的值"),
        (replace(PRIZES, rows=(series("a", 1, 1, 1), series(" ", 1, 1, 1))), "每个系列都要有名称"),
        (replace(PRIZES, line=(series("a", 1, 2, 3),)), "只有 combo（柱线组合图）可以带折线数据"),
        (replace(SCHOOLS, kind="bar"), "请改用 hbar（条形图）"),
        (Plot("hbar", ("类",) * 90, (series("", *range(90)),)), "条形图最多画 80 根条形"),
        (replace(RECRUIT, rows=RECRUIT.rows[:1]), "堆积图至少要两个系列"),
        (Plot("stacked", YEARS, (series("a", 1, 2), series("b", -1, 2))), "堆积图不能画负数"),
        (Plot("stacked", YEARS, tuple(series(str(n), 1, 2) for n in range(7))), "堆积图最多画"),
        (Plot("line", YEARS[:1], (series("a", 1),)), "折线图至少要两个类别"),
        (replace(RATES, rows=RATES.rows * 2), "折线图最多画"),
        (replace(TEACHERS, line=()), "柱线组合图缺少折线数据"),
        (replace(TEACHERS, line=(series("a", None, None),)), "图中一个数据也没有"),
        (replace(TEACHERS, line=TEACHERS.line * 4), "柱线组合图最多画"),
        (
            replace(DESTINATIONS, rows=DESTINATIONS.rows * 2),
            "环形图只能有一个系列（一个年份），这里有 2 个",
        ),
        (
            replace(OWNERS, groups=tuple("甲乙丙丁戊己庚"), categories=("类",) * 7, rows=(series("", *range(7)),)),
            "最多分 6 组",
        ),
        (replace(OWNERS, kind="bar"), "只有一个系列的 hbar（条形图）可以按组着色"),
        (Plot("ring", YEARS, (series("", 3, -1),)), "环形图不能画负数"),
        (Plot("ring", YEARS, (series("", 0, None),)), "环形图各项之和必须大于零"),
        (Plot("ring", ("类",) * 9, (series("", *range(9)),)), "环形图最多画 8 项"),
    ],
)
def test_bad_charts_have_one(chart: Plot, words: str) -> None:
    assert words in (complaint(chart) or "")


def test_infinity_is_no_value() -> None:
    chart = replace(PRIZES, rows=(series("a", Decimal("Infinity"), 1, 2),))  # type: ignore[arg-type]
    assert complaint(chart) == "系列“a”含有不是数的值"
