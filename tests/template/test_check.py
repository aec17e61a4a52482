"""`template check`: everything that a layout lacks is told before any build, with its place in the Word file."""

import shutil
import time
import zipfile

import pytest
from click.testing import CliRunner, Result
from support.ooxml import Docx, find, find_all, qn, value
from support.reference import REPOSITORY
from support.template import DOCUMENT, NUMBERING, STYLES, rewrite, run
from support.text import text_of
from tiny_project import CARD, LAYOUT, TEMPLATE, Tiny

from report_engine import pipeline
from report_engine.cli import main
from report_engine.project import Project
from report_engine.template.rules import check_layout

REQUIREMENTS = """\
requirements:
  paper_mm: [210, 297]
  margins_mm: { top: 37, bottom: 35, left: 28, right: 26 }
  styles:
    heading 1: { font: 方正小标宋简体, size: 22 }
    Body Text: { font: 仿宋_GB2312, size: 16, pitch: 28.95 }
  chapters: [基本情况]
  annexes: [人才培养质量计分卡]
"""


def said(tiny: Tiny, layout: str = "hebei") -> list[str]:
    return [str(problem) for problem in check_layout(tiny.project, layout)]


def change(tiny: Tiny, old: str, new: str | None, part: str = DOCUMENT) -> None:
    rewrite(tiny.path(TEMPLATE), part, old, new)


SPAN = '<w:tcPr><w:gridSpan w:val="5"/></w:tcPr>'
RESTORE = "从上一次可用的版本恢复；或新建同名的段落样式，再给样张、附表里的段落选上它"


def unpacked(tiny: Tiny) -> Docx:
    return Docx.read(tiny.path(TEMPLATE))


def word(message: str) -> str:
    return f"{TEMPLATE}: {message}"


@pytest.mark.parametrize("root", [REPOSITORY, *sorted((REPOSITORY / "examples").iterdir())], ids=lambda p: p.name)
def test_shipped_layouts_lack_nothing(root: object) -> None:
    project = Project(root, 2024)  # type: ignore[arg-type]
    for folder in sorted(project.layout("").iterdir()):
        assert check_layout(project, folder.name) == []


def test_a_clean_layout(tiny: Tiny) -> None:
    tiny.write(LAYOUT, tiny.path(LAYOUT).read_text("utf-8") + REQUIREMENTS)
    assert said(tiny) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "expected"),
    [
        (
            STYLES,
            'w:val="表题"',
            'w:val="表格题"',
            "错误 T003 Word 模板里没有样式“表题”（是不是改成了“表格题”？把名称改回来）",
        ),
        (
            STYLES,
            'w:val="分节"',
            'w:val="Break"',
            "错误 T003 Word 模板里没有样式“分节”（在 Word 的样式窗格里新建同名样式）",
        ),
        (
            DOCUMENT,
            "样张：图片",
            "样张:图片",
            "错误 T005 第 40 段“样张:图片”：应写成“样张：图片”（改字，冒号用全角）",
        ),
        (
            DOCUMENT,
            f'<w:pStyle w:val="PrototypeNote"/></w:pPr>{run("样张：图片")}',
            f'<w:pStyle w:val="BodyText"/></w:pPr>{run("样张：图片")}',
            "错误 T005 第 40 段“样张：图片”：样式不对（选样式“样张说明”）",
        ),
        (
            DOCUMENT,
            '<w:p><w:pPr><w:pStyle w:val="PrototypeNote"/></w:pPr><w:r><w:t xml:space="preserve">样张：案例框',
            '<w:p><w:pPr><w:pStyle w:val="PrototypeNote"/></w:pPr><w:r><w:t xml:space="preserve">样张：缺失',
            (
                "错误 T005 Word 模板里没有“样张：案例框”及其后的段落或表格"
                "（写一段“样张：案例框”（样式“样张说明”），下面紧接样张）"
            ),
        ),
        (
            DOCUMENT,
            "〔文件〕",
            "文件名",
            "错误 T006 第 42 段“样张：缺失照片”：“样张：缺失照片”里没有 〔文件〕（在样张里写上它，程序用内容替换它）",
        ),
        (
            NUMBERING,
            '<w:pStyle w:val="Heading2"/>',
            "",
            (
                "错误 T009 Word 模板里样式“heading 2”没有链接到多级列表"
                "（在 Word 的“定义新的多级列表”里把级别链接到这个标题样式）"
            ),
        ),
        (
            NUMBERING,
            '<w:num w:numId="2"><w:abstractNumId w:val="1"/>',
            '<w:num w:numId="2"><w:abstractNumId w:val="2"/>',
            "错误 T009 Word 模板里没有项目符号列表（列表 2）（从上一次可用的版本恢复 Word 模板）",
        ),
    ],
)
def test_what_the_writer_needs(tiny: Tiny, part: str, old: str, new: str, expected: str) -> None:
    change(tiny, old, new, part)
    assert said(tiny) == [word(expected)]
    assert tiny.build() == [word(expected)]


