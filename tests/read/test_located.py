"""YAML to a tree whose every text knows its place; what is no plain YAML is told in Chinese."""

from pathlib import Path

import pytest
import yaml

from report_engine.problems import Problem
from report_engine.read.located import Mapping, Node, Scalar, Sequence, parse_yaml
from report_engine.read.textfile import TextFile


def parse(text: str) -> tuple[Node, list[str]]:
    problems: list[Problem] = []
    tree = parse_yaml(TextFile(Path("f"), text), problems)
    return tree, [str(problem) for problem in problems]


def mapping(text: str) -> Mapping:
    tree, said = parse(text)
    assert said == []
    assert isinstance(tree, Mapping)
    return tree


# --- what is read ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    ["no", "yes", "on", "true", "1.10", "2024-01", "2024-01-02", "08:30", "0x1F", "012", "1e3", ".5", "null", "~", "="],
)
def test_plain_text_stays_what_was_typed(typed: str) -> None:
    assert mapping(f"a: {typed}\n") == {"a": typed}


def test_empty_field_is_none() -> None:
    assert mapping("a:\nb: ''\n") == {"a": None, "b": ""}


def test_comments_and_a_first_document_mark_are_fine() -> None:
    assert mapping("# 说明\n---\na: 甲 # 说明\n") == {"a": "甲"}


def test_every_node_knows_its_place() -> None:
    tree = mapping("a:\n  - 甲\n  - b: 乙\n    c: [丙, 丁]\n")
    items = tree["a"]
    assert isinstance(items, Sequence)
    assert str(tree.source) == "f:1:1"
    assert str(tree.keys_at["a"]) == "f:1:1"
    assert [str(place) for place in items.items_at] == ["f:2:5", "f:3:5"]
    assert str(items[1].keys_at["c"]) == "f:4:5"
    assert [str(item.source) for item in items[1]["c"]] == ["f:4:9", "f:4:12"]


# --- places inside a text -------------------------------------------------------------------

STYLES = {
    "plain": "a: {}",
    "single quotes": "a: '{}'",
    "double quotes": 'a: "{}"',
    "literal": "a: |\n  {}",
    "literal without last line end": "a: |-\n  {}",
    "literal in a list": "a:\n  - |\n    {}",
    "literal with a comment": "a: | # 说明\n  {}",
    "folded": "a: >\n  {}",
    "folded in a list": "a:\n    - >-\n        {}",
}
TEXTS = (
    "全市中职学校在校生共计若干人",
    "甲 乙  丙",
    "前😀后𠮷终",
    "word other word",
    "“引号”和《书名》，100%！",
    "带#和 - 的{值}",
)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", TEXTS)
def test_place_of_every_visible_character_of_one_line(style: str, text: str) -> None:
    check_places(STYLES[style].format(text))


@pytest.mark.parametrize(
    "document",
    [
        "a: |\n  第一行\n  第二行\n\n  第三段 word\n",
        "a: |\n\n\n  前有空行\n    缩进更多\n  回来\n",
        "a: >\n  折叠的\n  第二行 word\n  word 又一行\n\n  另一段\n",
        "a: >2\n   开头有一个空格\n  第二行\n",
        "a: 普通的\n  续行 word\n  word\n\n  另一段\n",
        "a: '单引号里的''引号''在\n  下一行 继续'\n",
        'a: "双引号\\"里\\\\的\\n换行和\\t制表\\u4e2d\\x41\\U0001F600末"\n',
        'a: "双引号跨\\\n   行 继续\n   又一行"\n',
        "a:\n  - |\n    甲乙\n    丙丁\n  - 戊己\n",
    ],
    ids=[
        "literal",
        "literal with blank lines",
        "folded",
        "indentation given",
        "plain over lines",
        "single quotes",
        "double quotes with escapes",
        "double quotes over lines",
        "list",
    ],
)
def test_place_of_every_visible_character_of_several_lines(document: str) -> None:
    check_places(document)


