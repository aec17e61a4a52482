"""Prose: Markdown with Chinese typography, values and mentions."""

from collections.abc import Sequence

import pytest
from tiny_project import SECTION, Tiny

from report_engine.document import Inline, Link, ListItems, Paragraph, Ref, Text, Value

LINE, COLUMN = 10, 9  # where `Tiny.prose` puts a text's first character


def shape(content: tuple[Inline, ...]) -> list[str]:
    """Write inline nodes shortly: text bare, bold in *…*, values in {…}, mentions in [@…]."""
    written = []
    for item in content:
        match item:
            case Text():
                text = item.text
            case Value():
                text = f"{{{item.text}}}"
            case Ref():
                text = f"[@{item.target}]"
            case Link():
                written.append(f"<{item.url} {''.join(part.text for part in item.content)}>")
                continue
        written.append(f"*{text}*" if item.bold else text)
    return written


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("**“重点”：**内容", ["*“重点”：*", "内容"]),  # CommonMark alone leaves the asterisks
        ("各校**“三全育人”**，推进", ["各校", "*“三全育人”*", "，推进"]),
        ("**一是**抓教学。**二是**抓管理。", ["*一是*", "抓教学。", "*二是*", "抓管理。"]),
        ("**（一）**内容", ["*（一）*", "内容"]),
        ("**重点。**后文", ["*重点。*", "后文"]),
        ("《**书名**》", ["《", "*书名*", "》"]),
        ("**共{在校生数}人，见[@tbl-scale]**", ["*共*", "*{1000}*", "*人，见*", "*[@tbl-scale]*"]),
        ("见[教育局](http://a.cn/?a=1&b=2)网站", ["见", "<http://a.cn/?a=1&b=2 教育局>", "网站"]),
        ("见[全市{在校生数}人](http://a.cn)。", ["见", "<http://a.cn 全市1000人>", "。"]),
        ("见[教育**局**](http://a.cn)。", ["见", "<http://a.cn 教育局>", "。"]),
        ("见[某处\\](另见)", ["见[某处](另见)"]),
        ("见http://a.cn和<http://b.cn>", ["见http://a.cn和<http://b.cn>"]),
    ],
)
def test_bold_and_links(tiny: Tiny, typed: str, printed: list[str]) -> None:
    tiny.prose(typed)
    assert shape(tiny.first()) == printed


@pytest.mark.parametrize(
    ("typed", "marks", "printed"),
    [
        ("操场120*80米，篮球场28*15米，楼长60*宽18米。", "***", None),
        ("占100*2*3%", "**", None),
        ("推进*试点*工作，_甲_", "**", None),
        ("**一是突出重点。", ["**"], None),
        ("**一是**抓*好**落实。", ["*", "**"], ["*一是*", "抓*好**落实。"]),
        ("＊＊二是＊＊抓好落实。", ["＊＊", "＊＊"], None),
        ("第一句<br>第二句，<u class=x>线</u>，空&nbsp;格", ["<br>", "<u class=x>", "</u>", "&nbsp;"], None),
        ("脚注^[说明]，~~删除~~。", ["^[", "~~", "~~"], None),
        ("甲｜乙｜丙", ["｜", "｜"], None),
        ("见@tbl-scale，写信到a.b@c.cn", ["@tbl-scale"], None),
        ("长120\\*80米，5 < 6 > 4", [], ["长120*80米，5 < 6 > 4"]),
    ],
)
def test_what_is_no_markup_is_printed_as_typed_and_told(
    tiny: Tiny, typed: str, marks: Sequence[str], printed: list[str] | None
) -> None:
    """Nothing that an author typed is lost: a size of 120*80 m was printed as 12080."""
    tiny.prose(typed)
    block = tiny.blocks()[0]
    assert isinstance(block, Paragraph)
    assert shape(block.content) == (printed or [typed])
    assert [line.split(" P007 ")[1].split("（")[0] for line in tiny.said()] == [f"“{m}”会照原样印出" for m in marks]


