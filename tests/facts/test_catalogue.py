"""`data/indicators.yaml`: mistakes in the catalogue are told there, and only there."""

import pytest
from tiny_project import CATALOGUE, Tiny


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("- id: voc_pct", "- id: voc-pct", "24:7: 错误 D010 编号“voc-pct”只能由字母、数字和下划线组成"),
        ("- id: voc_pct", "- id: 中职", "24:7: 错误 D010 编号“中职”只能由字母、数字和下划线组成"),
        ("- id: voc_pct", "- id: 2voc", "24:7: 错误 D010 编号“2voc”只能由字母、数字和下划线组成"),
        (
            "name: 中职占比",
            "name: 中职{x}：占比",
            "25:9: 错误 D010 名称里不能有 { } ：（这些符号在正文的引用里有别的意思）",
        ),
        (
            "- id: teachers",
            "- id: students",
            "5:7: 错误 D011 “students”已是 students 的名称（第 1 行）（名称、简称和编号不能重复）",
        ),
        (
            "name: 专任教师数",
            "name: 在校生数",
            "6:9: 错误 D011 “在校生数”已是 students 的名称（第 1 行）（名称、简称和编号不能重复）",
        ),
        (
            "short: [中职在校生]",
            "short: [中职在校生, 专任教师数]",
            "6:9: 错误 D011 “专任教师数”已是 students 的名称（第 1 行）（名称、简称和编号不能重复）",
        ),
        ("  name: 在校生数\n", "", "1:3: 错误 Y012 缺少字段“name”（补上它；字段名后写半角冒号和空格）"),
        ("short: [中职在校生]", "shorts: [中职在校生]", "3:3: 错误 Y011 不认识的字段“shorts”（是不是“short”？）"),
        (
            "short: [中职在校生]",
            "short: 中职在校生",
            "3:10: 错误 Y013 “short”应当是列表（每项以“- ”开头），现在是“中职在校生”",
        ),
        ("decimals: 2", "decimals: 两位", "14:13: 错误 Y013 “decimals”应当是整数，现在是“两位”"),
        ("decimals: 2", "decimals: -1", "14:13: 错误 Y013 “decimals”不能小于 0，现在是“-1”"),
        (
            "decimals: 2",
            "aggregate: 平均",
            (
                "14:14: 错误 Y013 “aggregate”只能是 求和、重新计算、加权平均、最大值、去重计数、市级，现在是“平均”"
                "（是不是“加权平均”？）"
            ),
        ),
        (
            "pair: [voc_pct, general_pct]",
            "pair: [voc_pct, general_pct]\n  formula: voc_pct",
            "28:3: 错误 D010 formula、pair 只能写一种",
        ),
        ("[voc_pct, general_pct]", "[voc_pct]", "30:9: 错误 Y013 “pair”至少要有 2 项"),
        ("[voc_pct, general_pct]", "[voc_pct, general_pct, students]", "30:9: 错误 Y013 “pair”最多 2 项"),
        (
            "[voc_pct, general_pct]",
            "[voc_pct, general]",
            "30:19: 错误 D031 职普比用到的“general”不是指标的编号（是不是“general_pct”？）",
        ),
        ("[voc_pct, general_pct]", "[voc_pct, share]", "28:7: 错误 D032 公式互相引用：share → share（改其中一个公式）"),
        ("- id: students", "- 在校生\n- id: students", "1:3: 错误 Y010 这里应当是“字段: 值”的写法"),
        ("- id: students", "-\n- id: students", "1:2: 错误 Y010 这里应当是“字段: 值”的写法"),
        ("{ table: schools }", "{ table: school }", "19:21: 错误 D034 没有数据表“school”（是不是“schools”？）"),
        (
            "{ table: schools }",
            "{ table: schools, sum: 在校规模 }",
            "19:21: 错误 D034 schools.csv 没有“在校规模”一列（是不是“在校生规模”？）",
        ),
        (
            "{ table: schools }",
            "{ table: schools, where: { 举办: 公办 } }",
            "19:21: 错误 D034 schools.csv 没有“举办”一列（是不是“举办者”？）",
        ),
        (
            "{ table: schools }",
            "{ table: schools, where: { 举办者: 公 } }",
            "19:21: 警告 D035 schools.csv 的“举办者”一列没有“公”（是不是“公办”？）",
        ),
        ("{ table: schools }", "schools", "19:12: 错误 Y013 “records”应当是“字段: 值”的写法，现在是“schools”"),
    ],
)
def test_one_mistake_is_one_message(tiny: Tiny, old: str, new: str, said: str) -> None:
    """Uses of what is lacking in the catalogue are not told again, in whatever file they stand."""
    tiny.change(CATALOGUE, old, new)
    assert tiny.check() == [f"{CATALOGUE}:{said}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("students: { name: 在校生数 }\n", ":1:1: 错误 Y013 指标目录应当是列表（每个指标以“- ”开头）"),
        ("在校生数\n", ":1:1: 错误 Y013 指标目录应当是列表（每个指标以“- ”开头）"),
        ("[]\n", ": 错误 D017 指标目录是空的"),
        ("", ": 错误 Y001 文件是空的"),
        ("- id: a\n   name: 甲\n", ":2:8: 错误 Y000 YAML 写法有误：这里不该有冒号（文字里有“: ”时整句加引号；"),
    ],
)
def test_catalogue_that_is_none(tiny: Tiny, text: str, said: str) -> None:
    tiny.write(CATALOGUE, text)
    (problem,) = tiny.check()
    assert problem.startswith(CATALOGUE + said)


