"""Page numbers in the package: sections, roman numerals, the copy to be measured, the flag that makes Word ask."""

import pytest
from lxml import etree
from support.ooxml import Docx, find_all, qn, value
from support.package import word_package
from support.text import text_of

from report_engine.ooxml.accept import accepted
from report_engine.ooxml.elements import Element, w
from report_engine.ooxml.package import Package, open_package
from report_engine.render.places import Place
from report_engine.word.pages import (
    ask_word,
    bookmark_pages,
    fitting,
    marked_copy,
    page_labels,
    page_refs,
    titles,
    write_pages,
)

PIXEL_SIZE = 100


def section(form: str | None = None, start: int | None = None) -> Element:
    numbering = {key: value for key, value in (("fmt", form), ("start", start)) if value is not None}
    return w("sectPr", w("pgNumType", **numbering)) if numbering else w("sectPr")


def paragraph(name: str = "", text: str = "字", end: Element = None) -> Element:
    """A paragraph with a bookmark around its text; `end` is the section that it closes."""
    run = w("r", w("t"))
    run[0].text = text
    mark = [w("bookmarkStart", id=1, name=name), run, w("bookmarkEnd", id=1)] if name else [run]
    return w("p", *([] if end is None else [w("pPr", end)]), *mark)


def reference(name: str, result: str = "") -> Element:
    """A paragraph with a PAGEREF, as a line of 目录 has it."""
    runs = []
    for piece in ("begin", f" PAGEREF {name} \\h ", "separate", result, "end"):
        run = w("r", w("fldChar", fldCharType=piece)) if piece in ("begin", "separate", "end") else w("r", w("t"))
        if "PAGEREF" in piece:
            run = w("r", w("instrText"))
        if len(run[0].attrib) == 0:
            run[0].text = piece
        runs.append(run)
    return w("p", *runs)


def document(*blocks: Element, last: Element = None) -> Element:
    return w("document", w("body", *blocks, section() if last is None else last))


def labels(root: Element, *pages: int) -> dict[str, str]:
    """Displayed pages if the paragraphs stood on these physical pages."""
    return page_labels(root, {f"Q{index}": page for index, page in enumerate(pages)})


def test_pages_count_from_the_first_one() -> None:
    assert labels(document(paragraph("a"), paragraph("b"), paragraph("c")), 1, 2, 4) == {"a": "1", "b": "2", "c": "4"}


def test_front_matter_is_roman_and_the_body_starts_again() -> None:
    root = document(
        paragraph("cover", end=section()),
        paragraph("preface"),
        paragraph("contents", end=section("lowerRoman", 1)),
        paragraph("body"),
        paragraph("annex"),
        last=section("decimal", 1),
    )
    expected = {"cover": "1", "preface": "i", "contents": "iii", "body": "1", "annex": "6"}
    assert labels(root, 1, 2, 4, 5, 10) == expected


def test_a_section_that_does_not_restart_goes_on() -> None:
    """A wide table turns the page in a section of its own; the numbers go on through it."""
    root = document(
        paragraph("a", end=section(start=3)), paragraph("wide", end=section()), paragraph("b"), paragraph("c")
    )
    assert labels(root, 1, 2, 3, 5) == {"a": "3", "wide": "4", "b": "5", "c": "7"}


def test_a_section_that_goes_on_may_change_the_form() -> None:
    root = document(paragraph("a", end=section("upperRoman")), paragraph("b"))
    assert labels(root, 3, 4) == {"a": "I", "b": "2"}


@pytest.mark.parametrize(
    ("number", "roman"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (49, "xlix"), (90, "xc")]
)
def test_roman_numerals(number: int, roman: str) -> None:
    root = document(paragraph("a"), paragraph("b"), last=section("lowerRoman", 1))
    assert labels(root, 1, number)["b"] == roman


def test_a_bookmark_between_paragraphs_belongs_to_the_following_one() -> None:
    root = document(paragraph(), w("bookmarkStart", id=1, name="a"), paragraph(), w("bookmarkEnd", id=1))
    assert labels(root, 1, 2) == {"a": "2"}


