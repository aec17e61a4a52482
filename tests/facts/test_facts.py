"""`data/<year>/`: values stated and derived, and the mistakes of a data clerk."""

from decimal import Decimal

import pytest
from tiny_project import CATALOGUE, FILES, LAST_YEAR, SCHOOLS, SECTION, VALUES, Tiny

CURE = "（只写数字，不写单位、千分位和百分号；查不到写 —，未统计留空）"


def test_values_are_stated_or_derived(tiny: Tiny) -> None:
    facts = tiny.load().facts
    assert facts.values["students", 2024] == Decimal(1000)
    assert facts.values["students", 2023] == Decimal(950)
    assert facts.values["dual_pct", 2024] == Decimal(30) / Decimal(90) * 100
    assert facts.values["school_count", 2024] == 2  # counted in schools.csv
    assert facts.values["school_count", 2023] == 3  # stated, as there is no table for that year
    assert ("share", 2024) not in facts.values  # a pair prints its two parts


def test_sum_over_chosen_rows_of_a_table(tiny: Tiny) -> None:
    tiny.change(CATALOGUE, "{ table: schools }", "{ table: schools, sum: 在校生规模, where: { 举办者: 公办 } }")
    assert tiny.load().facts.values["school_count", 2024] == 600


def test_formula_over_formula_in_any_order(tiny: Tiny) -> None:
    tiny.change(CATALOGUE, "- id: students", "- { id: twice, name: 两倍, formula: dual_pct * 2 }\n- id: students")
    facts = tiny.load().facts
    assert facts.values["twice", 2023] == Decimal(60)


@pytest.mark.parametrize("mark", ["—", "-", "－", "–"])
def test_value_not_found_is_known_to_be_none_and_so_is_what_rests_on_it(tiny: Tiny, mark: str) -> None:
    tiny.change(VALUES, "teachers,专任教师数,90", f"teachers,专任教师数,{mark}")
    tiny.change(LAST_YEAR, "teachers,专任教师数,90", f"teachers,专任教师数,{mark}")
    facts = tiny.load().facts
    assert facts.values["teachers", 2024] is None
    assert facts.values["dual_pct", 2024] is None
    assert tiny.check() == []


def test_indicator_is_found_by_id_name_and_short_name(tiny: Tiny) -> None:
    facts = tiny.load().facts
    found = [facts.find(name) for name in ("students", "在校生数", "中职在校生")]
    assert [indicator.id for indicator in found if indicator] == ["students"] * 3
    assert facts.find("在校生") is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("1000", '"1,000"', f"2:1: 错误 D015 在校生数的值“1,000”不是数{CURE}"),
        ("1000", "1，000", f"2:1: 错误 D015 在校生数的值“1，000”不是数{CURE}"),
        ("34.8", "34.8%", f"6:1: 错误 D015 中职占比的值“34.8%”不是数{CURE}"),
        ("1000", "1000人", f"2:1: 错误 D015 在校生数的值“1000人”不是数{CURE}"),
        ("1000", "0.1万", f"2:1: 错误 D015 在校生数的值“0.1万”不是数{CURE}"),
        ("1000", "1.0E+03", f"2:1: 错误 D015 在校生数的值“1.0E+03”不是数{CURE}"),
        ("1000", "'1000", f"2:1: 错误 D015 在校生数的值“'1000”不是数{CURE}"),
        ("1000", "无", f"2:1: 错误 D015 在校生数的值“无”不是数{CURE}"),
        ("1000", "#DIV/0!", f"2:1: 错误 D015 在校生数的值“#DIV/0!”不是数{CURE}"),
        ("1000", "=SUM(A1:A3)", f"2:1: 错误 D015 在校生数的值“=SUM(A1:A3)”不是数{CURE}"),
        ("1000", "NaN", f"2:1: 错误 D015 在校生数的值“NaN”不是数{CURE}"),
        (
            "students,在校生数,1000,",
            "在校生数,1000,,",
            "2:1: 错误 D012 指标目录里没有编号“在校生数”（“在校生数”的编号是 students；可能整行错位）",
        ),
        ("students,在", "studnets,在", "2:1: 错误 D012 指标目录里没有编号“studnets”（是不是“students”？）"),
        ("students,在", "x9,在", "2:1: 错误 D012 指标目录里没有编号“x9”（先在 data/indicators.yaml 里登记）"),
        ("students,在", ",在", "2:1: 错误 D012 没有写编号（编号见 data/indicators.yaml）"),
        (
            "students,在校生数",
            "students,毕业生数",
            "2:1: 错误 D014 编号 students 的名称应为“在校生数”，这里是“毕业生数”（可能整行错位，请核对这一行的值）",
        ),
        (
            "teachers,专任教师数,90,\n",
            "teachers,专任教师数,90,\nteachers,专任教师数,91,\n",
            "4:1: 错误 D013 teachers（专任教师数）重复，第 3 行已经有了（删去其中一行）",
        ),
        (
            "general_pct,",
            "dual_pct,双师型教师占比,33.33,\ngeneral_pct,",
            "5:1: 错误 D016 双师型教师占比由其他数据算得 33.33，不要填写（清空这一格的值；要改请改它的来源数据）",
        ),
        (
            "general_pct,",
            "school_count,中职学校数,2,\ngeneral_pct,",
            "5:1: 错误 D016 中职学校数由其他数据算得 2，不要填写（清空这一格的值；要改请改它的来源数据）",
        ),
        (
            "general_pct,",
            "share,职普比,34.8:65.2,\ngeneral_pct,",
            "5:1: 错误 D016 职普比由 voc_pct 和 general_pct 组成，不要填写（清空这一格的值；要改请改那两个指标）",
        ),
    ],
)
def test_one_mistake_in_the_values_is_one_message(tiny: Tiny, old: str, new: str, said: str) -> None:
    tiny.change(VALUES, old, new)
    assert tiny.check() == [f"{VALUES}:{said}"]


