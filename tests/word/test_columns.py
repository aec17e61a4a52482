"""How a table shares its width: what the columns hold decides, and heads break where it costs least."""

import pytest
from support import nodes
from support.nodes import cell

from report_engine.document import Table
from report_engine.word.columns import column_widths

EM, MARGINS = 210, 180
TOTAL = 8844


def table(*heads: str, rows: tuple[tuple[str, ...], ...]) -> Table:
    """Make a table; its second column holds names."""
    body = tuple(tuple(cell(text, "left" if n == 1 else "center") for n, text in enumerate(row)) for row in rows)
    return nodes.table("tbl", "表", (tuple(map(cell, heads)),), body, len(heads))


def characters(node: Table, total: int = TOTAL) -> list[int]:
    """How many Chinese characters a line of each column holds."""
    widths = column_widths(node, total, EM, MARGINS)
    assert sum(widths) == total
    return [(width - MARGINS) // EM for width in widths]


SCHOOLS = table(
    *("序号", "学校名称", "学校性质", "学校隶属", "在校生规模", "备注"),
    rows=(("1", "秦皇岛市东方航空服务中等专业学校", "民办附职高班", "市属", "2804", "国家级重点校"),),
)


def test_heads_break_rather_than_names() -> None:
    _, name, kind, _, _, note = characters(SCHOOLS)
    assert name >= len("秦皇岛市东方航空服务中等专业学校")
    assert (kind, note) == (6, 6)


def test_a_head_breaks_into_two_lines_rather_than_three() -> None:
    """“在校/生规/模”不好看：让四个字的表头也分成两行，就有地方了。"""
    assert characters(SCHOOLS)[4] == 3


def test_a_short_head_does_not_break_where_there_is_room() -> None:
    assert characters(SCHOOLS, total=9500)[3:5] == [4, 5]


def test_brackets_stay_whole_rather_than_short_heads() -> None:
    """“（不含技/工学校）”不好看：让中职学校、技工学校分成两行，旁边的表头反正有三行高。"""
    ratios = (cell(f"职普招生比（{kind}技工学校）", rowspan=2) for kind in ("不含", "含"))
    single = (cell(text, rowspan=2) for text in ("年份", "初中应届毕业生数（人）"))
    head = (
        (*single, cell("招生数（人）", colspan=3), *ratios, cell("普通高中招生数（人）", rowspan=2)),
        (cell("合计"), cell("中职学校"), cell("技工学校")),
    )
    row = tuple(map(cell, ("2024", "31172", "11620", "10305", "1315", "34.8:65.2", "37.6:62.4", "19268")))
    held = characters(nodes.table("tbl", "表", head, (row,), 8))
    assert all(count >= 2 for count in held[3:5])
    assert held[5] >= len("（不含技工学校）")
    assert held[6] >= len("（含技工学校）")
    assert all(count >= 4 for count in (held[1], held[7]))


def test_the_widest_names_break_where_nothing_else_is_left() -> None:
    node = table("序号", "名称", "人数", rows=(("1", "国" * 60, "12345"), ("2", "短名", "1")))
    number, name, count = column_widths(node, TOTAL, EM, MARGINS)
    assert number >= 2 * EM + MARGINS
    assert count >= 5 * EM // 2 + MARGINS
    assert name == TOTAL - number - count < 60 * EM


@pytest.mark.parametrize(("text", "han", "latin"), [("2024年", 1, 4), ("3+2转段", 2, 3), ("12345", 0, 5)])
def test_digits_beside_chinese_keep_their_distance(text: str, han: int, latin: int) -> None:
    """Programs widen the gap between Chinese and digits by a quarter of a character."""
    node = table("甲", "名称", rows=((text, "国" * 60),))
    gap = EM // 4 if han else 0
    assert column_widths(node, TOTAL, EM, MARGINS)[0] >= han * EM + latin * EM // 2 + gap + MARGINS


def test_a_table_that_is_far_too_narrow_fills_its_width() -> None:
    node = table(*"甲乙丙丁戊己", rows=(("国国国国国国国国",) * 6,))
    assert sum(column_widths(node, 1200, EM, MARGINS)) == 1200