def test_a_bookmark_in_a_table_has_the_page_of_its_cell() -> None:
    table = w("tbl", w("tr", w("tc", paragraph()), w("tc", paragraph("a"))))
    assert labels(document(paragraph(), table), 1, 2, 3) == {"a": "3"}


def test_a_bookmark_whose_paragraph_was_not_found_has_no_page() -> None:
    assert page_labels(document(paragraph("a"), paragraph("b")), {"Q1": 7}) == {"b": "1"}


def package(root: Element, settings: Element = None, picture: bytes = b"\x89PNG" + bytes(PIXEL_SIZE)) -> bytes:
    return word_package(
        {
            "word/document.xml": etree.tostring(root),
            "word/settings.xml": etree.tostring(w("settings") if settings is None else settings),
            "word/media/chart.png": picture,
        }
    )


def opened(docx: bytes) -> Package:
    return open_package(docx, "word")


def test_results_are_written_and_nothing_else_changes() -> None:
    docx = package(document(reference("a"), reference("b", "9"), reference("nowhere", "8"), paragraph("a")))
    written = write_pages(opened(docx), {"a": "12", "b": "iv"}).to_bytes()
    results = [text_of(paragraph) for paragraph in find_all(Docx.read(written).body, "w:p")]
    assert results == ["12", "iv", "", "字"]
    before, after = Docx.read(docx).parts, Docx.read(written).parts
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]


def test_a_result_in_several_runs_is_written_once() -> None:
    """Word may have split what it shows into runs."""
    line = reference("a", "1")
    second = w("r", w("t"))
    second[0].text = "2"
    line.insert(len(line) - 1, second)
    written = write_pages(opened(package(document(line))), {"a": "7"}).to_bytes()
    assert text_of(find_all(Docx.read(written).body, "w:p")[0]) == "7"


def test_page_references_inside_a_list_are_found_in_order() -> None:
    toc = w("p", w("r", w("fldChar", fldCharType="begin")), w("r", w("instrText")))
    toc[-1][0].text = r' TOC \o "1-3" \h '
    toc.append(w("r", w("fldChar", fldCharType="separate")))
    end = w("p", w("r", w("fldChar", fldCharType="end")))
    root = document(toc, reference("a", "1"), reference("b", "2"), end)
    assert [found.target for found in page_refs(root)] == ["a", "b"]


def marks_of(copy: bytes) -> list[str]:
    names = (value(s, attribute="w:name") or "" for s in find_all(Docx.read(copy).body, ".//w:bookmarkStart"))
    return [name for name in names if name.startswith("Q")]


def test_words_of_tables_have_a_mark_only_where_a_list_or_a_section_asks_for_it() -> None:
    def table(*cells: Element) -> Element:
        return w("tbl", w("tr", *(w("tc", cell) for cell in cells)))

    first = table(paragraph(), paragraph())  # 0 begins the first section, 1 is words
    second = table(paragraph("asked"), paragraph("unasked"), paragraph(text=" "))  # 4 to 6
    root = document(first, paragraph(), paragraph(end=section()), second, paragraph(), reference("asked"))
    assert marks_of(marked_copy(opened(package(root)))) == ["Q0", "Q2", "Q3", "Q4", "Q6", "Q7", "Q8", "QN8"]
    third = document(paragraph(end=section()), table(paragraph(), paragraph()))  # 1 begins the second section
    assert marks_of(marked_copy(opened(package(third)))) == ["Q0", "Q1"]


