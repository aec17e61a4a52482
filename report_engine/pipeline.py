"""The line from a project folder to the report: load, check, number, draw, compose, write.

Read this file first. Each step is a plain function of its package; no step calls another.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from report_engine.checks import check as apply_rules
from report_engine.files import write_aside
from report_engine.load import Loaded, load
from report_engine.numbering import number
from report_engine.pictures import ChartStyle, check_photos, draw_pictures
from report_engine.problems import Problem, Severity, Source, has_errors, in_order
from report_engine.project import Project
from report_engine.word.compose import compose
from report_engine.word.layout import Template, open_template

Progress = Callable[[str], None]


def _silent(_step: str) -> None:
    """Show nothing."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a run; `output` is None where nothing was written."""

    problems: list[Problem]
    output: Path | None = None


def check(project: Project, progress: Progress = _silent) -> Result:
    """Load and check everything, build nothing."""
    problems: list[Problem] = []
    loaded, _ = _prepare(project, progress, problems)
    if loaded:
        check_photos(loaded.document, problems)
    return Result(in_order(problems))


def build(project: Project, output: Path, *, final: bool = False, progress: Progress = _silent) -> Result:
    """Build the report; with an error nothing is written and an older report stays.

    `final` turns what a draft may lack (photos to be supplied) into errors.
    """
    problems: list[Problem] = []
    loaded, template = _prepare(project, progress, problems)
    if loaded is None or template is None or has_errors(problems):
        return Result(in_order(problems))
    document, layout = loaded.document, loaded.layout

    labels = number(
        document,
        layout.headings(),
        {kind: layout.pattern(kind) for kind in ("figure", "table", "case", "scorecard")},
        {name: layout.pattern(name) for name in layout.numbering.series},
    )
    progress("绘制图表，处理照片")
    style = ChartStyle(template.palette, template.latin)
    pictures = draw_pictures(document, layout, style, project.build / "cache", problems)
    if final:
        problems = [_as_error(problem) if problem.code == "I001" else problem for problem in problems]
    if has_errors(problems):
        return Result(in_order(problems))

    progress("生成 Word 文档")
    template_source = Source(project.name(template.path))
    report = compose(document, template, layout, labels, pictures, template_source, problems)
    if report is None or has_errors(problems):
        return Result(in_order(problems))
    progress("写入文件")
    try:
        write_aside(output, report)
    except OSError as error:
        hint = "关闭正在打开它的 Word 或 WPS，或用 --output 换一个位置"
        problems.append(Problem("F020", f"写不了报告：{error.strerror}", Source(output), hint))
        return Result(in_order(problems))
    return Result(in_order(problems), output)


def _prepare(project: Project, progress: Progress, problems: list[Problem]) -> tuple[Loaded | None, Template | None]:
    progress("读取内容和数据")
    loaded = load(project, problems)
    if loaded is None:
        return None, None
    template_path = project.layout(loaded.layout_name) / "report.docx"
    template = open_template(template_path, project.name(template_path), problems)
    progress("检查")
    problems += apply_rules(loaded)
    return loaded, template


def _as_error(problem: Problem) -> Problem:
    return replace(problem, severity=Severity.ERROR)
