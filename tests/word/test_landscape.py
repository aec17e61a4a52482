"""Turned pages for wide tables: sections, margins, headers, numbering, and nothing empty."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from render.office import soffice, to_pdf
from support import nodes
from support.ooxml import Docx, Element, find, find_all, qn, value
from support.styles import Styles
from support.text import text_of
from tiny_project import CASE as CASE_FILE
from tiny_project import SECTION, Tiny

from report_engine.document import Block, Document, Section
from report_engine.ooxml.elements import w
from report_engine.ooxml.package import open_package
from report_engine.paginate import paginate
from report_engine.render.fonts import private
from report_engine.word import landscape
from report_engine.word.build import Build
from report_engine.word.pages import write_pages

from .trees import EVERYTHING, GROUPED, TWO_HEADS, compose_bytes, paragraph, written

WIDE = replace(TWO_HEADS, id="tbl-wide", caption=nodes.text("宽表"), landscape=True)
WIDER = replace(GROUPED, id="tbl-wider", caption=nodes.text("更宽的表"), landscape=True)
UPRIGHT = ("11906", "16838")


def section(*body: Block, title: str = "规模结构", level: int = 1, sections: tuple[Section, ...] = ()) -> Section:
    return nodes.section(title, title, level, None, body, sections)


def report(*sections: Section, preface: tuple[Block, ...] = ()) -> Docx:
    """A report of these chapters, without cards."""
    document: Document = replace(
        EVERYTHING, sections=sections, preface=preface or (paragraph("前言。"),), declaration=(), scorecards=()
    )
    return written(document)


Part = tuple[Element, list[Element]]


def parts(docx: Docx) -> list[Part]:
    """Sections in order: the properties and what stands in it."""
    found: list[Part] = []
    inside: list[Element] = []
    for element in docx.body:
        inside.append(element)
        ends = element if element.tag == qn("w:sectPr") else find(element, "w:pPr/w:sectPr")
        if ends is not None:
            found.append((ends, inside))
            inside = []
    return found


def is_turned(properties: Element) -> bool:
    return value(properties, "w:pgSz", "w:orient") == "landscape"


def texts(part: Part) -> list[str]:
    """What a section prints: its paragraphs, and `表` for a table."""
    words = ["表" if element.tag == qn("w:tbl") else text_of(element) for element in part[1]]
    return [word for word in words if word]


def body(docx: Docx) -> list[Part]:
    """Sections between cover with front matter and the annex."""
    return parts(docx)[2:-1]


def shape(docx: Docx) -> list[str]:
    """How the sections of the body stand."""
    return ["横" if is_turned(properties) else "竖" for properties, _ in body(docx)]


def starts(docx: Docx) -> list[str | None]:
    return [value(properties, "w:pgNumType", "w:start") for properties, _ in body(docx)]


@pytest.fixture(scope="module")
def middle() -> Docx:
    """Text, a turned table, text."""
    return report(section(paragraph("甲。"), WIDE, paragraph("乙。")))


def test_a_turned_table_stands_in_a_section_of_its_own(middle: Docx) -> None:
    assert [texts(part) for part in body(middle)] == [["规模结构", "甲。"], ["表 1\u3000宽表", "表"], ["乙。"]]
    assert shape(middle) == ["竖", "横", "竖"]


def test_the_page_turns_as_the_standard_binds_it(middle: Docx) -> None:
    """GB/T 9704: the head of the table at the edge that is bound; the margins turn with the page."""
    upright, turned, _ = (properties for properties, _ in body(middle))
    assert [value(turned, "w:pgSz", side) for side in ("w:w", "w:h")] == list(reversed(UPRIGHT))
    before, after = (
        {side: int(value(p, "w:pgMar", f"w:{side}") or 0) for side in ("top", "right", "bottom", "left")}
        for p in (upright, turned)
    )
    assert after == {
        "top": before["left"],
        "right": before["top"],
        "bottom": before["right"],
        "left": before["bottom"],
    }


def test_header_and_footer_go_on_and_stay_inside_the_margins(middle: Docx) -> None:
    first, turned, last = (properties for properties, _ in body(middle))
    for kind in ("w:headerReference", "w:footerReference"):
        assert len({value(p, kind, "r:id") for p in (first, turned, last)}) == 1
        assert value(first, kind, "r:id")
    line = 400  # the tallest line of header or footer, in twentieths of a point
    assert int(value(turned, "w:pgMar", "w:header") or 0) + line < int(value(turned, "w:pgMar", "w:top") or 0)
    assert int(value(turned, "w:pgMar", "w:footer") or 0) + line < int(value(turned, "w:pgMar", "w:bottom") or 0)


def test_page_numbers_start_once(middle: Docx) -> None:
    assert starts(middle) == ["1", None, None]
    assert {value(p, "w:pgNumType", "w:fmt") for p, _ in body(middle)} == {"decimal"}


def test_the_table_is_as_wide_as_the_turned_page(middle: Docx) -> None:
    (properties, inside) = body(middle)[1]
    width, left, right = (
        int(value(properties, *place) or 0)
        for place in (("w:pgSz", "w:w"), ("w:pgMar", "w:left"), ("w:pgMar", "w:right"))
    )
    (table,) = [element for element in inside if element.tag == qn("w:tbl")]
    assert int(value(table, "w:tblPr/w:tblW", "w:w") or 0) == width - left - right
    columns = [int(value(column, attribute="w:w") or 0) for column in find_all(table, "w:tblGrid/w:gridCol")]
    assert sum(columns) == width - left - right
    assert width - left - right > int(UPRIGHT[0])


def test_headings_right_above_a_turned_table_go_with_it() -> None:
    child = section(WIDE, title="三年对照", level=2)
    docx = report(section(paragraph("甲。"), sections=(child,)))
    assert [texts(part) for part in body(docx)] == [["规模结构", "甲。"], ["三年对照", "表 1\u3000宽表", "表"]]


def test_a_text_above_keeps_its_heading() -> None:
    child = section(paragraph("见下表。"), WIDE, title="三年对照", level=2)
    docx = report(section(paragraph("甲。"), sections=(child,)))
    assert texts(body(docx)[0]) == ["规模结构", "甲。", "三年对照", "见下表。"]


def test_tables_that_follow_each_other_share_their_pages() -> None:
    docx = report(section(paragraph("甲。"), WIDE, WIDER, paragraph("乙。")))
    assert shape(docx) == ["竖", "横", "竖"]
    assert texts(body(docx)[1]) == ["表 1\u3000宽表", "表", "表 2\u3000更宽的表", "表"]
    assert starts(docx) == ["1", None, None]


def test_a_text_between_two_turned_tables_has_an_upright_page() -> None:
    docx = report(section(paragraph("甲。"), WIDE, paragraph("乙。"), WIDER))
    assert shape(docx) == ["竖", "横", "竖", "横"]
    assert starts(docx) == ["1", None, None, None]


def test_a_turned_table_that_begins_the_body_takes_over_the_start() -> None:
    docx = report(
        section(sections=(section(WIDE, title="三年对照", level=2),)), section(paragraph("乙。"), title="其他")
    )
    assert [texts(part) for part in body(docx)] == [
        ["规模结构", "三年对照", "表 1\u3000宽表", "表"],
        ["其他", "乙。"],
    ]
    assert shape(docx) == ["横", "竖"]
    assert starts(docx) == ["1", None]


def test_a_turned_table_that_ends_the_body_leaves_no_empty_page() -> None:
    docx = report(section(paragraph("甲。"), WIDE))
    assert shape(docx) == ["竖", "横"]
    assert starts(docx) == ["1", None]
    annex = parts(docx)[-1]
    assert not is_turned(annex[0])
    assert texts(annex)[0] == "附件"


def test_a_body_of_nothing_but_a_turned_table() -> None:
    docx = report(section(WIDE))
    assert shape(docx) == ["横"]
    assert starts(docx) == ["1"]


def test_a_turned_table_in_the_preface_goes_on_in_roman() -> None:
    docx = report(section(paragraph("甲。")), preface=(paragraph("前言。"), WIDE, paragraph("又一段。")))
    front = parts(docx)[1:-2]
    assert [is_turned(properties) for properties, _ in front] == [False, True, False]
    assert [value(p, "w:pgNumType", "w:fmt") for p, _ in front] == ["lowerRoman"] * 3
    assert [value(p, "w:pgNumType", "w:start") for p, _ in front] == ["1", None, None]
    assert value(parts(docx)[-2][0], "w:pgNumType", "w:start") == "1"


def test_a_report_without_turned_tables_keeps_the_sections_of_the_template() -> None:
    docx = report(section(paragraph("甲。"), replace(WIDE, landscape=False)))
    assert [is_turned(properties) for properties, _ in parts(docx)] == [False] * 4


def test_every_turned_page_has_a_paragraph_after_its_table(middle: Docx) -> None:
    """Word wants one, and the section ends in it: as small as the template's own section ends."""
    styles = Styles(middle)
    for properties, inside in body(middle):
        if is_turned(properties):
            assert [element.tag for element in inside[-2:]] == [qn("w:tbl"), qn("w:p")]
            assert styles.name(inside[-1]) == "分节"


