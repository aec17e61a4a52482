"""A slip in the catalogue is told where it stands, with its cure, whatever leans on the indicator."""

import pytest
from tiny_project import CATALOGUE, SECTION, Tiny

HALF = '- id: voc_pct\n  name: 中职占比\n  unit: "%"\n  decimals: 1\n'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("decimals: 1", "decimals: 一", "27:13: 错误 Y013 “decimals”应当是整数，现在是“一”"),
        (
            "decimals: 1",
            "decimals: 1\n  defintion: 占比",
            "28:3: 错误 Y011 不认识的字段“defintion”（是不是“definition”？）",
        ),
        ("name: 中职占比", "name:", "25:3: 错误 Y012 缺少字段“name”（补上它；字段名后写半角冒号和空格）"),
        ("voc_pct", "voc_pctx", "30:10: 错误 D031 职普比用到的“voc_pct”不是指标的编号（是不是“voc_pctx”？）"),
    ],
    ids=["decimals", "field", "name", "id"],
)
def test_half_of_a_pair(tiny: Tiny, old: str, new: str, said: str) -> None:
    tiny.prose("职普比为{职普比}，上年为{职普比:2023}。")
    tiny.change(SECTION, "rows: [students, ", "rows: [share, students, ")
    tiny.change(CATALOGUE, HALF, HALF.replace(old, new))
    told = tiny.check()
    assert f"{CATALOGUE}:{said}" in told
