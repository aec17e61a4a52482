"""What Word needs of a file and validators do not tell."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from support import nodes
from support.grid import grid
from support.ooxml import Docx, Element, find, find_all, is_on, qn, value
from support.styles import Styles
from support.text import lines_of, text_of

from .trees import EVERYTHING, written


def _tables(docx: Docx, style: str = "") -> list[Element]:
    tables = find_all(docx.body, ".//w:tbl")
    return [t for t in tables if not style or value(t, "w:tblPr/w:tblStyle") == style]


def test_every_cell_ends_with_a_paragraph(docx: Docx) -> None:
    for cell in find_all(docx.body, ".//w:tc"):
        assert cell[-1].tag == qn("w:p"), lines_of(cell)


def test_grids_are_filled_and_merges_begin_before_they_continue(docx: Docx) -> None:
    for table in _tables(docx):
        assert grid(table)


def test_widths_of_cells_are_those_of_the_grid(docx: Docx) -> None:
    for table in _tables(docx):
        widths = [int(value(column, attribute="w:w") or 0) for column in find_all(table, "w:tblGrid/w:gridCol")]
        for row in find_all(table, "w:tr"):
            at = 0
            for cell in find_all(row, "w:tc"):
                span = int(value(cell, "w:tcPr/w:gridSpan") or 1)
                assert int(value(cell, "w:tcPr/w:tcW", "w:w") or 0) == sum(widths[at : at + span]), lines_of(row)
                at += span


def test_tables_are_no_wider_than_what_they_stand_in(docx: Docx) -> None:
    section = find_all(docx.body, "w:sectPr")[-1]
    margins = sum(int(value(section, "w:pgMar", side) or 0) for side in ("w:left", "w:right"))
    page = int(value(section, "w:pgSz", "w:w") or 0) - margins
    for table in _tables(docx):
        cell = next((parent for parent in table.iterancestors(qn("w:tc"))), None)
        room = page if cell is None else int(value(cell, "w:tcPr/w:tcW", "w:w") or 0)
        width = sum(int(value(column, attribute="w:w") or 0) for column in find_all(table, "w:tblGrid/w:gridCol"))
        assert width <= room, lines_of(table)


def test_tables_do_not_touch(docx: Docx) -> None:
    """LibreOffice would make one of the two."""
    for table in _tables(docx):
        following = table.getnext()
        assert following is not None
        assert following.tag != qn("w:tbl"), lines_of(table)


def test_heads_of_data_tables_repeat_and_rows_do_not_split(docx: Docx) -> None:
    for table in _tables(docx, "DataTable"):
        rows = find_all(table, "w:tr")
        repeated = [is_on(row, "w:trPr/w:tblHeader") for row in rows]
        assert repeated[0]
        assert repeated == sorted(repeated, reverse=True), "a repeated row below one that is not"
        assert not repeated[-1]
        assert all(is_on(row, "w:trPr/w:cantSplit") for row in rows)


def test_no_scaffolding_is_left(docx: Docx) -> None:
    """Neither tags of the template, nor slots, prototypes or placeholders."""
    for name, story in docx.stories.items():
        text = lines_of(story)
        for mark in ("{{", "{%", "}}", "⦗", "⦘", "slot:", "样张", "〔编号〕", "〔标题〕", "〔图题〕", "〔文件〕"):
            assert mark not in text, f"{mark} in {name}"
    assert "PrototypeNote" not in {value(s) for s in find_all(docx.body, ".//w:pStyle")}


def test_ids_of_drawings_are_unique(docx: Docx) -> None:
    numbers = [properties.get("id") for properties in find_all(docx.body, ".//wp:docPr")]
    assert len(set(numbers)) == len(numbers) > 0
    marks = {value(mark, attribute="w:id") for mark in find_all(docx.body, ".//w:bookmarkStart")}
    assert not marks & set(numbers), "bookmarks and drawings share one running number"


def test_pictures_have_alternative_text(docx: Docx) -> None:
    for properties in (*find_all(docx.body, ".//wp:docPr"), *find_all(docx.body, ".//pic:cNvPr")):
        assert len(properties.get("descr", "")) > 4, properties.get("name")


def test_pictures_are_in_the_package_and_fit_the_page(docx: Docx) -> None:
    targets = docx.targets()
    for inline in find_all(docx.body, ".//wp:inline"):
        link = value(find_all(inline, ".//a:blip")[0], attribute="r:embed") or ""
        assert f"word/{targets[link][0]}" in docx.parts
        sizes = {(e.get("cx"), e.get("cy")) for e in (*find_all(inline, "wp:extent"), *find_all(inline, ".//a:ext"))}
        assert len(sizes) == 1
        assert 0 < int(sizes.pop()[0]) <= 156 * 36000


def test_package_holds_nothing_that_nothing_uses(docx: Docx) -> None:
    used = {value(blip, attribute="r:embed") for blip in find_all(docx.body, ".//a:blip")}
    pictures = {link for link, (target, _) in docx.targets().items() if target.startswith("media/")}
    assert pictures == used
    parts = {f"word/{target}" for target, outside in docx.targets().values() if not outside}
    headers = [docx.xml(name) for name in docx.parts if name.startswith("word/_rels/header")]
    parts |= {f"word/{link.get('Target')}" for links in headers for link in links}
    assert {name for name in docx.parts if name.startswith("word/media/")} <= parts


def test_relationships_lead_to_parts(docx: Docx) -> None:
    used: Counter[str] = Counter()
    for element in docx.body.iter():
        for name, text in element.attrib.items():
            if name.startswith(qn("r:")):
                used[text] += 1
    assert used
    targets = docx.targets()
    for link in used:
        target, outside = targets[link]
        assert outside or f"word/{target}" in docx.parts


def test_styles_that_are_used_exist(docx: Docx) -> None:
    known = set(Styles(docx).by_id)
    for story in (*docx.stories.values(), docx.xml("word/numbering.xml")):
        for kind in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            used = {value(element) for element in find_all(story, f".//{kind}")}
            assert used <= known


def test_lists_that_are_used_exist(docx: Docx) -> None:
    numbering = docx.xml("word/numbering.xml")
    known = [value(number, attribute="w:numId") for number in find_all(numbering, "w:num")]
    assert len(set(known)) == len(known)
    assert {value(number) for number in find_all(docx.body, ".//w:numId")} <= set(known)


def test_children_of_properties_stand_in_the_order_of_the_schema(docx: Docx) -> None:
    """Word drops or refuses what stands out of order."""
    orders = {
        "w:pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs snapToGrid spacing ind jc "
        "outlineLvl rPr sectPr",
        "w:tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
        "w:trPr": "cantSplit trHeight tblHeader",
        "w:rPr": "rStyle rFonts b bCs i iCs color spacing sz szCs",
    }
    for name, order in orders.items():
        rank = {qn(f"w:{child}"): index for index, child in enumerate(order.split())}
        for properties in find_all(docx.body, f".//{name}"):
            if name == "w:trPr":
                continue  # its children may stand in any order
            places = [rank[child.tag] for child in properties]
            assert places == sorted(set(places)), [child.tag for child in properties]


def test_text_keeps_its_blanks(docx: Docx) -> None:
    space = "{http://www.w3.org/XML/1998/namespace}space"
    for node in find_all(docx.body, ".//w:t"):
        assert node.text == (node.text or "").strip(" ") or node.get(space) == "preserve"


def test_no_paragraph_of_text_is_empty(docx: Docx) -> None:
    styles = Styles(docx)
    for paragraph in find_all(docx.body, ".//w:p"):
        if styles.name(paragraph) in {"Body Text", "列表项", "案例正文", "heading 1", "heading 2", "heading 3"}:
            assert text_of(paragraph).strip()


def test_no_typed_marks_of_markdown_are_left(report: Docx) -> None:
    text = lines_of(report.body)
    assert not re.search(r"\*\*|\[@|【[a-z_]+】|\{[^}]*\}", text)


def test_sections_of_the_page(docx: Docx) -> None:
    """Cover, front matter with roman numbers, body from 1, annex going on; each on a new page, GB/T 9704 margins."""
    sections = find_all(docx.body, ".//w:sectPr")
    formats = [(value(s, "w:pgNumType", "w:fmt"), value(s, "w:pgNumType", "w:start")) for s in sections]
    assert formats[1:] == [("lowerRoman", "1"), ("decimal", "1"), ("decimal", None)]
    sides = ("w:top", "w:right", "w:bottom", "w:left")
    for section in sections:
        assert value(section, "w:type") == "nextPage"
        assert (value(section, "w:pgSz", "w:w"), value(section, "w:pgSz", "w:h")) == ("11906", "16838")
        assert [value(section, "w:pgMar", side) for side in sides] == ["2098", "1474", "1984", "1588"]
        assert value(section, "w:docGrid", "w:linePitch") == "579"
        assert find(section, "w:headerReference") is not None
        assert find(section, "w:footerReference") is not None


def test_page_numbers_stand_between_dashes(docx: Docx) -> None:
    targets = docx.targets()
    footers = []
    for section in find_all(docx.body, ".//w:sectPr"):
        target, _ = targets[value(section, "w:footerReference", "r:id") or ""]
        footers.append(lines_of(docx.xml(f"word/{target}")))
    assert footers[0] == ""
    assert re.fullmatch("[ivx]+", footers[1])
    assert all(re.fullmatch(r"— \d+ —", footer) for footer in footers[2:])


def test_units_of_one_indicator_share_its_number_and_its_name() -> None:
    """附表里同一指标的第二个单位：序号和名称都合并；自己有序号的，序号照印。"""
    rows = (
        nodes.row("1", "课程总数", "门", ("1", "2")),
        nodes.row("", "", "学时", ("3", "4")),
        nodes.row("2", "专业数量", "个", ("5", "6")),
        nodes.row("3", "", "项", ("7", "8")),
    )
    card = replace(EVERYTHING.scorecards[0], rows=rows)
    docx = written(replace(EVERYTHING, scorecards=(card, *EVERYTHING.scorecards[1:])))
    table = next(t for t in _tables(docx, "DataTable") if "课程总数" in lines_of(t))
    merges = [
        [value(cell, "w:tcPr/w:vMerge") for cell in find_all(row, "w:tc")[:2]] for row in find_all(table, "w:tr")[-4:]
    ]
    assert merges == [["restart", "restart"], ["continue", "continue"], [None, "restart"], [None, "continue"]]


@pytest.mark.parametrize("longest", ["1248", "123456789012.345", "-1234567.89"])
def test_a_number_of_a_scorecard_stands_in_one_line(longest: str) -> None:
    """附表的数折成两行就成了别的数：列不够宽，就从名称的列里让出来；表的总宽不变。"""
    rows = (nodes.row("1", "设备值", "万元", (longest, "2")), nodes.row("2", "专业数量", "个", ("5", "6")))
    docx = written(replace(EVERYTHING, scorecards=(replace(EVERYTHING.scorecards[0], rows=rows),)))
    table = next(t for t in _tables(docx, "DataTable") if "设备值" in lines_of(t))
    widths = [int(column.get(qn("w:w")) or 0) for column in find_all(table, "w:tblGrid/w:gridCol")]
    em, margins = 210, 180  # of the template
    assert widths[-2] - margins >= len(longest) * em / 2
    assert sum(widths) == int(value(table, "w:tblPr/w:tblW", "w:w") or 0)
    for row in find_all(table, "w:tr"):
        assert [int(value(cell, "w:tcPr/w:tcW", "w:w") or 0) for cell in find_all(row, "w:tc")] == widths
