"""The page standard in the rendering: 22 lines of 28 characters, closing punctuation, rows that stay whole."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from support.ooxml import find_all, qn
from verify.edit import Edit, remove

from report_engine.ooxml.elements import w
from report_engine.project import Project
from report_engine.render.fonts import private

from .office import texts_of, to_pdf

pytestmark = pytest.mark.render

LINES, CHARACTERS = 22, 28
CLOSING = "，。、；：？！”’）》】〉」』〕％…·"
# Nothing that may not begin a line stands alone in the text: what is measured is where lines break.
SENTENCE = "各校开设（含联合开设）的“现代学徒制”专业，覆盖《目录》所列三类：制造、服务、农业；成效如何？请看下文！"


@pytest.fixture(scope="module")
def printed(project_2024: Project, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """The report with its chapters replaced by plain text, in the style of the body: no figure, no heading."""
    edit = Edit(project_2024.output.read_bytes())
    first = edit.first("heading 1")
    for element in [first, *first.itersiblings()]:
        if element.tag != qn("w:sectPr") and not list(element.iter(qn("w:sectPr"))):
            last = element
            if element is not first:
                remove(element)
    assert last is not None
    first.addnext(edit.new("Body Text", "国" * LINES * CHARACTERS * 3))
    for number in range(40):  # each begins differently, so that every character comes to every place of a line
        first.addprevious(edit.new("Body Text", "国" * number + SENTENCE * 6))
    remove(first)
    folder = tmp_path_factory.mktemp("plain")
    file = folder / "plain.docx"
    file.write_bytes(edit.save())
    return to_pdf(file, folder, private(folder))


def body_lines(pdf: PdfReader) -> list[list[str]]:
    """Lines of every page without header and footer."""
    pages = [[line.strip() for line in text.split("\n") if line.strip()] for text in texts_of(pdf)]
    return [lines[1:-1] for lines in pages]


def test_a_full_page_has_22_lines_of_28_characters(printed: PdfReader) -> None:
    full = [lines for lines in body_lines(printed) if lines and set("".join(lines)) == {"国"}]
    assert full, "no page of plain text"
    assert LINES in {len(lines) for lines in full}
    for lines in full:
        assert len(lines) <= LINES
        assert {len(line) for line in lines[:-1]} == {CHARACTERS}


def test_pages_of_running_text_are_full(printed: PdfReader) -> None:
    """Widow control may take a line from a page, never add one."""
    pages = [lines for lines in body_lines(printed) if SENTENCE[:4] in "".join(lines) and "国" in "".join(lines)]
    assert len(pages) > 10
    assert {len(lines) for lines in pages[1:-2]} <= {LINES, LINES - 1}
    assert LINES in {len(lines) for lines in pages}


def test_no_line_begins_with_closing_punctuation(printed: PdfReader, pdf_2024: PdfReader) -> None:
    lines = [line for pdf in (printed, pdf_2024) for page in body_lines(pdf) for line in page]
    assert len(lines) > 1500
    assert [line for line in lines if line[0] in CLOSING] == []


def test_no_line_ends_with_opening_punctuation(printed: PdfReader) -> None:
    assert [line for page in body_lines(printed) for line in page if line[-1] in "（“‘《【"] == []


def test_no_row_of_a_table_is_split_over_pages(project_2024: Project, tmp_path: Path) -> None:
    """Bookmarks at both ends of every cell tell the pages on which a row begins and ends."""
    edit = Edit(project_2024.output.read_bytes())
    rows = [row for row in edit.document.iter(qn("w:tr")) if len(find_all(row, "w:tc")) > 1]
    assert len(rows) > 150
    number = 500_000
    for index, row in enumerate(rows):
        for cell, paragraphs in ((c, find_all(c, "w:p")) for c in find_all(row, "w:tc")):
            for name, place, at in ((f"R{index}A", paragraphs[0], 1), (f"R{index}Z", paragraphs[-1], None)):
                number += 1
                mark = w("bookmarkStart", id=number, name=f"{name}{cell.getparent().index(cell)}")
                position = len(place) if at is None else int(place.find(qn("w:pPr")) is not None)
                place.insert(position, w("bookmarkEnd", id=number))
                place.insert(position, mark)
    file = tmp_path / "rows.docx"
    file.write_bytes(edit.save())
    pdf = marked_pdf(file, tmp_path)
    pages: dict[str, set[int]] = {}
    for name, target in pdf.named_destinations.items():
        match = re.fullmatch(r"/?R(\d+)[AZ]\d+", name)
        if match:
            pages.setdefault(match[1], set()).add(pdf.get_destination_page_number(target))
    assert len(pages) == len(rows)
    assert {row: where for row, where in pages.items() if len(where) > 1} == {}


def marked_pdf(file: Path, folder: Path) -> PdfReader:
    """Convert with a destination for every bookmark."""
    option = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
    return to_pdf(file, folder, private(folder), form=option)


def test_heads_of_long_tables_are_repeated(pdf_2024: PdfReader) -> None:
    pages = [text.split("\n") for text in texts_of(pdf_2024)]
    head = next(line for lines in pages for line in lines if "序号" in line and "单位" in line)
    with_head = [number for number, lines in enumerate(pages) if head in lines]
    assert len(with_head) >= 2
    assert any(b - a == 1 for a, b in pairwise(with_head))
