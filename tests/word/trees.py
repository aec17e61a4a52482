"""A small document with every kind of block, written by hand as the tree that `load` makes."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from PIL import Image
from support.ooxml import Docx
from support.reference import REPOSITORY

from report_engine.document import (
    Block,
    CardRow,
    Case,
    Cell,
    Chart,
    Document,
    Figure,
    Front,
    Inline,
    Link,
    ListItems,
    Paragraph,
    Photo,
    Ref,
    Scorecard,
    Section,
    Series,
    Table,
    Text,
    Value,
)
from report_engine.load.layout import Layout
from report_engine.load.read import read_model
from report_engine.numbering import number
from report_engine.pictures import Picture
from report_engine.problems import Problem, Source
from report_engine.project import Project
from report_engine.template.contract import Template, open_template
from report_engine.word.compose import compose

HERE = Source(Path("tree.yaml"), 1, 1)
LAYOUT_FOLDER = REPOSITORY / "templates/hebei"


def paragraph(*content: Inline | str) -> Paragraph:
    """Write a paragraph shortly."""
    return Paragraph(tuple(Text(item) if isinstance(item, str) else item for item in content), HERE)


def ref(target: str) -> Ref:
    """Write a mention shortly."""
    return Ref(target, HERE)


def photo(name: str, caption: str) -> Figure:
    """Write a photo shortly."""
    return Figure(name, caption, f"{caption}的画面", Photo(Path(f"/photos/{name}.jpg"), f"photos/{name}.jpg"), HERE)


FRONT = Front(
    title="海港市中等职业教育质量年度报告",
    subtitle="（2031年度）",
    issuer="海港市教育局",
    date="2032年1月",
    region="河北省海港市",
    region_code="130399",
    publication_form="教育局官网",
    publication_url="http://example.cn/",
)

TWO_HEADS = Table(
    "tbl-two-heads",
    "两行表头",
    head=(
        (Cell("年份", rowspan=2), Cell("招生数（人）", colspan=2), Cell("备注", rowspan=2)),
        (Cell("中职"), Cell("技工")),
    ),
    rows=((Cell("2030"), Cell("12"), Cell("7"), Cell("")), (Cell("2031"), Cell("15"), Cell("—"), Cell("含复读"))),
    columns=4,
    source=HERE,
)
GROUPED = Table(
    "tbl-grouped",
    "合并的分组",
    head=((Cell("指标", colspan=2), Cell("2031年")),),
    rows=(
        (Cell("教师", rowspan=3), Cell("教职工总数", "left"), Cell("90")),
        (Cell("其中：专任教师", "left", level=1), Cell("80")),
        (Cell("“双师型”教师", "left", level=2), Cell("30")),
    ),
    columns=3,
    source=HERE,
)
CHART = Figure(
    "fig-chart",
    "学生与教师",
    "柱形图：学生与教师",
    Chart("bar", ("学生", "教师"), (Series("2031年", (Decimal(900), Decimal(80))),), "人"),
    HERE,
)
CASE = Case(
    "drama",
    "戏剧进校园 润物细无声",
    "海港市职业中专",
    (
        paragraph("学生排演话剧（见", ref("fig-drama"), "）。"),
        ListItems(((Text("写本子"),), (Text("排练"),)), True, HERE),
        ListItems(((Text("自愿"),),), False, HERE),
        photo("fig-drama", "话剧剧照"),
        photo("fig-class", "课堂一角"),
        replace(GROUPED, id="tbl-case", caption="剧社人数"),
        paragraph("效果良好。"),
    ),
    HERE,
)
BODY: tuple[Block, ...] = (
    paragraph(
        Text("重点：", bold=True),
        "在校生",
        Value("900", "students", 2031, HERE),
        "人，",
        Text("约占三成", italic=True),
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
        Ref("drama", HERE, bold=True),
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
        Link("http://example.cn/a?b=1&c=2", "教育局官网"),
        "。",
    ),
    ListItems(((Text("第一"),), (Text("第二，见"), ref("tbl-grouped"))), True, HERE),
    paragraph("又一份编号的列表，从一开始："),
    ListItems(((Text("甲"),), (Text("乙"),)), True, HERE),
    ListItems(((Text("不编号"),),), False, HERE),
    TWO_HEADS,
    GROUPED,
    CHART,
    photo("fig-missing", "待补的照片"),
    CASE,
    replace(CASE, id="second", title="第二个案例", body=(paragraph("紧挨着上一个案例。"),)),
)
CARDS = (
    Scorecard(
        "card-1",
        1,
        "人才培养质量计分卡",
        (
            CardRow("1", "毕业生人数", "人", ("9269", "8986")),
            CardRow("", "其中：升学人数", "人", ("4338", "3756"), 1),
            CardRow("", "升入本科人数", "人", ("200", "—"), 2),
        ),
        HERE,
    ),
    Scorecard(
        "card-3",
        3,
        "教学资源表",
        (
            CardRow("1", "课程总数", "门", ("10", "12")),
            CardRow("", "", "学时", ("700", "800")),
            CardRow("2", "专业数量", "个", ("", "5")),
        ),
        HERE,
    ),
)
EVERYTHING = Document(
    year=2031,
    years=(2030, 2031),
    front=FRONT,
    declaration=(paragraph("本报告内容真实。"),),
    preface=(paragraph("本报告据实编成。"), ListItems(((Text("前言里的列表"),),), False, HERE)),
    sections=(
        Section(
            "basics",
            "基本情况",
            1,
            None,
            (paragraph("概述。"),),
            (
                Section("scale", "规模结构", 2, None, BODY, (), HERE),
                Section(
                    "teachers",
                    "教师队伍",
                    2,
                    None,
                    (),
                    (Section("quality", "师资质量", 3, None, (paragraph("三级标题下的正文。"),), (), HERE),),
                    HERE,
                ),
            ),
            HERE,
        ),
        Section(
            "outlook",
            "挑战与展望",
            1,
            None,
            (),
            (
                Section("challenge-money", "经费不足", 2, "challenge", (paragraph("投入要增加。"),), (), HERE),
                Section("future", "未来展望", 2, None, (paragraph("再接再厉。"),), (), HERE),
            ),
            HERE,
        ),
    ),
    scorecards=CARDS,
    source=HERE,
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
    made = compose(document, template(), rules, labels, PICTURES if pictures is None else pictures, HERE, problems)
    assert made is not None, problems
    assert problems == []
    return made


def written(document: Document) -> Docx:
    """Write a document and read it back."""
    return Docx.read(compose_bytes(document))