def check_places(document: str) -> None:
    """Hold each place against the file: there stands the character, or the escape that writes it."""
    lines = document.split("\n")
    (value,) = mapping(document).values()
    for text in value if isinstance(value, Sequence) else [value]:
        assert text.strip()
        for offset, character in enumerate(text):
            if character.isspace():
                continue
            place = text.at(offset)
            written = lines[place.line - 1][place.column - 1 :]
            expected = yaml.safe_load(f'"{written[:10]}"') if written.startswith("\\U") else written[0]
            if written.startswith("\\"):
                length = {"x": 4, "u": 6, "U": 10}.get(written[1], 2)
                expected = yaml.safe_load(f'"{written[:length]}"')
            assert expected == character, (offset, str(place))


def test_place_of_a_blank_is_its_own() -> None:
    text = mapping("a: 甲  乙\n")["a"]
    assert str(text.at(1)) == "f:1:5"


def test_place_behind_the_end_is_the_end() -> None:
    assert str(mapping("a: 甲乙\n")["a"].at(99)) == "f:1:6"


# --- what is refused ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a:\n\tb: 1\n", "2:1: 错误 Y000 YAML 写法有误：缩进用了制表符（Tab）（用空格缩进，每级两个）"),
        ("a: 1\nb：2\nc: 3\n", "2:2: 错误 Y000 YAML 写法有误：全角“：”应为半角“: ”"),
        ("a：1\nb: 2\n", "1:2: 错误 Y000 YAML 写法有误：全角“：”应为半角“: ”"),
        ("a: 1\nb:2\nc: 3\n", "2:2: 错误 Y000 YAML 写法有误：冒号后要有空格"),
        ("a: ｛b: 1, c: 2}\n", "1:4: 错误 Y000 YAML 写法有误：全角“｛”应为半角“{”"),
        ("a: {b: 1，c: 2}\n", "1:9: 错误 Y000 YAML 写法有误：全角“，”应为半角“, ”"),
        ("a:\n  - b: 甲\n  -c: 乙\n", "3:3: 错误 Y000 YAML 写法有误：列表的“-”后要有空格"),
        ("a:\n  - 甲\n  -乙\n  - c: 丙\n", "3:3: 错误 Y000 YAML 写法有误：列表的“-”后要有空格"),
        (
            "- {在校生数}人\n",
            (
                "1:3: 错误 Y000 YAML 写法有误：文字不能以花括号开头"
                "（把整段文字放进引号，例如 '{在校生数}人'，或用 | 另起一行）"
            ),
        ),
        (
            "a: 规模: 结构\n",
            "1:6: 错误 Y000 YAML 写法有误：这里不该有冒号（文字里有“: ”时整句加引号；或检查上一行的缩进）",
        ),
        (
            "a: 1\n  b: 2\n",
            "2:4: 错误 Y000 YAML 写法有误：这里不该有冒号（文字里有“: ”时整句加引号；或检查上一行的缩进）",
        ),
        (
            "a:\n  - b: 甲\n   c: 乙\n",
            "3:4: 错误 Y000 YAML 写法有误：缩进不对（同一级的字段要对齐，同一列表的“- ”也要对齐）",
        ),
        (
            "a:\n  - 甲\n - 乙\n",
            "3:2: 错误 Y000 YAML 写法有误：缩进或引号不对（检查这一行和上一行的缩进；文字里的引号用“”）",
        ),
        (
            'a: "甲"乙\n',
            "1:7: 错误 Y000 YAML 写法有误：缩进或引号不对（检查这一行和上一行的缩进；文字里的引号用“”）",
        ),
        (
            "a: 甲\n只有文字\n",
            (
                "3:1: 错误 Y000 YAML 写法有误：缺少冒号"
                "（字段名后写半角冒号和空格，例如 title: 基本情况；正文要比“- |”多缩进）"
            ),
        ),
        ("a: '甲\n", "1:4: 错误 Y000 YAML 写法有误：引号没有写完（补上缺少的一半引号）"),
        ('a: "甲\n---\n', "1:4: 错误 Y000 YAML 写法有误：引号没有写完（补上缺少的一半引号）"),
        (
            "a: [甲, 乙\n",
            "1:4: 错误 Y000 YAML 写法有误：方括号或花括号没有写完（检查成对的 [ ] { } 和引号，以及其间的半角逗号）",
        ),
        (
            "a: {b: 甲\nc: 乙\n",
            "1:4: 错误 Y000 YAML 写法有误：方括号或花括号没有写完（检查成对的 [ ] { } 和引号，以及其间的半角逗号）",
        ),
        ("a: - 甲\n", "1:4: 错误 Y000 YAML 写法有误：“- ”的位置不对（“- ”要另起一行并缩进）"),
        (
            "a: @甲\n",
            "1:4: 错误 Y000 YAML 写法有误：这个字符不能作开头（把整段文字放进引号，或用 | 另起一行）",
        ),
        ("a: `甲`\n", "1:4: 错误 Y000 YAML 写法有误：这个字符不能作开头（把整段文字放进引号，或用 | 另起一行）"),
        ("a: %甲\n", "1:4: 错误 Y000 YAML 写法有误：这个字符不能作开头（把整段文字放进引号，或用 | 另起一行）"),
        ("a: **甲**\n", "1:5: 错误 Y000 YAML 写法有误：文字不能以 * 开头（把整段文字放进引号，或用 | 另起一行）"),
        ("a: &甲\n", "1:5: 错误 Y000 YAML 写法有误：文字不能以 & 开头（把整段文字放进引号，或用 | 另起一行）"),
        ("a: !甲\n", "1:5: 错误 Y000 YAML 写法有误：文字不能以 ! 开头（把整段文字放进引号，或用 | 另起一行）"),
        (
            "a: >甲\n",
            (
                "1:5: 错误 Y000 YAML 写法有误：| 和 > 后面不能有文字"
                "（文字从下一行开始，缩进两个空格；以 > 开头的文字要加引号）"
            ),
        ),
        (
            'a: "C:\\照片"\n',
            "1:7: 错误 Y000 YAML 写法有误：双引号里的 \\ 写法不对（要印出 \\ 本身写 \\\\；或改用单引号）",
        ),
        (
            'a: "\\ud800"\n',
            "1:7: 错误 Y000 YAML 写法有误：双引号里的 \\ 写法不对（要印出 \\ 本身写 \\\\；或改用单引号）",
        ),
        ("%甲\na: 1\n", "1:2: 错误 Y000 YAML 写法有误：文字不能以 % 开头（把整段文字放进引号）"),
        ('"甲"\n乙\n', "2:1: 错误 Y000 YAML 写法有误：缩进不对，或少了“字段: ”（检查这一行和上一行）"),
        ("", " 错误 Y001 文件是空的"),
        ("# 只有说明\n", " 错误 Y001 文件是空的"),
        ("a: 1\n---\nb: 2\n", "2:1: 错误 Y002 一个文件只能有一个 YAML 文档（删去这一行的 ---）"),
    ],
)
def test_broken_yaml_is_told_where_it_broke_and_how_to_mend_it(text: str, said: str) -> None:
    assert parse(text) == (None, [f"f:{said}"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x 1\n", "1:4: 错误 Y003 不能使用锚点（& 或 *）（把内容直接写在这里；文字里的 & 或 * 请加引号）"),
        ("a: *x\n", "1:4: 错误 Y003 不能使用锚点（& 或 *）（把内容直接写在这里；文字里的 & 或 * 请加引号）"),
        ("a: &x\n  - 1\n", "1:4: 错误 Y003 不能使用锚点（& 或 *）（把内容直接写在这里；文字里的 & 或 * 请加引号）"),
        ("&x a: 1\n", "1:1: 错误 Y003 不能使用锚点（& 或 *）（把内容直接写在这里；文字里的 & 或 * 请加引号）"),
        ("a: !!int 3\n", "1:4: 错误 Y003 不能使用标签 !!int（去掉标签；以 ! 开头的文字请加引号）"),
        ("a: !include 甲.yaml\n", "1:4: 错误 Y003 不能使用标签 !include（去掉标签；以 ! 开头的文字请加引号）"),
        (
            "a: !!python/object/apply:os.system ['touch hacked']\n",
            "1:4: 错误 Y003 不能使用标签 !!python/object/apply:os.system（去掉标签；以 ! 开头的文字请加引号）",
        ),
        (
            "!!python/object/new:os.system []\n",
            "1:1: 错误 Y003 不能使用标签 !!python/object/new:os.system（去掉标签；以 ! 开头的文字请加引号）",
        ),
        ("a: " + "[" * 99 + "]" * 99 + "\n", "1:44: 错误 Y003 嵌套太深"),
    ],
    ids=["anchor", "alias", "list", "key", "type", "include", "code", "code at the top", "deep"],
)
def test_yaml_that_is_more_than_text_is_refused(text: str, said: str) -> None:
    assert parse(text) == (None, [f"f:{said}"])


