"""How the numbers of every year hang together, in the bureau's words: `data/rules.yaml`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args, get_type_hints

from pydantic import BeforeValidator, Field, RootModel, WithJsonSchema

from report_engine.read.fields import OF_INDICATOR, ColumnName, IndicatorName, TableName, holding
from report_engine.read.located import Scalar, Sequence
from report_engine.read.schema import Model

_LIMIT = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(%?)")
Limit = Annotated[
    Scalar, holding(_LIMIT.fullmatch, "应当是数或百分数，现在是“{text}”", "例如 30%，或 5（与指标同单位）")
]
# Said here because every version of pydantic says something else of a Decimal.
Number = Annotated[Decimal, WithJsonSchema({"type": "string"})]


def allowance(limit: Scalar, of: Decimal) -> Decimal:
    """Turn a limit into an amount: “30%” is that share of `of`, “5” is itself."""
    match = _LIMIT.fullmatch(limit)
    assert match
    return Decimal(match[1]) * abs(of) / 100 if match[2] else Decimal(match[1])


def _listed(value: Any) -> Any:
    """Take one name for a list of one."""
    if not isinstance(value, Scalar):
        return value
    names = Sequence([value])
    names.span, names.items_at = value.span, [value.source]
    return names


_ONE = OF_INDICATOR.json_schema
_ONE_OR_MORE = {"anyOf": [_ONE, {"type": "array", "items": _ONE}]}
Names = Annotated[list[IndicatorName], BeforeValidator(_listed), WithJsonSchema(_ONE_OR_MORE)]


def _parts(hint: Any) -> Iterator[Any]:
    """Take a type apart, down to what is said of it."""
    yield hint
    for part in (*get_args(hint), *getattr(hint, "__metadata__", ())):
        yield from _parts(part)


@cache
def _speaking(kind: type[Model]) -> tuple[str, ...]:
    """Name the fields whose types say that they hold names of indicators."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(field for field, hint in hints.items() if OF_INDICATOR in _parts(hint))


class Rule(Model):
    """What all kinds have in common."""

    severity: Literal["错误", "警告"] = Field("错误", description="不符时算错误还是警告")
    since: int | None = Field(None, ge=1900, le=2999, description="从哪一年的数据起适用；不写为各年")

    def names(self) -> list[Scalar]:
        """Names or ids of the indicators that the rule speaks of."""
        values = (getattr(self, field) or [] for field in _speaking(type(self)))
        return [name for value in values for name in (value if isinstance(value, list) else [value])]


class Over(Model):
    """The rows of a data table, grouped by a column."""

    table: TableName = Field(description="数据表的文件名，不带 .csv")
    column: ColumnName | None = Field(None, description="求和的列；不写则数行数")
    group: ColumnName = Field(description="按哪一列分组")
    parts: dict[str, IndicatorName] = Field(min_length=1, description="这一列的每个值: 这一组的指标")


class SumRule(Rule):
    """A total is the sum of its parts, or of the rows of a data table and their groups."""

    total: IndicatorName = Field(description="合计的指标")
    parts: list[IndicatorName] | None = Field(None, min_length=2, description="各部分的指标")
    over: Over | None = Field(None, description="在数据表上分组求和")

    def names(self) -> list[Scalar]:
        """Total and parts."""
        return [*super().names(), *(self.over.parts.values() if self.over else [])]


class BoundRule(Rule):
    """A part does not exceed the whole."""

    part: Names = Field(min_length=1, description="部分的指标，一个或几个")
    whole: IndicatorName = Field(description="整体的指标")
    together: bool = Field(False, description="true：各部分之和也不能超过整体；false：逐个比较")


class RatioRule(Rule):
    """A stated value is what its formula gives, rounded to the decimals of the catalogue."""

    value: IndicatorName = Field(description="要核对的指标")
    formula: Scalar = Field(description="由哪些指标怎样算：+ - * / ( ) 和整数，指标写名称或编号")
    within: Limit | None = Field(None, description="容许的差：3% 或 2（与指标同单位）；不写则四舍五入后须相等")


class SameRule(Rule):
    """Two indicators are one quantity, in the same or in two units."""

    a: IndicatorName = Field(description="一个指标，例如以万元计的")
    b: IndicatorName = Field(description="另一个指标，例如以元计的")
    factor: Number = Field(Decimal(1), gt=0, description="a 乘以它等于 b，例如 10000")