@pytest.mark.parametrize("name", ["案例正文", "表头", "表格文字", "附表文字", "附表指标", "附表表头", "附表说明"])
def test_a_style_of_the_designed_parts_that_was_deleted(tiny: Tiny, name: str) -> None:
    """A report would be built all the same, in another look."""
    styles = unpacked(tiny)
    (style,) = (one for one in find_all(styles.xml(STYLES), "w:style") if value(one, "w:name") == name)
    used = value(style, "", "w:styleId")
    style.getparent().remove(style)
    tiny.path(TEMPLATE).write_bytes(styles.save())
    told = said(tiny)
    assert f"{TEMPLATE}: 警告 T003 Word 模板里没有样式“{name}”（{RESTORE}）" in told
    if name not in ("附表说明",):  # not every one is used by its own paragraphs
        assert any(f"它的样式（{used}）已经删去" in line for line in told)


def test_a_table_of_a_thousand_rows(tiny: Tiny) -> None:
    """Its rows were counted for every cell."""
    row = "<w:tr>" + "<w:tc><w:p><w:pPr/></w:p></w:tc>" * 8 + "</w:tr>"
    grid = '<w:gridCol w:w="600"/>' * 8
    table = f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{row * 1000}</w:tbl><w:p/>"
    change(tiny, "<w:body>", f"<w:body>{table}")
    began = time.monotonic()
    said(tiny)
    assert time.monotonic() - began < 30


def test_without_the_style_of_the_prototypes_only_that_is_told(tiny: Tiny) -> None:
    change(tiny, 'w:val="样张说明"', 'w:val="Note"', STYLES)
    assert said(tiny) == [word("错误 T003 Word 模板里没有样式“样张说明”（在 Word 的样式窗格里新建同名样式）")]


@pytest.mark.parametrize("lost", ["pgSz", "pgMar", "sectPr"])
def test_a_file_that_word_has_never_saved(tiny: Tiny, lost: str) -> None:
    with zipfile.ZipFile(tiny.path(TEMPLATE)) as package:
        xml = package.read(DOCUMENT).decode()
    change(tiny, xml, xml.replace(f"<w:{lost}", f"<w:x{lost}").replace(f"</w:{lost}", f"</w:x{lost}"))
    assert said(tiny) == [word("错误 T002 Word 模板用不了：里面没有纸张和页边距（用 Word 打开，再保存一次）")]


def test_a_style_of_the_wrong_type(tiny: Tiny) -> None:
    change(tiny, '<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableCaption">',
           '<w:style w:type="character" w:customStyle="1" w:styleId="TableCaption">', STYLES)  # fmt: skip
    assert said(tiny) == [
        word("错误 T003 Word 模板里没有样式“表题”（有这个名称，但不是段落样式：删去它，新建同名的段落样式）")
    ]


