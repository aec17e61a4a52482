"""How much room a template gives: margins with the binding, and the size of the text in tables."""

import pytest
from support.ooxml import Docx, Element, find, find_all, qn, value
from support.styles import Styles
from support.template import DOCUMENT, STYLES, rewrite
from tiny_project import SECTION, TEMPLATE, Tiny

GUTTER = 600
PAGE = 11906, 16838
SIDES = {"top": 2098, "right": 1474, "bottom": 1984, "left": 1588}


def bind(tiny: Tiny, gutter: int = GUTTER) -> None:
    """Set a gutter in every section, as the dialog of margins does."""
    for _ in range(4):
        rewrite(tiny.path(TEMPLATE), DOCUMENT, 'w:gutter="0"', f'w:gutter="{gutter}"')


def tables(tiny: Tiny) -> list[Element]:
    """Build, and find the tables that stand below a caption."""
    assert tiny.build() == []
    docx = Docx.read(tiny.project.output)
    styles = Styles(docx)
    return [p.getnext() for p in docx.body.iter(qn("w:p")) if styles.name(p) == "表题"]


def widths(tiny: Tiny) -> list[int]:
    """Width of each table with a caption, which its columns make up; those of the annex are the designer's."""
    found = [int(value(table, "w:tblPr/w:tblW", "w:w") or 0) for table in tables(tiny)]
    for table, width in zip(tables(tiny), found, strict=True):
        assert sum(columns(table)) == width
    return found


def columns(table: Element) -> list[int]:
    return [int(value(column, attribute="w:w") or 0) for column in find_all(table, "w:tblGrid/w:gridCol")]


@pytest.mark.parametrize(("switch", "lost"), [("", GUTTER), ("<w:mirrorMargins/>", GUTTER), ("<w:gutterAtTop/>", 0)])
def test_tables_leave_room_for_the_binding(tiny: Tiny, switch: str, lost: int) -> None:
    """装订线占去正文的宽；设在页顶的不占。"""
    bind(tiny)
    rewrite(tiny.path(TEMPLATE), "word/settings.xml", "<w:compat>", f"{switch}<w:compat>")
    room = PAGE[0] - SIDES["left"] - SIDES["right"] - lost
    assert widths(tiny) == [room, room]


@pytest.mark.parametrize(("switch", "lost"), [("", 0), ("<w:gutterAtTop/>", GUTTER)])
def test_turned_tables_leave_room_for_the_binding(tiny: Tiny, switch: str, lost: int) -> None:
    bind(tiny)
    rewrite(tiny.path(TEMPLATE), "word/settings.xml", "<w:compat>", f"{switch}<w:compat>")
    tiny.change(SECTION, "caption: 学校一览表, ", "caption: 学校一览表, landscape: true, ")
    room = PAGE[1] - SIDES["top"] - SIDES["bottom"] - lost
    assert room in widths(tiny)
    turned = next(s for s in Docx.read(tiny.project.output).body.iter(qn("w:sectPr")) if _is_turned(s))
    between = [int(value(turned, *place) or 0) for place in (("w:pgMar", "w:left"), ("w:pgMar", "w:right"))]
    assert int(value(turned, "w:pgSz", "w:w") or 0) - sum(between) == room


def _is_turned(section: Element) -> bool:
    return find(section, "w:pgSz").get(qn("w:orient")) == "landscape"


# --- the size of the text in tables -------------------------------------------------------

OWN_SIZE = 'w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="21"/>'
BELOW = 'w:styleId="Normal"><w:name w:val="Normal"/><w:uiPriority w:val="0"/><w:qFormat/>'
NUMBER = "1234567"
MARGINS = 2 * 85  # of the cells of the table's style


def many_columns(tiny: Tiny) -> Element:
    """Make a table that needs all its room: a long name and five columns of numbers of seven digits."""
    head = "学校名称," + ",".join("甲乙丙丁戊") + "\n"
    tiny.write("data/2024/wide.csv", head + "海港市新城区第一中等职业技术学校," + ",".join([NUMBER] * 5) + "\n")
    tiny.prose("见[@tbl-wide]。")
    tiny.change(
        SECTION,
        "    body:\n      - |\n        见[@tbl-wide]。\n",
        """    body:
      - |
        见[@tbl-wide]。
      - records: { id: tbl-wide, caption: 宽表, source: wide, columns: [学校名称, 甲, 乙, 丙, 丁, 戊] }
""",
    )
    return tables(tiny)[0]


@pytest.mark.parametrize(
    ("old", "new", "half_points"),
    [
        (OWN_SIZE, OWN_SIZE, 21),
        (OWN_SIZE, OWN_SIZE.replace("21", "24"), 24),
        (OWN_SIZE, OWN_SIZE.partition("<w:sz")[0], 32),  # that of the whole document
        (OWN_SIZE, OWN_SIZE.partition("<w:sz")[0], 18),  # that of the style below
    ],
)
def test_numbers_keep_one_line_whatever_the_size_of_the_text(tiny: Tiny, old: str, new: str, half_points: int) -> None:
    """版式把表格文字改大了，数字不因此断成两行：让出宽来的是名称。"""
    rewrite(tiny.path(TEMPLATE), STYLES, old, new)
    if half_points == 18:
        rewrite(tiny.path(TEMPLATE), STYLES, BELOW, f'{BELOW}<w:rPr><w:sz w:val="18"/></w:rPr>')
    _, *numbers = columns(many_columns(tiny))
    digit = half_points * 10 // 2  # as wide as half a Chinese character
    assert all(width >= len(NUMBER) * digit + MARGINS for width in numbers)


def test_numbers_keep_one_line_whatever_the_margins_of_the_cells(tiny: Tiny) -> None:
    """“单元格边距”改大了，也是名称让出宽来。"""
    old = '<w:left w:w="85" w:type="dxa"/><w:bottom w:w="35" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
    rewrite(tiny.path(TEMPLATE), STYLES, old, old.replace("85", "250"))
    _, *numbers = columns(many_columns(tiny))
    assert all(width >= len(NUMBER) * 105 + 2 * 250 for width in numbers)
