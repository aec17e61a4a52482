"""Page breaks that a careful typesetter would not leave, in reports that LibreOffice really renders."""

import re
from pathlib import Path

import pytest
from support.ooxml import Element, find, find_all, qn
from tiny_project import Tiny
from verify.edit import Edit, quoted, remove

from report_engine import pipeline
from report_engine.ooxml.elements import PPR_ORDER, set_child, w

from .office import soffice

pytestmark = pytest.mark.render


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    """The small project, whose report has its page numbers."""
    soffice()
    tiny = Tiny.at(tmp_path_factory.mktemp("breaks") / "project")
    result = pipeline.build(tiny.project, tiny.project.output, pages="libreoffice")
    assert result.written, "\n".join(map(str, result.problems))
    return tiny


@pytest.fixture
def report(built: Tiny) -> Edit:
    """A copy of the report, open for editing."""
    return Edit(built.project.output.read_bytes())


def breaks(report: Edit, built: Tiny) -> list[str]:
    """What `verify` says of the page breaks; an edit that moves pages makes other lines wrong, too."""
    file = built.root / "edited.docx"
    file.write_bytes(report.save())
    problems = pipeline.verify_file(built.project, "hebei", file, "libreoffice").problems
    assert not [problem for problem in problems if problem.code in ("L001", "L002")]
    return [f"{problem.code} {problem.message}" for problem in problems if problem.code.startswith("V15")]


def on_a_new_page(paragraph: Element) -> None:
    if find(paragraph, "w:pPr") is None:
        paragraph.insert(0, w("pPr"))
    set_child(find(paragraph, "w:pPr"), w("pageBreakBefore"), PPR_ORDER)


def loosen(report: Edit, name: str) -> None:
    """Take “keep with next” from a style, as someone may who changes it in Word."""
    for switch in find_all(report.style_element(name), "w:pPr/w:keepNext"):
        remove(switch)


def physical(message: str) -> int:
    return int(message.rpartition("物理页第 ")[2].partition(" 页")[0])


def test_a_report_as_built_has_none(report: Edit, built: Tiny) -> None:
    assert breaks(report, built) == []


def test_an_empty_page(report: Edit, built: Tiny) -> None:
    """连按两次分页，中间空出一页。"""
    paragraph = report.all("Body Text")[-1]
    empty = report.new("Body Text", "")
    paragraph.addnext(empty)
    on_a_new_page(empty)
    on_a_new_page(empty.getnext() if empty.getnext().tag == qn("w:p") else next(empty.getnext().iter(qn("w:p"))))
    (told,) = [line for line in breaks(report, built) if line.startswith("V151")]
    assert told.endswith("页（物理页）是空白页")


def test_a_heading_alone_at_the_end_of_a_page(report: Edit, built: Tiny) -> None:
    heading = report.first("heading 2")
    following = heading.getnext()
    assert report.style(following) == "Body Text"
    on_a_new_page(following)
    (told,) = breaks(report, built)
    assert told.startswith(f"V152 标题{quoted(heading)}独自留在页末")
    assert physical(told) > 1


def test_a_table_s_caption_on_the_page_before_it(report: Edit, built: Tiny) -> None:
    caption = report.first("表题")
    loosen(report, "表题")
    between = report.new("Body Text", "")
    caption.addnext(between)
    on_a_new_page(between)
    told = breaks(report, built)
    assert any(line.startswith(f"V153 表题{quoted(caption)}与表不在同一页") for line in told), told


@pytest.mark.parametrize("style", ["图表题", "图片题"])
def test_a_figure_s_caption_on_the_page_after_it(report: Edit, built: Tiny, style: str) -> None:
    """图和图题之间被敲进了一串回车。"""
    caption = report.first(style)
    for _ in range(25):
        caption.addprevious(report.new("Body Text", ""))
    told = breaks(report, built)
    assert any(line.startswith(f"V153 图题{quoted(caption)}与图不在同一页") for line in told), told


def test_numbers_that_an_edit_made_wrong(report: Edit, built: Tiny) -> None:
    """正文里加了一页没有更新目录：一次更新域就能消除的，合成一条说出有多少处。"""
    heading = report.first("heading 2")
    on_a_new_page(heading)
    file = built.root / "edited.docx"
    file.write_bytes(report.save())
    told = [str(p) for p in pipeline.verify_file(built.project, "hebei", file, "libreoffice").problems]
    (folded,) = (line for line in told if " V110 " in line)
    assert re.search(r"在 Word 里更新域可消除 [1-9]\d* 处", folded)


def test_text_whose_deletion_is_tracked_takes_no_room(report: Edit, built: Tiny) -> None:
    """LibreOffice prints deleted text, too: the pages are those of the report with every change accepted."""
    for paragraph in report.all("Body Text")[1:3]:
        gone = report.new("Body Text", "删去的话。" * 300)
        gone[-1][0].tag = qn("w:delText")
        gone.append(w("del", gone[-1], id=8300, author="审稿人"))
        find(gone, "w:pPr").append(w("rPr", w("del", id=8301, author="审稿人")))
        paragraph.addprevious(gone)
    file = built.root / "edited.docx"
    file.write_bytes(report.save())
    problems = pipeline.verify_file(built.project, "hebei", file, "libreoffice").problems
    assert [problem.code for problem in problems] == ["V142"]


def test_a_file_edited_by_hand_is_only_read(report: Edit, built: Tiny, tmp_path: Path) -> None:
    file = tmp_path / "edited.docx"
    data = report.save()
    file.write_bytes(data)
    pipeline.verify_file(built.project, "hebei", file, "libreoffice")
    assert file.read_bytes() == data
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.endswith(".docx")] == ["edited.docx"]
