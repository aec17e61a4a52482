"""`table`, `yearly` and `records`: good examples cell by cell, bad ones with their place."""

import pytest
from tiny_project import CATALOGUE, LAST_YEAR, SCHOOLS, SECTION, VALUES, Tiny

from report_engine.document import Cell, Table

ROWS = "rows: [students, { indicator: dual_pct, label: 双师型占比, level: 1 }]"
MORE = "          caption: 规模结构统计表\n"
YEARLY = """\
      - yearly:
          id: tbl-scale
          caption: 规模结构统计表
          columns:
            - { indicator: students, label: 在校生数（人） }
            - head: 教师
              columns: [teachers, { indicator: dual_pct, label: 双师型 }]
"""
TABLE = """\
      - table:
          id: tbl-scale
          caption: 规模结构统计表
          rows: [students, { indicator: dual_pct, label: 双师型占比, level: 1 }]
"""


def first_table(tiny: Tiny) -> Table:
    tables = [block for block in tiny.blocks() if isinstance(block, Table)]
    assert tiny.said() == []
    return tables[0]


def texts(rows: tuple[tuple[Cell, ...], ...]) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]


def test_indicators_in_rows_years_in_columns(tiny: Tiny) -> None:
    table = first_table(tiny)
    assert (table.id, table.caption.text, table.columns) == ("tbl-scale", "规模结构统计表", 3)
    assert texts(table.head) == [["指标", "2023年", "2024年"]]
    assert texts(table.rows) == [["在校生数", "950", "1000"], ["双师型占比", "30.00%", "33.33%"]]
    assert [(row[0].align, row[0].level) for row in table.rows] == [("left", 0), ("left", 1)]


@pytest.mark.parametrize(
    ("options", "head", "row"),
    [
        ("units: column", ["指标", "单位", "2023年", "2024年"], ["双师型占比", "%", "30.00", "33.33"]),
        ("units: name", ["指标", "2023年", "2024年"], ["双师型占比（%）", "30.00", "33.33"]),
        ("years: [2024]", ["指标", "2024年"], ["双师型占比", "33.33%"]),
        ("years: [2024, 2023]", ["指标", "2024年", "2023年"], ["双师型占比", "33.33%", "30.00%"]),
        ("numbers: true", ["序号", "指标", "2023年", "2024年"], ["", "双师型占比", "30.00%", "33.33%"]),
    ],
)
def test_options_of_a_table(tiny: Tiny, options: str, head: list[str], row: list[str]) -> None:
    tiny.change(SECTION, MORE, f"{MORE}          {options}\n")
    table = first_table(tiny)
    assert texts(table.head) == [head]
    assert texts(table.rows)[1] == row


def test_group_cell_spans_all_rows(tiny: Tiny) -> None:
    tiny.change(SECTION, MORE, f"{MORE}          group: 区域\n")
    table = first_table(tiny)
    assert [(cell.text, cell.colspan) for cell in table.head[0]] == [("指标", 2), ("2023年", 1), ("2024年", 1)]
    assert (table.rows[0][0].text, table.rows[0][0].rowspan, len(table.rows[1])) == ("区域", 2, 3)
    assert table.columns == 4


def test_group_with_a_head_of_its_own(tiny: Tiny) -> None:
    tiny.change(SECTION, MORE, f"{MORE}          group: 海港\n          group_head: 地市\n")
    assert texts(first_table(tiny).head) == [["地市", "指标", "2023年", "2024年"]]


def test_years_in_rows_and_heads_of_two_rows(tiny: Tiny) -> None:
    tiny.change(SECTION, TABLE, YEARLY)
    table = first_table(tiny)
    assert [[(c.text, c.colspan, c.rowspan) for c in row] for row in table.head] == [
        [("年份", 1, 2), ("在校生数（人）", 1, 2), ("教师", 2, 1)],
        [("专任教师数", 1, 1), ("双师型", 1, 1)],
    ]
    assert texts(table.rows) == [["2023", "950", "90", "30.00%"], ["2024", "1000", "90", "33.33%"]]
    assert table.columns == 4


