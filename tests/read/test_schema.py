"""Located trees against models: every misfit is told at its place, in the words of an author."""

from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field

from report_engine.problems import Problem, Source
from report_engine.read.located import Scalar, parse_yaml
from report_engine.read.schema import Model, nearest, suggest, validate
from report_engine.read.textfile import TextFile


class Inner(Model):
    """A mapping inside."""

    name: Scalar
    count: int = Field(0, ge=0, le=9)


class Outer(Model):
    """The model of a file."""

    title: Scalar
    kind: Literal["bar", "ring"] = "bar"
    flag: bool = False
    size: Annotated[float, Field(gt=10)] = 11
    inner: Inner | None = None
    items: list[Inner] = Field(default_factory=list)
    words: list[Scalar] | None = Field(None, min_length=1, max_length=2)
    by_name: dict[str, Inner] = Field(default_factory=dict)


def read(text: str) -> tuple[Outer | None, list[str]]:
    problems: list[Problem] = []
    tree = parse_yaml(TextFile(Path("f"), text), problems)
    model = validate(Outer, tree, Source(Path("f")), problems)
    return model, [str(problem) for problem in problems]


def test_good_file_has_its_types_and_its_place() -> None:
    model, said = read(
        "title: 甲\nkind: ring\nflag: true\nsize: 12.5\ninner: { name: 乙, count: 3 }\nitems: [{ name: 丙 }]\n"
    )
    assert said == []
    assert model is not None
    assert (model.kind, model.flag, model.size, model.items[0].name) == ("ring", True, 12.5, "丙")
    assert model.inner is not None
    assert model.inner.count == 3
    assert (str(model.at), str(model.inner.at), str(model.title.source)) == ("f:1:1", "f:5:8", "f:1:8")


