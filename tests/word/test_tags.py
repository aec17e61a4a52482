"""Tags of the Word template: a designer's mistake in, its place in Word and its cure out."""

import zipfile
from pathlib import Path

import docx
import pytest
from support.template import DOCUMENT, rewrite, run
from tiny_project import TEMPLATE, Tiny

from report_engine.problems import Problem, Source
from report_engine.template.contract import Template, examine
from report_engine.template.tag_names import OPTIONAL_SLOTS, SLOTS, FrameContext, ReportTags
from report_engine.word.frame import render

DECLARED = "{%p if report.has_declaration %}"
CARDS, ROWS = "{%p for card in cards %}", "{%tr for row in card.rows %}"
EXAMPLES = "例如 {{ report.title }}、{%p if report.has_declaration %}、{%tr for row in card.rows %}"
ALONE = "这是程序放入内容的位置，前后不要有别的字"
INSIDE = "它只能写在 for card in cards 和 endfor 之间"


def said(tiny: Tiny) -> list[str]:
    """Problems of the template, without its name and the word 错误."""
    problems: list[Problem] = []
    examine(tiny.path(TEMPLATE), Path(TEMPLATE), problems)
    return [f"{p.code} {p.message}（{p.hint}）" for p in problems]


def change(tiny: Tiny, old: str, new: str, part: str = DOCUMENT) -> None:
    rewrite(tiny.path(TEMPLATE), part, old, new)