def test_table_printed_from_a_data_file(tiny: Tiny) -> None:
    tiny.change(SECTION, "caption: 学校一览表,", "caption: 学校一览表, numbers: true,")
    tables = [block for block in tiny.blocks() if isinstance(block, Table)]
    assert texts(tables[1].head) == [["序号", "学校名称", "在校生规模"]]
    assert texts(tables[1].rows) == [["1", "海港市职业中专", "600"], ["2", "海港市卫生学校", "400"]]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (ROWS, ROWS.replace("students", "studnets"), "14:18: 错误 P010 没有叫“studnets”的指标（是不是“students”？）"),
        (ROWS, ROWS.replace("label", "lable"), "14:51: 错误 Y011 不认识的字段“lable”（是不是“label”？）"),
        (ROWS, ROWS.replace("level: 1", "level: 3"), "14:72: 错误 Y013 “level”不能大于 2，现在是“3”"),
        (ROWS, "rows: students", "14:17: 错误 Y013 “rows”应当是列表（每项以“- ”开头），现在是“students”"),
        (ROWS, "rows: []", "14:17: 错误 Y013 “rows”至少要有 1 项"),
        (MORE, f"{MORE}          units: 列\n", "14:18: 错误 Y013 “units”只能是 column、name、none，现在是“列”"),
        (MORE, f"{MORE}          years: 2024\n", "14:18: 错误 Y013 “years”应当是列表（每项以“- ”开头），现在是“2024”"),
        (MORE, f"{MORE}          years: [今年]\n", "14:19: 错误 Y013 第 1 项应当是整数，现在是“今年”"),
        (
            MORE,
            f"{MORE}          years: [2019]\n",
            "12:11: 错误 P013 没有 2019 年的数据（应有文件 data/2019/indicators.csv）",
        ),
        (MORE, "", "12:11: 错误 Y012 缺少字段“caption”（补上它；字段名后写半角冒号和空格）"),
        (
            TABLE,
            YEARLY.replace("[teachers,", "[teacher,"),
            "17:25: 错误 P010 没有叫“teacher”的指标（是不是“teachers”？）",
        ),
        (TABLE, YEARLY.replace("head:", "haed:"), "16:15: 错误 Y011 不认识的字段“haed”"),
        (
            "source: schools",
            "source: school",
            "21:61: 错误 P020 没有数据表“school”，或表里没有行（是不是“schools”？）",
        ),
        (
            "source: schools",
            "source: 别的",
            "21:61: 错误 P020 没有数据表“别的”，或表里没有行（应有文件 data/2024/别的.csv）",
        ),
        (
            "[学校名称, 在校生规模]",
            "[学校名字, 在校生规模]",
            "21:80: 错误 P021 schools.csv 没有“学校名字”一列（是不是“学校名称”？）",
        ),
        (
            "[学校名称, 在校生规模]",
            "[学校名称, 在校生规模], units: { 在校人规模: 人 }",
            "21:110: 错误 P021 units 的“在校人规模”不是这个表的列（是不是“在校生规模”？）",
        ),
    ],
)
def test_mistake_in_a_table(tiny: Tiny, old: str, new: str, said: str) -> None:
    tiny.change(SECTION, old, new)
    problems = tiny.check()
    assert problems[0].startswith(f"{SECTION}:{said}")
    assert len({problem.split(" ")[0] for problem in problems}) == 1 or "haed" in new


def test_unit_of_a_column_stands_in_its_head(tiny: Tiny) -> None:
    tiny.change(SECTION, "[学校名称, 在校生规模]", "[学校名称, 在校生规模], units: { 在校生规模: 人 }")
    tables = [block for block in tiny.blocks() if isinstance(block, Table)]
    assert tiny.said() == []
    assert texts(tables[-1].head)[0][-2:] == ["学校名称", "在校生规模（人）"]


def test_value_that_was_not_measured_is_blank_and_told(tiny: Tiny) -> None:
    tiny.change(LAST_YEAR, "students,在校生数,950,", "students,在校生数,,")
    assert tiny.check() == [
        f"{SECTION}:14:18: 警告 P014 在校生数没有 2023 年的值，表里将是空白（查不到请填 —；确实未统计可不管）",
        (
            "templates/hebei/scorecards/1-talent.yaml:4:25: 警告 P014 在校生数没有 2023 年的值，"
            "表里将是空白（查不到请填 —；确实未统计可不管）"
        ),
    ]


def test_blank_of_a_derived_value_names_what_it_comes_from(tiny: Tiny) -> None:
    tiny.change(VALUES, "dual_teachers,双师型教师数,30,", "dual_teachers,双师型教师数,,")
    assert tiny.check() == [
        f"{SECTION}:14:41: 警告 P014 双师型教师占比没有 2024 年的值，表里将是空白（它由双师型教师数算出，请补上）"
    ]


def test_year_without_any_data_is_told_once_a_table(tiny: Tiny) -> None:
    tiny.path(LAST_YEAR).unlink()
    cure = "错误 P013 没有 2023 年的数据（应有文件 data/2023/indicators.csv）"
    assert tiny.check() == [
        f"{SECTION}:12:11: {cure}",
        f"{SECTION}:16:11: {cure}",
        f"templates/hebei/scorecards/1-talent.yaml:1:1: {cure}",
    ]


def test_missing_data_file(tiny: Tiny) -> None:
    tiny.path(SCHOOLS).unlink()
    assert tiny.check() == ["data/indicators.yaml:19:21: 错误 D034 没有数据表“schools”（每个年度应有文件 schools.csv）"]


def test_missing_data_file_that_no_indicator_counts(tiny: Tiny) -> None:
    tiny.path(SCHOOLS).unlink()
    tiny.change(CATALOGUE, "  records: { table: schools }\n", "")
    tiny.change(VALUES, "general_pct,", "school_count,中职学校数,2,\ngeneral_pct,")
    assert tiny.check() == [
        f"{SECTION}:21:61: 错误 P020 没有数据表“schools”，或表里没有行（应有文件 data/2024/schools.csv）"
    ]
