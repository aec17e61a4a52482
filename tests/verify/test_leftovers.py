"""V141：报告里不留模板标记、占位和 Word 的出错提示。"""

import pytest
from support.ooxml import find

from report_engine.word.oxml import w

from .edit import Edit, quoted


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
    assert report.said() == []
