"""Numbers of one file: computed from those beside them, or declared where they stand."""

import pytest
from click.testing import CliRunner
from tiny_project import CATALOGUE, SECTION, VALUES, Tiny

from report_engine.cli import main
from report_engine.document import Value

FACTS = "  bus_lines: { value: 12, unit: 条, source: 校级年报 }\n"


def facts(tiny: Tiny, *more: str) -> None:
    tiny.change(SECTION, FACTS, FACTS + "".join(f"  {line}\n" for line in more))


def printed(tiny: Tiny) -> list[str]:
    return [item.text for item in tiny.first() if isinstance(item, Value)]


@pytest.mark.parametrize(
    ("formula", "decimals", "text"),
    [
        ("passed / candidates * 100", ", decimals: 2", "33.33%"),
        ("passed / candidates * 100", "", "33%"),
        ("(candidates - passed) / candidates * 100", ", decimals: 1", "66.7%"),
        ("passed / students * 100", ", decimals: 1", "5.1%"),  # an indicator by its id
        ("passed / 在校生数 * 100", ", decimals: 1", "5.1%"),  # and by its name
        ("passed / dual_pct", ", decimals: 3", "1.530%"),  # the exact 33.333…, not what is printed of it
    ],
)
def test_a_rate_is_computed_from_its_parts(tiny: Tiny, formula: str, decimals: str, text: str) -> None:
    facts(
        tiny,
        f'rate: {{ formula: {formula}, unit: "%"{decimals} }}',
        "candidates: { value: 153, unit: 人, source: 校级年报 }",
        "passed: { value: 51, unit: 人, source: 校级年报 }",
    )
    tiny.prose("报考{candidates}人，上线{passed}人，上线率{rate}。")
    assert printed(tiny) == ["153", "51", text]


def test_a_computed_number_is_computed_from_the_exact_value_of_another(tiny: Tiny) -> None:
    facts(tiny, "third: { formula: 1 / 3, unit: 元 }", "whole: { formula: third * 3, unit: 元, decimals: 2 }")
    tiny.prose("各{third}元，共{whole}元。")
    assert printed(tiny) == ["0", "1.00"]


@pytest.mark.parametrize(
    ("fact", "column", "message"),
    [
        ("rate: { formula: passed ÷ 3, unit: 人 }", 20, "P081 “rate”的公式：公式写法有误"),
        ("rate: { formula: '__import__(1)', unit: 人 }", 20, "P081 “rate”的公式：公式里只能有"),
        ("rate: { formula: students.real, unit: 人 }", 20, "P081 “rate”的公式：公式里只能有"),
        ("rate: { formula: 2 ** 9, unit: 人 }", 20, "P081 “rate”的公式：公式里只能有"),
        (
            "rate: { formula: student / 2, unit: 人 }",
            20,
            "P081 “rate”的公式：没有叫“student”的数或指标，是不是“students”？",
        ),
        ("rate: { formula: rate + 1, unit: 人 }", 20, "P081 “rate”的公式：互相引用：rate → rate"),
        ("rate: { formula: students / 0, unit: 人 }", 20, "P081 “rate”的公式：除数为 0"),
        ("rate: { formula: share * 2, unit: 人 }", 20, "P081 “rate”的公式：职普比是一对数，不能计算"),
    ],
)
def test_a_bad_formula_is_told_at_its_place_with_the_cure(tiny: Tiny, fact: str, column: int, message: str) -> None:
    facts(tiny, fact)
    tiny.prose("共{rate}人。")
    tiny.load()
    (said,) = tiny.said()
    assert said.startswith(f"{SECTION}:5:{column}: 错误 {message}")
    assert "+ - * / ( )" in said


def test_a_circle_is_told_once(tiny: Tiny) -> None:
    facts(tiny, "one: { formula: other + 1 }", "other: { formula: third * 2 }", "third: { formula: one - 1 }")
    tiny.prose("一是{one}，二是{other}，三是{third}。")
    tiny.load()
    (said,) = tiny.said()
    assert "互相引用：one → other → third → one" in said


def test_a_number_that_is_none_cannot_be_computed_with(tiny: Tiny) -> None:
    facts(tiny, "ratio: { value: 1:11, source: 校级年报 }", "twice: { formula: ratio * 2 }")
    tiny.prose("师生比{ratio}，{twice}。")
    tiny.load()
    (said,) = tiny.said()
    assert "“ratio”的值“1:11”不是一个数" in said


def test_a_value_that_is_lacking_is_told_as_for_an_indicator(tiny: Tiny) -> None:
    tiny.change(VALUES, "students,在校生数,1000,", "students,在校生数,—,")
    facts(tiny, "half: { formula: students / 2, unit: 人 }")
    tiny.change(SECTION, "全市在校生{在校生数}人，见", "半数是{half}人，见")
    tiny.load()
    assert any("P012 “half”：在校生数 2024 年查不到（—）" in line for line in tiny.said())


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ("{ unit: 人, source: 年报 }", "要写 value（数）或 formula（由别的数算出），只写一种"),
        ("{ value: 3, formula: 1 + 2, source: 年报 }", "要写 value（数）或 formula（由别的数算出），只写一种"),
        ("{ value: 3, unit: 人 }", "写了 value，还要写 source（出处）"),
        ("{ value: 3, source: 年报, decimals: 2 }", "value 怎样写就怎样印，不写 decimals"),
    ],
)
def test_a_fact_is_typed_with_its_source_or_computed(tiny: Tiny, fact: str, message: str) -> None:
    facts(tiny, f"count: {fact}")
    tiny.load()
    (said,) = (line for line in tiny.said() if "Y013" in line)
    assert said.startswith(f"{SECTION}:5:10: 错误 Y013")
    assert message in said


