"""Every cell of every table of the built report against the printed one.

Brackets and blanks aside, a cell differs only where `data/2024/discrepancies.yaml` records exactly what
was printed there, and what it records is a real difference.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

import pytest
from support.grid import Place, grid
from support.ooxml import Docx, find_all, is_on, value
from support.outline import Line, of_style
from support.reference import TABLES, Cell, recorded, row_name
from support.text import bare

# The printed head leaves the place above a merged group blank; 值 is a name for the only column of values.
_HEADS = {"分组": "指标", "值": "2024年", "在校生规模": "在校生规模(人)"}  # the unit is not printed in the original
_GROUPS = ("分组", "地市")
# Printed under 兼职教师比例, of which they are no part.
_LEVELS = {("body.6", "硕士研究生及以上学历专任教师人数"): 0, ("body.6", "高级专业技术职务数"): 0}
_HANGING = 3  # characters by which rows stand below the word after “其中：”


@dataclass(frozen=True)
class Compared:
    """One cell of both reports; `row` and `column` are where it stands in the built table's grid."""

    cell: Cell
    printed: str
    built: Place
    row: int
    column: int
    second_unit: bool = False  # the row gives the indicator above in another unit

    @property
    def differs(self) -> bool:
        """Tell whether more than brackets and blanks is different."""
        return bare(self.printed) != bare(self.built.text)


@pytest.fixture(scope="session")
def tables(lines: list[Line]) -> dict[str, Any]:
    """The built tables by the ids of the printed ones; captions were compared by `test_headings`."""
    captions = of_style(lines, "表题", "附表标题")
    assert len(captions) == len(TABLES)
    found = {}
    for line, printed in zip(captions, TABLES, strict=True):
        found[printed["id"]] = next(e for e in line.element.itersiblings() if e.tag.endswith("}tbl"))
    return found


@pytest.fixture(scope="session")
def compared(tables: dict[str, Any]) -> list[Compared]:
    """Every cell below the heads."""
    cells = []
    for printed in TABLES:
        rows = _as_printed(grid(tables[printed["id"]]), printed)
        head = _head_rows(printed)
        assert len(rows) - head == len(printed["rows"]), printed["id"]
        for y, row in enumerate(printed["rows"], start=head):
            for x, (name, place) in enumerate(zip(printed["columns"], rows[y], strict=True)):
                cell = Cell(printed["id"], row_name(row), name)
                second = row["cells"].get("指标") == "" and bool(row["cells"].get("单位"))
                cells.append(Compared(cell, row["cells"][name], place, y, x, second))
    return cells


def test_no_table_besides_the_printed_ones(report: Docx, tables: dict[str, Any]) -> None:
    data = [t for t in find_all(report.body, ".//w:tbl") if value(t, "w:tblPr/w:tblStyle") == "DataTable"]
    assert data == list(tables.values())


def test_every_cell(compared: list[Compared]) -> None:
    allowed = recorded()
    wrong = []
    for one in compared:
        record = allowed.get(one.cell)
        if one.differs and not _is_covered(one) and (record is None or record.printed != one.printed):
            wrong.append(f"{one.cell}: printed {one.printed!r}, built {one.built.text!r}, recorded {record}")
    assert wrong == []
    assert len(compared) == sum(len(t["columns"]) * len(t["rows"]) for t in TABLES)


def test_every_recorded_discrepancy_is_one(compared: list[Compared]) -> None:
    by_cell = {one.cell: one for one in compared}
    idle = [
        f"{record.entry}: {cell} printed {record.printed!r}"
        for cell, record in recorded().items()
        if cell not in by_cell or by_cell[cell].printed != record.printed or by_cell[cell].built.text == record.printed
    ]
    assert idle == []


def test_cells_with_a_discrepancy_hold_what_was_kept(compared: list[Compared]) -> None:
    """`kept` names the value, alone or among those of the entry's other places."""
    by_cell = {one.cell: one.built.text for one in compared}
    for cell, record in recorded().items():
        value_kept = re.escape(by_cell[cell].removesuffix("%"))
        assert re.search(rf"(?<![\d.]){value_kept}(?![\d.])", record.kept), f"{record.entry}: {by_cell[cell]!r}"


