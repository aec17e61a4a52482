"""What an author may write in a `body`: the union of all blocks, and its lowering to the tree."""

from dataclasses import replace
from typing import Annotated, Any, assert_never

from pydantic import BeforeValidator, Discriminator, Tag

from report_engine.blocks import case, chart, photo, prose, records, table, yearly
from report_engine.blocks.absence import kept, opening
from report_engine.blocks.context import Absent, Context
from report_engine.document import Block, Datum, Paragraph, Value
from report_engine.openings import open_mark
from report_engine.problems import has_errors
from report_engine.read.fields import amiss
from report_engine.read.located import Mapping, Scalar
from report_engine.read.origin import whole
from report_engine.read.schema import suggest

NamedBlock = (
    table.TableBlock | yearly.YearlyBlock | records.RecordsBlock | chart.ChartBlock | photo.PhotoBlock | case.CaseBlock
)
AnyBlock = Scalar | NamedBlock
KINDS = ("table", "yearly", "records", "chart", "photo", "case")


def _kind(value: Any) -> str | None:
    if isinstance(value, Scalar):
        return "text"
    if isinstance(value, Mapping) and len(value) == 1:
        return next(iter(value))
    return None


def _known(value: Any) -> Any:
    """Tell an item that is no text and no block in the words of what the author probably meant."""
    if _kind(value) in ("text", *KINDS):
        return value
    message, hint = "：不是一段文字，也不是一个块", f"块有：{'、'.join(KINDS)}"
    if value is None:
        message, hint = "是空的", "写一段文字，或删去这一行的 -"
    elif isinstance(value, Mapping) and len(value) > 1:
        message, hint = (
            f"：一个块只能有一个名称，这里有 {'、'.join(value)}",
            "下面的字段要再缩进两格；每个块另起一个“- ”",
        )
    elif isinstance(value, Mapping) and len(value) == 1:
        name = next(iter(value))
        message, hint = f"：没有叫“{name}”的块", suggest(name, KINDS)
        if not hint:
            hint = f"块有：{'、'.join(KINDS)}；如果是一段文字，里面有冒号或以花括号开头时整段要加引号"
    raise amiss(message, hint)


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
        BeforeValidator(_known),
    ]
]


def lower_body(body: list[AnyBlock], context: Context) -> tuple[Block, ...]:
    """Lower every block of a body; a mark stands in the place of what has a mistake, which was told.

    What a school has no value for is no mistake: it is left out.
    """
    result: list[Block] = []
    for block in body:
        absent: list[Absent] | None = None if context.absent is None else []
        told = len(context.problems)
        nodes = _lower(block, context if absent is None else replace(context, absent=absent))
        is_mistaken = has_errors(context.problems[told:])
        if not nodes and not isinstance(block, Scalar) and (is_mistaken or not absent):
            context.omitted.ids.add(block.id)
            nodes = (_in_place(block, context),)
        if absent and context.absent is not None:
            context.absent.extend(absent)
            nodes = _without(block, nodes, absent, context, whole=is_mistaken)
        result += nodes
    return tuple(result)


def _without(
    block: AnyBlock, nodes: tuple[Block, ...], absent: list[Absent], context: Context, *, whole: bool
) -> tuple[Block, ...]:
    """Leave out what a school has no values for; `whole` keeps everything, with the marks of what is to be mended."""
    if isinstance(block, Scalar):
        return kept(opening(block), block.source, nodes, absent, context, whole=whole)
    nodes = kept(str(block.id), block.at, nodes, absent, context, whole=whole)
    context.omitted.absent |= {} if nodes else {str(block.id): ""}  # whose body it is knows its heading
    return nodes


def _in_place(block: NamedBlock, context: Context) -> Block:
    """Mark the place of a block that is to be mended."""
    match block:
        case table.TableBlock() | yearly.YearlyBlock() | records.RecordsBlock():
            noun = "表"
        case chart.ChartBlock() | photo.PhotoBlock():
            noun = "图"
        case case.CaseBlock():
            noun = "案例"
        case _:
            assert_never(block)
    text = open_mark("待补", f"{noun} {block.id}")
    mark = Value(text, whole(block.span, len(text)), Datum("", context.year))
    return Paragraph((mark,), block.span)


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
