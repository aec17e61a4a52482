"""`table`: indicators in rows, years in columns."""

from typing import Annotated, Literal

from pydantic import Field

from report_engine.blocks.context import Absent, Context, made, side_by_side, typed
from report_engine.blocks.parts import (
    Id,
    IndicatorItem,
    Line,
    cell_of,
    check_years,
    find_indicator,
    from_name,
    known_years,
    label_of,
    may_turn,
    years_of,
)
from report_engine.document import Block, Cell, Datum, Table, Value
from report_engine.facts.catalogue import Indicator
from report_engine.facts.printing import NoValueError, cell
from report_engine.openings import open_mark
from report_engine.problems import Category, Code, Problem, Severity
from report_engine.read.located import Scalar
from report_engine.read.origin import whole
from report_engine.read.schema import Model

P015 = Code("P015", Category.UNFINISHED)
_NO_UNIT = "—"  # of a ratio


class TableRow(IndicatorItem):
    """One row: an indicator, its depth under `其中：` and its 序号."""

    level: int = Field(0, ge=0, le=2, description="层级：0 顶格，1、2 缩进")
    no: Scalar | None = Field(None, description="序号（表有 numbers: true 时）")


class TableBlock(Model):
    """A table of indicators."""

    id: Id
    caption: Line = Field(description="表题，不写编号")
    group: Scalar | None = Field(None, description="左侧纵向合并的一格")
    group_head: Scalar | None = Field(None, description="这一格上方的表头；不写则“指标”横跨两列")
    units: Literal["column", "name", "none"] = Field("none", description="单位：独立一列、写在名称后、或不写")
    numbers: bool = Field(False, description="左侧是否有序号列")
    years: list[int] | None = Field(None, min_length=1, description="年份；不写为上年和本年")
    rows: list[Annotated[TableRow, from_name]] = Field(min_length=1, description="各行的指标")
    landscape: bool = Field(False, description="横排：此表单独用横向页面")


def lower(block: TableBlock, context: Context) -> tuple[Block, ...]:
    """Fill the table with the printed values."""
    turned = may_turn(block.landscape, context, block.at)
    years = check_years(block.years, context, block.at)
    found = [(row, find_indicator(row.indicator, context)) for row in block.rows]
    years = known_years(years, [indicator for _, indicator in found if indicator], context)
    rows = [
        _cells(block, row, indicator, years, context, first=index == 0, total=len(found))
        for index, (row, indicator) in enumerate(found)
    ]
    head = _head(block, years)
    columns = sum(item.colspan for item in head)
    caption = context.marked(
        typed(block.caption), *(table for _, indicator in found if indicator for table in indicator.tables)
    )
    return (Table(str(block.id), caption, (head,), tuple(rows), columns, block.span, turned),)


def _head(block: TableBlock, years: tuple[int, ...]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    if block.numbers:
        cells.append(cell_of(made("序号", block.field("numbers"))))
    if block.group_head:
        cells.append(cell_of(typed(block.group_head)))
    cells.append(cell_of(made("指标", block.field("rows")), colspan=2 if block.group and not block.group_head else 1))
    if block.units == "column":
        cells.append(cell_of(made("单位", block.field("units"))))
    cells.extend(map(cell_of, years_of(block, years)))
    return tuple(cells)


def _cells(
    block: TableBlock,
    row: TableRow,
    indicator: Indicator | None,
    years: tuple[int, ...],
    context: Context,
    *,
    first: bool,
    total: int,
) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    if block.numbers:
        cells.append(cell_of(typed(row.no) if row.no else made("", row.span)))
    if block.group and first:
        cells.append(cell_of(typed(block.group), rowspan=total))
    label = label_of(row, indicator)
    if block.units == "name" and indicator and indicator.unit:
        label = side_by_side(label, made(f"（{indicator.unit}）", indicator.field("unit")))
    cells.append(cell_of(label, align="left", level=row.level))
    if block.units == "column":
        unit = made(indicator.unit or _NO_UNIT, indicator.field("unit")) if indicator else made("", row.span)
        cells.append(cell_of(unit))
    for year in years:
        value = print_cell(indicator, year, row.indicator, context, percent=block.units == "none")
        cells.append(Cell(value.text, value.origin, datum=value.datum if indicator else None))
    return tuple(cells)


def print_cell(indicator: Indicator | None, year: int, at: Scalar, context: Context, *, percent: bool) -> Value:
    """Print a value for a cell, which its item asks for; of an indicator that there is not, a mark."""
    if indicator is None:
        text = open_mark("待填")
        return Value(text, whole(at.span, len(text)), Datum("", year))
    text = _cell_text(indicator, year, at, context, percent=percent)
    datum = Datum(str(indicator.id), year, "pair" if indicator.pair else "plain", indicator.unit)
    return Value(text, whole(at.span, len(text)), datum)


def _cell_text(indicator: Indicator, year: int, at: Scalar, context: Context, *, percent: bool) -> str:
    """Write a value; not measured is blank, in a draft a mark, which is told once."""
    if year not in context.facts.years:
        return ""  # told by `check_years`
    try:
        return cell(context.facts, indicator, year, context.missing, percent=percent)
    except NoValueError as error:
        if context.absent is not None:
            context.absent.append(Absent(str(indicator.name), year, settled=False))
            return ""
        is_open = context.draft and year == context.year
        if is_open and not error.reported:
            context.problems.append(P015.problem(f"{error}，草稿里印待填", at.source, error.hint))
        elif not error.reported:
            hint = error.hint if indicator.derived else "查不到请填 —；确实未统计可不管"
            context.problems.append(Problem("P014", f"{error}，表里将是空白", at.source, hint, Severity.WARNING))
        return open_mark("待填") if is_open else ""
