"""`table`: indicators in rows, years in columns."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from report_engine.blocks.context import Context, Shown
from report_engine.blocks.parts import Id, IndicatorItem, check_years, find_indicator, from_name, may_turn
from report_engine.document import Block, Cell, Table
from report_engine.facts.catalogue import Indicator
from report_engine.facts.printing import NoValueError, cell
from report_engine.problems import Category, Code, Problem, Severity
from report_engine.read.located import Scalar
from report_engine.read.schema import Model

P015 = Code("P015", Category.UNFINISHED)


class TableRow(IndicatorItem):
    """One row: an indicator, its depth under `其中：` and its 序号."""

    level: int = Field(0, ge=0, le=2, description="层级：0 顶格，1、2 缩进")
    no: Scalar | None = Field(None, description="序号（表有 numbers: true 时）")


class TableBlock(Model):
    """A table of indicators."""

    id: Id
    caption: Scalar = Field(description="表题，不写编号")
    group: Scalar | None = Field(None, description="左侧纵向合并的一格")
    group_head: Scalar | None = Field(None, description="这一格上方的表头；不写则“指标”横跨两列")
    units: Literal["column", "name", "none"] = Field("none", description="单位：独立一列、写在名称后、或不写")
    numbers: bool = Field(False, description="左侧是否有序号列")
    years: list[int] | None = Field(None, min_length=1, description="年份；不写为上年和本年")
    rows: list[Annotated[TableRow, BeforeValidator(from_name)]] = Field(min_length=1, description="各行的指标")
    landscape: bool = Field(False, description="横排：此表单独用横向页面")


def lower(block: TableBlock, context: Context) -> tuple[Block, ...]:
    """Fill the table with the printed values."""
    context.wrote("caption", block.caption)
    turned = may_turn(block.landscape, context, block.at)
    context.wrote("label", block.group, block.group_head, *(row.label for row in block.rows))
    years = check_years(block.years, context, block.at)
    found = [(row, indicator) for row in block.rows if (indicator := find_indicator(row.indicator, context))]
    for row, indicator in found:
        shown = Shown(indicator.id, block.id, row.indicator.source, row.level, str(row.no or ""))
        context.shown.append(shown)
    rows = [
        _cells(block, row, indicator, years, context, first=index == 0, total=len(found))
        for index, (row, indicator) in enumerate(found)
    ]
    head = _head(block, years)
    columns = sum(item.colspan for item in head)
    caption = block.caption + context.doubt(*(table for _, indicator in found for table in indicator.tables))
    return (Table(block.id, caption, (head,), tuple(rows), columns, block.at, turned),)


def _head(block: TableBlock, years: tuple[int, ...]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    if block.numbers:
        cells.append(Cell("序号"))
    if block.group_head:
        cells.append(Cell(block.group_head))
    cells.append(Cell("指标", colspan=2 if block.group and not block.group_head else 1))
    if block.units == "column":
        cells.append(Cell("单位"))
    cells.extend(Cell(f"{year}年") for year in years)
    return tuple(cells)


def _cells(
    block: TableBlock,
    row: TableRow,
    indicator: Indicator,
    years: tuple[int, ...],
    context: Context,
    *,
    first: bool,
    total: int,
) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    if block.numbers:
        cells.append(Cell(row.no or ""))
    if block.group and first:
        cells.append(Cell(block.group, rowspan=total))
    label = str(row.label or indicator.name)
    if block.units == "name" and indicator.unit:
        label = f"{label}（{indicator.unit}）"
    cells.append(Cell(label, "left", level=row.level))
    if block.units == "column":
        cells.append(Cell(indicator.unit))
    for year in years:
        cells.append(Cell(value_cell(indicator, year, row.indicator, context, percent=block.units == "none")))
    return tuple(cells)


def value_cell(indicator: Indicator, year: int, at: Scalar, context: Context, *, percent: bool) -> str:
    """Print a value for a cell; not measured is blank, in a draft a mark, which is told once."""
    if year not in context.facts.years:
        return ""  # told by `check_years`
    try:
        return cell(context.facts, indicator, year, context.missing, percent=percent)
    except NoValueError as error:
        is_open = context.draft and year == context.year
        if is_open and not error.told:
            context.problems.append(P015.problem(f"{error}，草稿里印待填", at.source, error.hint))
        elif not error.told:
            hint = error.hint if indicator.derived else "查不到请填 —；确实未统计可不管"
            context.problems.append(Problem("P014", f"{error}，表里将是空白", at.source, hint, Severity.WARNING))
        return "〔待填〕" if is_open else ""
