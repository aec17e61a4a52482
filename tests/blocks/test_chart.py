"""`chart`: what is drawn, and charts that cannot be drawn."""

from decimal import Decimal

import pytest
from tiny_project import LAST_YEAR, SCHOOLS, SECTION, VALUES, Tiny

from report_engine.document import Chart, Figure, Text

INDICATORS = "indicators: [students, teachers]"
FROM_TABLE = "records: { source: schools, label: 简称, value: 在校生规模, unit: 人 }"


def names(texts: tuple[Text, ...]) -> tuple[str, ...]:
    return tuple(text.text for text in texts)


def chart(tiny: Tiny) -> tuple[Figure, Chart]:
    (figure,) = (block for block in tiny.blocks() if isinstance(block, Figure))
    assert tiny.said() == []
    assert isinstance(figure.image, Chart)
    return figure, figure.image


def test_indicators_on_the_axis_a_series_a_year(tiny: Tiny) -> None:
    figure, drawn = chart(tiny)
    assert (figure.id, figure.caption.text) == ("fig-scale", "在校生和专任教师")
    assert (drawn.kind, drawn.unit, names(drawn.categories)) == ("bar", "人", ("在校生数", "专任教师数"))
    assert [(s.name.text, s.values) for s in drawn.series] == [
        ("2023年", (Decimal(950), Decimal(90))),
        ("2024年", (Decimal(1000), Decimal(90))),
    ]
    assert "1000" in figure.alt.text


def test_years_on_the_axis_and_a_line_of_another_unit(tiny: Tiny) -> None:
    tiny.change(SECTION, INDICATORS, f"{INDICATORS}\n          axis: years\n          line: [dual_pct]")
    tiny.change(SECTION, "kind: bar", "kind: combo")
    _, drawn = chart(tiny)
    assert names(drawn.categories) == ("2023年", "2024年")
    assert [s.name.text for s in drawn.series] == ["在校生数", "专任教师数"]
    assert (drawn.line_unit, drawn.line[0].values) == ("%", (Decimal("30.00"), Decimal("33.33")))  # as printed


def test_bar_a_row_of_a_data_file(tiny: Tiny) -> None:
    tiny.change(SECTION, INDICATORS, FROM_TABLE)
    tiny.change(SCHOOLS, "民办,400", "民办,—")
    _, drawn = chart(tiny)
    assert (names(drawn.categories), drawn.unit) == (("海港中专", "市卫校"), "人")
    assert drawn.series[0].values == (Decimal(600), None)


def test_alternative_text_of_the_author_wins(tiny: Tiny) -> None:
    tiny.change(SECTION, INDICATORS, f"{INDICATORS}\n          alt: 两组柱")
    assert chart(tiny)[0].alt.text == "两组柱"


UNDRAWABLE = "16:11: 错误 P031 图“在校生和专任教师”画不出来："
CURE = "（检查图的 indicators、records 和 years，以及 data 里的值）"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "kind: bar",
            "kind: pie",
            "17:17: 错误 Y013 “kind”只能是 bar、hbar、stacked、line、combo、ring，现在是“pie”",
        ),
        (f"          {INDICATORS}\n", "", "16:11: 错误 P030 图要写 indicators 或 records 其中之一"),
        (INDICATORS, "indicators: []", "16:11: 错误 P030 图要写 indicators 或 records 其中之一"),
        (INDICATORS, f"{INDICATORS}\n          {FROM_TABLE}", "16:11: 错误 P030 图要写 indicators 或 records 其中之一"),
        (INDICATORS, "indicator: [students]", "19:11: 错误 Y011 不认识的字段“indicator”（是不是“indicators”？）"),
        (INDICATORS, "indicators: [student]", "19:24: 错误 P010 没有叫“student”的指标（是不是“students”？）"),
        (
            INDICATORS,
            "indicators: [{ indicators: students }]",
            "19:26: 错误 Y011 不认识的字段“indicators”（是不是“indicator”？）",
        ),
        (
            INDICATORS,
            "indicators: [students, dual_pct]",
            "16:11: 错误 P032 同一根轴上有不同的单位：人、%（分成两张图，或用 combo 的 line 放到右轴）",
        ),
        (
            INDICATORS,
            "indicators: [职普比]",
            "19:24: 错误 P033 “职普比”是一对数，不能作图（改用 voc_pct 和 general_pct）",
        ),
        (
            INDICATORS,
            f"{INDICATORS}\n          line: [dual_pct]",
            "20:18: 错误 P030 只有 combo 图可以写 line（改成 kind: combo）",
        ),
        (
            INDICATORS,
            f"{INDICATORS}\n          years: [2019]",
            "16:11: 错误 P013 没有 2019 年的数据（应有文件 data/2019/indicators.csv）",
        ),
        (
            INDICATORS,
            f"{INDICATORS}\n          axis: year",
            "20:17: 错误 Y013 “axis”只能是 indicators、years，现在是“year”（是不是“years”？）",
        ),
        ("kind: bar", "kind: ring", f"{UNDRAWABLE}环形图只能有一个系列（一个年份），这里有 2 个{CURE}"),
        (
            INDICATORS,
            FROM_TABLE.replace("简称", "简名"),
            "19:46: 错误 P021 schools.csv 没有“简名”一列（有这些列：序号、学校名称、简称、举办者、在校生规模）",
        ),
        (
            INDICATORS,
            FROM_TABLE.replace("schools", "school"),
            "19:30: 错误 P020 没有数据表“school”，或表里没有行（是不是“schools”？）",
        ),
    ],
)
def test_chart_that_cannot_be_drawn(tiny: Tiny, old: str, new: str, said: str) -> None:
    tiny.change(SECTION, old, new)
    assert tiny.check() == [f"{SECTION}:{said}"]


