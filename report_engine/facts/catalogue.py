"""The catalogue of indicators: `data/indicators.yaml`."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, RootModel

from report_engine.facts.formula import FormulaError, names_in
from report_engine.problems import Problem, Source
from report_engine.read.fields import ColumnName, TableName, formed
from report_engine.read.located import Node, Scalar, Sequence
from report_engine.read.schema import Model, validate

ID_PATTERN = r"^[A-Za-z_][A-Za-z0-9_]*$"


class FromRecords(Model):
    """A value counted or summed over a data table of the year, such as `schools.csv`."""

    table: TableName = Field(description="数据表的文件名，不带 .csv")
    sum: ColumnName | None = Field(None, description="求和的列；不写则数行数")
    where: dict[str, str] = Field(default_factory=dict, description="只取这些列等于这些值的行")


class Indicator(Model):
    """One indicator: how it is called, measured, printed and derived."""

    id: Annotated[Scalar, formed(ID_PATTERN)] = Field(description="编号：字母、数字和下划线")
    name: Scalar = Field(description="中文名称，正文里可写 {名称}")
    short: list[Scalar] = Field(default_factory=list, description="正文里允许的简称")
    former: list[Scalar] = Field(default_factory=list, description="改名以前的名称和编号，旧文件照此对应")
    unit: str = Field("", description="单位；百分比写 %")
    decimals: int = Field(0, ge=0, le=6, description="保留的小数位数（四舍五入）")
    aggregate: Literal["求和", "重新计算", "加权平均", "最大值", "去重计数", "市级"] = Field(
        "求和", description="各校数据怎样成为全市数据"
    )
    weight: Scalar | None = Field(None, description="加权平均、重新计算的权数：指标的编号或名称")
    period: Literal["学年", "自然年"] = Field("学年", description="统计时间")
    definition: str = Field("", description="统计什么，一句话")
    source: str = Field("", description="数据来源")
    office: str = Field("", description="责任科室：由哪个科室填报和核对")
    formula: Scalar | None = Field(None, description="由其他指标计算：+ - * / ( ) 和整数")
    records: FromRecords | None = Field(None, description="由数据表汇总")
    pair: list[Scalar] | None = Field(None, min_length=2, max_length=2, description="打印成“甲:乙”的两个指标")

    @property
    def derived(self) -> bool:
        """Whether the value comes from other values."""
        return bool(self.formula or self.records or self.pair)

    @property
    def tables(self) -> tuple[str, ...]:
        """Data tables that the value is taken from, by itself and not through a formula."""
        return (str(self.records.table),) if self.records else ()


class Catalogue(RootModel[list[Indicator]]):
    """The file as editors see it; the engine reads it item by item, to find every problem."""


def read_catalogue(node: Node, place: Source, problems: list[Problem]) -> dict[str, Indicator]:
    """Check the file's tree; indicators by id, in the file's order."""
    if not isinstance(node, Sequence):
        problems.append(Problem("Y013", "指标目录应当是列表（每个指标以“- ”开头）", node.source if node else place))
        return {}
    catalogue: dict[str, Indicator] = {}
    names: dict[str, Indicator] = {}
    if not node:
        problems.append(Problem("D017", "指标目录是空的", place))
    for item, at in zip(node, node.items_at, strict=True):
        indicator = validate(Indicator, item, at, problems)
        if indicator is None:
            continue
        if not _id_is_good(indicator, problems):
            continue
        for name in dict.fromkeys((indicator.id, indicator.name, *indicator.short, *indicator.former)):
            other = names.setdefault(name, indicator)
            if other is not indicator:
                message = f"“{name}”已是 {other.id} 的名称（第 {other.at.line} 行）"
                problems.append(Problem("D011", message, name.source, "名称、简称和编号不能重复"))
        catalogue[indicator.id] = indicator
    return catalogue


def known_id(key: str, catalogue: Mapping[str, Indicator]) -> str:
    """Give the id of today for one that a file of before a renaming holds; unknown ones stay as they are."""
    if key in catalogue:
        return key
    return next((str(one.id) for one in catalogue.values() if key in one.former), key)


def id_of(name: str, catalogue: Mapping[str, Indicator]) -> str:
    """Tell the id to somebody who wrote the name; nothing if it is no name."""
    return next((f"“{name}”的编号是 {i.id}" for i in catalogue.values() if name in (i.name, *i.short)), "")


def _id_is_good(indicator: Indicator, problems: list[Problem]) -> bool:
    if not (str(indicator.id).isidentifier() and indicator.id.isascii()):
        problems.append(Problem("D010", f"编号“{indicator.id}”只能由字母、数字和下划线组成", indicator.id.source))
        return False
    bad = set("{}:：[]@\\") & set("".join((indicator.name, *indicator.short)))
    if bad:
        message = f"名称里不能有 {' '.join(sorted(bad))}"
        problems.append(Problem("D010", message, indicator.name.source, "这些符号在正文的引用里有别的意思"))
        return False
    ways = [way for way in ("formula", "records", "pair") if getattr(indicator, way)]
    if len(ways) > 1:
        problems.append(Problem("D010", f"{'、'.join(ways)} 只能写一种", indicator.at))
        return False
    return True


def inputs_of(indicator: Indicator) -> tuple[str, ...]:
    """Name what an indicator is computed from: by its formula, or as a pair; nothing where the formula is faulty."""
    try:
        return names_in(indicator.formula) if indicator.formula else tuple(map(str, indicator.pair or ()))
    except FormulaError:
        return ()  # told when the catalogue was read