def test_empty_field_counts_as_not_written() -> None:
    model, said = read("title: 甲\nkind:\nitems:\n")
    assert said == []
    assert model is not None
    assert (model.kind, model.items) == ("bar", [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: 甲\ncolour: 红\n", "2:1: 错误 Y011 不认识的字段“colour”（可用的字段："),
        ("title: 甲\nkindd: bar\n", "2:1: 错误 Y011 不认识的字段“kindd”（是不是“kind”？）"),
        ("titel: 甲\n", "1:1: 错误 Y011 不认识的字段“titel”（是不是“title”？）"),
        ("标题: 甲\ntitle: 甲\n", "1:1: 错误 Y011 不认识的字段“标题”"),
        ("kind: bar\n", "1:1: 错误 Y012 缺少字段“title”（补上它；字段名后写半角冒号和空格）"),
        ("title:\n", "1:1: 错误 Y012 缺少字段“title”"),
        ("title: ''\n", "1:8: 错误 Y013 “title”不能是空白"),
        ("title: '  '\n", "1:8: 错误 Y013 “title”不能是空白"),
        ("title: [甲]\n", "1:8: 错误 Y013 “title”应当是文字"),
        ("title: { 甲: 乙 }\n", "1:8: 错误 Y013 “title”应当是文字"),
        ("title: 甲\nkind: bra\n", "2:7: 错误 Y013 “kind”只能是 bar、ring，现在是“bra”（是不是“bar”？）"),
        ("title: 甲\nkind: 柱\n", "2:7: 错误 Y013 “kind”只能是 bar、ring，现在是“柱”"),
        ("title: 甲\nflag: 是\n", "2:7: 错误 Y013 “flag”应当是 true 或 false，现在是“是”"),
        ("title: 甲\nsize: 宽\n", "2:7: 错误 Y013 “size”应当是数，现在是“宽”"),
        ("title: 甲\nsize: 5\n", "2:7: 错误 Y013 “size”应当大于 10，现在是“5”"),
        ("title: 甲\ninner: 乙\n", "2:8: 错误 Y013 “inner”应当是“字段: 值”的写法，现在是“乙”"),
        ("title: 甲\ninner: { name: 乙, count: 一 }\n", "2:26: 错误 Y013 “count”应当是整数，现在是“一”"),
        ("title: 甲\ninner: { name: 乙, count: 1.5 }\n", "2:26: 错误 Y013 “count”应当是整数，现在是“1.5”"),
        ("title: 甲\ninner: { name: 乙, count: -1 }\n", "2:26: 错误 Y013 “count”不能小于 0，现在是“-1”"),
        ("title: 甲\ninner: { name: 乙, count: 10 }\n", "2:26: 错误 Y013 “count”不能大于 9，现在是“10”"),
        ("title: 甲\ninner: { nam: 乙 }\n", "2:10: 错误 Y011 不认识的字段“nam”（是不是“name”？）"),
        ("title: 甲\nitems: 乙\n", "2:8: 错误 Y013 “items”应当是列表（每项以“- ”开头），现在是“乙”"),
        ("title: 甲\nitems:\n  - 乙\n", "3:5: 错误 Y013 第 1 项应当是“字段: 值”的写法，现在是“乙”"),
        ("title: 甲\nitems:\n  - name: 乙\n  -\n", "4:4: 错误 Y013 第 2 项应当是“字段: 值”的写法"),
        ("title: 甲\nitems:\n  - name: 乙\n    cuont: 1\n", "4:5: 错误 Y011 不认识的字段“cuont”（是不是“count”？）"),
        ("title: 甲\nwords: []\n", "2:8: 错误 Y013 “words”至少要有 1 项"),
        ("title: 甲\nwords: [a, b, c]\n", "2:8: 错误 Y013 “words”最多 2 项"),
        ("title: 甲\nwords: [a, [b]]\n", "2:12: 错误 Y013 第 2 项应当是文字"),
        ("title: 甲\nby_name: { 乙: 丙 }\n", "2:15: 错误 Y013 “乙”应当是“字段: 值”的写法，现在是“丙”"),
        (
            "title: 甲\nwords: ［a］\n",
            "2:8: 错误 Y013 “words”应当是列表（每项以“- ”开头），现在是“［a］”（第 2 行第 8 列的全角“［”应为半角“[”）",
        ),
        (
            "title: 甲\nitems:\n  － name: 乙\n",
            "3:3: 错误 Y013 “items”应当是列表（每项以“- ”开头）（第 3 行第 3 列的全角“－”应为半角“- ”）",
        ),
        (
            "title: 甲\nwords:\n  － 乙\n",
            "3:3: 错误 Y013 “words”应当是列表（每项以“- ”开头），现在是“－ 乙”（第 3 行第 3 列的全角“－”应为半角“- ”）",
        ),
        ("- 甲\n", "1:1: 错误 Y010 这里应当是“字段: 值”的写法"),
        ("只有文字\n", "1:1: 错误 Y010 这里应当是“字段: 值”的写法"),
        ("title：甲\n", "1:1: 错误 Y010 这里应当是“字段: 值”的写法（第 1 行第 6 列的全角“：”应为半角“: ”）"),
        ("---\n", " 错误 Y010 这里应当是“字段: 值”的写法"),
    ],
)
def test_misfit_is_told_once_at_its_place(text: str, said: str) -> None:
    _, problems = read(text)
    assert problems
    assert problems[0].startswith(f"f:{said}")
    assert len(set(problems)) == 1


def test_all_misfits_of_a_file_are_told_at_once() -> None:
    _, said = read("titel: 甲\nkind: pie\ninner: { count: x }\nitems: [{ name: 乙, extra: 1 }]\n")
    assert sorted(problem.split(" ")[0] + problem.split(" ")[2] for problem in said) == [
        "f:1:1:Y011",
        "f:2:7:Y013",
        "f:3:17:Y013",
        "f:3:8:Y012",
        "f:4:20:Y011",
    ]


def test_suggestions_name_what_is_near_and_nothing_else() -> None:
    assert nearest("studnets", ["teachers", "students"]) == "students"
    assert nearest("学校名字", ["学校名称", "学校性质"]) == "学校名称"
    assert suggest("studnets", ["students"]) == "是不是“students”？"
    assert suggest("完全不同", ["students"]) == ""