@pytest.mark.parametrize(
    ("old", "new", "place", "message", "hint"),
    [
        # names
        ("report.issuer", "report.isuer", "T010 第 4 段", "没有“report.isuer”这个名称", "是不是“report.issuer”？"),
        ("report.issuer", "raport.issuer", "T010 第 4 段", "没有“raport.issuer”这个名称", "是不是“report.issuer”？"),
        ("report.issuer", "issuer", "T010 第 4 段", "没有“issuer”这个名称", "是不是“report.issuer”？"),
        ("report.issuer", "report.单位", "T010 第 4 段", "标记“{{ report.单位 }}”里只能写一个名称", EXAMPLES),
        (
            "{{ report.issuer }}",
            "{{ report }}",
            "T010 第 4 段",
            "“report”不是一项文字",
            "写出其中的一项，例如 {{ report.… }}",
        ),
        ("row.label", "row.lable", "T010 第 1 个表格第 3 行第 2 格", "没有“row.lable”这个名称", "是不是“row.label”？"),
        ("slots.body", "slots.bdy", "T010 第 25 段", "没有“slots.bdy”这个名称", "是不是“slots.body”？"),
        (
            "has_declaration",
            "has_declare",
            "T010 第 10 段",
            "没有“report.has_declare”这个名称",
            "是不是“report.has_declaration”？",
        ),
        ("report.date", "card.heading", "T010 第 5 段", "没有“card.heading”这个名称", INSIDE),
        ("in cards", "in card", "T010 第 28 段", "没有“card”这个名称", INSIDE),
        ("in cards", "in report", "T010 第 28 段", "“report”不能重复", "能重复的有：cards、card.rows"),
        ("report.date", "report.date|upper", "T010 第 5 段", "标记“{{ report.date|upper }}”里只能写一个名称", EXAMPLES),
        # how it is written
        ("{{ report.date }}", "{{ report.date }", "T010 第 5 段", "标记“{{ report.date }”没有写完，缺少 }}", EXAMPLES),
        (
            "{{ report.date }}",
            "{ report.date }",
            "T010 第 5 段",
            "“{ report.date }”不成标记：左右的括号不成对",
            "左右各两个花括号，中间不空格：{{ 名称 }}",
        ),
        (
            "{{ report.date }}",
            "{ { report.date } }",
            "T010 第 5 段",
            "“{ {”不成标记：左右的括号不成对",
            "左右各两个花括号，中间不空格：{{ 名称 }}",
        ),
        (
            "{{ report.date }}",
            "report.date }}",
            "T010 第 5 段",
            "“}}”不成标记：左右的括号不成对",
            "左右各两个花括号，中间不空格：{{ 名称 }}",
        ),
        ("{{ report.date }}", "｛｛ report.date ｝｝", "T008 第 5 段", "标记用了全角符号", "改成半角 {{ }} 或 {% %}"),
        ("{%p endif %}", "{％p endif ％}", "T008 第 13 段", "标记用了全角符号", "改成半角 {{ }} 或 {% %}"),
        ("{%p endif %}", "{%p endfi %}", "T010 第 13 段", "不认识标记“{%p endfi %}”", "是不是“endif”？"),
        (
            "{%p endif %}",
            "{% p endif %}",
            "T010 第 13 段",
            "标记“{% p endif %}”的空格不对",
            "{% 和 p 之间不空格，p 之后空一格",
        ),
        (
            "{%p endif %}",
            "{%pendif %}",
            "T010 第 13 段",
            "标记“{%pendif %}”的空格不对",
            "{% 和 p 之间不空格，p 之后空一格",
        ),
        (
            "{%tr endfor %}",
            "{%tc endfor %}",
            "T010 第 1 个表格第 4 行第 1 格",
            "标记“{%tc endfor %}”不能用 tc",
            "整段用 p，表格的整行用 tr",
        ),
        ("{%p endif %}", "{%- endif %}", "T010 第 13 段", "标记“{%- endif %}”里不能有减号", "写成 {%p … %}"),
        (
            "{%p endif %}",
            "{%p endif declaration %}",
            "T010 第 13 段",
            "标记“{%p endif declaration %}”里 endif 之后不能有别的字",
            "写成 {%p endif %}",
        ),
        (
            "for card in cards",
            "for cards",
            "T010 第 28 段",
            "标记“{%p for cards %}”写得不对",
            "写成 {%p for card in cards %} 或 {%tr for row in card.rows %}",
        ),
        (
            DECLARED,
            "{%p if declaration = 1 %}",
            "T010 第 10 段",
            "标记“{%p if declaration = 1 %}”的条件写得不对",
            "条件只能是名称，可加 not、and、or",
        ),
        # pairs
        ("{%p endfor %}", "", "T011 第 28 段", "“{%p for card in cards %}”没有结束", "在后面写 {%p endfor %}"),
        (
            "{%tr endfor %}",
            "",
            "T011 第 1 个表格第 2 行第 1 格",
            "“{%tr for row in card.rows %}”没有结束",
            "在后面写 {%tr endfor %}",
        ),
        (DECLARED, "", "T011 第 13 段", "“{%p endif %}”前面没有 if", "删去它，或补上开头"),
        (
            "{%p endif %}",
            "{%p endfor %}",
            "T011 第 13 段",
            "“{%p endfor %}”对不上第 10 段“{%p if report.has_declaration %}”",
            "那里要的是 {%p endif %}",
        ),
        (
            DECLARED,
            "{% if report.has_declaration %}",
            "T011 第 10 段",
            "“{% if report.has_declaration %}”没有在同一段里结束",
            "跨段的写成 {%p … %}，单独成段",
        ),
        # where it stands
        (
            DECLARED,
            "声明{%p if report.has_declaration %}",
            "T012 第 10 段",
            "“{%p if report.has_declaration %}”要单独成段，同段的其他文字会丢失",
            "前后回车，另起一段",
        ),
        (
            CARDS,
            "{% for card in cards %}",
            "T012 第 28 段",
            "“{% for card in cards %}”要整段或整行重复",
            "写成 {%p for … %} 或 {%tr for … %}",
        ),
        (
            DECLARED,
            "{%tr if report.has_declaration %}",
            "T012 第 10 段",
            "“{%tr if report.has_declaration %}”要写在表格里",
            "移到表格中单独的一行；表格外用 {%p … %}",
        ),
        (
            "序号",
            "{%p if report.title %}",
            "T012 第 1 个表格第 1 行第 1 格",
            "“{%p if report.title %}”不能写在表格的格里",
            "整行的条件或重复用 {%tr … %}，独占一行",
        ),
        (
            "{{ row.no }}",
            ROWS,
            "T012 第 1 个表格第 3 行第 1 格",
            "“{%tr for row in card.rows %}”要独占一行，同行的其他文字会丢失",
            "在表格里插入一行，只写这个标记",
        ),
        (
            "照片待补",
            "{{ report.title }}",
            "T012 第 44 段",
            "标记“{{ report.title }}”在样张区里，会被一起删去",
            "移到第一段“样张说明”之前",
        ),
        # slots
        ("{{ slots.toc }}", "目录{{ slots.toc }}", "T004 第 17 段", "{{ slots.toc }} 要单独成段", ALONE),
        (
            "序号",
            "{{ slots.toc }}",
            "T004 第 1 个表格第 1 行第 1 格",
            "{{ slots.toc }} 要在正文里",
            "移出表格、文本框、页眉和页脚",
        ),
        ("{{ slots.toc }}", "", "T004", "Word 模板里应有一个单独成段的 {{ slots.toc }}，现有 0 个", ALONE),
        (
            "前\u3000言",
            "{{ slots.declaration }}",
            "T004 第 14 段",
            "{{ slots.declaration }} 有 2 个",
            "只留一个；第一个在第 12 段“{{ slots.declaration }}”",
        ),
    ],
)
def test_mistake_in_a_tag_is_told_with_its_place(
    tiny: Tiny, old: str, new: str, place: str, message: str, hint: str
) -> None:
    change(tiny, old, new)
    told = said(tiny)[0]
    assert told.startswith(f"{place}“" if "第" in place else place)
    assert told.endswith(f"{message}（{hint}）")
    (first, *_) = tiny.check()
    assert first.startswith(f"{TEMPLATE}: 错误 T0")
    assert tiny.build()
    assert not tiny.project.output.exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CARDS, "{%p fro card in cards %}"),
        (CARDS, "{%p for card in card %}"),
        (CARDS, "{% for card in cards %}"),
        ("{%p endfor %}", ""),
        ("{%tr endfor %}", ""),
        ("slots.body", "slots.bdy"),
        ("row.label", "row.lable"),
        ("{%p endif %}", "{%p endfor %}"),
    ],
)
def test_what_follows_from_a_mistake_is_not_told_again(tiny: Tiny, old: str, new: str) -> None:
    change(tiny, old, new)
    assert len(said(tiny)) == 1