def test_combo_needs_years_on_the_axis(tiny: Tiny) -> None:
    tiny.change(SECTION, INDICATORS, f"{INDICATORS}\n          line: [dual_pct]")
    tiny.change(SECTION, "kind: bar", "kind: combo")
    assert tiny.check() == [f"{SECTION}:16:11: 错误 P030 有 line 时写 axis: years"]


def test_chart_without_data(tiny: Tiny) -> None:
    tiny.change(SECTION, INDICATORS, "indicators: [voc_pct]")
    tiny.change(VALUES, "中职占比,34.8", "中职占比,")
    tiny.change(LAST_YEAR, "中职占比,33.9", "中职占比,")
    assert tiny.check() == [f"{SECTION}:{UNDRAWABLE}图中一个数据也没有{CURE}"]


@pytest.mark.parametrize("text", ["约600", "NaN", "6e2"])
def test_column_that_is_drawn_holds_numbers(tiny: Tiny, text: str) -> None:
    tiny.change(SECTION, INDICATORS, FROM_TABLE)
    tiny.change(SCHOOLS, "公办,600", f"公办,{text}")
    assert tiny.check() == [
        f"{SCHOOLS}:2:1: 错误 D015 “在校生规模”一列的“{text}”不是数（图“在校生和专任教师”用这一列作数值）"
    ]


def test_rows_of_a_data_file_by_their_values_in_the_colours_of_a_column(tiny: Tiny) -> None:
    """The order of the file decides between equal ones; one without a value comes last."""
    tiny.change(SECTION, "kind: bar", "kind: hbar")
    tiny.change(SECTION, INDICATORS, FROM_TABLE.replace(" }", ", group: 举办者, order: values }"))
    more = "3,海港区职教中心,职教中心,公办,—\n4,海港艺校,艺校,民办,600\n5,海港体校,体校,公办,900\n"
    tiny.write(SCHOOLS, tiny.path(SCHOOLS).read_text("utf-8") + more)
    _, drawn = chart(tiny)
    assert names(drawn.categories) == ("体校", "海港中专", "艺校", "市卫校", "职教中心")
    assert names(drawn.groups) == ("公办", "公办", "民办", "民办", "公办")


@pytest.mark.parametrize(
    ("kind", "group", "said"),
    [
        ("hbar", "举办", "P021 schools.csv 没有“举办”一列（是不是“举办者”？）"),
        (
            "ring",
            "举办者",
            f"P031 图“在校生和专任教师”画不出来：只有一个系列的 hbar（条形图）可以按组着色（group）{CURE}",
        ),
    ],
)
def test_colours_by_a_column_that_cannot_be(tiny: Tiny, kind: str, group: str, said: str) -> None:
    tiny.change(SECTION, "kind: bar", f"kind: {kind}")
    tiny.change(SECTION, INDICATORS, FROM_TABLE.replace(" }", f", group: {group} }}"))
    assert [line.split(" 错误 ")[1] for line in tiny.check()] == [said]
