"""`yearly`: years in rows, indicators in columns, heads of one or two rows."""

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from report_engine.blocks.context import Context, made, typed
from report_engine.blocks.parts import (
    Id,
    IndicatorItem,
    Item,
    Line,
    cell_of,
    check_years,
    find_indicator,
    known_years,
    label_of,
    may_turn,
    years_of,
)
from report_engine.blocks.table import print_cell
from report_engine.document import Block, Cell, Table, Text
from report_engine.read.located import Scalar
from report_engine.read.schema import Model


class ColumnGroup(Model):
    """Several columns under one common head."""

    head: Scalar = Field(description="共同的表头")
    columns: list[Item] = Field(min_length=1, description="其下各列的指标")


def _shape(value: Any) -> str:
    return "group" if isinstance(value, ColumnGroup) or (isinstance(value, dict) and "head" in value) else "item"


Column = Annotated[
    Annotated[Item, Tag("item")] | Annotated[ColumnGroup, Tag("group")],
    Discriminator(_shape),
]


class YearlyBlock(Model):
    """A table with a row a year."""

    id: Id
    caption: Line = Field(description="表题，不写编号")
    years: list[int] | None = Field(None, min_length=1, description="年份；不写为上年和本年")
    columns: list[Column] = Field(min_length=1, description="各列的指标，或 head 加 columns")
    landscape: bool = Field(False, description="横排：此表单独用横向页面")


def lower(block: YearlyBlock, context: Context) -> tuple[Block, ...]:
    """Fill the table with the printed values."""
    turned = may_turn(block.landscape, context, block.at)
    years = check_years(block.years, context, block.at)
    groups = [column for column in block.columns if isinstance(column, ColumnGroup)]
    depth = 2 if groups else 1
    top = [cell_of(made("年份", block.field("years")), rowspan=depth)]
    below: list[Cell] = []
    items = []
    for column in block.columns:
        if isinstance(column, ColumnGroup):
            top.append(cell_of(typed(column.head), colspan=len(column.columns)))
            below.extend(cell_of(_label(item, context)) for item in column.columns)
            items.extend(column.columns)
        else:
            top.append(cell_of(_label(column, context), rowspan=depth))
            items.append(column)
    found = [(item, find_indicator(item.indicator, context)) for item in items]
    years = known_years(years, [indicator for _, indicator in found if indicator], context)
    rows = []
    for year, name in zip(years, years_of(block, years, "{}"), strict=True):
        cells = [cell_of(name)]
        for item, indicator in found:
            value = print_cell(indicator, year, item.indicator, context, percent=True)
            cells.append(Cell(value.text, value.origin, datum=value.datum if indicator else None))
        rows.append(tuple(cells))
    head = (tuple(top), tuple(below)) if groups else (tuple(top),)
    caption = context.marked(
        typed(block.caption), *(table for _, indicator in found if indicator for table in indicator.tables)
    )
    return (Table(str(block.id), caption, head, tuple(rows), len(items) + 1, block.span, turned),)


def _label(item: IndicatorItem, context: Context) -> Text:
    return label_of(item, context.facts.find(item.indicator))
