"""CSV files as a data clerk saves them from Excel or WPS."""

from pathlib import Path

import pytest

from report_engine.problems import Problem
from report_engine.read.rows import Row, parse_rows
from report_engine.read.textfile import TextFile

REQUIRED = ("编号", "名称", "值")
GOOD = "编号,名称,值,备注\na,甲,1,\nb,乙,2,注\n"


def read(text: str, required: tuple[str, ...] = REQUIRED) -> tuple[tuple[Row, ...], list[str]]:
    problems: list[Problem] = []
    rows = parse_rows(TextFile(Path("f.csv"), text), required, problems)
    return rows, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        GOOD.rstrip("\n"),
        GOOD.replace("\n", ",,,\n"),  # columns that once held something
        GOOD.replace("a,甲,1,", " a , 甲　,\t1,"),
        GOOD.replace("\n", "\n\n,,,\n"),
        GOOD.replace("甲", '"甲"'),
    ],
)
def test_what_spreadsheets_add_is_no_mistake(text: str) -> None:
    rows, said = read(text)
    assert said == []
    assert [row.cells for row in rows] == [
        {"编号": "a", "名称": "甲", "值": "1", "备注": ""},
        {"编号": "b", "名称": "乙", "值": "2", "备注": "注"},
    ]


def test_columns_may_stand_in_any_order() -> None:
    rows, said = read("备注,值,名称,编号\n,1,甲,a\n")
    assert said == []
    assert rows[0].cells["编号"] == "a"


def test_a_row_of_several_lines_counts_as_it_stands_in_the_file() -> None:
    rows, _ = read('编号,名称,值,备注\na,甲,1,"上\n下"\nb,乙,2,\n')
    assert [str(row.source) for row in rows] == ["f.csv:2:1", "f.csv:4:1"]
    assert rows[0].cells["备注"] == "上\n下"


def test_quotes_and_commas_inside_a_quoted_cell() -> None:
    rows, said = read('编号,名称,值\na,"甲,""乙""",1\n')
    assert said == []
    assert rows[0].cells["名称"] == '甲,"乙"'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "a,甲,1,",
            "a,甲,1,000,",
            "2:1: 错误 D002 这一行有 5 格，表头有 4 格（数里不要写千分位逗号；格里有逗号时整格加英文双引号）",
        ),
        ("a,甲,1,", "a,甲,1,,,", "2:1: 错误 D002 这一行有 6 格，表头有 4 格"),
        ("a,甲,1,", "a,甲,1", "2:1: 错误 D002 这一行有 3 格，表头有 4 格（空着的格也要留逗号）"),
        ("b,乙,2,注", "b,2,注", "3:1: 错误 D002 这一行有 3 格，表头有 4 格（空着的格也要留逗号）"),
        (
            "a,甲,1,",
            'a,"甲,1,',
            "2:1: 错误 D001 CSV 写法有误：双引号没有成对（格里要有双引号时写两个，整格再加双引号）",
        ),
        ("a,甲,1,", 'a,"甲"乙,1,', "2:1: 错误 D001 CSV 写法有误：双引号没有成对"),
        (
            "编号,名称,值,备注\n",
            "",
            "1:1: 错误 D003 表头缺少“编号”、“名称”、“值”（第一行应为表头：编号,名称,值；现在是：a、甲、1）",
        ),
        ("编号,名称,值,备注", "编号,名称,数值,备注", "1:1: 错误 D003 表头缺少“值”（表头里的“数值”应为“值”）"),
        ("编号,名称,值,备注", "id,name,value,备注", "1:1: 错误 D003 表头缺少“编号”、“名称”、“值”（第一行应为表头"),
        ("编号,名称,值,备注", "编号,名称,值,值", "1:1: 错误 D003 表头里“值”出现了两次（删去一列，或改名）"),
        ("编号,名称,值,备注", "编号,,名称,值", "1:1: 错误 D003 表头第 2 格是空的（写上列名，或删去这一列）"),
        ("编号,名称,值,备注", "2024年数据,,,\n编号,名称,值,备注", "1:1: 错误 D003 表头缺少“编号”、“名称”、“值”"),
        ("编号,名称", "sep=,\n编号,名称", "1:1: 错误 D003 表头缺少“编号”、“名称”、“值”（删去第一行的 sep=，"),
    ],
)
def test_mistakes_of_a_data_clerk(old: str, new: str, said: str) -> None:
    assert GOOD.count(old) == 1
    _, problems = read(GOOD.replace(old, new))
    assert len(problems) == 1
    assert problems[0].startswith(f"f.csv:{said}")


@pytest.mark.parametrize(
    ("separator", "name"), [(";", "分号"), ("\t", "制表符"), ("，", "全角逗号"), ("；", "全角分号")]
)
def test_other_separators_are_named(separator: str, name: str) -> None:
    cure = f"（各格之间是{name}，应为英文逗号：另存为“CSV UTF-8（逗号分隔）”）"
    assert read(GOOD.replace(",", separator)) == (
        (),
        [f"f.csv:1:1: 错误 D003 表头缺少“编号”、“名称”、“值”{cure}"],
    )


@pytest.mark.parametrize("text", ["", "\n\n", ",,,\n,,,\n"])
def test_empty_table(text: str) -> None:
    assert read(text) == ((), ["f.csv: 错误 D001 表是空的（第一行应为表头：编号,名称,值）"])
    assert read(text, ()) == ((), ["f.csv: 错误 D001 表是空的（第一行应为表头，以下每行一条）"])


def test_good_rows_around_a_bad_one_are_read_and_all_bad_ones_told() -> None:
    rows, said = read("编号,名称,值\na,甲,1\nb,乙\nc,丙,3\nd\ne,戊,5\n")
    assert [row.cells["编号"] for row in rows] == ["a", "c", "e"]
    assert [problem.split(" ")[0] for problem in said] == ["f.csv:3:1:", "f.csv:5:1:"]
