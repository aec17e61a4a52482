"""The record of figures that contradict each other: read by people, and by tests, not by the engine."""

from typing import Literal

from pydantic import Field, RootModel

from report_engine.read.located import Scalar
from report_engine.read.schema import Model


class Printed(Model):
    """A place where something else was printed."""

    table: Scalar | None = Field(None, description="刊印表格的编号，例如 body.4")
    key: Scalar | None = Field(None, description="表格里的行，按指标")
    row: Scalar | None = Field(None, description="表格里的行，按行名")
    column: Scalar | None = Field(None, description="表格里的列")
    line: int | None = Field(None, ge=1, description="刊印文本的行号")
    printed: Scalar = Field(description="刊印的原文")


class Discrepancy(Model):
    """One contradiction and how it was settled."""

    id: Scalar = Field(description="自己起的名字，不重复")
    subject: Scalar = Field(description="说的是哪个数")
    status: Literal["resolved", "open", "format"] = Field(
        description="resolved 已取定，open 尚待核实，format 数值相同、写法不同"
    )
    kept: Scalar = Field(description="现在印的")
    places: list[Printed] = Field(min_length=1, description="哪里印了别的")
    reason: Scalar = Field(description="为什么这样取")


class DiscrepanciesFile(RootModel[list[Discrepancy]]):
    """The file as editors see it."""
