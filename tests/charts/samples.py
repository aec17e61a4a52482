"""Charts with the figures of the report, good and bad, for all tests of this folder."""

from decimal import Decimal

from report_engine.charts import Look, Plot
from report_engine.charts.plot import Mark, Row

PALETTE = ("#1F4E79", "#8FAAC6", "#CBD8E5", "#5F7B94", "#B07D2B", "#8D99A6")
LOOK = Look(PALETTE, 150.0, 100, 9.0, "Times New Roman")

YEARS = ("2023年", "2024年")


def series(name: str, *values: str | int | None) -> Row:
    """Write a series shortly: every value prints as it is written, and a name such as 2024年 is a year's."""
    marks = (Mark(None, "—") if value is None else Mark(Decimal(value), str(value)) for value in values)
    return Row(name, tuple(marks), int(name[:4]) if name[:4].isdigit() and name[4:] == "年" else None)


PRIZES = Plot("bar", ("一等奖", "二等奖", "三等奖"), (series("2024年", 8, 19, 14),), "个")
ROUTES = Plot(
    "hbar",
    ("单招", "3+2转段", "3+4转段", "“五年一贯”", "对口", "普通高考（本科、专科）"),
    (series("2023年", 1706, 1672, 0, 0, 590, 435), series("2024年", 1621, 1349, 0, 0, 457, 329)),
    "人",
)
SCHOOLS = Plot(
    "hbar",
    tuple(f"第{number}职业学校" for number in range(1, 27)),
    (series("", *range(3900, 0, -150)),),
    "人",
)
RECRUIT = Plot(
    "stacked",
    YEARS,
    (series("普通高中", 19403, 19268), series("中职学校", 9654, 10305), series("技工学校", 771, 1315)),
    "人",
)
RATES = Plot(
    "line",
    YEARS,
    (
        series("文化课合格率", "95.76", "96.05"),
        series("专业技能合格率", "96.11", "97.07"),
        series("体质测评合格率", "83.00", "89.89"),
        series("毕业率", "98.41", "98.58"),
        series("证书获取率", "43.50", "50.21"),
    ),
    "%",
)
TEACHERS = Plot(
    "combo",
    YEARS,
    (series("专任教师", 2144, 2289), series("双师型教师", 741, 826)),
    "人",
    (series("双师型教师占比", "34.56", "36.08"),),
    "%",
)
DESTINATIONS = Plot(
    "ring",
    ("升学", "第一产业", "第二产业", "第三产业", "自主创业"),
    (series("2024年", 3756, 412, 687, 3617, 176),),
    "人",
)

OWNERS = Plot(
    "hbar",
    ("市卫校", "升华职校", "秦皇岛中专", "文德学校"),
    (series("在校生规模", 3613, 1525, 1188, 19),),
    "人",
    groups=("公办", "民办", "公办", "民办"),
)

GOOD = (PRIZES, ROUTES, SCHOOLS, RECRUIT, RATES, TEACHERS, DESTINATIONS, OWNERS)
