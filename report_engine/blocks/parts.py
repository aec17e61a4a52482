"""Field types that several blocks share."""

import re
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from report_engine.blocks.context import Context, made, typed
from report_engine.document import Cell, Text
from report_engine.facts.catalogue import Indicator
from report_engine.openings import open_mark
from report_engine.problems import Source
from report_engine.read.fields import IndicatorName, formed, holding, short_for
from report_engine.read.located import Scalar
from report_engine.read.schema import Model

# A title, a caption.
Line = Annotated[
    Scalar,
    holding(lambda text: "\n" not in text.strip(), "里面有换行，只能写一行", "写成一行；太长的在 Word 里会自动折行"),
]
_ID = r"^[^\s\[\]{}@:：，,、；;]+$"
Id = Annotated[
    Scalar,
    holding(re.compile(_ID).fullmatch, "：“{text}”不能作编号", "用中文、字母、数字、- 和 _，不要空格和标点"),
    formed(_ID),
    Field(description="编号，整份报告里唯一；正文用 [@编号] 提到它"),
]
from_name = BeforeValidator(short_for("indicator"))


class IndicatorItem(Model):
    """An indicator printed under a label of its own."""

    indicator: IndicatorName = Field(description="指标编号或名称")
    label: Scalar | None = Field(None, description="印出的名称；不写用指标名称")


def label_of(item: IndicatorItem, indicator: Indicator | None) -> Text:
    """Print the label of an item; without one the name of its indicator, or a mark if there is no such indicator."""
    if item.label or indicator:
        return typed(item.label or (indicator.name if indicator else item.indicator))
    return made(open_mark("待查", item.indicator), item.span)


def cell_of(text: Text, **look: Any) -> Cell:
    """Print a text in a cell."""
    return Cell(text.text, text.origin, **look)


def years_of(block: Model, years: tuple[int, ...], form: str = "{}年") -> list[Text]:
    """Print the years of a block."""
    return [made(form.format(year), block.field("years", number)) for number, year in enumerate(years)]


Item = Annotated[IndicatorItem, from_name]


def find_indicator(name: Scalar, context: Context) -> Indicator | None:
    """Look up an indicator; None, with the problem told, if there is none."""
    indicator = context.facts.find(name)
    if indicator is None and not context.facts.faulty:
        context.tell("P010", f"没有叫“{name}”的指标", name.source, context.facts.hint(name))
    return indicator


def check_years(years: list[int] | None, context: Context, at: Source) -> tuple[int, ...]:
    """Take the years asked for, or last year and this; a year without data is told."""
    chosen = tuple(years) if years else (context.year - 1, context.year)
    for year in chosen:
        if year not in context.facts.years:
            context.tell("P013", f"没有 {year} 年的数据", at, f"应有文件 data/{year}/indicators.csv")
    return chosen


def known_years(years: tuple[int, ...], indicators: Sequence[Indicator], context: Context) -> tuple[int, ...]:
    """Leave out years of which a school says nothing at all; it may be new, or not have been asked."""
    if context.absent is None:
        return years
    own = {key for one in indicators for key in one.pair or (one.id,) if key in context.facts.catalogue}
    return tuple(year for year in years if any((key, year) in context.facts.values for key in own)) or years


def may_turn(landscape: bool, context: Context, at: Source) -> bool:
    """Tell a turned table in a case: a box cannot hold a page."""
    if landscape and context.inside_case:
        hint = "把表移到案例前或案例后，或删去 landscape"
        context.tell("P052", "案例里的表不能横排", at, hint)
    return landscape and not context.inside_case
