"""`records`: a table printed row for row from a data file of the year."""

from pydantic import Field

from report_engine.blocks.context import Context, made, side_by_side, typed
from report_engine.blocks.parts import Id, Line, cell_of, may_turn
from report_engine.document import Block, Cell, Table, Text
from report_engine.read.fields import ColumnName, TableName
from report_engine.read.located import Scalar
from report_engine.read.origin import Span
from report_engine.read.rows import Row
from report_engine.read.schema import Model, suggest


class RecordsBlock(Model):
    """A list such as the schools of the city."""

    id: Id
    caption: Line = Field(description="表题，不写编号")
    source: TableName = Field(description="数据表的文件名，不带 .csv")
    columns: list[ColumnName] = Field(min_length=1, description="要印的列，按数据表的列名")
    units: dict[str, Scalar] = Field(default_factory=dict, description="单位，印在列名后：{ 在校生规模: 人 }")
    numbers: bool = Field(False, description="左侧是否加序号列")
    landscape: bool = Field(False, description="横排：此表单独用横向页面")


def lower(block: RecordsBlock, context: Context) -> tuple[Block, ...]:
    """Copy the chosen columns."""
    turned = may_turn(block.landscape, context, block.at)
    rows = find_records(block.source, context)
    if rows is None:
        return ()
    exist = [column_exists(column, rows, block.source, context) for column in block.columns]
    if not all(exist):
        return ()
    columns = block.columns
    counted = block.field("numbers")
    head = [cell_of(made("序号", counted))] if block.numbers else []
    for name, unit in block.units.items():
        if name not in block.columns:
            hint = suggest(name, block.columns) or "单位只给 columns 里的列"
            context.tell("P021", f"units 的“{name}”不是这个表的列", unit.source, hint)
    head += [cell_of(_head(column, block.units.get(column), block.field("units"))) for column in columns]
    long = {column for column in columns if _is_long(column, rows)}
    body: list[tuple[Cell, ...]] = []
    for number, row in enumerate(rows, start=1):
        cells = [cell_of(made(str(number), counted))] if block.numbers else []
        cells += [Cell(row.cells[c], row.origin(c), "left" if c in long else "center") for c in columns]
        body.append(tuple(cells))
    caption = context.marked(typed(block.caption), block.source)
    return (Table(str(block.id), caption, (tuple(head),), tuple(body), len(head), block.span, turned),)


def _head(column: Scalar, unit: Scalar | None, around: Span) -> Text:
    if unit is None:
        return typed(column)
    return side_by_side(typed(column), made("（", around), typed(unit), made("）", around))


def find_records(source: Scalar, context: Context) -> tuple[Row, ...] | None:
    """Get the rows of a data table of this year; None, with the problem told, if there are none."""
    rows = context.facts.tables.get((source, context.year))
    if not rows and context.year in context.facts.faulty_years:
        return None
    if not rows:
        known = sorted({name for name, year in context.facts.tables if year == context.year})
        hint = suggest(source, known) or f"应有文件 data/{context.year}/{source}.csv"
        context.tell("P020", f"没有数据表“{source}”，或表里没有行", source.source, hint)
        return None
    return rows


def column_exists(column: Scalar, rows: tuple[Row, ...], source: str, context: Context) -> bool:
    """Tell a column that the data table does not have."""
    if column in rows[0].cells:
        return True
    known = list(rows[0].cells)
    hint = suggest(column, known) or f"有这些列：{'、'.join(known)}"
    context.tell("P021", f"{source}.csv 没有“{column}”一列", column.source, hint)
    return False


def _is_long(column: str, rows: tuple[Row, ...]) -> bool:
    """Names of unequal length read better from the left."""
    return max(len(row.cells[column]) for row in rows) > 8