def test_prototypes_need_their_rows_styles_and_picture(tiny: Tiny) -> None:
    with zipfile.ZipFile(tiny.path(TEMPLATE)) as package:
        xml = package.read(DOCUMENT).decode()
    start = xml.index("</w:p>", xml.index("〔标题〕")) + len("</w:p>")
    change(tiny, xml[start : xml.index('<w:p><w:pPr><w:pStyle w:val="PrototypeNote"/>', start)], "")
    change(tiny, f'<w:pPr><w:pStyle w:val="TableText"/></w:pPr>{run("文字")}', run("文字"))
    at = xml.index("<w:drawing>", xml.index("样张：图片"))
    change(tiny, xml[at : xml.index("</w:drawing>", at) + len("</w:drawing>")], "<w:t>图</w:t>")
    assert said(tiny) == [
        word("错误 T006 第 33 段“样张：数据表”：样张里有没有样式的段落（给样张里的每一段选一个样式）"),
        word(
            "错误 T006 第 34 段“样张：案例框”：应先是标题的样子，再有一段正文的样子"
            "（第一段写〔编号〕和〔标题〕，下面写正文；可再加图片和图题的样子）"
        ),
        word("错误 T006 第 36 段“样张：图片”：下面的段落里没有嵌入型图片（插入一张图片，环绕方式选“嵌入型”）"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            f'<w:pStyle w:val="CardTitle"/></w:pPr>{run("{{ card.heading }}")}',
            f'<w:pStyle w:val="BodyText"/></w:pPr>{run("{{ card.heading }}")}',
            "第 29 段“{{ card.heading }}”：附表的标题要单独成段，样式为“附表标题”（在“样式”窗格里选“附表标题”）",
        ),
        (
            f'<w:pStyle w:val="CardRegion"/></w:pPr>{run("{{ card.region }}")}',
            f'<w:pStyle w:val="CardTitle"/></w:pPr>{run("{{ card.region }}")}',
            "第 30 段“{{ card.region }}”：样式“附表标题”只能用在附表的标题上（换一个样式）",
        ),
        (
            f'<w:pStyle w:val="AnnexTitle"/></w:pPr>{run("附件")}',
            f'<w:pStyle w:val="BodyText"/></w:pPr>{run("附件")}',
            (
                "第 28 段“{%p for card in cards %}”：前面没有样式为“附件标题”的段落，目录里列不出附件"
                "（在循环之前写一段“附件”）"
            ),
        ),
        (
            "{{ card.heading }}",
            "附表",
            (
                "第 28 段“{%p for card in cards %}”：循环里没有 {{ card.heading }}（单独一段写附表的标题）",
                "第 29 段“附表”：样式“附表标题”只能用在附表的标题上（换一个样式）",
            ),
        ),
        (
            "{{ row.label }}",
            "{{ row.no }}",
            (
                "第 1 个表格第 2 行第 1 格“{%tr for row in card.rows %}”：重复的一行里没有 {{ row.label }}"
                "（在第 2 格写上它）"
            ),
        ),
        (
            f"{run('{{ row.no }}')}",
            f"{run('{{ row.no }}')}{run('{{ row.label }}')}",
            (
                "第 1 个表格第 3 行第 1 格“{{ row.no }}{{ row.label }}”：{{ row.label }} 应在第 2 格"
                "（指标名称放在第二列，缩进和合并由程序做）"
            ),
        ),
        (
            f'<w:pPr><w:pStyle w:val="CardLabel"/></w:pPr>{run("{{ row.label }}")}',
            run("{{ row.label }}"),
            "第 1 个表格第 3 行第 2 格“{{ row.label }}”：这一格没有样式（给这一段选一个样式，例如“附表指标”）",
        ),
        (
            f"{run('{%tr endfor %}')}</w:p></w:tc></w:tr>",
            f"{run('{%tr endfor %}')}</w:p></w:tc></w:tr><w:tr><w:tc>{SPAN}<w:p>{run('注')}</w:p></w:tc></w:tr>",
            (
                "第 1 个表格第 4 行第 1 格“{%tr endfor %}”：它后面还有行，程序认不出哪些是附表的各行"
                "（{%tr endfor %} 要在表格的最后一行）"
            ),
        ),
    ],
)
def test_the_scorecards_part(tiny: Tiny, old: str, new: str, expected: str | tuple[str, ...]) -> None:
    change(tiny, old, new)
    messages = [expected] if isinstance(expected, str) else list(expected)
    assert said(tiny) == [word(f"错误 T015 {message}") for message in messages]
    assert tiny.build() == said(tiny)


def test_repeated_rows_are_one_row(tiny: Tiny) -> None:
    with zipfile.ZipFile(tiny.path(TEMPLATE)) as package:
        xml = package.read(DOCUMENT).decode()
    start = xml.rindex("<w:tr>", 0, xml.index("{{ row.no }}"))
    row = xml[start : xml.index("</w:tr>", start) + len("</w:tr>")]
    change(tiny, row, row + row.replace("{{ row.label }}", "同比"))
    (problem,) = said(tiny)
    assert "T015 第 1 个表格第 2 行第 1 格“{%tr for row in card.rows %}”：重复的应是一行" in problem


