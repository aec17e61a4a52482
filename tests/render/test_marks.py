"""Chinese marks stand in the PDF as Word sets them: closed up one after the other, quotes in the Chinese face."""

import pypdfium2 as pdfium
import pytest
from tiny_project import Tiny
from verify.edit import Edit

from report_engine import pipeline
from report_engine.ooxml.elements import w
from report_engine.render.copy import copy_to_print
from report_engine.render.pdf import render_pdf

from .office import soffice


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    tiny = Tiny.at(tmp_path_factory.mktemp("marks") / "project")
    assert pipeline.build(tiny.project, tiny.project.output, pages="on-open").written
    return tiny.project.output.read_bytes()


def with_text(built: bytes, text: str, style: str = "Body Text") -> bytes:
    edit = Edit(built)
    new = edit.new(style, text)
    new[-1].insert(0, w("rPr", w("rFonts", hint="eastAsia")))
    edit.first("heading 1").addprevious(new)
    return edit.save()


@pytest.mark.render
@pytest.mark.parametrize("style", ["Body Text", "heading 2"])
@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("始【“五双”育人】终", 8.5),
        ("始《手工（剪纸）》终", 8.5),
        ("始（“古今”）终", 6.0),
        ("始【五双育人】终", 7),
        ("始（见案例）。后来》，又：“是》《终", 15.0),
        ("始“3+2”终", None),  # whatever the digits take: the last mark is a whole character
    ],
)
def test_marks_take_the_room_that_word_gives_them(built: bytes, text: str, ems: float | None, style: str) -> None:
    soffice()
    document = pdfium.PdfDocument(render_pdf(with_text(built, text, style)).data)
    pages = (document[number].get_textpage() for number in range(len(document)))
    page = next(page for page in pages if text in page.get_text_range())
    first = page.get_text_range().index(text)
    left = [page.get_charbox(first + place, loose=True)[0] for place in range(len(text))]
    em = left[1] - left[0]
    if ems is None:
        assert left[-1] - left[-2] == pytest.approx(em, rel=0.05)
    else:
        assert left[-1] - left[0] == pytest.approx(ems * em, rel=0.02)


def test_the_copy_holds_every_character(built: bytes) -> None:
    """A run of several texts, tabs between them, is parted where it must be and nowhere else."""
    text = "案例【“五双”】\t“3+2”试点》”"
    copied = Edit(copy_to_print(with_text(built, text)))
    assert any(text.replace("\t", "") in "".join(p.itertext()).replace("\t", "") for p in copied.paragraphs)
