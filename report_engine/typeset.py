"""The middle of the line: number, draw, compose, paginate.

What LibreOffice lays out has the sizes of its pictures only: a second process draws and encodes them meanwhile.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from report_engine.aside import Aside
from report_engine.drawing import Encoded, make
from report_engine.numbering import number
from report_engine.ooxml.package import Package
from report_engine.photos import PhotoError
from report_engine.pictures import ChartStyle, Foreseen, Pictures, foresee_pictures, is_alike, settle
from report_engine.plan import Plan
from report_engine.prepare import Prepared
from report_engine.printing import lays_out, number_pages
from report_engine.problems import Category, Problem, Severity, Source, forbid
from report_engine.project import Project
from report_engine.render.office import Office
from report_engine.render.places import Places
from report_engine.result import Pages, Progress
from report_engine.word.compose import compose, with_pictures

Typeset = tuple[Package, Places | None]


def typeset(
    project: Project,
    prepared: Prepared,
    pages: Pages,
    progress: Progress,
    problems: list[Problem],
    office: Office,
    *,
    final: bool,
    aside: bool,
    completed: Callable[[Package], Package],
) -> Typeset | None:
    """Make the report of what was prepared, and tell where everything stands in it; None if something forbids it.

    Without `aside` there is no core for a second process; `completed` makes of the composed report what is delivered,
    while LibreOffice lays it out.
    """
    document, template, layout = prepared.loaded.document, prepared.template, prepared.loaded.layout
    if template is None or forbid(problems, final=final):
        return None
    progress("绘制图表，处理照片")
    cache, place = project.build / "cache", Source(project.name(template.path))
    foreseen = foresee_pictures(document, layout, ChartStyle(template.palette, template.latin), cache, problems)
    if final:
        problems[:] = [*map(strict, problems), *_not_yet(project, prepared.plan)]
    if forbid(problems, final=final):
        return None
    labels = number(document, layout.headings(), layout.patterns(), layout.series())

    def set_with(pictures: Pictures) -> Typeset | None:
        if forbid(problems, final=final):
            return None
        progress("生成 Word 文档")
        docx = compose(document, template, layout, labels, pictures, place, problems, cache)
        progress("检查，计算页码")
        return None if docx is None else number_pages(docx, pages, project, problems, office, completed)

    if aside and foreseen.tasks and lays_out(pages):
        return _side_by_side(foreseen, set_with, lambda made: settle(foreseen, made, cache, problems))
    return set_with(settle(foreseen, [*map(make, foreseen.tasks.values())], cache, problems))


def _side_by_side(
    foreseen: Foreseen,
    set_with: Callable[[Pictures], Typeset | None],
    settled: Callable[[Sequence[Encoded | PhotoError]], Pictures],
) -> Typeset | None:
    """Have pictures made by a second process while the report is set with what is foreseen of them."""
    with Aside(make, [*foreseen.tasks.values()]) as drawing:
        made = set_with(foreseen.pictures)
        if made is None:
            return None
        pictures = settled(drawing.results())
    if not is_alike(pictures, foreseen.pictures):  # a photo is broken, which only decoding it tells
        return set_with(pictures)
    docx, places = made
    return with_pictures(docx, {foreseen.pictures[one].data: pictures[one].data for one in pictures}), places


def strict(problem: Problem) -> Problem:
    """Make an error of what a person must still do or decide."""
    category = problem.category
    is_open = problem.severity is Severity.WARNING and (category.is_rule or category is Category.UNFINISHED)
    return replace(problem, severity=Severity.ERROR) if is_open else problem


def _not_yet(project: Project, plan: Plan | None) -> list[Problem]:
    """Refuse the final report of a year that still holds last year's texts and tables."""
    if plan is None or not plan.left:
        return []
    message = f"{project.year} 年度还没有编完：完成 {plan.percent}%，还有 {plan.left} 项"
    hint = f"运行 qhd-docgen check --year {project.year} 看工作单"
    return [Problem("S001", message, Source(project.name(project.inherited)), hint)]
