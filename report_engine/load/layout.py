"""What Word cannot hold of a layout: `templates/<layout>/layout.yaml`."""

from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field

from report_engine.load.periods import Period, period
from report_engine.numbering import Pattern, heading_pattern, simple_pattern
from report_engine.read.fields import holding
from report_engine.read.located import Scalar
from report_engine.read.schema import Model

_FIRST = "写第一个编号的样子，例如 图 1、1.1.1、第一章"
Example = Annotated[Scalar, holding(simple_pattern, "：{error}", _FIRST)]
Examples = Annotated[
    list[Scalar],
    holding(lambda all_: [heading_pattern(one, level) for level, one in enumerate(all_, start=1)], "：{error}", _FIRST),
]
AccountPeriod = Annotated[Scalar, holding(period, "应当是起止日期，现在是“{text}”", "例如 上年9月1日至本年8月31日")]


class Numbering(Model):
    """How numbers look, each as an example of itself."""

    headings: Examples = Field(min_length=1, max_length=3, description="各级标题的第一个编号")
    figure: Example = Field(description="例如 图 1")
    chart: Example | None = Field(None, description="统计图自成一列时写，例如 统计图 1；不写则与照片合编")
    table: Example = Field(description="例如 表 1")
    case: Example = Field(description="例如 案例 1")
    scorecard: Example = Field(description="例如 附表 1")
    series: dict[str, Example] = Field(default_factory=dict, description="另编序号的小标题，例如 challenge: 挑战 1：")


class Size(Model):
    """How large a picture is placed, and how finely it is stored."""

    width_mm: float = Field(gt=10, le=400, description="宽，毫米")
    max_height_mm: float = Field(gt=10, le=400, description="最大高，毫米")
    dpi: int = Field(220, ge=72, le=600, description="分辨率")


class Quota(Model):
    """How many of a thing there may be."""

    min: int = Field(0, ge=0, description="至少几个")
    max: int | None = Field(None, ge=0, description="最多几个；不写不限")


class StyleRule(Model):
    """What a style must look like."""

    font: str | None = Field(None, description="中文字体")
    size: float | None = Field(None, description="字号，磅")
    pitch: float | None = Field(None, description="固定行距，磅")


class Requirements(Model):
    """What the province asks of a delivered report."""

    paper_mm: Annotated[list[float], Field(min_length=2, max_length=2)] = Field(description="纸张宽、高，毫米")
    margins_mm: dict[Literal["top", "bottom", "left", "right"], float] = Field(description="页边距，毫米")
    styles: dict[str, StyleRule] = Field(default_factory=dict, description="各样式的字体、字号、行距")
    chapters: list[Scalar] = Field(default_factory=list, description="必须有的各章标题")
    annexes: list[Scalar] = Field(default_factory=list, description="必须有的附表")


class Layout(Model):
    """A layout of the province."""

    name: Scalar = Field(description="版式名称")
    numbering: Numbering
    periods: dict[Literal["学年", "自然年"], AccountPeriod] = Field(
        default_factory=dict, description="统计时间从哪天到哪天，例如 学年: 上年9月1日至本年8月31日；不写不核对"
    )
    missing: str = Field("—", description="查不到的数印成什么")
    no_data: str = Field("本校没有上报这一部分的数据。", description="学校的报告里，一节的数都没有时印的一句")
    photo: Size
    case_photo: Size
    chart: Size
    requirements: Requirements | None = Field(None, description="省里的要求，成稿时逐项核对")
    case_max_chars: int = Field(1000, gt=0, description="一个案例最多多少字")
    case_photos: Quota | None = Field(None, description="一个案例几张照片，例如 { min: 1, max: 2 }；不写不限")
    report_photos: Quota | None = Field(None, description="全报告几张照片；不写不限")

    def patterns(self) -> dict[str, Pattern]:
        """Patterns of what is numbered through the whole report."""
        kinds = ("figure", "chart", "table", "case", "scorecard")
        examples = {kind: getattr(self.numbering, kind) for kind in kinds}
        return {kind: _simple(example) for kind, example in examples.items() if example is not None}

    def accounts(self) -> dict[str, Period]:
        """The periods of account by the catalogue's words for them."""
        return {str(name): period(text) for name, text in self.periods.items()}

    def series(self) -> dict[str, Pattern]:
        """Patterns of the headings that count by themselves."""
        return {name: _simple(example) for name, example in self.numbering.series.items()}

    def headings(self) -> tuple[Pattern, ...]:
        """Patterns of the heading levels, the chapter first."""
        levels = enumerate(self.numbering.headings, start=1)
        return tuple(replace(heading_pattern(str(e), level), origin=e.span) for level, e in levels)


def _simple(example: Scalar) -> Pattern:
    return replace(simple_pattern(str(example)), origin=example.span)