def test_a_bomb_is_refused_wherever_the_parser_gives_up() -> None:
    """Some versions of the parser stop by themselves, later than we do."""
    tree, said = parse("a: " + "[" * 100_000 + "\n")
    assert tree is None
    assert [line.partition(": ")[2] for line in said] == ["错误 Y003 嵌套太深"]


def test_merge_key_is_a_field_like_any_other() -> None:
    assert mapping("<<: {a: 1}\n") == {"<<": {"a": "1"}}


def test_duplicate_keys_are_told_each_and_the_first_holds() -> None:
    tree, said = parse("a: 1\nb: 2\na: 3\n'a': 4\n")
    assert tree == {"a": "1", "b": "2"}
    assert said == [
        "f:3:1: 错误 Y005 字段“a”重复，第 1 行已经有了（删去其中一个）",
        "f:4:1: 错误 Y005 字段“a”重复，第 1 行已经有了（删去其中一个）",
    ]


@pytest.mark.parametrize(("text", "column"), [("? [a, b]\n: 1\n", 3), ("{a: 1}: 2\n", 1), ("? \n: 2\n", 1)])
def test_key_that_is_no_text(text: str, column: int) -> None:
    _, said = parse(text)
    hint = "（花括号开头的文字要加引号，例如 '{专任教师总数}人'）"
    assert said == [f"f:1:{column}: 错误 Y004 字段名必须是文字{hint}"]


