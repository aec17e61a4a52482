"""No character of the report is lost or changed on its way into the PDF, wherever a line breaks."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from support.ooxml import qn
from support.text import text_of
from tiny_project import Tiny
from verify.edit import Edit

from report_engine import pipeline
from report_engine.ooxml.elements import w
from report_engine.problems import Source
from report_engine.render import copy, pdf
from report_engine.render.pdf import render_pdf
from report_engine.verify import missing_in_pdf

from .office import soffice

pytestmark = pytest.mark.render

CHARACTERS = 28  # in a line
# One character for each paragraph, all as wide as the line's: a label then ends a line exactly.
FULL_WIDTH = [chr(code) for code in range(0x5100, 0x5400)]
FILE = Source(Path("report.pdf"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    soffice()
    tiny = Tiny.at(tmp_path_factory.mktemp("lost") / "project")
    assert pipeline.build(tiny.project, tiny.project.output, pages="libreoffice").written
    return tiny.project.output.read_bytes()


@pytest.fixture
def everywhere(built: bytes) -> Edit:
    """Every label of the report, mentioned at every place of a line."""
    return mentioned_everywhere(built)


def mentioned_everywhere(built: bytes, gap: str = "\xa0") -> Edit:
    """Write the labels of a layout that puts this gap before their numbers."""
    edit = Edit(built)
    labels = {code.split()[1]: result.text or "" for code, result in edit.fields("REF")}
    assert {label.partition("\xa0")[0] for label in labels.values()} >= {"表", "图", "附表", "案例"}
    first = edit.first("heading 1")
    for number, (name, label) in enumerate(labels.items()):
        for place in range(CHARACTERS):
            mention = edit.mention(rf" REF {name} \h ", label.replace("\xa0", gap))
            next(mention.iter(qn("w:t"))).text = FULL_WIDTH[number * CHARACTERS + place] * (place + 1)
            mention.append(w("r", w("t")))
            mention[-1][0].text = "一处，其后还有文字，足以再排一行。"
            first.addprevious(mention)
    return edit


def test_every_label_at_every_place_of_a_line(everywhere: Edit) -> None:
    docx = everywhere.save()
    assert missing_in_pdf(docx, FILE, render_pdf(docx).printed.pages) == []


@pytest.mark.parametrize("gap", ["\xa0", ""], ids=["图 1", "图1"])
def test_a_label_and_its_number_stand_in_one_line(built: bytes, gap: str, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(render_pdf(mentioned_everywhere(built, gap).save()).data)
    lines = [line.strip() for page in PdfReader(file).pages for line in page.extract_text().split("\n")]
    parted = [pair for pair in pairwise(lines) if re.search("[表图例]$", pair[0]) and re.match("[0-9]", pair[1])]
    assert parted == []


def test_the_check_finds_what_libreoffice_loses(everywhere: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the copy a no-break space at the end of a line takes the number with it."""
    monkeypatch.setattr(pdf, "copy_to_print", lambda docx: docx)
    docx = everywhere.save()
    told = [problem.message for problem in missing_in_pdf(docx, FILE, render_pdf(docx).printed.pages)]
    assert told
    assert len(told) >= 4  # of each kind of label one at least


def test_the_report_itself_keeps_its_no_break_spaces(built: bytes) -> None:
    edit = Edit(built)
    assert any("\xa0" in (result.text or "") for _, result in edit.fields("REF"))
    assert not any("\xa0" in (result.text or "") for _, result in Edit(copy.copy_to_print(built)).fields("REF"))


def test_every_paragraph_of_the_report_stands_in_its_pdf(built: bytes, tmp_path: Path) -> None:
    """By another reader: each paragraph's words, lines joined, headers and footers taken out by their place."""
    printed = render_pdf(built)
    file = tmp_path / "report.pdf"
    file.write_bytes(printed.data)
    pages = [page.extract_text().split("\n") for page in PdfReader(file).pages]
    words = "".join("".join(line.split()) for lines in pages for line in lines)
    edit = Edit(built)
    paragraphs = [p for p in edit.paragraphs if len(text_of(p)) > 1 and not edit.style(p).lower().startswith("toc")]
    missing = [text_of(p) for p in paragraphs if not in_order("".join(text_of(p).split()), words)]
    assert missing == []


def in_order(text: str, words: str) -> bool:
    """A paragraph stands there whole, or in two parts, one on each page."""
    if text in words:
        return True
    cuts = (cut for cut in range(1, len(text)) if text[:cut] in words and text[cut:] in words)
    return next(cuts, None) is not None


@pytest.mark.parametrize("size", ["24", "12pt", "特大", ""])
def test_a_size_that_is_no_number_breaks_nothing(everywhere: Edit, size: str) -> None:
    """别的程序存过的文件，字号可能写坏：照样做得出 PDF。"""
    for mark in everywhere.body.iter(qn("w:r")):
        mark.insert(0, w("rPr", w("sz", val=size)))
    assert copy.copy_to_print(everywhere.save())
