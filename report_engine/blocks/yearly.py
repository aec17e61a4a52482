"""`yearly`: years in rows, indicators in columns, heads of one or two rows."""

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from report_engine.blocks.context import Context, Shown
from report_engine.blocks.parts import Id, Item, check_years, find_indicator, may_turn
from report_engine.blocks.table import value_cell
from report_engine.document import Block, Cell, Table
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
    caption: Scalar = Field(description="表题，不写编号")
    years: list[int] | None = Field(None, min_length=1, description="年份；不写为上年和本年")
    columns: list[Column] = Field(min_length=1, description="各列的指标，或 head 加 columns")
    landscape: bool = Field(False, description="横排：此表单独用横向页面")


def lower(block: YearlyBlock, context: Context) -> tuple[Block, ...]:
    """Fill the table with the printed values."""
    context.wrote("caption", block.caption)
    turned = may_turn(block.landscape, context, block.at)
    years = check_years(block.years, context, block.at)
    groups = [column for column in block.columns if isinstance(column, ColumnGroup)]
    depth = 2 if groups else 1
    top = [Cell("年份", rowspan=depth)]
    below: list[Cell] = []
    items = []
    for column in block.columns:
        if isinstance(column, ColumnGroup):
            top.append(Cell(column.head, colspan=len(column.columns)))
            below.extend(Cell(_label(item, context)) for item in column.columns)
            items.extend(column.columns)
        else:
            top.append(Cell(_label(column, context), rowspan=depth))
            items.append(column)
    found = [(item, indicator) for item in items if (indicator := find_indicator(item.indicator, context))]
    context.shown.extend(Shown(indicator.id, block.id, item.indicator.source) for item, indicator in found)
    rows = tuple(
        (Cell(str(year)), *(Cell(value_cell(i, year, item.indicator, context, percent=True)) for item, i in found))
        for year in years
    )
    head = (tuple(top), tuple(below)) if groups else (tuple(top),)
    caption = block.caption + context.doubt(*(table for _, indicator in found for table in indicator.tables))
    return (Table(block.id, caption, head, rows, len(items) + 1, block.at, turned),)


def _label(item: Any, context: Context) -> str:
    indicator = context.facts.find(item.indicator)
    return str(item.label or (indicator.name if indicator else item.indicator))