def test_a_formula_follows_the_renaming_of_an_indicator(tiny: Tiny) -> None:
    facts(tiny, 'pct: { formula: students / 2000 * 100, unit: "%" }')
    tiny.prose("占{pct}。")
    renamed = CliRunner().invoke(main, ["data", "rename", "students", "pupils", "--yes", "--root", str(tiny.root)])
    assert renamed.exit_code == 0, renamed.output
    assert "formula: pupils / 2000 * 100" in tiny.path(SECTION).read_text("utf-8")
    assert "id: pupils" in tiny.path(CATALOGUE).read_text("utf-8")


def test_a_number_that_only_a_formula_reads_is_used(tiny: Tiny) -> None:
    tiny.language = True
    facts(
        tiny,
        "passed: { value: 51, unit: 人, source: 校级年报 }",
        "left: { value: 7, unit: 人, source: 校级年报 }",
        'pct: { formula: passed / students * 100, unit: "%" }',
    )
    tiny.prose("上线率{pct}。")
    assert [line.split(" W104 ")[1].split("（")[0] for line in tiny.check() if " W104 " in line] == ["“left”没有用到"]


@pytest.mark.parametrize(
    ("typed", "text", "unit", "source"),
    [
        ("{8|管理规定}", "8", "", "管理规定"),
        ("{ 8 | 管理规定 }", "8", "", "管理规定"),
        ("{33.3%|校级年报}", "33.3%", "%", "校级年报"),
        ("{12,500|校级年报}", "12,500", "", "校级年报"),
        ("{1:11|见 http://a.cn/b}", "1:11", "", "见 http://a.cn/b"),
        ("{一百二十|校级年报}", "一百二十", "", "校级年报"),
        ("{三分之二|校级年报}", "三分之二", "", "校级年报"),
        ("{2分48秒|演练记录}", "2分48秒", "", "演练记录"),
    ],
)
def test_a_number_is_declared_where_it_stands(tiny: Tiny, typed: str, text: str, unit: str, source: str) -> None:
    tiny.prose(f"实习不少于{typed}周。")
    (value,) = (item for item in tiny.first() if isinstance(item, Value))
    local = value.datum.local
    assert local is not None
    assert (value.text, local.unit, local.taken_from) == (text, unit, source)
    file = tiny.path(SECTION).read_text("utf-8")
    assert file[local.value.origin.span.start : local.value.origin.span.end] == text.removesuffix("%")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("{2分|演练记录}", "P016 竖线前面的“2分”不是一个数"),
        ("{8|}", "P016 竖线后面没有写出处"),
        ("{|管理规定}", "P016 竖线前面的“”不是一个数"),
        ("{八周|管理规定}", "P016 竖线前面的“八周”不是一个数"),
        ("{8周|管理规定}", "P016 竖线前面的“8周”不是一个数"),
        ("{8｜管理规定}", "P002 花括号里的竖线是全角"),
    ],
)
def test_half_a_declaration_is_told(tiny: Tiny, typed: str, message: str) -> None:
    tiny.prose(f"实习不少于{typed}周。")
    tiny.load()
    (said,) = tiny.said()
    assert said.startswith(f"{SECTION}:10:14: 错误 {message}")


def test_rules_take_a_declared_number_for_no_typed_one(tiny: Tiny) -> None:
    tiny.language = True
    before = tiny.check()
    tiny.prose("建成智慧教室{8|校级年报}间，办结率{98.5%|市教育局统计}。")
    assert len(tiny.check()) == len(before)


def test_trace_follows_numbers_of_a_file(tiny: Tiny) -> None:
    facts(tiny, 'rate: { formula: bus_lines / 在校生数 * 100, unit: "%", decimals: 1 }')
    tiny.prose("每百人{rate}，教室{8|校级年报}间。")
    said = _trace(tiny, "rate")
    assert said[0].startswith(f"rate  本文件的数  {SECTION}:5:")
    assert said[1:3] == [
        "  1.2%  ←  公式 bus_lines / 在校生数 * 100",
        f"由这些数计算：bus_lines = 12条（{SECTION}:4:14）、在校生数（students）",
    ]
    assert any(line.endswith("正文“1.2%”") for line in said)
    declared = _trace(tiny, "8|校级年报")
    assert declared[1] == "  8  ←  出处：校级年报"
    assert any(line.startswith("用它计算的本文件的数：rate（") for line in _trace(tiny, "在校生数"))


def _trace(tiny: Tiny, name: str) -> list[str]:
    result = CliRunner().invoke(main, ["trace", name, "--year", "2024", "--root", str(tiny.root)])
    assert result.exit_code == 0, result.output
    return result.output.splitlines()
