"""What authors type arrives in the document letter for letter, and the document stays XML."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from support import nodes
from support.ooxml import Docx
from support.text import lines_of
from tiny_project import CASE, REPORT, SECTION, Tiny

from .trees import CARDS, EVERYTHING, FRONT, paragraph, photo, ref, written
from .trees import CASE as DRAMA

ODD = (
    "甲&乙",
    "<w:p>标签</w:p>",
    "a < b > c",
    "英文\"双引号\"和'单引号'",
    "&amp;已转义&lt;",
    "😀🏫表情",
    "喆堃镕𠮷𫓧",
    "{{ report.title }}",
    "{%p if x %}",
    "]]>",
    "$x^2_i$",
    "é ü 한 日本",
)


@pytest.mark.parametrize("odd", ODD)
def test_everywhere_in_the_tree(odd: str) -> None:
    """Front matter, headings, captions, cells, case titles, prose, scorecards."""
    said = nodes.text(odd)
    front = replace(FRONT, title=said, subtitle=said, issuer=said, date=said, publication_form=said)
    table = nodes.table("tbl", odd, ((nodes.cell(odd),),), ((nodes.cell(odd),),), 1)
    case = replace(DRAMA, title=said, body=(paragraph(odd),))
    body = (paragraph(nodes.text(odd, bold=True), ref("tbl")), table, photo("fig", odd), case)
    section = nodes.section("s", odd, 1, None, body, ())
    card = replace(CARDS[0], title=said, rows=(replace(CARDS[0].rows[0], label=said, unit=said),))
    document = replace(EVERYTHING, front=front, sections=(section,), scorecards=(card,), declaration=())

    docx = written(document)
    text = lines_of(docx.body)
    # Five lines of front matter, two cells, two paragraphs, label and unit of a scorecard: once each. Heading,
    # case title, scorecard's title and both captions also in a list.
    assert text.count(odd) == 5 + 2 + 2 + 2 + 5 * 2
    headers = [lines_of(story) for name, story in docx.stories.items() if "header" in name]
    assert headers.count(odd + odd) == 6
    (title,) = [e.text for e in docx.xml("docProps/core.xml") if e.tag.endswith("}title")]
    assert title == odd + odd


@pytest.mark.parametrize("odd", [word for word in ODD if not set("{}'[") & set(word)])
def test_from_the_files_of_an_author(tiny: Tiny, tmp_path: Path, odd: str) -> None:
    """The same from YAML and Markdown to the Word file; a comparison sign or a backslash is no markup there."""
    quoted = f"'{odd}'"
    tiny.change(REPORT, "issuer: 海港市教育局", f"issuer: {quoted}")
    tiny.change(SECTION, "title: 规模结构", f"title: {quoted}")
    tiny.change(SECTION, "caption: 规模结构统计表", f"caption: {quoted}")
    tiny.change(SECTION, "caption: 在校生和专任教师", f"caption: {quoted}")
    tiny.change(SECTION, "label: 双师型占比", f"label: {quoted}")
    tiny.change(CASE, "title: 戏剧进校园", f"title: {quoted}")
    assert tiny.build() == []
    text = lines_of(Docx.read(tiny.project.output).body)
    # Issuer and label once; heading, two captions and the case title also in a list.
    assert text.count(odd) == 2 + 2 * 4


def test_every_part_stays_xml(tiny: Tiny) -> None:
    tiny.change(REPORT, "issuer: 海港市教育局", "issuer: '&<>\"😀'")
    assert tiny.build() == []
    with zipfile.ZipFile(tiny.project.output) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


def test_tab_of_an_author_becomes_a_blank_or_a_tab_stop() -> None:
    """A tab character in `w:t` would be a blank in Word and nothing in WPS."""
    section = nodes.section("s", "标题", 1, None, (paragraph("甲\t乙"),), ())
    docx = written(replace(EVERYTHING, sections=(section,), scorecards=()))
    assert "甲\t乙" in lines_of(docx.body)
    assert not [node for node in docx.body.iter() if node.tag.endswith("}t") and "\t" in (node.text or "")]