def test_a_loop_that_is_not_begun_is_told_once_beside_its_end(tiny: Tiny) -> None:
    change(tiny, CARDS, "")
    assert [problem.partition("（")[0] for problem in said(tiny)] == [
        "T010 第 29 段“{{ card.heading }}”：没有“card.heading”这个名称",
        "T011 第 31 段“{%p endfor %}”：“{%p endfor %}”前面没有 for",
    ]


def test_headers_and_footers_are_read_too(tiny: Tiny) -> None:
    change(tiny, "report.title", "report.titel", "word/header3.xml")
    assert said(tiny) == [
        (
            "T010 第 3 节的页眉“{{ report.titel }}{{ report.subtitle…”：没有“report.titel”这个名称"
            "（是不是“report.title”？）"
        )
    ]


def test_a_header_cannot_end_what_the_body_begins(tiny: Tiny) -> None:
    change(tiny, "{%p endif %}", "")
    change(tiny, "{{ report.title }}", "{%p endif %}", "word/header3.xml")
    change(tiny, "{{ report.subtitle }}", "", "word/header3.xml")
    assert [problem.partition("”：")[0] for problem in said(tiny)] == [
        f"T011 第 10 段“{DECLARED}",
        "T011 第 3 节的页眉“{%p endif %}",
    ]


def test_text_boxes_are_read_once(tiny: Tiny) -> None:
    """Word writes a text box twice, for itself and for older programs."""
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent><w:p>{run('{{ report.titel }}')}</w:p></w:txbxContent>"
    both = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    change(tiny, run("{{ report.date }}"), f"{run('{{ report.date }}')}<w:r>{both}</w:r>")
    assert said(tiny) == [
        "T010 第 5 段后的文本框“{{ report.titel }}”：没有“report.titel”这个名称（是不是“report.title”？）"
    ]