def test_two_rows_whose_names_were_swapped(tiny: Tiny) -> None:
    """Sorting one column of a sheet and not the others."""
    tiny.write(
        VALUES, FILES[VALUES].replace("在校生数", "?").replace("专任教师数", "在校生数").replace("?", "专任教师数")
    )
    assert [problem.partition("（")[0] for problem in tiny.check()] == [
        f"{VALUES}:2:1: 错误 D014 编号 students 的名称应为“在校生数”，这里是“专任教师数”",
        f"{VALUES}:3:1: 错误 D014 编号 teachers 的名称应为“专任教师数”，这里是“在校生数”",
    ]


def test_derived_indicator_may_stand_in_the_list_with_an_empty_value(tiny: Tiny) -> None:
    tiny.change(VALUES, "general_pct,", "dual_pct,双师型教师占比,,自动计算\ngeneral_pct,")
    assert tiny.check() == []


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        (VALUES, FILES[VALUES].encode("gbk"), ":1:1: 错误 F003 文件是 GBK（ANSI）编码，需要 UTF-8（"),
        (VALUES, FILES[VALUES].encode("utf-16"), ": 错误 F003 文件是 UTF-16 编码，需要 UTF-8（"),
        (VALUES, FILES[VALUES].replace(",", ";"), ":1:1: 错误 D003 表头缺少“编号”、“名称”、“值”（各格之间是分号，"),
        (VALUES, "", ": 错误 D001 表是空的（第一行应为表头：编号,名称,值）"),
        (LAST_YEAR, FILES[LAST_YEAR].encode("gbk"), ":1:1: 错误 F003 文件是 GBK（ANSI）编码，需要 UTF-8（"),
        (LAST_YEAR, FILES[LAST_YEAR].replace("950", "950人"), ":2:1: 错误 D015 在校生数的值“950人”不是数（"),
        (SCHOOLS, FILES[SCHOOLS].encode("gbk"), ":1:1: 错误 F003 文件是 GBK（ANSI）编码，需要 UTF-8（"),
        (SCHOOLS, FILES[SCHOOLS].replace("市卫校,", ""), ":3:1: 错误 D002 这一行有 4 格，表头有 5 格（空着的格"),
        (SCHOOLS, FILES[SCHOOLS].splitlines()[0] + "\n", ": 错误 D004 表里只有表头，没有数据（"),
        (SCHOOLS, "", ": 错误 D001 表是空的（"),
    ],
)
def test_what_leans_on_a_spoilt_file_is_not_told_again(tiny: Tiny, file: str, content: str | bytes, said: str) -> None:
    """Sentences, tables, charts and scorecards lack values then; the cause is told, once."""
    tiny.write(file, content)
    (problem,) = tiny.check()
    assert problem.startswith(file + said)


def test_mistakes_elsewhere_are_still_told(tiny: Tiny) -> None:
    tiny.change(VALUES, "1000", "1000人")
    tiny.prose("{没有的指标}和[@nothing]")
    assert [problem.split(" ")[2] for problem in tiny.check()] == ["P010", "N002", "D015"]


@pytest.mark.parametrize("text", ["约600", ""])
def test_column_that_is_summed_holds_numbers(tiny: Tiny, text: str) -> None:
    tiny.change(CATALOGUE, "{ table: schools }", "{ table: schools, sum: 在校生规模 }")
    tiny.change(SCHOOLS, "公办,600", f"公办,{text}")
    what = f"的“{text}”不是数" if text else "是空的"
    assert tiny.check() == [f"{SCHOOLS}:2:1: 错误 D015 “在校生规模”一列{what}（只写数字，不写单位和千分位）"]


def test_division_by_zero_leaves_the_cell_blank_and_says_why(tiny: Tiny) -> None:
    tiny.change(VALUES, "teachers,专任教师数,90", "teachers,专任教师数,0")
    assert tiny.check() == [
        f"{SECTION}:14:41: 警告 P014 双师型教师占比没有 2024 年的值，表里将是空白（它的公式算不出结果）",
        f"{CATALOGUE}:15:12: 警告 D033 双师型教师占比 2024 年：除数为 0（查公式所用指标的值）",
    ]


def test_missing_values_of_the_year(tiny: Tiny) -> None:
    tiny.path(VALUES).unlink()
    assert tiny.check() == [f"{VALUES}: 错误 F001 找不到文件（每个年度的数据放在这里）"]


def test_years_after_the_report_are_not_read(tiny: Tiny) -> None:
    """Next year's data may already be collected, half done."""
    tiny.write("data/2025/indicators.csv", "半成品")
    assert tiny.check() == []
