"""V141～V143：报告里不留模板标记、占位、Word 的出错提示、草稿的记号、修订和批注。"""

import pytest
from click.testing import CliRunner
from lxml import etree
from support.ooxml import Element, find, qn
from support.text import text_of
from tiny_project import Tiny

from report_engine import pipeline
from report_engine.cli import main
from report_engine.ooxml.elements import WP, w
from report_engine.problems import Severity
from report_engine.project import Project
from report_engine.verify import verify

from .edit import FILE, Edit, layout, quoted


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("见{{ report.title }}。", "{{ report.title }}"),
        ("{%p if report.has_declaration %}", "{%p if report.has_declaration %}"),
        ("图 3 〔图题〕", "〔图题〕"),
        ("\u2997slot:preface\u2998", "\u2997slot:preface\u2998"),
        ("见错误!未找到引用源。", "错误!未找到引用源"),
        ("见错误！未定义书签。", "错误！未定义书签"),
        ("Error! Reference source not found.", "Error! Reference"),
        ("未找到目录项。", "未找到目录项"),
        ("未找到图形项目表。", "未找到图形项目表"),
    ],
)
def test_what_the_machinery_left_in_the_body(report: Edit, text: str, left: str) -> None:
    paragraph = report.new("Body Text", text)
    report.all("Body Text")[3].addnext(paragraph)
    assert report.said() == [f"V141 {quoted(paragraph)}里留有“{left}”"]


def test_a_tag_in_several_runs(report: Edit) -> None:
    """Word 常把一个标记拆成几段。"""
    paragraph = report.new("Body Text", "{{ report")
    paragraph.append(report.new("Body Text", ".title }}")[-1])
    report.all("Body Text")[3].addnext(paragraph)
    assert report.said() == ["V141 “{{ report.title }}”里留有“{{ report.title }}”"]


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_a_tag_in_a_header_or_footer(report: Edit, kind: str) -> None:
    part = next(name for name in report.docx.parts if name.startswith(f"word/{kind}"))
    story = report.part(part)
    for text in ("{{ report", ".title }}"):
        find(story, "w:p").append(report.new("Body Text", text)[-1])
    assert report.said() == ["V141 页眉或页脚里留有“{{ report.title }}”"]


def test_a_tag_in_the_properties(report: Edit) -> None:
    report.part("docProps/core.xml")[0].text = "{{ report.title }}"
    assert report.said() == ["V141 文件属性里留有“{{ report.title }}”"]


def test_a_placeholder_in_an_alternative_text(report: Edit) -> None:
    picture = next(report.part("word/document.xml").iter(f"{{{WP}}}docPr"))
    picture.set("descr", "〔图题〕的照片")
    assert report.said() == ["V141 图片的替代文字里留有“〔图题〕”"]


def test_a_tag_in_a_footnote(report: Edit) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relations, types = report.part("word/_rels/document.xml.rels"), report.part("[Content_Types].xml")
    etree.SubElement(relations, qn("rel:Relationship"), Id="rId900", Type=kind, Target="footnotes.xml")
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    form = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    etree.SubElement(types, f"{{{space}}}Override", PartName="/word/footnotes.xml", ContentType=form)
    report.docx.parts["word/footnotes.xml"] = etree.tostring(
        w("footnotes", w("footnote", report.new("Body Text", "{{ report.title }}"), id=1))
    )
    assert report.said() == ["V141 脚注里留有“{{ report.title }}”"]


def test_a_prototype_that_was_left(report: Edit) -> None:
    report.all("Body Text")[3].addnext(report.new("样张说明", "样张：数据表"))
    assert report.said() == ["V141 留有样张“样张：数据表”"]


@pytest.mark.parametrize("text", ["用{括号}的话", "比例为 3:{2}", "〔2024〕15 号文件", "误差错误！"])
def test_what_only_looks_like_it(report: Edit, text: str) -> None:
    report.all("Body Text")[3].addnext(report.new("Body Text", text))
    assert report.said() == []


def test_a_tag_whose_deletion_is_tracked(report: Edit) -> None:
    gone = w("delText")
    gone.text = "{{ report.title }}"
    report.all("Body Text")[3].append(w("del", w("r", gone), id=8100, author="审稿人"))
    assert report.codes() == ["V142"]


# --- what a draft prints where something is to be done ------------------------------------


def test_a_number_that_was_never_filled_in(report: Edit) -> None:
    paragraph = report.new("Body Text", "全市在校生〔待填：在校生数〕人，比上年〔待填：在校生数（2023年）〕人多。")
    report.all("Body Text")[3].addnext(paragraph)
    assert report.said() == [f"V141 还有 2 处草稿的记号，第一处是{quoted(paragraph)}里的“〔待填：在校生数〕”"]


@pytest.mark.parametrize("mark", ["〔待填〕", "〔待改写：在校生数〕", "〔待核对：在校生数〕"])
def test_a_cell_that_was_never_filled_in_is_told_by_its_row(report: Edit, mark: str) -> None:
    """“〔待填〕”自己说不出在哪里。"""
    cell = report.all("表格文字")[-1]
    report.text(cell, mark)
    row = next(cell.iterancestors(qn("w:tr")))
    text = " ".join(text_of(p) for p in row.iter(qn("w:p")))
    assert report.said() == [f"V141 还有 1 处草稿的记号，第一处是“{' '.join(text.split())[:24]}”里的“{mark}”"]