def test_scorecards_without_a_place_in_the_word_file(tiny: Tiny) -> None:
    with zipfile.ZipFile(tiny.path(TEMPLATE)) as package:
        xml = package.read(DOCUMENT).decode()
    first = xml.rindex("<w:p>", 0, xml.index("{%p for card in cards %}"))
    last = xml.index("</w:p>", xml.index("{%p endfor %}")) + len("</w:p>")
    change(tiny, xml[first:last], "")
    (problem,) = said(tiny)
    assert problem.startswith(word("错误 T007 有附表，Word 模板里却没有附表的循环"))


def test_scorecards_are_held_against_the_catalogue(tiny: Tiny) -> None:
    tiny.change(CARD, "indicator: teachers", "indicator: teacher")
    tiny.write("templates/hebei/scorecards/9-x.yaml", "number: 1\ntitle: 重复\nomitted: 本年不印\n")
    assert said(tiny) == [
        f"{CARD}:5:18: 错误 P010 没有叫“teacher”的指标（是不是“teachers”？）",
        "templates/hebei/scorecards/9-x.yaml:1:1: 错误 N001 附表号 1 重复，1-talent.yaml 已经用了（换一个表号）",
    ]


def test_values_and_texts_of_a_year_are_no_matter_of_a_layout(tiny: Tiny) -> None:
    tiny.change("data/2024/indicators.csv", "1000", "一千")
    tiny.change("content/2024/report.yaml", "layout: hebei", "layout: 没有")
    assert said(tiny) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            run("附件"),
            f'<w:ins w:id="3" w:author="某">{run("附件")}</w:ins>',
            "错误 T021 第 27 段“附件”：留有修订（在“审阅”里接受或拒绝全部修订，关闭修订）",
        ),
        (
            run("{{ row.no }}"),
            f'<w:del w:id="3" w:author="某"><w:r><w:delText>旧</w:delText></w:r></w:del>{run("{{ row.no }}")}',
            "错误 T021 第 1 个表格第 3 行第 1 格“{{ row.no }}”：留有修订（在“审阅”里接受或拒绝全部修订，关闭修订）",
        ),
        (
            run("附件"),
            f'<w:commentRangeStart w:id="1"/>{run("附件")}<w:commentRangeEnd w:id="1"/>',
            "警告 T022 第 27 段“附件”：留有批注（在“审阅”里删去批注）",
        ),
        (
            run("{{ report.issuer }}"),
            run("{{ report.") + run("issuer", "<w:b/>") + run(" }}"),
            (
                "提示 T023 第 4 段“{{ report.issuer }}”：标记“{{ report.issuer }}”里有几种格式，"
                "印出来都按第一个字的格式（选中整个标记，设成一种格式）"
            ),
        ),
    ],
)
def test_leftovers_of_work_in_word(tiny: Tiny, old: str, new: str, expected: str) -> None:
    change(tiny, old, new)
    assert said(tiny) == [word(expected)]


def test_a_report_is_not_built_with_changes_that_nobody_has_accepted(tiny: Tiny) -> None:
    change(tiny, run("附件"), f'<w:ins w:id="3" w:author="某">{run("附件")}</w:ins>')
    (told,) = tiny.build()
    assert ": 错误 V142 有 1 段带着没有接受的修订，第一段是“附件”；" in told
    assert told.endswith("；刚生成的报告里就有的，是版式里留着的）")
    assert not tiny.project.output.exists()


def test_comments_of_a_template_are_told_of_every_report(tiny: Tiny) -> None:
    change(tiny, run("附件"), f'<w:commentRangeStart w:id="1"/>{run("附件")}<w:commentRangeEnd w:id="1"/>')
    (told,) = tiny.build()
    assert ": 警告 V143 有 1 条批注，第一条在“附件”（" in told
    assert tiny.project.output.exists()


def test_a_tag_split_without_any_difference_to_see_is_no_matter(tiny: Tiny) -> None:
    same = '<w:rFonts w:hint="eastAsia"/><w:lang w:eastAsia="zh-CN"/>'
    change(tiny, run("{{ report.issuer }}"), run("{{ report.") + run("issuer", same) + run(" }}"))
    assert said(tiny) == []


