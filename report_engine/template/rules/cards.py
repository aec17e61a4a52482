"""The scorecards of a layout: their rows against the catalogue, their places in the Word file (T007).

好：每一行的指标都在 data/indicators.yaml 里；有附表，Word 模板里就有附表的循环。
坏：省里换了附表，新的一行写了目录里没有的指标（P010）；模板里没有附表的循环（T007）。
"""

from collections.abc import Iterator

from report_engine.blocks.context import Context
from report_engine.load.cards import load_cards
from report_engine.load.city import names_of_a_school
from report_engine.load.layout import Layout
from report_engine.load.values import load_facts
from report_engine.problems import Problem, Severity, Source
from report_engine.project import Project
from report_engine.template.contract import Examined

_OF_THE_YEAR = "P013"  # whether a year has values is no matter of the layout


def check(project: Project, name: str, layout: Layout | None, template: Examined | None) -> Iterator[Problem]:
    """Read the scorecards as a build does, and tell what is wrong with them whatever the year."""
    found: list[Problem] = []
    # Where schools have reports, a layout may be theirs, whose cards set the city's values beside the school's own.
    of_schools = (project.year_content / "school").is_dir()
    facts = names_of_a_school(project) if of_schools else load_facts(project, found)
    if facts.faulty:
        yield from (problem for problem in found if problem.source.file == project.name(project.catalogue))
    found.clear()
    context = Context(
        facts=facts,
        year=project.year,
        missing=layout.missing if layout else "",
        photos=project.photos,
        photos_name=project.name(project.photos),
        problems=found,
    )
    printed = load_cards(project, name, context)
    yield from (p for p in found if p.severity is Severity.ERROR and p.code != _OF_THE_YEAR)
    if printed and template is not None and not template.tags.has_cards:
        what = "附表的循环（{%p for card in cards %} … {{ card.heading }} … {%p endfor %}）"
        place = Source(project.name(project.layout(name) / "report.docx"))
        yield Problem("T007", f"有附表，Word 模板里却没有{what}", place, "在模板里补上，或删去 scorecards 里的文件")
