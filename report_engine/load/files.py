"""The files an author edits, as models: report, section, case, scorecard."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from report_engine.blocks import Body
from report_engine.blocks.local import LocalFact
from report_engine.blocks.parts import Id, IndicatorItem, Line
from report_engine.read.fields import named
from report_engine.read.located import Scalar
from report_engine.read.schema import Model


class SectionFile(Model):
    """A chapter, or a section inside one."""

    id: Id
    title: Line = Field(description="标题，不写编号")
    series: Annotated[Scalar, named("series")] | None = Field(
        None, description="另编序号的小标题，名称见 layout.yaml 的 numbering.series"
    )
    facts: dict[str, LocalFact] = Field(default_factory=dict, description="只在本文件出现的数")
    body: Body = Field(default_factory=list, description="正文")
    sections: list[SectionFile] = Field(default_factory=list, description="下级标题")


class CaseFile(Model):
    """A case study."""

    id: Id
    title: Line = Field(description="案例标题，不写“案例 1”和括号")
    school: Annotated[Scalar, named("school")] = Field(description="学校全称或简称，见 schools.csv")
    facts: dict[str, LocalFact] = Field(default_factory=dict, description="只在本文件出现的数")
    body: Body = Field(min_length=1, description="正文和照片")


class Region(Model):
    """The region line of the scorecards."""

    name: Scalar = Field(description="例如 河北省秦皇岛市")
    code: Scalar = Field(description="行政区划代码")


class Publication(Model):
    """How the report is published."""

    form: Scalar = Field(description="公开形式")
    url: Scalar = Field(description="网址")


class ReportFile(Model):
    """The year's main file."""

    layout: Annotated[Scalar, named("layout")] = Field(description="版式：templates 里的文件夹名")
    title: Line = Field(description="报告名称")
    subtitle: Scalar = Field(description="封面副标题，例如（2024年度）")
    issuer: Scalar = Field(description="编制单位")
    date: Scalar = Field(description="封面日期")
    region: Region
    publication: Publication
    facts: dict[str, LocalFact] = Field(default_factory=dict, description="只在本文件出现的数")
    declaration: Body = Field(default_factory=list, description="内容真实性声明；不写就没有这一页")
    preface: Body = Field(min_length=1, description="前言")
    sections: list[Annotated[Scalar, named("section")]] = Field(
        min_length=1, description="各章的文件名（sections 文件夹里，不带 .yaml），按顺序"
    )


class CardRowFile(IndicatorItem):
    """One row of a scorecard."""

    unit: str = Field("", description="单位")
    level: int = Field(0, ge=0, le=2, description="层级")
    no: Scalar | None = Field(None, description="序号")
    continues: bool = Field(False, description="与上一行合用名称格（同一指标的第二个单位）")


class CardFile(Model):
    """A scorecard of the province."""

    number: int = Field(ge=1, description="省里的表号")
    title: Line = Field(description="表名")
    omitted: Scalar | None = Field(None, description="不印此表的理由")
    rows: list[CardRowFile] = Field(default_factory=list, description="各行")
