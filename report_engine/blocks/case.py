"""`case`: puts a case study of `cases/` here."""

from typing import Annotated, Any

from pydantic import Field, model_validator

from report_engine.blocks.context import Context
from report_engine.document import Block
from report_engine.read.fields import named, short_for
from report_engine.read.located import Scalar
from report_engine.read.schema import Model, nearest


class CaseBlock(Model):
    """The place of a case, named by its id."""

    id: Annotated[Scalar, named("case")] = Field(description="案例的编号")

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: Any) -> Any:
        return short_for("id")(value)


def lower(block: CaseBlock, context: Context) -> tuple[Block, ...]:
    """Take the case, already lowered from its own file."""
    if context.inside_case:
        context.tell("P051", "案例里不能再放案例", block.at)
        return ()
    case = context.cases.get(block.id)
    if case is None and context.omitted.cases:
        return ()
    if case is None:
        near = nearest(block.id, context.cases)
        context.omitted.ids.add(near)
        hint = f"是不是“{near}”？" if near else "案例写在 cases 文件夹，编号是文件里的 id"
        context.tell("P050", f"没有编号为“{block.id}”的案例", block.id.source, hint)
        return ()
    return (case,)