@pytest.mark.parametrize(
    ("baggage", "name"),
    [
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "域"),
        ('<w:fldSimple w:instr="PAGE"/>', "域"),
        ('<w:bookmarkStart w:id="7" w:name="总表"/><w:bookmarkEnd w:id="7"/>', "书签“总表”"),
        ("<w:r><w:drawing/></w:r>", "图片"),
    ],
)
def test_what_would_vanish_with_a_slot_or_a_tag(tiny: Tiny, baggage: str, name: str) -> None:
    change(tiny, run("{{ slots.toc }}"), run("{{ slots.toc }}") + baggage)
    change(tiny, run(CARDS), run(CARDS) + baggage)
    assert [problem.partition("（")[0] for problem in said(tiny)] == [
        f"T014 第 17 段“{{{{ slots.toc }}}}”：这里有{name}，会和标记“{{{{ slots.toc }}}}”一起消失",
        f"T014 第 28 段“{CARDS}”：这里有{name}，会和标记“{CARDS}”一起消失",
    ]


def test_a_section_break_in_a_slot_would_vanish(tiny: Tiny) -> None:
    with zipfile.ZipFile(tiny.path(TEMPLATE)) as package:
        xml = package.read(DOCUMENT).decode()
    section = xml[xml.index("<w:sectPr>") : xml.index("</w:sectPr>") + len("</w:sectPr>")]
    change(tiny, run("{{ slots.toc }}"), f"<w:pPr>{section}</w:pPr>{run('{{ slots.toc }}')}")
    assert said(tiny)[0].startswith("T014 第 17 段“{{ slots.toc }}”：这里有分节符")


def test_the_mark_of_words_last_edit_is_no_bookmark(tiny: Tiny) -> None:
    mark = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    change(tiny, run("{{ slots.toc }}"), run("{{ slots.toc }}") + mark)
    assert said(tiny) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{{ report.date }}", "{{report.date}}"),
        ("{{ report.date }}", "{{ report.date }}（{{ report.issuer }}）"),
        ("{{ report.date }}", "{% if report.has_declaration %}{{ report.date }}{% else %}未定{% endif %}"),
        ("{{ report.date }}", "{# 日期 #}{{ report.date }}"),
        (DECLARED, "{%p if report.has_declaration and not report.date %}"),
        ("{{ card.region }}", "{{ loop.index }}　{{ card.region }}"),
        ("年报公开形式及网址", "集合 {1, 2} 与｛甲｝"),
    ],
)
def test_what_works_is_allowed(tiny: Tiny, old: str, new: str) -> None:
    change(tiny, old, new)
    assert said(tiny) == []
    assert tiny.build() == []


def test_loops_may_call_their_item_as_they_like(tiny: Tiny) -> None:
    with zipfile.ZipFile(tiny.path(TEMPLATE)) as package:
        xml = package.read(DOCUMENT).decode()
    new = xml.replace("row in card.rows", "r in c.rows").replace("card in cards", "c in cards")
    change(tiny, xml, new.replace("{{ row.", "{{ r.").replace("{{ card.", "{{ c."))
    assert said(tiny) == []
    assert tiny.build() == []


