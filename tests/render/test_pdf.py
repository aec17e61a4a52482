"""`--pdf`: a PDF beside the report, for reading aloud, for finding one's way, and honest about its fonts."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from support.ooxml import Docx
from support.styles import Styles
from support.text import text_of
from tiny_project import Tiny

from report_engine import pipeline, printing
from report_engine.pipeline import Result
from report_engine.render.libreoffice import RenderError

from .office import fonts_of, soffice


def outline(items: list[object]) -> list[str]:
    """All titles of the outline, the deeper ones too."""
    titles = []
    for item in items:
        titles += outline(item) if isinstance(item, list) else [item.title]  # type: ignore[attr-defined]
    return titles


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tiny, Result]:
    """The small project built with its PDF."""
    soffice()
    tiny = Tiny.at(tmp_path_factory.mktemp("pdf") / "project")
    return tiny, pipeline.build(tiny.project, tiny.project.output, pages="libreoffice", pdf=True)


@pytest.mark.render
class TestPdf:
    def test_both_files_are_written(self, made: tuple[Tiny, Result]) -> None:
        tiny, result = made
        assert result.written == (tiny.project.output, tiny.project.output.with_suffix(".pdf"))

    def test_it_is_tagged_and_shows_its_title(self, made: tuple[Tiny, Result]) -> None:
        tiny, _ = made
        pdf = PdfReader(tiny.project.output.with_suffix(".pdf"))
        root = pdf.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/StructTreeRoot"]
        assert str(root["/Lang"]).startswith("zh")
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert pdf.metadata
        assert pdf.metadata.title == "海港市中等职业教育质量年度报告（2024年度）"

    def test_its_bookmarks_are_the_headings(self, made: tuple[Tiny, Result]) -> None:
        tiny, _ = made
        docx = Docx.read(tiny.project.output)
        styles = Styles(docx)
        titles = outline(PdfReader(tiny.project.output.with_suffix(".pdf")).outline)
        for paragraph in docx.body.iter("{*}p"):
            if styles.name(paragraph).startswith("heading"):
                assert any(title.endswith(text_of(paragraph)) for title in titles), text_of(paragraph)

    def test_its_title_and_front_headings_are_headings_too(self, made: tuple[Tiny, Result]) -> None:
        """书签里有书名、前言、目录，不只有各章。"""
        tiny, _ = made
        titles = outline(PdfReader(tiny.project.output.with_suffix(".pdf")).outline)
        assert titles[0] == "海港市中等职业教育质量年度报告"
        assert {"前\u3000言", "目\u3000录"} <= set(titles)

    def test_digits_are_read_in_the_language_of_the_text(self, made: tuple[Tiny, Result]) -> None:
        tiny, _ = made
        root = PdfReader(tiny.project.output.with_suffix(".pdf")).trailer["/Root"]
        languages = {str(element["/Lang"]) for element in elements(root["/StructTreeRoot"]) if "/Lang" in element}
        assert languages <= {"zh-CN"}

    def test_pictures_are_described(self, made: tuple[Tiny, Result]) -> None:
        """Alternative text goes over into the tags."""
        tiny, _ = made
        pdf = PdfReader(tiny.project.output.with_suffix(".pdf"))
        texts = [str(o["/Alt"]) for o in map(pdf.get_object, range(1, pdf.trailer["/Size"])) if has_alt(o)]
        assert any("在校生" in text for text in texts)

    def test_it_says_that_it_is_accessible(self, made: tuple[Tiny, Result]) -> None:
        """PDF/UA-1: the metadata say so, with the title; tables have heads; headings go down by one level."""
        tiny, _ = made
        root = PdfReader(tiny.project.output.with_suffix(".pdf")).trailer["/Root"]
        metadata = root["/Metadata"].get_object().get_data().decode("utf-8")
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
        assert "海港市中等职业教育质量年度报告（2024年度）" in metadata
        assert "<pdfaid:part>2</pdfaid:part>" in metadata  # fit for archives, too
        (intent,) = root["/OutputIntents"]
        assert intent.get_object()["/DestOutputProfile"].get_object().get_data()
        kinds = [str(element["/S"]) for element in elements(root["/StructTreeRoot"])]
        assert "/TH" in kinds
        levels = [int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdecimal()]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        figures = [element for element in elements(root["/StructTreeRoot"]) if element["/S"] == "/Figure"]
        assert figures
        assert all(str(figure.get("/Alt", "")).strip() for figure in figures)

    def test_replaced_fonts_are_named(self, made: tuple[Tiny, Result]) -> None:
        """排版用的字体本机没有：说出是哪些，不说在用的。"""
        tiny, result = made
        told = [str(problem) for problem in result.problems if problem.code == "L004"]
        embedded = {name.lower().replace("-", "").replace("_", "") for name in fonts_of_file(tiny)}
        wanted = {"仿宋_GB2312": "fangsong", "黑体": "simhei", "方正小标宋简体": "fzxiaobiaosong"}
        lacking = [face for face, name in wanted.items() if not any(font.startswith(name) for font in embedded)]
        assert bool(told) is bool(lacking)
        for face in lacking:
            assert face in told[0]
            assert " 警告 L004 本机没有这些字体，PDF 里用了替代字体：" in told[0]

    def test_its_pages_are_those_of_the_lists(self, made: tuple[Tiny, Result]) -> None:
        _, result = made
        assert "L005" not in {problem.code for problem in result.problems}


def elements(element: Any) -> Iterator[Any]:
    """All elements of the structure, in reading order."""
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        for one in element:
            yield from elements(one)
    elif isinstance(element, dict):
        if "/S" in element:
            yield element
        yield from elements(element.get("/K", []))


def has_alt(thing: object) -> bool:
    return isinstance(thing, dict) and "/Alt" in thing


def fonts_of_file(tiny: Tiny) -> set[str]:
    return fonts_of(PdfReader(tiny.project.output.with_suffix(".pdf")))


def test_without_libreoffice_the_pdf_is_an_error_and_the_report_is_written(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QHD_SOFFICE", "/nonexistent/soffice")
    result = pipeline.build(tiny.project, tiny.project.output, pdf=True)
    assert result.written == (tiny.project.output,)
    told = [str(problem) for problem in result.problems if problem.code == "L001"]
    assert any(" 错误 L001 没有找到 LibreOffice，不能制作 PDF（" in line for line in told)


def test_a_pdf_that_fails_leaves_the_older_one(tiny: Tiny, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(_docx: bytes) -> None:
        raise RenderError("LibreOffice 失败（退出码 1）")

    monkeypatch.setattr(printing, "render_pdf", fail)
    monkeypatch.setattr(printing, "find_program", lambda: Path("soffice"))
    older = tiny.project.output.with_suffix(".pdf")
    older.parent.mkdir(parents=True)
    older.write_bytes(b"the older one")
    result = pipeline.build(tiny.project, tiny.project.output, pages="on-open", pdf=True)
    assert result.written == (tiny.project.output,)
    assert older.read_bytes() == b"the older one"
    assert any("没有做成 PDF：LibreOffice 失败" in str(problem) for problem in result.problems)