def test_the_copy_marks_every_paragraph_of_the_text_and_shrinks_pictures() -> None:
    properties = w("p", w("pPr", w("keepNext")), w("r", w("t")))
    docx = package(document(paragraph("a"), properties, w("tbl", w("tr", w("tc", w("p"))))))
    copy = Docx.read(marked_copy(opened(docx)))
    marks = [value(s, attribute="w:name") for s in find_all(copy.body, ".//w:bookmarkStart")]
    assert marks == ["Q0", "a", "Q1", "Q2"]
    starts, ends = (
        sorted(value(n, attribute="w:id") or "" for n in find_all(copy.body, f".//w:{tag}"))
        for tag in ("bookmarkStart", "bookmarkEnd")
    )
    assert starts == ends
    assert len(set(starts)) == 4
    assert find_all(copy.body, "w:p")[1][0].tag == qn("w:pPr")  # properties stay first
    assert len(copy.parts["word/media/chart.png"]) < PIXEL_SIZE
    assert marked_copy(opened(docx)) != docx


def test_physical_pages_of_what_the_lists_name() -> None:
    docx = package(document(reference("a"), paragraph("a"), paragraph("b")))
    places = {f"Q{index}": Place(index + 1, 0) for index in range(3)}
    assert bookmark_pages(docx, places) == {"a": 2}


def test_page_numbers_that_end_a_line_of_one_line() -> None:
    """A narrower number there moves nothing; one in running text, or on a second line, might."""
    running = reference("c", "12")
    running.append(paragraph(text="页。")[-1])
    root = document(reference("a", "888"), reference("b", "888"), running, reference("d", "1"), reference("d", "2"))
    places = {f"Q{index}": Place(1, 700.0) for index in range(5)}
    ends = {"QN0": Place(1, 700.0), "QN1": Place(1, 680.0), "QN3": Place(1, 700.0), "QN4": Place(2, 700.0)}
    assert fitting(root, places | ends) == {"a"}


def test_the_copy_marks_page_numbers_that_end_their_paragraph() -> None:
    running = reference("b", "12")
    running.append(paragraph(text="页。")[-1])
    copy = Docx.read(marked_copy(opened(package(document(reference("a", "888"), running)))))
    first, second = find_all(copy.body, "w:p")
    assert [value(s, attribute="w:name") for s in find_all(first, "w:bookmarkStart")] == ["Q0", "QN0"]
    assert [value(s, attribute="w:name") for s in find_all(second, "w:bookmarkStart")] == ["Q1"]
    mark = find_all(first, "w:bookmarkStart")[1]
    assert value(mark.getnext().getnext(), "w:fldChar", "w:fldCharType") == "begin"


def test_titles_of_bookmarks() -> None:
    root = document(paragraph("a", "甲"), paragraph("b", "乙"))
    assert titles(root, ["b", "a"]) == ("乙", "甲")


def settings(*names: str) -> Element:
    return w("settings", *(w(name) for name in names))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], ["updateFields"]),
        (["zoom", "compat"], ["zoom", "updateFields", "compat"]),
        (["zoom", "defaultTabStop"], ["zoom", "defaultTabStop", "updateFields"]),
        (["alwaysMergeEmptyNamespace", "footnotePr", "rsids"], ["alwaysMergeEmptyNamespace", "updateFields"]),
        (["zoom", "doNotAutoCompressPictures"], ["zoom", "updateFields", "doNotAutoCompressPictures"]),
        (["zoom", "captions", "decimalSymbol"], ["zoom", "updateFields", "captions"]),
    ],
)
def test_word_is_asked_in_the_order_of_the_schema(before: list[str], after: list[str]) -> None:
    found = Docx.read(ask_word(opened(package(document(), settings(*before)))).to_bytes()).xml("word/settings.xml")
    names = [etree.QName(child).localname for child in found]
    assert names[: len(after)] == after
    assert sorted(names) == sorted([*before, "updateFields"])
    assert value(found, "w:updateFields") == "true"


def test_word_is_asked_once() -> None:
    docx = ask_word(ask_word(opened(package(document())))).to_bytes()
    assert len(find_all(Docx.read(docx).xml("word/settings.xml"), "w:updateFields")) == 1


def test_the_main_part_is_read_as_it_is() -> None:
    root = document(paragraph("a", "甲"))
    assert etree.tostring(accepted(opened(package(root)))) == etree.tostring(root)
