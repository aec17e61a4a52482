"""What an author may write in a `body`: the union of all blocks, and its lowering to the tree."""

from typing import Annotated, Any, assert_never

from pydantic import BeforeValidator, Discriminator, Tag

from report_engine.blocks import case, chart, photo, prose, records, table, yearly
from report_engine.blocks.context import Context
from report_engine.document import Block
from report_engine.read.located import Mapping, Scalar

AnyBlock = (
    Scalar
    | table.TableBlock
    | yearly.YearlyBlock
    | records.RecordsBlock
    | chart.ChartBlock
    | photo.PhotoBlock
    | case.CaseBlock
)
KINDS = ("table", "yearly", "records", "chart", "photo", "case")


def _kind(value: Any) -> str | None:
    if isinstance(value, Scalar):
        return "text"
    if isinstance(value, Mapping) and len(value) == 1:
        return next(iter(value))
    return None


def _inside(value: Any) -> Any:
    """Step from `{table: {…}}` to what describes the table."""
    return next(iter(value.values())) if isinstance(value, Mapping) else value


_inner = BeforeValidator(_inside)

Body = list[
    Annotated[
        Annotated[Scalar, Tag("text")]
        | Annotated[table.TableBlock, _inner, Tag("table")]
        | Annotated[yearly.YearlyBlock, _inner, Tag("yearly")]
        | Annotated[records.RecordsBlock, _inner, Tag("records")]
        | Annotated[chart.ChartBlock, _inner, Tag("chart")]
        | Annotated[photo.PhotoBlock, _inner, Tag("photo")]
        | Annotated[case.CaseBlock, _inner, Tag("case")],
        Discriminator(_kind),
    ]
]


def lower_body(body: list[AnyBlock], context: Context) -> tuple[Block, ...]:
    """Lower every block of a body; what cannot be lowered is told and left out."""
    return tuple(node for block in body for node in _lower(block, context))


def _lower(block: AnyBlock, context: Context) -> tuple[Block, ...]:
    match block:
        case Scalar():
            return prose.lower_prose(block, context)
        case table.TableBlock():
            return table.lower(block, context)
        case yearly.YearlyBlock():
            return yearly.lower(block, context)
        case records.RecordsBlock():
            return records.lower(block, context)
        case chart.ChartBlock():
            return chart.lower(block, context)
        case photo.PhotoBlock():
            return photo.lower(block, context)
        case case.CaseBlock():
            return case.lower(block, context)
        case _:
            assert_never(block)
