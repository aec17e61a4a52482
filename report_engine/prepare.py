"""The first half of the line, which needs no writer: load, and the rules over what was loaded."""

from dataclasses import dataclass

from report_engine.checks.quiet import Memory, memory_of
from report_engine.load import Loaded, load
from report_engine.load.city import City
from report_engine.pictures import ChartStyle, check_pictures
from report_engine.plan import Plan
from report_engine.problems import Category, Problem, forbid, in_order
from report_engine.project import Project
from report_engine.result import Progress, Result, silent
from report_engine.start.plan import work_plan
from report_engine.template.contract import Template, open_template
from report_engine.word.narrow import narrow_tables


@dataclass(frozen=True, slots=True)
class Prepared:
    """A year that was loaded; the template is None if it cannot be used, the plan if it is no draft.

    `memory` knows which of its passages are quiet; None where that is not asked.
    """

    loaded: Loaded
    template: Template | None
    plan: Plan | None
    memory: Memory | None = None


def prepare(project: Project, progress: Progress, problems: list[Problem], city: City | None = None) -> Prepared | None:
    """Load everything; None if so much is wrong that no document came about."""
    progress("读取内容和数据")
    memory = memory_of(project) if city is None else None  # a batch reads the city's data before it comes here
    loaded = load(project, problems, city)
    if loaded is None:
        return None
    template_path = project.layout(loaded.layout_name) / "report.docx"
    template = open_template(template_path, project.name(template_path), problems)
    if template is not None and not forbid(problems, final=False):  # else rows may lack cells
        problems += narrow_tables(loaded.document, template)
    return Prepared(loaded, template, work_plan(project, loaded), memory)


def apply_rules(project: Project, prepared: Prepared) -> list[Problem]:
    """Tell what the rules find, of a school's report without what is wrong in the city's data."""
    from report_engine.checks import check as found_by_rules  # noqa: PLC0415 - to compile them takes as long as to use

    found = found_by_rules(prepared.loaded, _of_submissions(project, prepared.loaded), prepared.memory)
    return [one for one in found if one.category is not Category.DATA or project.is_own(one.source.file)]


def check(project: Project, progress: Progress = silent) -> Result:
    """Load and check everything, build nothing."""
    problems: list[Problem] = []
    prepared = prepare(project, progress, problems)
    if prepared is None:
        return Result(in_order(problems))
    loaded, template = prepared.loaded, prepared.template
    progress("检查")
    problems += apply_rules(project, prepared)
    style = ChartStyle(template.palette, template.latin) if template else None
    check_pictures(loaded.document, loaded.layout, style, project.build / "cache", problems)
    return Result(in_order(problems), open_questions=loaded.open_questions, plan=prepared.plan)


def _of_submissions(project: Project, loaded: Loaded) -> list[Problem]:
    """Hold the city's values against what its schools delivered."""
    if project.school or not project.submissions(project.year).is_dir():
        return []
    from report_engine.collect.origin import differing  # noqa: PLC0415 - few projects collect from schools

    return differing(project, loaded.facts)
