"""A second project of another kind: a county's libraries, with a look, a numbering and scorecards of its own."""

import io
import re
import shutil
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from PIL import Image
from render.office import soffice, to_pdf
from support.fields import fields
from support.grid import grid
from support.ooxml import Docx, Element, find, find_all, is_on, qn, value
from support.outline import of_style, outline
from support.reference import REPOSITORY
from support.style_sheet import style_sheet
from support.styles import Styles
from support.text import text_of
from word.test_render import _errors

from report_engine import pipeline
from report_engine.charts import KINDS
from report_engine.project import Project
from report_engine.render.fonts import private

COUNTY = REPOSITORY / "examples/county"
YEAR = 2024


def copied(folder: Path) -> Project:
    """The example in a folder of its own, without what earlier builds left."""
    shutil.copytree(COUNTY, folder, ignore=shutil.ignore_patterns("build"))
    return Project(folder, YEAR)


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Docx:
    """The report, its page numbers left to Word."""
    project = copied(tmp_path_factory.mktemp("county") / "project")
    result = pipeline.build(project, project.output, pages="on-open")
    assert result.written == (project.output,), "\n".join(map(str, result.problems))
    return Docx.read(project.output)


@pytest.fixture(scope="module")
def template() -> Docx:
    return Docx.read(COUNTY / "templates/yunling/report.docx")


def blocks(kind: str) -> list[dict[str, object]]:
    """All blocks of a kind in the files of the example."""
    found: list[dict[str, object]] = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if isinstance(node.get(kind), dict):
                found.append(node[kind])
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    for file in sorted((COUNTY / "content" / str(YEAR)).rglob("*.yaml")):
        walk(yaml.safe_load(file.read_text("utf-8")))
    return found


# --- it builds ---------------------------------------------------------------------------