HYPERLINK = '<w:hyperlink w:anchor="a">'
FIELD = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
# How Word splits `{{ report.issuer }}`: what stands in the file, and why it cannot be read, if it cannot.
HALF = '<w:bookmarkStart w:id="5" w:name="x"/>'
WHOLE = HALF + '<w:bookmarkEnd w:id="5"/>'
SPLITS = {
    "whole": (run("{{ report.issuer }}"), ""),
    "by bold type": (run("{{ report.") + run("issuer", "<w:b/>") + run(" }}"), ""),
    "between the braces": (run("{") + run("{ report.issuer }", "<w:b/>") + run("}"), ""),
    "by the spelling check": (run("{{ report.") + '<w:proofErr w:type="spellStart"/>' + run("issuer }}"), ""),
    "by a tab": (run("{{ report.") + "<w:r><w:tab/></w:r>" + run("issuer }}"), ""),
    "by a bookmark": (run("{{ report.") + WHOLE + run("issuer }}"), ""),
    "within a link": (HYPERLINK + run("{{ report.") + run("issuer }}") + "</w:hyperlink>", ""),
    "around a link": (run("{{ report.") + HYPERLINK + run("issuer") + "</w:hyperlink>" + run(" }}"), ""),
    "by a field": (run("{{ report.") + FIELD + run("issuer }}"), ""),
    "out of a link": (HYPERLINK + run("{{ report.") + "</w:hyperlink>" + run("issuer }}"), "一半在链接里，一半在外"),
    "into a link": (run("{{ report.") + HYPERLINK + run("issuer }}") + "</w:hyperlink>", "一半在链接里，一半在外"),
    "into a change": (
        run("{{ report.") + '<w:ins w:id="9" w:author="某">' + run("issuer }}") + "</w:ins>",
        "一半在修订里，一半在外",
    ),
    "into a content control": (
        run("{{ report.") + "<w:sdt><w:sdtContent>" + run("issuer }}") + "</w:sdtContent></w:sdt>",
        "一半在内容控件里，一半在外",
    ),
    "by an empty format": (
        run("{{ report.") + '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"/></w:r>' + run("issuer }}"),
        "被空的格式分成几段",
    ),
    "by a field between the braces": (
        run("{") + FIELD + run("{ report.issuer }}"),
        "的两个花括号被域代码或删去的字隔开",
    ),
    "by a deletion between the closing braces": (
        run("{{ report.issuer }")
        + '<w:del w:id="9" w:author="某"><w:r><w:delText>x</w:delText></w:r></w:del>'
        + run("}"),
        "的两个花括号被域代码或删去的字隔开",
    ),
}


def test_a_bookmark_that_begins_inside_a_tag_would_lose_that_end(tiny: Tiny) -> None:
    change(tiny, run("{{ report.issuer }}"), f'{run("{{ report.")}{HALF}{run("issuer }}")}<w:bookmarkEnd w:id="5"/>')
    (told,) = said(tiny)
    assert told.startswith("T013 第 4 段“{{ report.issuer }}”：标记“{{ report.issuer }}”里有书签的一头")


@pytest.mark.parametrize("how", SPLITS)
def test_split_tags_are_refused_where_docxtpl_cannot_join_them(tiny: Tiny, how: str) -> None:
    """The verdict is held against what docxtpl makes of the file: the value printed, nothing lost."""
    written, reason = SPLITS[how]
    whole = len(docx.Document(tiny.path(TEMPLATE)).element.body)
    change(tiny, run("{{ report.issuer }}"), written)
    assert survives(tiny.path(TEMPLATE), whole) == (not reason)
    told = said(tiny)
    assert bool(told) == bool(reason)
    if reason:
        assert told[0].startswith(f"T013 第 4 段“{{{{ report.issuer }}}}”：标记“{{{{ report.issuer }}}}”{reason}")
        assert told[0].endswith("（把整个标记删去，重打一遍）")


def survives(path: Path, elements: int) -> bool:
    """Render a template without any check before."""
    context = FrameContext(
        ReportTags("题", "副", "海港市教育局", "日", "式", "址", True),
        {slot: slot for slot in (*SLOTS, *OPTIONAL_SLOTS)},
        (),
    )
    template = Template(path, path.read_bytes(), {}, {}, (), "", frozenset(), True, 0, 0, 0, 0)
    rendered = render(template, context, Source(path), [])
    # The tags that stand for a paragraph are gone, and with an empty list of cards so is what they repeat.
    return (
        rendered is not None
        and sum(p.text == "海港市教育局" for p in rendered.paragraphs) == 1
        and len(rendered.element.body) == elements - len(("if", "endif", "for", "heading", "region", "table", "endfor"))
    )


def test_a_mistake_that_only_docxtpl_sees_is_told_without_its_place(tiny: Tiny) -> None:
    change(tiny, "{{ report.issuer }}", "{{ report.issuer")
    path = tiny.path(TEMPLATE)
    template = Template(path, path.read_bytes(), {}, {}, (), "", frozenset(), True, 0, 0, 0, 0)
    problems: list[Problem] = []
    context = FrameContext(ReportTags("题", "副", "局", "日", "式", "址", True), {}, ())
    assert render(template, context, Source(Path(TEMPLATE)), problems) is None
    assert [problem.code for problem in problems] == ["T010"]