def test_a_section_break_among_the_prototypes(tiny: Tiny) -> None:
    with zipfile.ZipFile(tiny.path(TEMPLATE)) as package:
        xml = package.read(DOCUMENT).decode()
    section = xml[xml.index("<w:sectPr>") : xml.index("</w:sectPr>") + len("</w:sectPr>")]
    change(tiny, '<w:pStyle w:val="MissingPhoto"/></w:pPr>', f'<w:pStyle w:val="MissingPhoto"/>{section}</w:pPr>')
    assert said(tiny) == [
        word("警告 T024 第 44 段“照片待补”：样张区里有分节符，生成时会丢失（移到第一段“样张说明”之前）")
    ]


def test_sections_without_header_or_footer(tiny: Tiny) -> None:
    change(tiny, '<w:headerReference w:type="default" r:id="rIdH1"/>', "")
    change(tiny, '<w:footerReference w:type="default" r:id="rIdF1"/>', "")
    change(tiny, '<w:footerReference w:type="default" r:id="rIdF2"/>', "")
    assert said(tiny) == [
        word("警告 T025 第 1 节没有页眉（双击页面的边缘，写上页眉；不要页眉的节也留一个空的）"),
        word("警告 T025 第 1 节没有页脚（双击页面的边缘，写上页脚；不要页脚的节也留一个空的）"),
        word("警告 T025 第 2 节没有页脚（双击页面的边缘，写上页脚；不要页脚的节也留一个空的）"),
    ]


def test_two_sided_printing_wants_footers_for_both_sides(tiny: Tiny) -> None:
    for number in range(5, 9):
        change(tiny, f'<w:footerReference w:type="even" r:id="rIdF{number}"/>', "")
    assert word("警告 T026 第 3 节的偶数页没有页脚（写上偶数页的，或取消“奇偶页不同”）") in said(tiny)


TAB = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs>'
TOC2 = f'<w:style w:type="paragraph" w:styleId="TOC2"><w:name w:val="toc 2"/><w:basedOn w:val="Normal"/>\
<w:next w:val="BodyText"/><w:uiPriority w:val="39"/><w:pPr>{TAB}'
ADD = "在样式的“制表位”里加一个：位置 156 毫米，右对齐，前导符选点线"


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("", f"没有右对齐的制表位，页码紧跟着标题（{ADD}）"),
        (TAB.replace("right", "left"), f"最后一个制表位不是右对齐的，页码紧跟着标题（{ADD}）"),
        (
            TAB.replace("8844", "9400"),
            "的制表位在 166 毫米处，正文只宽 156 毫米：页码印到页边或丢失（把制表位改到 156 毫米）",
        ),
        (
            TAB + '<w:ind w:right="567"/>',
            (
                "有右缩进 10 毫米，制表位在缩进以外：Word 印得出页码，LibreOffice 做的 PDF 里会丢失"
                "（把右缩进改为 0，或把制表位改到 146 毫米）"
            ),
        ),
    ],
)
def test_page_numbers_of_the_contents_have_their_place(tiny: Tiny, new: str, expected: str) -> None:
    with zipfile.ZipFile(tiny.path(TEMPLATE)) as package:
        styles = package.read(STYLES).decode()
    rest = styles[styles.index(TOC2) + len(TOC2) :]
    change(tiny, TOC2 + rest[: rest.index("</w:pPr>")], TOC2.replace(TAB, new), STYLES)
    assert said(tiny) == [word(f"警告 T027 样式“toc 2”{expected}")]


def test_tab_stops_come_from_the_style_below_and_may_be_cleared(tiny: Tiny) -> None:
    for _ in range(3):
        change(tiny, TAB, "", STYLES)
    change(tiny, TAB.removeprefix("<w:tabs>").removesuffix("</w:tabs>"), "", STYLES)
    change(tiny, "<w:pPr><w:widowControl/>", f"<w:pPr>{TAB}<w:widowControl/>", STYLES)
    assert said(tiny) == []
    change(tiny, TOC2.replace(TAB, ""), TOC2.replace("right", "clear"), STYLES)
    assert said(tiny) == [word(f"警告 T027 样式“toc 2”没有右对齐的制表位，页码紧跟着标题（{ADD}）")]


