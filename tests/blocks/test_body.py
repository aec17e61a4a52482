"""The list of blocks: what is no text and no known block."""

import pytest
from tiny_project import CASE, SECTION, Tiny

BLOCKS = "table、yearly、records、chart、photo、case"
LAST = "      - case: drama\n"


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("- tabel: { id: tbl }", "24:9: 错误 Y013 第 8 项：没有叫“tabel”的块（是不是“table”？）"),
        (
            "- 重点: 内容",
            (
                "24:9: 错误 Y013 第 8 项：没有叫“重点”的块"
                f"（块有：{BLOCKS}；如果是一段文字，里面有冒号或以花括号开头时整段要加引号）"
            ),
        ),
        (
            "- {在校生数}",
            (
                "24:9: 错误 Y013 第 8 项：没有叫“在校生数”的块"
                f"（块有：{BLOCKS}；如果是一段文字，里面有冒号或以花括号开头时整段要加引号）"
            ),
        ),
        (
            "- chart: { id: a }\n        table: { id: b }",
            (
                "24:9: 错误 Y013 第 8 项：一个块只能有一个名称，这里有 chart、table"
                "（下面的字段要再缩进两格；每个块另起一个“- ”）"
            ),
        ),
        (
            "- chart:\n        id: a",
            (
                "24:9: 错误 Y013 第 8 项：一个块只能有一个名称，这里有 chart、id"
                "（下面的字段要再缩进两格；每个块另起一个“- ”）"
            ),
        ),
        ("- - 甲", f"24:9: 错误 Y013 第 8 项：不是一段文字，也不是一个块（块有：{BLOCKS}）"),
        ("-", "24:8: 错误 Y013 第 8 项是空的（写一段文字，或删去这一行的 -）"),
        ("- ''", "24:9: 错误 Y013 第 8 项不能是空白"),
        ("- chart:", "24:9: 错误 Y013 “chart”应当是“字段: 值”的写法"),
        ("- chart: 招生图", "24:16: 错误 Y013 “chart”应当是“字段: 值”的写法，现在是“招生图”"),
        ("- chart: [a]", "24:16: 错误 Y013 “chart”应当是“字段: 值”的写法"),
    ],
)
def test_what_is_no_block(tiny: Tiny, block: str, said: str) -> None:
    tiny.change(SECTION, LAST, f"{LAST}      {block}\n")
    assert tiny.check() == [f"{SECTION}:{said}"]


@pytest.mark.parametrize("bad", ["tbl scale", "表[1]", "a,b", "a：b", "@a"])
def test_id_that_no_mention_could_name(tiny: Tiny, bad: str) -> None:
    tiny.change(SECTION, "          id: tbl-scale", f"          id: '{bad}'")
    assert tiny.check() == [
        f"{SECTION}:12:15: 错误 Y013 “id”：“{bad}”不能作编号（用中文、字母、数字、- 和 _，不要空格和标点）"
    ]


def test_chinese_id(tiny: Tiny) -> None:
    tiny.change(SECTION, "[@tbl-scale]", "[@规模表-1_a]")
    tiny.change(SECTION, "id: tbl-scale", "id: 规模表-1_a")
    assert tiny.check() == []


def test_block_left_out_because_of_a_mistake_is_not_told_as_unknown_too(tiny: Tiny) -> None:
    """`[@fig-scale]` stands in the text, and the chart cannot be drawn: one message."""
    tiny.change(SECTION, "indicators: [students, teachers]", "indicators: [students, teacher]")
    assert tiny.check() == [f"{SECTION}:19:34: 错误 P010 没有叫“teacher”的指标（是不是“teachers”？）"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "- case: drama",
            "- case: darma",
            f"{SECTION}:23:15: 错误 P050 没有编号为“darma”的案例（是不是“drama”？）",
        ),
        ("- case: drama", "- case: [drama]", f"{SECTION}:23:15: 错误 Y013 “case”应当是“字段: 值”的写法"),
        ("- case: drama", "- case:", f"{SECTION}:23:9: 错误 Y013 “case”应当是“字段: 值”的写法"),
    ],
)
def test_case_that_cannot_be_put(tiny: Tiny, old: str, new: str, said: str) -> None:
    tiny.change(SECTION, old, new)
    assert tiny.check() == [said]


def test_unknown_case_that_is_like_no_other(tiny: Tiny) -> None:
    tiny.change(SECTION, LAST, f"{LAST}      - case: 完全不同\n")
    assert tiny.check() == [
        f"{SECTION}:24:15: 错误 P050 没有编号为“完全不同”的案例（案例写在 cases 文件夹，编号是文件里的 id）"
    ]


def test_case_inside_a_case(tiny: Tiny) -> None:
    tiny.change(CASE, "body:\n", "body:\n  - case: drama\n")
    said = [problem for problem in tiny.check() if "I001" not in problem]
    assert said == [f"{CASE}:5:11: 错误 P051 案例里不能再放案例"]