def test_missing_catalogue(tiny: Tiny) -> None:
    tiny.path(CATALOGUE).unlink()
    assert tiny.check() == [f"{CATALOGUE}: 错误 F001 找不到文件"]


FORMULA = "formula: dual_teachers / teachers * 100"
CURE = "（用半角的 + - * / ( )，乘写 *，除写 /，例如 a / b * 100）"


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("dual_teachers / teacher", "错误 D031 双师型教师占比用到的“teacher”不是指标的编号（是不是“teachers”？）"),
        (
            "dual_teachers / 专任教师数",
            "错误 D031 双师型教师占比用到的“专任教师数”不是指标的编号（“专任教师数”的编号是 teachers）",
        ),
        ("dual_teachers ÷ teachers", f"错误 D030 双师型教师占比：公式写法有误{CURE}"),
        ("（dual_teachers）", f"错误 D030 双师型教师占比：公式写法有误{CURE}"),
        ("dual_teachers /", f"错误 D030 双师型教师占比：公式写法有误{CURE}"),
        ("teachers * 1.5", f"错误 D030 双师型教师占比：公式里的常数只能是整数，不能是 1.5{CURE}"),
        (
            "teachers.real",
            f"错误 D030 双师型教师占比：公式里只能有指标编号、整数、+ - * / 和括号{CURE}",
        ),
        (
            "exit(teachers)",
            f"错误 D030 双师型教师占比：公式里只能有指标编号、整数、+ - * / 和括号{CURE}",
        ),
    ],
)
def test_mistake_in_a_formula(tiny: Tiny, formula: str, said: str) -> None:
    tiny.change(CATALOGUE, FORMULA, f"formula: {formula}")
    assert tiny.check() == [f"{CATALOGUE}:15:12: {said}"]


def test_formula_can_run_no_code(tiny: Tiny) -> None:
    """Not even while it is being looked at."""
    trap = tiny.path("trap")
    tiny.change(CATALOGUE, FORMULA, f"formula: __import__('pathlib').Path('{trap}').touch()")
    (problem,) = tiny.check()
    assert problem.startswith(f"{CATALOGUE}:15:12: 错误 D030")
    assert not trap.exists()


def test_long_chain_of_formulas_is_no_circle(tiny: Tiny) -> None:
    links = [f"- {{ id: link_{n}, name: 环{n}, formula: link_{n + 1} + 1 }}\n" for n in range(1500)]
    tiny.change(
        CATALOGUE,
        "- id: students",
        "".join(links) + "- { id: link_1500, name: 末环, formula: students }\n- id: students",
    )
    assert tiny.check() == []
    assert tiny.load().facts.values["link_0", 2024] == 2500


def test_two_circles_are_both_told(tiny: Tiny) -> None:
    circles = (
        "- { id: a, name: 甲, formula: b }\n- { id: b, name: 乙, formula: a }\n- { id: c, name: 丙, formula: c + a }\n"
    )
    tiny.change(CATALOGUE, "- id: students", circles + "- id: students")
    assert [problem.partition("D032 ")[2].partition("（")[0] for problem in tiny.check()] == [
        "公式互相引用：a → b → a",
        "公式互相引用：c → c",
    ]


def test_circle_of_formulas_is_told_once(tiny: Tiny) -> None:
    tiny.change(CATALOGUE, FORMULA, "formula: first")
    tiny.change(
        CATALOGUE,
        "- id: school_count",
        (
            "- { id: first, name: 甲, formula: second }\n"
            "- { id: second, name: 乙, formula: dual_pct + 1 }\n"
            "- id: school_count"
        ),
    )
    assert tiny.check() == [
        f"{CATALOGUE}:15:12: 错误 D032 公式互相引用：dual_pct → first → second → dual_pct（改其中一个公式）"
    ]