def test_a_draft_of_a_new_year_builds_and_is_told_to_be_one(tiny: Tiny) -> None:
    """The contents repeat the caption of a table that is still last year's: that is no second place."""
    assert CliRunner().invoke(main, ["new", "2025", "--from", "2024", "--root", str(tiny.root)]).exit_code == 0
    project = Project(tiny.root, 2025)
    result = pipeline.build(project, project.output, pages="on-open")
    assert result.written == (project.output,)
    assert not [problem for problem in result.problems if problem.code == "V141"]  # told with their places
    found = pipeline.verify_file(project, None, project.output, "on-open").problems
    (told,) = [str(problem) for problem in found if problem.code.startswith("V")]
    assert ": 警告 V141 还有 7 处草稿的记号，第一处是“全市2〔待核对〕所学校据实编成本报告。”里的“〔待核对〕”（" in told


# --- what reviewers leave -----------------------------------------------------------------


def changed(paragraph: Element, tag: str = "ins") -> Element:
    """Track a change of a paragraph's first run."""
    run = next(paragraph.iter(qn("w:r")))
    if tag == "del":
        for node in run.iter(qn("w:t")):
            node.tag = qn("w:delText")
    mark = w(tag, id=8200, author="审稿人")
    run.addprevious(mark)
    mark.append(run)
    return mark


@pytest.mark.parametrize("tag", ["ins", "del", "moveFrom", "moveTo"])
def test_changes_that_nobody_has_accepted(report: Edit, tag: str) -> None:
    for text in ("领导添的话。", "又一句。"):
        report.all("Body Text")[3].addnext(report.new("Body Text", text))
    for paragraph in report.all("Body Text")[4:6]:
        changed(paragraph, tag)
    assert report.said() == ["V142 有 2 段带着没有接受的修订，第一段是“又一句。”；以下按全部接受核对"]


def test_changes_of_the_look_are_changes_too(report: Edit) -> None:
    paragraph = report.all("Body Text")[3]
    properties = find(paragraph, "w:pPr")
    properties.append(w("pPrChange", w("pPr"), id=8201, author="审稿人"))
    assert report.said() == [f"V142 有 1 段带着没有接受的修订，第一段是{quoted(paragraph)}；以下按全部接受核对"]


def test_a_row_that_was_put_in(report: Edit) -> None:
    row = next(report.all("表格文字")[-1].iterancestors(qn("w:tr")))
    row.insert(0, w("trPr", w("ins", id=8202, author="审稿人")))
    (told,) = report.said()
    text = " ".join(" ".join(text_of(p) for p in row.iter(qn("w:p"))).split())
    assert told == f"V142 有 1 段带着没有接受的修订，第一段是“{text[:24]}”；以下按全部接受核对"


@pytest.mark.parametrize(("kind", "name"), [("header", "页眉"), ("footer", "页脚")])
def test_a_change_in_a_header_or_footer(report: Edit, kind: str, name: str) -> None:
    part = next(name for name in report.docx.parts if name.startswith(f"word/{kind}"))
    story = report.part(part)
    run = report.new("Body Text", "征求意见稿")[-1]
    find(story, "w:p").append(w("ins", run, id=8203, author="审稿人"))
    (told,) = report.said()
    assert told.startswith(f"V142 有 1 段带着没有接受的修订，第一段是{name}“")
    assert "征求意见稿”" in told


def test_changes_forbid_and_say_how_to_go_on(report: Edit) -> None:
    changed(report.all("Body Text")[3])
    (problem,) = verify(report.save(), FILE, layout(), None)
    assert problem.severity is Severity.ERROR
    assert problem.hint.startswith("在 Word 的“审阅”里接受或拒绝全部修订、更新域，再核对")


def test_with_changes_the_rest_is_verified_as_if_they_were_accepted(report: Edit) -> None:
    """删去一节没有更新目录：除了修订，还说出目录里多出来的一行。"""
    heading = report.all("heading 3")[-1]
    title = text_of(report.line_of(heading)).rpartition("\t")[0]
    changed(heading, "del")
    find(heading, "w:pPr").append(w("rPr", w("del", id=8204, author="审稿人")))
    told = report.said()
    assert f"V101 目录行“{title}”指向的地方不存在" in told
    assert {line.split()[0] for line in told} == {"V101", "V113", "V142"}


def test_comments_that_were_left(report: Edit) -> None:
    for number, paragraph in enumerate(report.all("Body Text")[3:5]):
        paragraph.insert(1, w("commentRangeStart", id=number))
        paragraph.append(w("commentRangeEnd", id=number))
        paragraph.append(w("r", w("commentReference", id=number)))
    first = quoted(report.all("Body Text")[3])
    assert report.said() == [f"V143 有 2 条批注，第一条在{first}"]
    (problem,) = verify(report.save(), FILE, layout(), None)
    assert problem.severity is Severity.WARNING


def test_a_comment_on_a_picture_is_told_by_what_stands_before_it(report: Edit) -> None:
    picture = next(
        one for one in report.all("图片段落") if text_of(one.getprevious()) and one.getprevious().tag == qn("w:p")
    )
    picture.append(w("r", w("commentReference", id=1)))
    before = picture.getprevious()
    (told,) = report.said()
    assert told == f"V143 有 1 条批注，第一条在{quoted(before)}之后的一段"