def test_page_numbers_and_pictures_when_the_margins_grow(tiny: Tiny) -> None:
    """装订线一加，目录的制表位、图的宽都要跟着改。"""
    for _ in range(4):
        change(tiny, 'w:gutter="0"', 'w:gutter="567"')
    lists = [
        word(
            f"警告 T027 样式“{style}”的制表位在 156 毫米处，正文只宽 146 毫米：页码印到页边或丢失"
            "（把制表位改到 146 毫米）"
        )
        for style in ("toc 1", "toc 2", "toc 3", "table of figures")
    ]
    wide = "chart 的宽是 150 毫米，版心只有 146 毫米，图会伸出去（改小 width_mm，或改小页边距、装订线）"
    tables = [
        # the annex; tables of data are given their width
        word("警告 T028 第 1 个表格宽 156 毫米，版心只有 146 毫米，会伸出去（在 Word 里改小这张表的宽）")
    ]
    assert said(tiny) == [f"{LAYOUT}: 警告 T028 {wide}", *lists, *tables]


def test_photos_of_cases_fit_into_their_box(tiny: Tiny) -> None:
    tiny.change(LAYOUT, "case_photo: { width_mm: 120", "case_photo: { width_mm: 152")
    (told,) = said(tiny)
    assert told.startswith(f"{LAYOUT}: 警告 T028 case_photo 的宽是 152 毫米，案例框只有 1")


def test_page_and_styles_against_the_requirements(tiny: Tiny) -> None:
    tiny.write(
        LAYOUT, tiny.path(LAYOUT).read_text("utf-8") + REQUIREMENTS.replace("size: 22 }\n    B", "size: 15 }\n    B")
    )
    change(tiny, 'w:top="2098"', 'w:top="1440"')
    change(tiny, 'w:w="11906" w:h="16838"', 'w:w="10318" w:h="14570"')
    assert said(tiny) == [
        word("警告 V161 第 1 节的纸张应为 210×297 毫米，现为 182×257 毫米（改回规定的值）"),
        word("警告 V161 第 1 节的上边距应为 37 毫米，现为 25.4 毫米（改回规定的值）"),
        word("警告 V162 样式“heading 1”的字号应为 15 磅，现为 22 磅（改回规定的值）"),
    ]


def test_everything_at_once(tiny: Tiny) -> None:
    change(tiny, 'w:val="表题"', 'w:val="表格题"', STYLES)
    change(tiny, "report.issuer", "report.isuer")
    change(tiny, "样张：图片", "样张：照片")
    tiny.change(CARD, "indicator: teachers", "indicator: teacher")
    assert [problem.split(" ")[2] for problem in said(tiny)] == ["T003", "T005", "T010", "P010"]


def test_two_years_use_two_layouts(tiny: Tiny) -> None:
    """The province has a new layout: the new year names it, the old year keeps building with its own."""
    assert tiny.build() == []
    before = tiny.project.output.read_bytes()
    shutil.copytree(tiny.path("templates/hebei"), tiny.path("templates/hebei-2025"))
    shutil.copytree(tiny.path("content/2024"), tiny.path("content/2025"))
    shutil.copytree(tiny.path("data/2024"), tiny.path("data/2025"))
    report = "content/2025/report.yaml"
    tiny.change(report, "layout: hebei", "layout: hebei-2025")
    tiny.change("templates/hebei-2025/layout.yaml", "table: 表 1", "table: 统计表 1")
    tiny.change("templates/hebei-2025/scorecards/1-talent.yaml", "title: 人才培养质量计分卡", "title: 学生发展")
    rewrite(tiny.path("templates/hebei-2025/report.docx"), DOCUMENT, run("年报公开形式及网址"), run("公开方式"))
    assert said(tiny) == said(tiny, "hebei-2025") == []

    from report_engine import pipeline

    new = Project(tiny.root, 2025)
    result = pipeline.build(new, new.output, pages="on-open")
    assert result.written == (new.output,), result.problems
    with zipfile.ZipFile(new.output) as package:
        text = package.read(DOCUMENT).decode()
    assert "公开方式" in text
    assert "学生发展" in text
    assert "统计表" in text
    assert tiny.build() == []
    assert tiny.project.output.read_bytes() == before