# --- templates that Word may have made otherwise -----------------------------------------


class _Styles(Build):
    """Style names that are their own ids."""

    def __init__(self) -> None:
        """Nothing else is asked."""

    def style(self, name: str) -> str:
        return name


def properties(*, start: int | None = None, head: str = "", gutter: int = 0, more: tuple[str, ...] = ()) -> Element:
    """A section as a template may have it."""
    made = w("sectPr")
    if head:
        made.append(w("headerReference", type="default"))
        made[0].set(qn("r:id"), head)
    for name in more:
        made.append(w(name, val="oddPage") if name == "type" else w(name))
    made.append(w("pgSz", w=UPRIGHT[0], h=UPRIGHT[1]))
    made.append(w("pgMar", top=2000, right=1400, bottom=1900, left=1500, header=1000, footer=900, gutter=gutter))
    made.append(w("pgNumType", fmt="decimal", **({} if start is None else {"start": start})))
    return made


def text(words: str) -> Element:
    run = w("t")
    run.text = words
    return w("p", w("pPr", w("pStyle", val="Body Text")), w("r", run))


def end(section_properties: Element) -> Element:
    return w("p", w("pPr", w("pStyle", val="分节"), section_properties))


def made(*elements: Element, switches: tuple[str, ...] = ()) -> list[Element]:
    """The sections of a body once the turned tables have theirs; `switches` are settings of the document."""
    whole = w("body", *elements)
    landscape.make_sections(whole, w("settings", *map(w, switches)), _Styles())
    return list(whole.iter(qn("w:sectPr")))


