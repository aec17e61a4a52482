"""The names that authors may write in a project, each with a word about it: what editors complete."""

from collections.abc import Mapping
from pathlib import Path

from report_engine.editors.kinds import KINDS, Kind
from report_engine.facts.beside import CITY, MEAN
from report_engine.facts.facts import Facts
from report_engine.load.read import read_tree
from report_engine.load.values import load_facts
from report_engine.problems import Problem, has_errors
from report_engine.project import Project
from report_engine.read.located import Mapping as Tree
from report_engine.read.located import Node

Names = Mapping[str, Mapping[str, str]]
"""By what they name: `indicator`, `case`, `school`, `layout`, `section`, `series`, `table`, `column`."""

_END = 9999  # a year after all others, so that every year's data count


def known_names(root: Path, problems: list[Problem]) -> Names | None:
    """Collect the names of all years; None, with the reason told, if a file that holds some cannot be read.

    Half a list would make the editor refuse what is right.
    """
    project = Project(root, max(Project(root, _END).data_years(), default=_END))
    found: list[Problem] = []
    facts = load_facts(project, found)
    if facts.faulty:
        problems += [problem for problem in found if problem.source.file == project.name(project.catalogue)]
        return None
    kinds = {kind.name: kind for kind in KINDS}
    cases = _titles(project, kinds["case"], problems)
    series = _series(project, problems)
    if has_errors(problems):
        return None
    indicators: dict[str, str] = {}
    for indicator in facts.catalogue.values():
        about = f"{indicator.name}（{indicator.unit}）" if indicator.unit else str(indicator.name)
        names = [str(name) for name in (indicator.id, indicator.name, *indicator.short)]
        indicators |= dict.fromkeys(names, about)
        if any(root.glob("content/*/school")):
            indicators |= {f"{name}:{word}": f"{word}{about}" for name in names for word in (CITY, MEAN)}
    tables = {name: f"{name}.csv" for name, _ in sorted(facts.tables)}
    columns = {c: f"{name}.csv" for (name, _), rows in sorted(facts.tables.items()) if rows for c in rows[0].cells}
    return {
        "indicator": indicators,
        "case": cases,
        "school": _schools(facts),
        "layout": {path.parent.name: "templates 里的版式" for path in sorted(root.glob("templates/*/layout.yaml"))},
        "section": {path.stem: path.name for path in kinds["section"].files(root)},
        "series": series,
        "table": tables,
        "column": columns,
    }


def _schools(facts: Facts) -> dict[str, str]:
    schools: dict[str, str] = {}
    for (name, _), rows in sorted(facts.tables.items()):
        if name == "schools" and rows and "学校名称" in rows[0].cells:
            full = [row.cells["学校名称"] for row in rows]
            schools |= dict.fromkeys(full, "学校全称")
            schools |= {row.cells["简称"]: row.cells["学校名称"] for row in rows if row.cells.get("简称")}
    return schools


def _titles(project: Project, kind: Kind, problems: list[Problem]) -> dict[str, str]:
    titles: dict[str, str] = {}
    for path in kind.files(project.root):
        tree = _mapping(read_tree(path, project, problems))
        if tree.get("id"):
            titles[str(tree["id"])] = str(tree.get("title") or "")
    return titles


def _series(project: Project, problems: list[Problem]) -> dict[str, str]:
    series: dict[str, str] = {}
    for path in sorted(project.root.glob("templates/*/layout.yaml")):
        numbering = _mapping(_mapping(read_tree(path, project, problems)).get("numbering"))
        series |= {str(name): f"例如 {example}" for name, example in _mapping(numbering.get("series")).items()}
    return series


def _mapping(node: Node) -> Tree:
    return node if isinstance(node, Tree) else Tree()
