"""Quotation marks after Latin text and dots between names are Chinese: full width, in the face of the paragraph."""

from dataclasses import replace

import pytest
from support import nodes
from support.ooxml import Element, find_all, value
from support.text import text_of

from report_engine.document import Text

from .trees import EVERYTHING, written


def runs(content: Text) -> list[Element]:
    section = nodes.section("basics", "基本情况", 1, None, (nodes.paragraph(content),), ())
    docx = written(replace(EVERYTHING, sections=(section,), preface=(), declaration=(), scorecards=()))
    (paragraph,) = (p for p in find_all(docx.body, "w:p") if text_of(p) == content.text)
    return find_all(paragraph, "w:r")


def faces(found: list[Element]) -> dict[str, str | None]:
    return {text_of(run): value(run, "w:rPr/w:rFonts", "w:ascii") for run in found}


def test_a_mark_after_latin_text_has_the_chinese_face() -> None:
    made = faces(runs(nodes.text("实行“3+2”培养")))
    assert made == {"实行“3+2": None, "”": "仿宋_GB2312", "培养": None}


def test_a_dot_between_names_has_the_chinese_face() -> None:
    made = faces(runs(nodes.text("以双向奔赴·共育未来为题")))
    assert made == {"以双向奔赴": None, "·": "仿宋_GB2312", "共育未来为题": None}


@pytest.mark.parametrize("text", ["实行“双师型”培养", "见“A楼”", "没有引号 ABC"])
def test_other_text_stays_one_run(text: str) -> None:
    assert len(runs(nodes.text(text))) == 1


def test_the_look_of_the_run_stays() -> None:
    mark = runs(nodes.text("“3+2”", bold=True))[-1]
    assert text_of(mark) == "”"
    assert find_all(mark, "w:rPr/w:b")