def turned_table() -> list[Element]:
    return landscape.mark([text("表 1"), w("tbl")], _Styles())


def starts_of(sections: list[Element]) -> list[str | None]:
    return [value(one, "w:pgNumType", "w:start") for one in sections]


def test_sections_that_inherit_their_headers_keep_their_own_starts() -> None:
    """Word writes no reference where a section goes on with the header before it."""
    sections = made(text("甲"), *turned_table(), text("乙"), end(properties(start=1)), text("附"), properties(start=1))
    assert starts_of(sections) == ["1", None, None, "1"]


def test_template_without_annex_ends_on_the_turned_page() -> None:
    """The body-level section cannot go: it becomes the turned one, so that no empty page follows."""
    sections = made(text("甲"), *turned_table(), properties(start=1, head="rId9"))
    assert [is_turned(one) for one in sections] == [False, True]
    assert starts_of(sections) == ["1", None]
    last = sections[-1].getparent()
    assert last.tag == qn("w:body")
    assert last[-2].tag == qn("w:p")


def test_empty_pages_that_the_template_wants_stay() -> None:
    blank = end(properties(head="rId1"))
    sections = made(
        text("封面"), end(properties(head="rId1")), blank, text("甲"), *turned_table(), text("乙"), properties(start=1)
    )
    assert [is_turned(one) for one in sections] == [False, False, False, True, False]


def test_what_begins_on_an_odd_page_does_so_once() -> None:
    """一章从单页开始，不等于横排的表也从单页开始。"""
    sections = made(text("甲"), *turned_table(), text("乙"), properties(start=1, more=("type", "titlePg")))
    assert [value(one, "w:type") for one in sections] == ["oddPage", "nextPage", "nextPage"]
    assert [find(one, "w:titlePg") is not None for one in sections] == [True, False, False]


@pytest.mark.parametrize(
    ("switches", "more", "expected"),
    [
        ((), (), {"top": 1800, "right": 2000, "bottom": 1400, "left": 1900}),
        (("mirrorMargins",), (), {"top": 1800, "right": 2000, "bottom": 1400, "left": 1900}),
        (("gutterAtTop",), (), {"top": 1500, "right": 2300, "bottom": 1400, "left": 1900}),
        (("gutterAtTop", "mirrorMargins"), (), {"top": 1800, "right": 2000, "bottom": 1400, "left": 1900}),
        ((), ("rtlGutter",), {"top": 1500, "right": 2000, "bottom": 1700, "left": 1900}),
    ],
)
def test_room_for_the_binding_turns_with_the_page(
    switches: tuple[str, ...], more: tuple[str, ...], expected: dict[str, int]
) -> None:
    """装订线在哪一边，横过来还在那一边。"""
    section_properties = properties(gutter=300, more=more)
    turned = made(text("甲"), *turned_table(), text("乙"), section_properties, switches=switches)[1]
    margins = {side: int(value(turned, "w:pgMar", f"w:{side}") or 0) for side in (*expected, "gutter")}
    assert margins == {**expected, "gutter": 0}


# --- in print ---------------------------------------------------------------------------