class FlowRule(Rule):
    """Last year's stock, what was added and what was removed give this year's stock."""

    stock: IndicatorName = Field(description="存量的指标")
    added: Names = Field(description="本年增加的指标，一个或几个")
    removed: Names = Field(description="本年减少的指标，一个或几个")


class Chosen(Rule):
    """A rule for some indicators, for all of a unit, or for all; the narrower one holds."""

    indicators: list[IndicatorName] | None = Field(None, min_length=1, description="只对这些指标")
    unit: str | None = Field(None, description="只对用这个单位的指标")
    severity: Literal["错误", "警告"] = Field("警告", description="不符时算错误还是警告")


class ChangeRule(Chosen):
    """A value changes from year to year by no more than so much."""

    most: Limit = Field(description="一年最多变化多少：30%，或 10（与指标同单位，百分比就是 10 个百分点）")
    above: Number = Field(Decimal(0), ge=0, description="两年的值都小于它时不看")


class StaleRule(Chosen):
    """A value of so many digits does not stay the same from year to year."""

    digits: int = Field(ge=1, le=20, description="有效数字不少于这么多位的数，与上年一样就核对")


class MagnitudeRule(Chosen):
    """A value is of a plausible size."""

    least: Number | None = Field(None, description="最小")
    most: Number | None = Field(None, description="最大")
    whole: bool = Field(False, description="只能是整数")


class WithholdRule(Rule):
    """A number of few people is not printed, so that nobody is recognised."""

    indicators: list[IndicatorName] = Field(min_length=1, description="这些指标的数太小就不印")
    below: int = Field(ge=2, le=100, description="比它小的数（0 除外）印成“不足”多少，例如 5")
    severity: Literal["错误", "警告"] = Field("警告", description="能推算出来时算错误还是警告")


class FollowsRule(Rule):
    """In a data table, one column's value always goes with one value of another column."""

    table: TableName = Field(description="数据表的文件名，不带 .csv")
    column: ColumnName = Field(description="这一列的值")
    by: ColumnName = Field(description="由这一列决定：这一列相同的行，column 也相同")


class RowsRule(Rule):
    """The rows of a data table are complete and told apart."""

    table: TableName = Field(description="数据表的文件名，不带 .csv")
    number: ColumnName | None = Field(None, description="序号列：从 1 起连续")
    unique: list[ColumnName] = Field(default_factory=list, description="不能重复的列")
    filled: list[ColumnName] = Field(default_factory=list, description="不能留空的列")


class RuleItem(Model):
    """One rule of one kind."""

    sum: SumRule | None = Field(None, description="合计等于各部分之和")
    bound: BoundRule | None = Field(None, description="部分不超过整体")
    ratio: RatioRule | None = Field(None, description="比率、生均值等于按公式算得的数")
    same: SameRule | None = Field(None, description="两个指标是同一个量")
    flow: FlowRule | None = Field(None, description="上年存量加增加减减少等于本年存量")
    change: ChangeRule | None = Field(None, description="一年间变化的幅度")
    stale: StaleRule | None = Field(None, description="与上年一样的数")
    magnitude: MagnitudeRule | None = Field(None, description="合理的大小")
    withhold: WithholdRule | None = Field(None, description="人数太少的数不印")
    follows: FollowsRule | None = Field(None, description="数据表的一列由另一列决定")
    rows: RowsRule | None = Field(None, description="数据表各行齐全、不重复")

    def kinds(self) -> list[Rule]:
        """The rules that the item holds: one, if it is well written."""
        return [rule for name in type(self).model_fields if isinstance(rule := getattr(self, name), Rule)]


class RulesFile(RootModel[list[RuleItem]]):
    """The file as editors see it; the engine reads it item by item, to find every problem."""


R = TypeVar("R", bound=Rule)


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules; `formulas` gives a rule's formula with ids for names."""

    items: tuple[Rule, ...] = ()
    formulas: Mapping[str, str] = field(default_factory=dict)

    def of(self, kind: type[R]) -> Iterator[R]:
        """Go through the rules of a kind, in the file's order."""
        return (rule for rule in self.items if isinstance(rule, kind))
