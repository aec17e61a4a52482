"""Quotation marks after Latin text are Chinese ones: full width, in the face of the paragraph."""

from dataclasses import replace

import pytest
from support.ooxml import Element, find_all, value
from support.text import text_of

from report_engine.document import Section, Text

from . import trees
from .trees import EVERYTHING, HERE, written


def runs(*content: Text | str) -> list[Element]:
    section = Section("basics", "基本情况", 1, None, (trees.paragraph(*content),), (), HERE)
    docx = written(replace(EVERYTHING, sections=(section,), preface=(), declaration=(), scorecards=()))
    words = "".join(item if isinstance(item, str) else item.text for item in content)
    (paragraph,) = (p for p in find_all(docx.body, "w:p") if text_of(p) == words)
    return find_all(paragraph, "w:r")


def faces(found: list[Element]) -> dict[str, str | None]:
    return {text_of(run): value(run, "w:rPr/w:rFonts", "w:ascii") for run in found}


def test_a_mark_after_latin_text_has_the_chinese_face() -> None:
    assert faces(runs("实行“3+2”培养")) == {"实行“3+2": None, "”": "仿宋_GB2312", "培养": None}


@pytest.mark.parametrize("text", ["实行“双师型”培养", "见“A楼”", "没有引号 ABC"])
def test_other_text_stays_one_run(text: str) -> None:
    assert len(runs(text)) == 1


def test_the_look_of_the_run_stays() -> None:
    mark = runs(Text("“3+2”", bold=True))[-1]
    assert text_of(mark) == "”"
    assert find_all(mark, "w:rPr/w:b")
