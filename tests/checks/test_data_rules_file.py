"""`data/rules.yaml` itself: whoever mistypes is told where, and what was probably meant."""

import pytest
from tiny_project import Tiny

from report_engine.load.rules import RuleItem

from .ruled import RULES, only_rule

KINDS = f"（每项写一种：{'、'.join(name for name in RuleItem.model_fields if name != 'node')}）"
CURE = "（用半角的 + - * / ( )，指标写目录里的名称或编号）"


def test_project_without_rules_has_none(ruled: Tiny) -> None:
    ruled.path(RULES).unlink()
    assert ruled.check() == []
    assert ruled.load().rules.items == ()


def test_good_project_keeps_all_rules(ruled: Tiny) -> None:
    assert ruled.check() == []
    assert len(ruled.load().rules.items) == 13


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            "sum: { total: 在校生人, parts: [公办在校生, 民办在校生] }",
            "1:17: 错误 D041 没有叫“在校生人”的指标（是不是“在校生数”？）",
        ),
        ("bound: { part: [senor], whole: 专任教师数 }", "1:19: 错误 D041 没有叫“senor”的指标（是不是“senior”？）"),
        ("change: { most: 30%, indicators: [专业] }", "1:37: 错误 D041 没有叫“专业”的指标（是不是“专业数”？）"),
        (
            "ratio: { value: 高级教师比例, formula: 高级数 / 专任教师数 }",
            "1:36: 错误 D041 没有叫“高级数”的指标（是不是“高级教师数”？）",
        ),
        (
            "ratio: { value: 高级教师比例, formula: 高级教师数 ÷ 专任教师数 }",
            f"1:36: 错误 D043 高级教师比例：公式写法有误{CURE}",
        ),
        (
            "ratio: { value: 高级教师比例, formula: 'max(高级教师数, 3)' }",
            f"1:36: 错误 D043 高级教师比例：公式里只能有指标编号、整数、+ - * / 和括号{CURE}",
        ),
        ("bounds: { part: senior, whole: teachers }", "1:3: 错误 Y011 不认识的字段“bounds”（是不是“bound”？）"),
        ("bound: { parts: senior, whole: teachers }", "1:12: 错误 Y011 不认识的字段“parts”（是不是“part”？）"),
        (
            "bound: { part: senior, whole: teachers }\n  change: { most: 3 }",
            f"1:3: 错误 D040 一项只能写一条规则{KINDS}",
        ),
        (
            "bound:",
            f"1:3: 错误 D040 这一项没有写规则{KINDS}",
        ),
        ("sum: { total: students }", "1:8: 错误 D040 sum 要么写 parts，要么写 over"),
        ("change: { most: 3, unit: 人, indicators: [students] }", "1:11: 错误 D040 indicators 和 unit 只写一种"),
        (
            "change: { most: 三成 }",
            "1:19: 错误 Y013 “most”应当是数或百分数，现在是“三成”（例如 30%，或 5（与指标同单位））",
        ),
        (
            "follows: { table: school, column: 举办者, by: 性质 }",
            "1:21: 错误 D042 没有数据表“school”（是不是“schools”？）",
        ),
        (
            "follows: { table: schools, column: 举办, by: 性质 }",
            "1:38: 错误 D042 schools.csv 没有“举办”一列（是不是“举办者”？）",
        ),
        (
            "rows: { table: schools, unique: [名称] }",
            "1:36: 错误 D042 schools.csv 没有“名称”一列（是不是“学校名称”？）",
        ),
        (
            "sum: { total: students, over: { table: schools, column: 在校规模, group: 举办者, parts: {公办: public}}}",
            "1:59: 错误 D042 schools.csv 没有“在校规模”一列（是不是“在校生规模”？）",
        ),
        (
            "bound: { part: senior, whole: teachers, severity: 提示 }",
            "1:53: 错误 Y013 “severity”只能是 错误、警告，现在是“提示”",
        ),
    ],
)
def test_mistyped_rule(ruled: Tiny, rule: str, said: str) -> None:
    only_rule(ruled, rule)
    assert ruled.check() == [f"{RULES}:{said}"]


def test_file_that_is_no_list(ruled: Tiny) -> None:
    ruled.write(RULES, "sum: 3\n")
    assert ruled.check() == [f"{RULES}:1:1: 错误 Y013 规则应当是列表（每条规则以“- ”开头）"]


def test_bad_rule_does_not_hide_the_others(ruled: Tiny) -> None:
    only_rule(
        ruled, "bound: { part: senor, whole: teachers }\n- bound: { part: students, whole: teachers, since: 2024 }"
    )
    assert [text.split(" ")[2] for text in ruled.check()] == ["R102", "D041"]


def test_faulty_catalogue_does_not_make_rules_wrong(ruled: Tiny) -> None:
    """A name may be missing because its entry cannot be read, which has been told."""
    ruled.change(
        "data/indicators.yaml",
        "- { id: senior, name: 高级教师数, unit: 人 }",
        "- { id: senior, nam: 高级教师数, unit: 人 }",
    )
    assert not [text for text in ruled.check() if "D041" in text]