def cli(tiny: Tiny, *options: str) -> Result:
    return CliRunner().invoke(main, ["template", "check", "--root", str(tiny.root), *options])


def test_command_says_that_nothing_is_lacking(tiny: Tiny) -> None:
    result = cli(tiny)
    assert result.exit_code == 0
    assert "检查版式 hebei" in result.stderr
    assert "没有发现问题" in result.stderr


def test_command_checks_all_layouts_or_one(tiny: Tiny) -> None:
    shutil.copytree(tiny.path("templates/hebei"), tiny.path("templates/next"))
    rewrite(tiny.path("templates/next/report.docx"), DOCUMENT, "report.issuer", "report.isuer")
    result = cli(tiny)
    assert result.exit_code == 1
    assert "templates/next/report.docx: 错误 T010 第 4 段“{{ report.isuer }}”" in result.stderr
    assert cli(tiny, "--layout", "hebei").exit_code == 0
    assert cli(tiny, "--layout", "next").exit_code == 1


def test_command_works_without_any_year(tiny: Tiny) -> None:
    """A layout may be made before there is anything to build with it."""
    shutil.rmtree(tiny.path("content/2024"))
    assert cli(tiny).exit_code == 0


def test_warnings_do_not_fail_the_command(tiny: Tiny) -> None:
    change(tiny, run("附件"), f'<w:commentRangeStart w:id="1"/>{run("附件")}<w:commentRangeEnd w:id="1"/>')
    assert cli(tiny).exit_code == 0


def test_command_names_the_layouts_that_there_are(tiny: Tiny) -> None:
    result = cli(tiny, "--layout", "heibei")
    assert result.exit_code == 2
    assert "没有版式“heibei”；有这些版式：hebei" in result.stderr


@pytest.mark.parametrize("missing", [LAYOUT, TEMPLATE])
def test_a_layout_without_one_of_its_files(tiny: Tiny, missing: str) -> None:
    tiny.path(missing).unlink()
    (problem,) = said(tiny)
    assert problem.startswith(f"{missing}: 错误")


def test_help_has_an_example() -> None:
    assert (
        "例如：qhd-docgen template check --layout" in CliRunner().invoke(main, ["template", "check", "--help"]).output
    )


def test_a_case_box_whose_text_looks_like_its_title(tiny: Tiny) -> None:
    """Every paragraph of a case would be taken for a title: the report was refused, the layout was not."""
    template = unpacked(tiny)
    (title,) = (p for p in find_all(template.body, ".//w:p") if "〔编号〕" in text_of(p))
    text = next(p for p in title.itersiblings() if text_of(p))
    find(text, "w:pPr/w:pStyle").set(qn("w:val"), value(title, "w:pPr/w:pStyle"))
    tiny.path(TEMPLATE).write_bytes(template.save())
    assert any("错误 T006 " in line and "正文的样子用了标题的样式" in line for line in said(tiny))


def test_a_tag_in_properties_that_are_not_rendered(tiny: Tiny) -> None:
    template = unpacked(tiny)
    template.xml("docProps/app.xml")[0].text = "{% if x %}"
    tiny.path(TEMPLATE).write_bytes(template.save())
    assert any("错误 T010 文件属性里有标记" in line for line in said(tiny))


def test_text_outside_of_any_run(tiny: Tiny) -> None:
    """Only the template language sees it: Word shows nothing, and every report would print it twice."""
    template = unpacked(tiny)
    node = next(one for one in template.body.iter(qn("w:t")) if one.text)
    node.getparent().getparent().append(node)
    tiny.path(TEMPLATE).write_bytes(template.save())
    assert any("错误 T018 正文里有文字站错了地方（在 p 里）" in line for line in said(tiny))


def test_a_colour_of_the_theme_that_is_none(tiny: Tiny) -> None:
    """Charts take the others."""
    template = unpacked(tiny)
    theme = next(name for name in template.parts if name.startswith("word/theme/"))
    next(template.xml(theme).iter(qn("a:accent1")))[0].set("val", "")
    tiny.path(TEMPLATE).write_bytes(template.save())
    assert pipeline.build(tiny.project, tiny.project.output, pages="on-open").written