def test_a_stray_mark_is_told_at_its_place(tiny: Tiny) -> None:
    tiny.prose("篮球场\n为28*15米。")
    tiny.blocks()
    cure = "（乘号写 ×，粗体写 **字**；要印 * 本身写 \\*）"
    assert tiny.said() == [f"{SECTION}:11:12: 警告 P007 “*”会照原样印出{cure}"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("第一行\n第二行", "第一行第二行"),
        ("第一行，\n“第二行”", "第一行，“第二行”"),
        ("one word\nanother", "one word another"),
        ("中文\nword", "中文word"),
        ("word\n中文", "word中文"),
        ("第一行  \n第二行", "第一行第二行"),  # two blanks at the end are a line break in Markdown
        ("第一行\\\n第二行", "第一行第二行"),
        ("　　首行缩进\n　　次行也缩进", "首行缩进次行也缩进"),
        ("a < b > c & \"d\" 'e'", "a < b > c & \"d\" 'e'"),
        ("甲\t乙", "甲\t乙"),
        ("喆堃镕 𠮷 👩‍🏫", "喆堃镕 𠮷 👩‍🏫"),
        ("转义\\{在校生数\\}", "转义{在校生数}"),
        ("转义\\[@tbl-scale]", "转义[@tbl-scale]"),
        ("\\*星号\\*和\\`反引号\\`", "*星号*和`反引号`"),
        ("\\# 不是标题", "# 不是标题"),
        ("1\\. 不是列表", "1. 不是列表"),
        ("1、不是列表", "1、不是列表"),
        ("C:\\目录", "C:\\目录"),
        ("3+2、1+X、2+2+2", "3+2、1+X、2+2+2"),
        ("{% 在校生数 %}".replace("{", "\\{").replace("}", "\\}"), "{% 在校生数 %}"),
    ],
)
def test_text_arrives_as_it_was_meant(tiny: Tiny, typed: str, printed: str) -> None:
    tiny.prose(typed)
    assert shape(tiny.first()) == [printed]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("{在校生数}", ["{1000}"]),
        ("{students}和{中职在校生}", ["{1000}", "和", "{1000}"]),
        ("{在校生数:2023}", ["{950}"]),
        ("{ 在校生数 : 2023 }", ["{950}"]),
        ("{在校生数:２０２３}", ["{950}"]),
        ("{在校生数:增减}", ["{增加50}"]),
        ("{在校生数:增幅}", ["{增长5.3%}"]),
        ("{双师型教师占比}", ["{33.33%}"]),
        ("{双师型教师占比:增减}", ["{提高3.33个百分点}"]),
        ("{职普比}，上年{职普比:2023}", ["{34.8:65.2}", "，上年", "{33.9:66.1}"]),
        ("{bus_lines}条", ["{12}", "条"]),
        ("${在校生数}", ["$", "{1000}"]),
        ("\\\\{在校生数}", ["\\", "{1000}"]),
        ("[@tbl-scale]和[@ fig-scale ]", ["[@tbl-scale]", "和", "[@fig-scale]"]),
    ],
)
def test_values_and_mentions(tiny: Tiny, typed: str, printed: list[str]) -> None:
    tiny.prose(typed)
    assert shape(tiny.first()) == printed


def test_local_percentage_is_printed_with_its_sign(tiny: Tiny) -> None:
    tiny.change(SECTION, "{ value: 12, unit: 条,", "{ value: 81.60, unit: '%',")
    tiny.prose("达{bus_lines}")
    assert shape(tiny.first()) == ["达", "{81.60%}"]  # printed as it was typed


def test_values_know_their_place_and_what_stands_behind_them(tiny: Tiny) -> None:
    tiny.prose("转义\\{在校生数\\}，\n共{在校生数}人，上年{students:2023}人")
    values = [item for item in tiny.first() if isinstance(item, Value)]
    assert [(value.datum.name, value.datum.year, str(value.source)) for value in values] == [
        ("students", 2024, f"{SECTION}:11:10"),
        ("students", 2023, f"{SECTION}:11:20"),
    ]


def test_blank_line_parts_paragraphs(tiny: Tiny) -> None:
    tiny.prose("第一段\n续行\n\n第二段")
    first, second, *_ = tiny.blocks()
    assert tiny.said() == []
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (shape(first.content), str(first.source)) == (["第一段续行"], f"{SECTION}:10:9")
    assert (shape(second.content), str(second.source)) == (["第二段"], f"{SECTION}:13:9")


@pytest.mark.parametrize(
    ("typed", "ordered", "items"),
    [
        ("- 甲\n- 乙{在校生数}", False, [["甲"], ["乙", "{1000}"]]),
        ("* 甲\n* 乙", False, [["甲"], ["乙"]]),
        ("1. 甲\n2. 乙\n   续行", True, [["甲"], ["乙续行"]]),
        ("1) 甲", True, [["甲"]]),
        ("- 甲\n\n- 乙", False, [["甲"], ["乙"]]),
    ],
)
def test_lists(tiny: Tiny, typed: str, ordered: bool, items: list[list[str]]) -> None:
    tiny.prose(typed)
    block = tiny.blocks()[0]
    assert tiny.said() == []
    assert isinstance(block, ListItems)
    assert block.ordered is ordered
    assert [shape(item.content) for item in block.items] == items


