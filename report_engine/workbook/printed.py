"""Where the report prints what a workbook holds: the caption of a data table, the scorecard of an indicator."""

from collections.abc import Iterator

from report_engine.facts.facts import Facts
from report_engine.load.files import CardFile
from report_engine.load.read import read_model, read_tree
from report_engine.project import Project
from report_engine.read.located import Mapping, Node, Scalar, Sequence


def captions(project: Project) -> dict[str, str]:
    """Give the caption of every data table that the year's texts print, by the name of its file."""
    found: dict[str, str] = {}
    for path in sorted((project.content / "sections").glob("*.yaml")):
        for records in _records(read_tree(path, project, [])):
            source, caption = records.get("source"), records.get("caption")
            if isinstance(source, Scalar) and isinstance(caption, Scalar):
                found.setdefault(str(source), str(caption))
    return found


def _records(node: Node) -> Iterator[Mapping]:
    if isinstance(node, Sequence):
        for item in node:
            yield from _records(item)
    elif isinstance(node, Mapping):
        for key, value in node.items():
            if key == "records" and isinstance(value, Mapping) and "source" in value:
                yield value
            else:
                yield from _records(value)


def cards(project: Project, facts: Facts) -> dict[str, str]:
    """Say on which scorecards each indicator stands, as “附表 1”."""
    report = read_tree(project.report, project, [])
    layout = report.get("layout") if isinstance(report, Mapping) else None
    found: dict[str, list[int]] = {}
    for path in sorted((project.layout(str(layout)) / "scorecards").glob("*.yaml")) if layout else ():
        card = read_model(CardFile, path, project, [])
        for row in card.rows if card else ():
            indicator = facts.find(row.indicator)
            if card and indicator:
                found.setdefault(indicator.id, []).append(card.number)
    return {key: "附表 " + "、".join(map(str, sorted(set(numbers)))) for key, numbers in found.items()}
