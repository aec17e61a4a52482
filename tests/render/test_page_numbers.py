"""Every page number that 目录 and the lists print, against the page on which the text really stands.

The pages are found in a PDF by text alone: nothing of the bookmarks or sections that the engine uses.
"""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader
from support.ooxml import DOCUMENT, Docx, find_all
from support.styles import Styles
from support.text import text_of

from report_engine import paginate, pipeline
from report_engine.ooxml.package import Package
from report_engine.project import Project
from report_engine.render.office import Office

from .office import texts_of

pytestmark = pytest.mark.render

_FOOTER = re.compile(r"^[—\-\s]*(\d+|[ivxlc]+)[—\-\s]*$")
_LEADER = re.compile(r"\.{6,}")


def squeezed(text: str) -> str:
    return "".join(text.split())


@dataclass(frozen=True)
class Page:
    """A page as printed: the number in its footer and its other lines."""

    label: str
    lines: tuple[str, ...]

    def holds(self, title: str) -> bool:
        """Tell whether a title fills lines of its own here."""
        for start in range(len(self.lines)):
            joined = ""
            for line in self.lines[start:]:
                joined += line
                if len(joined) >= len(title):
                    break
            if joined == title:
                return True
        return False


@pytest.fixture(scope="module")
def pages(pdf_2024: PdfReader) -> list[Page]:
    """The pages of the body: what stands before them are cover, publication, preface and the lists themselves."""
    printed = []
    for text_of_page in texts_of(pdf_2024):
        lines = [line for line in text_of_page.split("\n") if line.strip()]
        footer = _FOOTER.match(lines[-1].strip()) if lines else None
        text = () if any(_LEADER.search(line) for line in lines) else tuple(map(squeezed, lines[:-1]))
        printed.append(Page(footer[1] if footer else "", text))
    start = max(number for number, page in enumerate(printed) if page.label == "1")
    assert [page.label for page in printed[start:]] == [str(n + 1) for n in range(len(printed) - start)]
    return printed[start:]


@dataclass(frozen=True)
class Line:
    """A line of 目录 or a list."""

    style: str
    title: str
    page: str


def lines_of(docx: Docx) -> list[Line]:
    styles = Styles(docx)
    found = []
    for paragraph in find_all(docx.body, ".//w:p"):
        style = styles.name(paragraph)
        if style.startswith("toc ") or style == "table of figures":
            title, _, page = text_of(paragraph).rpartition("\t")
            found.append(Line(style, squeezed(title), page))
    return found


def test_every_number_is_the_page_on_which_the_text_stands(project_2024: Project, pages: list[Page]) -> None:
    lines = lines_of(Docx.read(project_2024.output))
    assert {line.style for line in lines} == {"toc 1", "toc 2", "toc 3", "table of figures"}
    assert len(lines) > 100
    wrong = []
    for line in lines:
        found = [page.label for page in pages if page.holds(line.title)]
        if found != [line.page]:
            wrong.append(f"{line.title}: {line.page}, found on {found}")
    assert wrong == []


def test_the_independent_search_would_find_a_wrong_number(project_2024: Project, pages: list[Page]) -> None:
    """The check itself works: no title stands on the page after its own."""
    for line in lines_of(Docx.read(project_2024.output)):
        if int(line.page) < len(pages):
            assert not pages[int(line.page)].holds(line.title), line


def test_front_matter_is_numbered_in_roman(pdf_2024: PdfReader) -> None:
    labels = []
    for text in texts_of(pdf_2024)[1:9]:
        last = text.strip().split("\n")[-1].strip()
        match = _FOOTER.match(last)
        if match and not match[1].isdecimal():
            labels.append(match[1])
    assert labels[:3] == ["i", "ii", "iii"]


def test_the_lists_print_their_numbers_after_leader_dots(project_2024: Project, pdf_2024: PdfReader) -> None:
    text = "\n".join(texts_of(pdf_2024))
    text = re.sub(r"[^\S\n]", "", text)
    for line in lines_of(Docx.read(project_2024.output)):
        title = r"\n?".join(map(re.escape, line.title))  # a long one goes on in the next line
        assert re.search(rf"{title}\.{{3,}}{line.page}\n", text), line


def test_word_is_not_asked(project_2024: Project) -> None:
    docx = Docx.read(project_2024.output)
    assert b"updateFields" not in docx.parts["word/settings.xml"]
    assert b"w:dirty" not in docx.parts[DOCUMENT]


def passes(project: Project, monkeypatch: pytest.MonkeyPatch) -> int:
    """Build again; how often was the report rendered?"""
    times = []
    measure = paginate.measure

    def counted(report: Package, office: Office) -> object:
        times.append(1)
        return measure(report, office)

    monkeypatch.setattr(paginate, "measure", counted)
    result = pipeline.build(project, project.output, pages="libreoffice")
    assert result.written, "\n".join(map(str, result.problems))
    return len(times)


def test_an_unchanged_report_is_not_rendered_and_stays_the_same(
    project_2024: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = project_2024.output.read_bytes()
    project_2024.output.unlink()
    assert passes(project_2024, monkeypatch) == 0
    assert project_2024.output.read_bytes() == before


@pytest.fixture
def copied(project_2024: Project, tmp_path: Path) -> Project:
    """A copy of the project and of what its last build remembers."""
    return Project(Path(shutil.copytree(project_2024.root, tmp_path / "copy")), 2024)


def test_a_small_edit_costs_one_pass(copied: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Docx.read(copied.output)
    section = copied.content / "sections/1-basics.yaml"
    text = section.read_text("utf-8")
    assert "全市" in text
    section.write_text(text.replace("全市", "本市", 1), "utf-8")
    assert passes(copied, monkeypatch) == 1
    after = Docx.read(copied.output)
    assert after.parts[DOCUMENT] != before.parts[DOCUMENT]
    assert lines_of(after) == lines_of(before)


def test_a_new_report_costs_one_pass(copied: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line of the lists is one line: that suffices to know that the numbers move nothing."""
    (copied.build / "cache/pages-2024.json").unlink()
    assert passes(copied, monkeypatch) == 1


def test_a_further_pass_finds_the_same(copied: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule that saves the second pass, against the second pass."""
    before = copied.output.read_bytes()
    (copied.build / "cache/pages-2024.json").unlink()
    monkeypatch.setattr(paginate, "fitting", lambda _root, _places: frozenset())
    assert passes(copied, monkeypatch) == 2
    assert copied.output.read_bytes() == before


def test_the_report_agrees_with_itself(project_2024: Project) -> None:
    """`verify` renders it once more and says nothing."""
    assert pipeline.verify_file(project_2024, None, project_2024.output, "libreoffice").problems == []