_FOOTER = re.compile(r"^(?:—(\d+)—|([ivx]+))$")
_TEXT = tuple(paragraph("国" * 500 + "。") for _ in range(3))  # more than a page
_PLACES = {
    "in the middle": (section(*_TEXT, WIDE, *_TEXT), section(*_TEXT, title="其他")),
    "two in a row": (section(*_TEXT, WIDE, WIDER, *_TEXT), section(*_TEXT, title="其他")),
    "at the beginning": (section(sections=(section(WIDE, title="三年对照", level=2),)), section(*_TEXT, title="其他")),
    "at the end": (section(*_TEXT), section(*_TEXT, WIDE, title="其他")),
    "one page of text between two": (section(*_TEXT, WIDE, paragraph("短。"), WIDER), section(*_TEXT, title="其他")),
}


@pytest.mark.render
@pytest.mark.parametrize("where", _PLACES)
def test_pages_are_numbered_through_and_listed_as_printed(where: str, tmp_path: Path) -> None:
    """LibreOffice's own footers and text against what 目录 and the lists say."""
    soffice()
    document = replace(
        EVERYTHING, sections=_PLACES[where], preface=(paragraph("前言。"), replace(WIDE, id="tbl-front"))
    )
    file = tmp_path / "report.docx"
    composed = open_package(compose_bytes(document), "word")
    file.write_bytes(write_pages(composed, paginate(composed, tmp_path / "pages.json").labels).to_bytes())
    printed: list[tuple[str, list[str], bool]] = []
    for page in to_pdf(file, tmp_path, private(tmp_path)).pages:
        squeezed = ["".join(line.split()) for line in page.extract_text().split("\n") if line.strip()]
        footer = next((match for line in reversed(squeezed) if (match := _FOOTER.match(line))), None)
        label = (footer[1] or footer[2]) if footer else ""
        printed.append((label, squeezed, page.mediabox.width > page.mediabox.height))
    body = [label for label, _, _ in printed].index("1")
    roman = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
    assert [label for label, _, _ in printed[1:body]] == list(roman[: body - 1])
    assert [label for label, _, _ in printed[body:]] == [str(n + 1) for n in range(len(printed) - body)]
    assert sum(turned for _, _, turned in printed[:body]) == 1  # in the preface
    assert sum(turned for _, _, turned in printed[body:]) == (2 if where == "one page of text between two" else 1)
    assert all(len(lines) > 2 for _, lines, _ in printed[1:])
    lines = [text_of(p) for p in find_all(Docx.read(file).body, ".//w:p") if find_all(p, ".//w:hyperlink")]
    listed = [line.rpartition("\t") for line in lines if "\t" in line]
    assert len(listed) >= 7
    for title, _, number in listed:
        found = [label for label, page, _ in printed if "".join(title.split()) in page]
        assert found == [number], title


# --- what authors write ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("caption: 学校一览表, ", "caption: 学校一览表, landscape: true, "),
        ("          caption: 规模结构统计表\n", "          caption: 规模结构统计表\n          landscape: true\n"),
    ],
)
def test_an_author_turns_a_table_with_one_word(tiny: Tiny, old: str, new: str) -> None:
    tiny.change(SECTION, old, new)
    assert tiny.build() == []
    sections = [is_turned(properties) for properties, _ in parts(Docx.read(tiny.project.output))]
    assert sections.count(True) == 1


def test_years_in_rows_turn_as_well(tiny: Tiny) -> None:
    tiny.change(
        SECTION,
        "rows: [students, { indicator: dual_pct, label: 双师型占比, level: 1 }]",
        "landscape: true\n          columns: [students, teachers]",
    )
    tiny.change(SECTION, "      - table:\n", "      - yearly:\n")
    assert tiny.build() == []
    assert sum(is_turned(properties) for properties, _ in parts(Docx.read(tiny.project.output))) == 1


def test_a_turned_table_in_a_case_is_refused(tiny: Tiny) -> None:
    table = "  - records: { id: tbl-case, caption: 剧社, source: schools, landscape: true, columns: [学校名称] }\n"
    text = "  - 学生排演话剧（见[@fig-drama]）。\n"
    tiny.change(CASE_FILE, text, text.replace("）。", "、[@tbl-case]）。") + table)
    assert f"{CASE_FILE}:6:14: 错误 P052 案例里的表不能横排（把表移到案例前或案例后，或删去 landscape）" in tiny.check()


def test_a_word_that_is_no_yes_or_no(tiny: Tiny) -> None:
    tiny.change(SECTION, "caption: 学校一览表, ", "caption: 学校一览表, landscape: 横, ")
    assert tiny.check() == [f"{SECTION}:21:64: 错误 Y013 “landscape”应当是 true 或 false，现在是“横”"]