def test_escape_cannot_bring_in_a_control_character() -> None:
    tree, said = parse('a: "甲\\0乙"\n')
    assert said == ["f:1:4: 错误 F004 含有控制字符 U+0000（删除它后重新输入这一处）"]
    assert tree == {"a": "甲□乙"}


def test_scalar_is_text() -> None:
    text = mapping("a: 甲乙\n")["a"]
    assert isinstance(text, Scalar)
    assert text == "甲乙"
    assert f"{text}丙" == "甲乙丙"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id: a\n\u3000\u3000title: 甲\n", 2),
        ("id: a\nbody:\n\xa0\xa0- 一段\n", 3),
        ("id: a\nbody:\n  - |\n\u3000\u3000全市。\n", 4),
        ("id: a\n\xa0title: 乙\ntitle: 甲\n", 2),
        ("sections:\n  - id: a\n    title: b\n\u3000\u3000\u3000\u3000body:\n      - x\n", 4),
    ],
)
def test_blanks_of_print_are_no_indentation(text: str, line: int) -> None:
    assert parse(text)[1] == [
        f"f:{line}:1: 错误 Y000 YAML 写法有误：缩进用了全角空格或不间断空格（用半角空格缩进，每级两个）"
    ]


def test_blanks_of_print_inside_a_text_are_text() -> None:
    assert mapping("a: |\n  \u3000\u3000全市。\nb: \u3000乙\n") == {"a": "\u3000\u3000全市。\n", "b": "\u3000乙"}