@pytest.mark.parametrize("printed", TABLES, ids=lambda t: t["id"])
def test_heads(printed: dict[str, Any], tables: dict[str, Any]) -> None:
    """Heads of one row or two: `中职学校招生数（人）/合计` stands below the common head that spans it."""
    head = _as_printed(grid(tables[printed["id"]]), printed)[: _head_rows(printed)]
    for column, title in enumerate(printed["columns"]):
        upper, lower = head[0][column], head[-1][column]
        if title in _GROUPS[:1]:
            assert head[0][column] == head[0][column + 1], "分组 has no head of its own"
        common, _, own = title.rpartition("/")
        assert bare(lower.text) == bare(_HEADS.get(own, own))
        assert bare(upper.text) == bare(_HEADS.get(common, common) or _HEADS.get(own, own))
        assert (upper == lower) is not bool(common)


def test_common_head_spans_exactly_its_columns(tables: dict[str, Any]) -> None:
    first, _ = grid(tables["body.3"])[:2]
    assert [bare(place.text) for place in first].count("中职学校招生数(人)") == 3
    assert len(set(first)) == len(first) - 2


def test_groups_and_second_units_are_merged(compared: list[Compared]) -> None:
    """A group stands once beside all its rows, a label and its number once beside both units; all else by itself."""
    for one in compared:
        owner = (one.row, one.column)
        if one.cell.column in _GROUPS:
            owner = (1, 0)
        elif _is_covered(one):
            owner = (one.row - 1, one.column)
        assert (one.built.row, one.built.column) == owner, one.cell


def test_hierarchy_is_indented(tables: dict[str, Any]) -> None:
    """`其中：` rows stand deeper than the row they belong to, by style or by indent."""
    for printed in TABLES:
        if "指标" not in printed["columns"]:
            continue
        column = 1
        rows = find_all(tables[printed["id"]], "w:tr")[_head_rows(printed) :]
        for row, built in zip(printed["rows"], rows, strict=True):
            if row["cells"]["指标"]:
                label = find_all(built, "w:tc")[column]
                level = _LEVELS.get((printed["id"], row["cells"]["指标"]), row["level"])
                assert _depth(label) == level, f"{printed['id']}: {row['cells']['指标']}"


def test_heads_repeat_and_rows_do_not_split(tables: dict[str, Any]) -> None:
    for printed in TABLES:
        rows = find_all(tables[printed["id"]], "w:tr")
        repeated = [is_on(row, "w:trPr/w:tblHeader") for row in rows]
        head = _head_rows(printed)
        assert repeated == [True] * head + [False] * (len(rows) - head), printed["id"]
        assert all(is_on(row, "w:trPr/w:cantSplit") for row in rows), printed["id"]


def _head_rows(printed: dict[str, Any]) -> int:
    return 2 if any("/" in column for column in printed["columns"]) else 1


def _is_covered(one: Compared) -> bool:
    """Tell whether the cell above goes on here: printed as a blank, compared by its first row."""
    covered = (*_GROUPS, "序号", "指标") if one.second_unit else _GROUPS
    return not one.printed and one.cell.column in covered


def _as_printed(rows: list[list[Place]], printed: dict[str, Any]) -> list[list[Place]]:
    """Put units that stand in a column of their own where the printed table has them: in names and values."""
    heads = [bare(place.text) for place in rows[0]]
    if "单位" not in heads or "单位" in printed["columns"]:
        return rows
    at = heads.index("单位")
    head = _head_rows(printed)
    names = [row["cells"]["指标"] for row in printed["rows"]]
    result = []
    for name, row in zip([""] * head + names, rows, strict=True):
        unit = bare(row[at].text)
        left = [replace(p, column=p.column - (p.column > at)) for n, p in enumerate(row) if n != at]
        named = [replace(p, text=name) if bare(f"{p.text}({unit})") == bare(name) else p for p in left]
        rest = [replace(p, text=f"{p.text}%") if unit == "%" else p for p in named[at:]]
        result.append([*named[:at], *rest])
    return result


def _depth(label: Any) -> int:
    style = value(label, "w:p/w:pPr/w:pStyle") or ""
    if style.startswith("TableLevel"):
        return int(style.removeprefix("TableLevel"))
    return int(value(label, "w:p/w:pPr/w:ind", "w:leftChars") or 0) // 100 % _HANGING
