"""Everything about a layout that can be told before any report is built: its Word file and scorecards.

What is an error here keeps a report from being built too; warnings and notes are for the designer.
"""

from report_engine.load.layout import Layout
from report_engine.load.report import load_layout
from report_engine.problems import Problem, Source, in_order
from report_engine.project import Project
from report_engine.template.contract import examine
from report_engine.template.rules import attached, cards, designed, grids, leftovers, pages, room, styles

__all__ = ["check_layout", "layout_names"]


def layout_names(project: Project) -> list[str]:
    """List the layouts of a project."""
    return sorted(path.name for path in project.layout("").iterdir() if path.is_dir())


def check_layout(project: Project, name: str) -> list[Problem]:
    """Check one layout; every problem of its Word file says where."""
    problems: list[Problem] = []
    folder = project.layout(name)
    layout: Layout | None = load_layout(project, name, Source(project.name(folder)), problems)
    if not folder.is_dir():
        return problems
    path = folder / "report.docx"
    place = Source(project.name(path))
    template = examine(path, place.file, problems)
    if template is not None:
        for rule in (attached, designed, grids, leftovers, pages):
            problems += rule.check(template, place)
        problems += room.check(template, layout, place)
        if layout is not None:
            problems += styles.check(template, layout, place)
    problems += cards.check(project, name, layout, template)
    return in_order(problems)
