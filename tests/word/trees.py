"""A small document with every kind of block, written by hand as the tree that `load` makes."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image
from support.nodes import (
    HERE,
    case,
    cell,
    figure,
    front,
    items,
    link,
    paragraph,
    photo,
    ref,
    row,
    section,
    series,
    table,
    text,
    value,
)
from support.ooxml import Docx
from support.reference import REPOSITORY

from report_engine.document import Block, Chart, Document, Scorecard
from report_engine.load.layout import Layout
from report_engine.load.read import read_model
from report_engine.numbering import number
from report_engine.pictures import Picture
from report_engine.problems import Problem
from report_engine.project import Project
from report_engine.template.contract import Template, open_template
from report_engine.word.compose import compose

LAYOUT_FOLDER = REPOSITORY / "templates/hebei"


FRONT = front(
    title="海港市中等职业教育质量年度报告",
    subtitle="（2031年度）",
    issuer="海港市教育局",
    date="2032年1月",
    region="河北省海港市",
    region_code="130399",
    publication_form="教育局官网",
    publication_url="http://example.cn/",
)

TWO_HEADS = table(
    "tbl-two-heads",
    "两行表头",
    head=(
        (cell("年份", rowspan=2), cell("招生数（人）", colspan=2), cell("备注", rowspan=2)),
        (cell("中职"), cell("技工")),
    ),
    rows=((cell("2030"), cell("12"), cell("7"), cell("")), (cell("2031"), cell("15"), cell("—"), cell("含复读"))),
    columns=4,
)
GROUPED = table(
    "tbl-grouped",
    "合并的分组",
    head=((cell("指标", colspan=2), cell("2031年")),),
    rows=(
        (cell("教师", rowspan=3), cell("教职工总数", "left"), cell("90")),
        (cell("其中：专任教师", "left", level=1), cell("80")),
        (cell("“双师型”教师", "left", level=2), cell("30")),
    ),
    columns=3,
)
CHART = figure(
    "fig-chart",
    "学生与教师",
    "柱形图：学生与教师",
    Chart("bar", (text("学生"), text("教师")), (series("2031年", "900", "80"),), "人"),
)
CASE = case(
    "drama",
    "戏剧进校园 润物细无声",
    "海港市职业中专",
    (
        paragraph("学生排演话剧（见", ref("fig-drama"), "）。"),
        items("写本子", "排练", ordered=True),
        items("自愿"),
        photo("fig-drama", "话剧剧照"),
        photo("fig-class", "课堂一角"),
        replace(GROUPED, id="tbl-case", caption=text("剧社人数")),
        paragraph("效果良好。"),
    ),
)
BODY: tuple[Block, ...] = (
    paragraph(
        text("重点：", bold=True),
        "在校生",
        value("900"),
        "人，",
        text("约占三成"),
        "，见",
        ref("tbl-two-heads"),
        "、",
        ref("tbl-grouped"),
        "、",
        ref("fig-chart"),
        "、",
        ref("fig-missing"),
        "、",
        ref("card-1"),
        "、",
        ref("card-3"),
        "、",
        ref("drama", bold=True),
        "、",
        ref("second"),
        "、",
        ref("tbl-case"),
        "、",
        ref("fig-class"),
        "、",
        ref("challenge-money"),
        "和",
        ref("outlook"),
        "，全文见",
        link("http://example.cn/a?b=1&c=2", "教育局官网"),
        "。",
    ),
    items("第一", paragraph("第二，见", ref("tbl-grouped")), ordered=True),
    paragraph("又一份编号的列表，从一开始："),
    items("甲", "乙", ordered=True),
    items("不编号"),
    TWO_HEADS,
    GROUPED,
    CHART,
    photo("fig-missing", "待补的照片"),
    CASE,
    replace(CASE, id="second", title=text("第二个案例"), body=(paragraph("紧挨着上一个案例。"),)),
)
CARDS = (
    Scorecard(
        "card-1",
        1,
        text("人才培养质量计分卡"),
        (
            row("1", "毕业生人数", "人", ("9269", "8986")),
            row("", "其中：升学人数", "人", ("4338", "3756"), 1),
            row("", "升入本科人数", "人", ("200", "—"), 2),
        ),
        HERE,
    ),
    Scorecard(
        "card-3",
        3,
        text("教学资源表"),
        (
            row("1", "课程总数", "门", ("10", "12")),
            row("", "", "学时", ("700", "800")),
            row("2", "专业数量", "个", ("", "5")),
        ),
        HERE,
    ),
)
EVERYTHING = Document(
    year=2031,
    years=(2030, 2031),
    front=FRONT,
    declaration=(paragraph("本报告内容真实。"),),
    preface=(paragraph("本报告据实编成。"), items("前言里的列表")),
    sections=(
        section(
            "basics",
            "基本情况",
            1,
            None,
            (paragraph("概述。"),),
            (
                section("scale", "规模结构", 2, None, BODY, ()),
                section(
                    "teachers",
                    "教师队伍",
                    2,
                    None,
                    (),
                    (section("quality", "师资质量", 3, None, (paragraph("三级标题下的正文。"),), ()),),
                ),
            ),
        ),
        section(
            "outlook",
            "挑战与展望",
            1,
            None,
            (),
            (
                section("challenge-money", "经费不足", 2, "challenge", (paragraph("投入要增加。"),), ()),
                section("future", "未来展望", 2, None, (paragraph("再接再厉。"),), ()),
            ),
        ),
    ),
    scorecards=CARDS,
    source=HERE.source,
)


def layout() -> Layout:
    """Read the province's layout."""
    problems: list[Problem] = []
    read = read_model(Layout, LAYOUT_FOLDER / "layout.yaml", Project(REPOSITORY, 2031), problems)
    assert read is not None, problems
    return read


def template() -> Template:
    """Open the province's Word template."""
    problems: list[Problem] = []
    opened = open_template(LAYOUT_FOLDER / "report.docx", Path("report.docx"), problems)
    assert opened is not None, problems
    return opened


def png(colour: str) -> bytes:
    """Make a small picture."""
    stream = BytesIO()
    Image.new("RGB", (40, 20), colour).save(stream, "PNG")
    return stream.getvalue()


PICTURES = {
    "fig-chart": Picture(png("navy"), "png", 150, 75),
    "fig-class": Picture(png("teal"), "png", 120, 60),
}


def compose_bytes(document: Document, pictures: dict[str, Picture] | None = None) -> bytes:
    """Write a document as the pipeline does, with pictures at hand."""
    rules = layout()
    labels = number(document, rules.headings(), rules.patterns(), rules.series())
    problems: list[Problem] = []
    shown = PICTURES if pictures is None else pictures
    made = compose(document, template(), rules, labels, shown, HERE.source, problems)
    assert made is not None, problems
    assert problems == []
    return made.to_bytes()


def written(document: Document) -> Docx:
    """Write a document and read it back."""
    return Docx.read(compose_bytes(document))