def test_list_right_after_its_sentence(tiny: Tiny) -> None:
    tiny.prose("措施如下：\n- 甲\n- 乙")
    sentence, block, *_ = tiny.blocks()
    assert tiny.said() == []
    assert isinstance(sentence, Paragraph)
    assert isinstance(block, ListItems)
    assert len(block.items) == 2


TYPED = "（要印出符号本身，在前面加 \\）"
HEADING = "（标题写在 sections 里；段落下面不要写一行 --- 或 ===）"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("# 标题", f"10:9: 错误 P001 正文里不能有标题{HEADING}"),
        ("正文\n\n## 标题", f"12:9: 错误 P001 正文里不能有标题{HEADING}"),
        ("正文\n---", f"10:9: 错误 P001 正文里不能有标题{HEADING}"),
        ("正文\n\n---", f"12:9: 错误 P001 正文里不能有分隔线{TYPED}"),
        ("***", f"10:9: 错误 P001 正文里不能有分隔线{TYPED}"),
        ("> 引用", f"10:9: 错误 P001 正文里不能有引用（段首的 >）{TYPED}"),
        ("前面`代码`后面", f"10:11: 错误 P001 正文里不能有代码（反引号）{TYPED}"),
        ("```\n代码\n```", f"10:9: 错误 P001 正文里不能有代码块{TYPED}"),
        ("正文\n\n    代码", f"12:13: 错误 P001 正文里不能有代码块（段首有四个以上空格）{TYPED}"),
        ("前面![图](a.png)", "10:11: 错误 P001 正文里不能有图片（写成 photo 块）"),
        (
            "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |",
            "10:9: 错误 P001 正文里不能有表格（写成 table 或 records 块）",
        ),
        ("共｛在校生数｝人", "10:10: 错误 P002 “｛在校生数｝”的括号应为半角：{在校生数}"),
        ("共｛在校生数}人", "10:10: 错误 P002 “｛在校生数}”的括号应为半角：{在校生数}"),
        ("共｛人", "10:10: 错误 P002 “｛”是全角（引用数值用半角 { }）"),
        ("见［@tbl-scale］", "10:10: 错误 P002 “［@tbl-scale］”的括号应为半角：[@tbl-scale]"),
        ("见【@tbl-scale】", "10:10: 错误 P002 “【@tbl-scale】”的括号应为半角：[@tbl-scale]"),
        ("见[＠tbl-scale]", "10:10: 错误 P002 “[＠tbl-scale]”的括号应为半角：[@tbl-scale]"),
        (
            "共{在校生数：2023}人",
            "10:10: 错误 P002 花括号里的冒号是全角（改成半角，例如 {毕业生人数:2023}）",
        ),
        ("- 甲\n  - 乙", "11:11: 错误 P003 列表里不能再有列表（改成一层列表或分段）"),
        ("- 甲\n\n  乙", "12:11: 错误 P003 列表的一项只能有一段（去掉空行，或不用列表）"),
        (
            "2. 甲\n3. 乙",
            "10:9: 错误 P003 编号列表要从 1 开始（一个列表的各项写在同一段文字里；要印出编号本身写成 2\\. 的样子）",
        ),
        (
            "[见[@tbl-scale]](http://a.cn)",
            "10:23: 错误 P004 链接没有写对，会照原样印出（写成 [文字](http://地址)，文字里不能有 [@编号]）",
        ),
        (
            "见[某处](javascript:alert)",
            "10:13: 错误 P004 链接没有写对，会照原样印出（写成 [文字](http://地址)，文字里不能有 [@编号]）",
        ),
        (
            "见[某处](file:///etc/passwd)",
            "10:13: 错误 P004 链接没有写对，会照原样印出（写成 [文字](http://地址)，文字里不能有 [@编号]）",
        ),
        (
            "前文[空]()后文",
            "10:11: 错误 P004 链接没有地址，只印出文字（写成 [文字](http://地址)，或去掉链接）",
        ),
        (
            "前文[相对](a.docx)后文",
            "10:11: 错误 P004 链接的地址“a.docx”不是网址，只印出文字（写成 [文字](http://地址)，或去掉链接）",
        ),
        (
            "前文[井号](#top)后文",
            "10:11: 错误 P004 链接的地址“#top”不是网址，只印出文字（写成 [文字](http://地址)，或去掉链接）",
        ),
        (
            "前文[好](https://www.example.com)和[坏](javascript:x)后文",
            "10:42: 错误 P004 链接没有写对，会照原样印出（写成 [文字](http://地址)，文字里不能有 [@编号]）",
        ),
        (
            "共{在校生数:203}人",
            "10:10: 错误 P011 “203”不是四位数的年份（可以写年份、增减、增幅，例如 {毕业生人数:2023}）",
        ),
        ("见[@]", "10:10: 错误 P005 [@] 里没有写编号（例如 [@tbl-scale]）"),
        ("共{}人", "10:10: 错误 P005 花括号里没有写名称（例如 {毕业生人数}）"),
        (
            "共{在校生数人",
            "10:10: 错误 P006 花括号没有成对（补上另一半，写在同一行；要印出花括号本身写 \\{ 和 \\}）",
        ),
        (
            "共在校生数}人",
            "10:14: 错误 P006 花括号没有成对（补上另一半，写在同一行；要印出花括号本身写 \\{ 和 \\}）",
        ),
        (
            "共{在校\n生数}人",
            "10:10: 错误 P006 花括号没有成对（补上另一半，写在同一行；要印出花括号本身写 \\{ 和 \\}）",
        ),
        (
            "共{{在校生数}}人",
            "10:10: 错误 P006 花括号没有成对（补上另一半，写在同一行；要印出花括号本身写 \\{ 和 \\}）",
        ),
        ("共{在校生}人", "10:10: 错误 P010 没有叫“在校生”的指标（是不是“在校生数”？）"),
        ("共{bus_line}条", "10:10: 错误 P010 没有叫“bus_line”的指标（是不是“bus_lines”？）"),
        ("共{什么也不是}", "10:10: 错误 P010 没有叫“什么也不是”的指标（指标目录见 data/indicators.yaml）"),
        ("共{1 + 1}", "10:10: 错误 P010 没有叫“1 + 1”的指标（指标目录见 data/indicators.yaml）"),
        (
            "共{在校生数:去年}人",
            "10:10: 错误 P011 不认识“:去年”（可以写年份、增减、增幅，例如 {毕业生人数:2023}）",
        ),
        (
            "共{在校生数:2023:增减}",
            "10:10: 错误 P011 不认识“:2023:增减”（可以写年份、增减、增幅，例如 {毕业生人数:2023}）",
        ),
        ("共{bus_lines:2023}条", "10:10: 错误 P011 “bus_lines”是本文件里的数，不能写“:2023”"),
        ("共{在校生数:2019}", "10:10: 错误 P012 在校生数没有 2019 年的值（在 data/2019/indicators.csv 里补上）"),
        ("{专任教师数:增减}", "10:9: 错误 P012 专任教师数 2024 年与上年相同，没有增减（改写这一句）"),
        ("{专任教师数:增幅}", "10:9: 错误 P012 专任教师数 2024 年与上年基本相同，没有增幅（改写这一句）"),
        ("{职普比:增减}", "10:9: 错误 P012 职普比是一对数，没有增减（改写这一句）"),
        ("甲\n乙{x}丙\n丁", "11:10: 错误 P010 没有叫“x”的指标（指标目录见 data/indicators.yaml）"),
    ],
)
def test_mistake_is_told_at_its_character(tiny: Tiny, typed: str, said: str) -> None:
    tiny.prose(typed)
    assert tiny.check() == [f"{SECTION}:{said}"]