def test_it_builds_with_nothing_to_say_but_the_photos_that_are_missing(tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    result = pipeline.build(project, project.output, pages="on-open")
    assert result.written == (project.output,)
    assert [(p.code, p.message) for p in result.problems] == [
        ("I001", "照片待补：居民带着老照片参加读书会"),
        ("I001", "照片待补：志愿者教老人使用有声书播放器"),
    ]


def test_it_shows_what_authors_can_write() -> None:
    """The example is where a newcomer looks things up: each kind of block and chart stands in it."""
    assert {chart["kind"] for chart in blocks("chart")} == set(KINDS)
    assert [len(blocks(kind)) for kind in ("table", "yearly", "chart", "photo")] == [3, 1, 6, 3]
    wide = [block for kind in ("table", "yearly", "records") for block in blocks(kind) if block.get("landscape")]
    assert [block["id"] for block in wide] == ["tbl-yearly", "tbl-each"]
    text = "\n".join(file.read_text("utf-8") for file in COUNTY.rglob("*.yaml"))
    for written in (":增减}", ":增幅}", ":2022}", "  - ", "  1. ", "**一是**", "series:", "facts:", "pair:", "where:"):
        assert written in text, written


def test_three_years_of_data() -> None:
    years = sorted(folder.name for folder in (COUNTY / "data").iterdir() if folder.is_dir())
    assert years == ["2022", "2023", "2024"]
    catalogue = yaml.safe_load((COUNTY / "data/indicators.yaml").read_text("utf-8"))
    assert len(catalogue) >= 50
    assert sum("formula" in indicator for indicator in catalogue) >= 15


def test_its_numbers_look_otherwise(county: Docx) -> None:
    lines = outline(county)
    assert [line.number for line in of_style(lines, "heading 1")] == ["第一章", "第二章", "第三章", "第四章", "第五章"]
    assert [line.number for line in of_style(lines, "heading 2")][:3] == ["第一节", "第二节", "第三节"]
    assert [line.number for line in of_style(lines, "heading 3")] == ["一、", "二、"]
    assert [line.text.partition("：")[0] for line in of_style(lines, "序列标题")] == ["短板 1", "短板 2", "短板 3"]
    captions = of_style(lines, "表题", "图表题", "图片题", "案例标题", "附表标题")
    labels = Counter(re.split(r"[ \u3000]", line.text)[0] for line in captions)
    assert labels == {"统计表": 6, "插图": 6, "照片": 3, "服务案例": 3, "附件表": 2}
    sequences = {field.words[1] for field in fields(county.body) if field.kind == "SEQ"}
    assert sequences == {"统计表", "插图", "照片", "服务案例", "附件表", "短板"}


def test_sections_begin_again_in_each_chapter(county: Docx) -> None:
    numbers = [line.number for line in of_style(outline(county), "heading 1", "heading 2")]
    for chapter, following in pairwise(numbers):
        if chapter.endswith("章"):
            assert following == "第一节"


def test_a_value_nobody_asked_for_is_named_as_the_layout_says(county: Docx) -> None:
    (table,) = [t for t in find_all(county.body, ".//w:tbl") if "读者满意率（%）" in "".join(t.itertext())]
    row = next(line for line in grid(table) if line[0].text == "读者满意率（%）")
    assert [place.text for place in row[1:]] == ["未统计", "92.84", "94.17"]


def test_the_declaration_comes_first(county: Docx) -> None:
    front = [line.text for line in of_style(outline(county), "前置标题", "目录标题")]
    assert front == ["真实性声明", "写在前面", "目\u3000录", "统计表和插图", "照片", "服务案例", "公开方式"]


def test_the_photo_that_is_there_is_printed(county: Docx) -> None:
    pictures = [data for name, data in county.parts.items() if name.startswith("word/media/")]
    sizes = [Image.open(io.BytesIO(data)).size for data in pictures]
    assert len(pictures) == len(KINDS) + 1
    drawn = find_all(county.body, ".//wp:docPr[@descr]")
    assert [d.get("descr") for d in drawn if "图书车" in d.get("descr")] == [
        "手绘插画：一辆绿色图书车行驶在山间公路上，车身写着“流动图书车”，远处是层叠的山和太阳"
    ]
    assert all(width > height for width, height in sizes)


# --- its look comes from its Word file ---------------------------------------------------


def test_its_look_is_another(template: Docx) -> None:
    """No value of the province's Word file is left: paper aside, all is designed anew."""
    other = Docx.read(REPOSITORY / "templates/hebei/report.docx")
    mine, theirs = (
        {
            line
            for line in style_sheet(docx).split("\n")
            if "样式" not in line and "paragraph" in line and "间距" in line
        }
        for docx in (template, other)
    )
    same = mine & theirs
    assert len(same) <= 5, same
    for part in ("w:pgMar", "w:headerReference"):
        assert find(find_all(template.body, ".//w:sectPr")[2], part) is not None
    margins = [
        [value(find_all(docx.body, ".//w:sectPr")[2], "w:pgMar", f"w:{side}") for side in ("top", "left")]
        for docx in (template, other)
    ]
    assert margins[0] != margins[1]
    colours = [
        set(re.findall(rb'accent\d><a:srgbClr val="(\w+)"', d.parts["word/theme/theme1.xml"]))
        for d in (template, other)
    ]
    assert len(colours[0]) == 6
    assert not colours[0] & colours[1]


def data_tables(docx: Docx) -> list[Element]:
    """Tables of data: those with a head that is repeated."""
    return [table for table in find_all(docx.body, "w:tbl") if is_on(table, "w:tr/w:trPr/w:tblHeader")]


def test_tables_have_three_strong_lines_and_hairlines(county: Docx) -> None:
    tables = data_tables(county)
    assert len(tables) == 8
    for table in tables:
        style = value(table, "w:tblPr/w:tblStyle")
        definition = next(
            s for s in find_all(county.xml("word/styles.xml"), "w:style") if value(s, attribute="w:styleId") == style
        )
        lines = {line.tag: line for line in find(definition, "w:tblPr/w:tblBorders") if line.get(qn("w:val")) != "nil"}
        assert lines.keys() == {qn("w:top"), qn("w:bottom"), qn("w:insideH")}
        assert int(lines[qn("w:insideH")].get(qn("w:sz"))) <= 2
        heads = [row for row in find_all(table, "w:tr") if is_on(row, "w:trPr/w:tblHeader")]
        for cell in find_all(heads[-1], "w:tc"):
            assert value(cell, "w:tcPr/w:tcBorders/w:bottom") == "single"
        assert find_all(find_all(table, "w:tr")[-1], ".//w:tcBorders") == []


def test_case_titles_are_written_as_its_box_says(county: Docx) -> None:
    titles = [line.text for line in of_style(outline(county), "案例标题")]
    assert titles == [
        "服务案例 1\u3000东门社区的晚饭后读书会",
        "服务案例 2\u3000流动图书车开上云顶",
        "服务案例 3\u3000大字书和有声书进敬老院",
    ]
    lists = [line.text.rpartition("\t")[0] for line in of_style(outline(county), "table of figures")]
    assert lists[-3:] == titles


def test_two_wide_tables_share_turned_pages_at_the_end_of_a_chapter(county: Docx) -> None:
    shape = [value(s, "w:pgSz", "w:orient") or "portrait" for s in find_all(county.body, ".//w:sectPr")]
    assert shape == ["portrait", "portrait", "portrait", "landscape", "portrait", "portrait"]
    starts = [value(s, "w:pgNumType", "w:start") for s in find_all(county.body, ".//w:sectPr")]
    assert starts == ["1", "1", "1", None, None, None]
    wide = next(table for table in data_tables(county) if "人口" in text_of(find_all(table, "w:tr")[0]))
    places = grid(wide)
    assert len(places[0]) == 16
    heads = [row for row in find_all(wide, "w:tr") if is_on(row, "w:trPr/w:tblHeader")]
    assert len(heads) == 2
    assert [line[0].text for line in places[2:]] == ["2022", "2023", "2024"]


def test_nothing_of_another_report_is_in_it(county: Docx) -> None:
    text = "".join(text_of(story) for story in county.stories.values())
    assert text.count("云岭") >= 10
    for word in ("秦皇岛", "河北", "中等职业", "双师型", "质量年度报告"):
        assert word not in text


# --- mentions of headings that do not name their chapter -------------------------------------


@pytest.mark.render
def test_a_section_of_another_chapter_is_mentioned_with_its_chapter(tmp_path: Path) -> None:
    """As Word and LibreOffice count it: nothing changes when fields are updated, or in the PDF."""
    soffice()
    project = copied(tmp_path / "project")
    chapter = project.content / "sections/5-support.yaml"
    text = chapter.read_text("utf-8")
    said = "馆舍情况见[@facilities]，夜间开放见[@hours]，人员见[@staff-now]，全貌见[@overview]。"
    chapter.write_text(text.replace("    body:\n", f"    body:\n      - |\n        {said}\n", 1), "utf-8")
    result = pipeline.build(project, project.output, pages="libreoffice")
    assert {problem.code for problem in result.problems} == {"I001"}
    expected = "馆舍情况见第一章第一节，夜间开放见第一章第一节二，人员见第二节，全貌见第一章。"
    assert expected in map(text_of, find_all(Docx.read(project.output).body, ".//w:p"))


# --- in print ----------------------------------------------------------------------------

_FOOTER = re.compile(r"^(?:第(\d+)页|([IVX]+))$")


@dataclass(frozen=True)
class Page:
    """A printed page: its number as the footer shows it, its lines, whether it lies on its side."""

    label: str
    lines: tuple[str, ...]
    turned: bool


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    soffice()
    project = copied(tmp_path_factory.mktemp("printed") / "project")
    result = pipeline.build(project, project.output, pages="libreoffice")
    assert result.written == (project.output,), "\n".join(map(str, result.problems))
    assert {problem.code for problem in result.problems} == {"I001"}
    return project


@pytest.fixture(scope="module")
def pages(printed: Project, tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """Its pages as LibreOffice prints them, read by their text alone."""
    folder = tmp_path_factory.mktemp("pdf")
    found = []
    for page in to_pdf(printed.output, folder, private(folder)).pages:
        lines = tuple("".join(line.split()) for line in page.extract_text().split("\n") if line.strip())
        footer = next((match for line in reversed(lines) if (match := _FOOTER.match(line))), None)
        label = (footer[1] or footer[2]) if footer else ""
        found.append(Page(label, lines, page.mediabox.width > page.mediabox.height))
    return found


@pytest.mark.render
def test_numbers_go_on_over_the_turned_page(pages: list[Page]) -> None:
    body = next(number for number, page in enumerate(pages) if page.label == "1")
    assert [page.label for page in pages[1:body]] == ["I", "II", "III"]
    assert [page.label for page in pages[body:]] == [str(n + 1) for n in range(len(pages) - body)]
    turned = [page for page in pages if page.turned]
    assert len(turned) == 1
    assert 1 < int(turned[0].label) < len(pages) - body


@pytest.mark.render
def test_the_turned_page_has_its_header_and_both_tables(pages: list[Page]) -> None:
    (turned,) = [page for page in pages if page.turned]
    assert turned.lines[0] == "云岭县公共图书馆事业发展年度报告（2024年度）"
    captions = [line for line in turned.lines if line.startswith("统计表")]
    assert captions == ["统计表32022—2024年云岭县公共图书馆事业主要数据", "统计表42024年各馆规模和服务量"]


@pytest.mark.render
def test_no_page_is_empty(pages: list[Page]) -> None:
    assert [page.label for page in pages[1:] if len("".join(page.lines)) < 60] == []


@pytest.mark.render
def test_every_line_of_the_lists_names_the_page_of_its_text(printed: Project, pages: list[Page]) -> None:
    docx = Docx.read(printed.output)
    styles = Styles(docx)
    wrong, lines = [], 0
    text = {page.label: "\n".join(page.lines) for page in pages if page.label.isdecimal()}
    for paragraph in find_all(docx.body, ".//w:p"):
        if styles.name(paragraph).startswith(("toc ", "table of figures")):
            title, _, number = text_of(paragraph).rpartition("\t")
            title = re.escape("".join(title.split()))
            where = [label for label, page in text.items() if re.search(rf"^{title}$", page, re.MULTILINE)]
            lines += 1
            if where != [number]:
                wrong.append(f"{title}: {number}, found on {where}")
    assert wrong == []
    assert lines > 40


@pytest.mark.render
def test_a_file_that_was_delivered_verifies(printed: Project) -> None:
    assert pipeline.verify_file(printed, None, printed.output, "libreoffice").problems == []


@pytest.mark.render
def test_open_xml_sdk_finds_no_error(printed: Project) -> None:
    assert _errors(printed.output) == []