def test_template_language_in_a_text_is_no_template_language(tiny: Tiny) -> None:
    """Content can run no code."""
    tiny.prose("共{{ 7*7 }}、{% if x %}、{# 注 #}")
    said = tiny.check()
    assert [problem.split(" ")[2] for problem in said] == ["P006", "P010", "P010", "P010"]
    assert "没有叫“7*7”的指标" in said[1]


@pytest.mark.parametrize("style", ["'{}'", '"{}"', "|-\n          {}", ">-\n          {}", "{}"])
def test_place_holds_in_every_yaml_style(tiny: Tiny, style: str) -> None:
    tiny.change(SECTION, "- 经验见[@drama]。", "- " + style.format("经验“见”[@drama]，共{没有}人"))
    (problem,) = tiny.check()
    place, _, rest = problem.partition(": ")
    assert rest == "错误 P010 没有叫“没有”的指标（指标目录见 data/indicators.yaml）"
    file, line, column = place.split(":")
    assert tiny.path(file).read_text("utf-8").split("\n")[int(line) - 1][int(column) - 1 :].startswith("{没有}")


def test_several_mistakes_in_one_text_are_all_told(tiny: Tiny) -> None:
    tiny.prose("共{甲}人，{乙}人，\n见[@丙]，{丁}")
    places = [problem.split(" ")[0] for problem in tiny.check()]
    assert places == [f"{SECTION}:{place}:" for place in ("10:10", "10:15", "11:10", "11:15")]
