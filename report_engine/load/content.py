"""Which files make up the content of a report: chapters and cases, and those that look like some and are none."""

from report_engine.load.files import CaseFile, SectionFile
from report_engine.load.read import read_model
from report_engine.problems import Problem, Severity, Source
from report_engine.project import Project
from report_engine.read.located import Scalar

_FOLDERS = ("sections", "cases")


def read_anyway(project: Project, problems: list[Problem]) -> None:
    """Tell the mistakes of chapters and cases that can be told without the main file."""
    for path in project.texts("sections"):
        read_model(SectionFile, path, project, problems)
    for path in project.texts("cases"):
        read_model(CaseFile, path, project, problems)


def strays(project: Project, problems: list[Problem]) -> set[str]:
    """Tell files that look like chapters or cases but whose names do not end in .yaml; returns their folders."""
    found: set[str] = set()
    for folder in _FOLDERS:
        for path in (path for layer in project.layers for path in sorted((layer / folder).glob("*"))):
            if path.suffix in (".yml", ".txt", ".YAML", ".YML"):
                hint = f"改名为 {path.name.split('.')[0]}.yaml"
                place = Source(project.name(path))
                problems.append(Problem("F013", "文件名应以 .yaml 结尾，否则不会读取", place, hint))
                found.add(folder)
    return found


def chapters_of(project: Project, listed: list[Scalar], problems: list[Problem]) -> list[str]:
    """Name the chapters in their order; one that a school has besides comes behind the one its name follows."""
    names: list[str] = list(_once(listed, problems))
    own = project.own
    for path in sorted((own / "sections").glob("*.yaml")) if own else ():
        if path.stem not in names:
            before = [number for number, name in enumerate(names) if name < path.stem]
            names.insert(before[-1] + 1 if before else 0, path.stem)
    return names


def _once(names: list[Scalar], problems: list[Problem]) -> list[Scalar]:
    """Tell a chapter that is listed twice."""
    first: dict[str, Scalar] = {}
    for name in names:
        if name in first:
            problems.append(Problem("F014", f"“{name}”这一章列了两次", name.source, "删去一处"))
        first.setdefault(name, name)
    return list(first.values())


def tell_unlisted(project: Project, listed: list[Scalar], problems: list[Problem]) -> None:
    """Tell chapters that all share and no report has."""
    for path in sorted((project.content / "sections").glob("*.yaml")):
        if path.stem not in listed:
            hint = f"在 {project.name(project.report).as_posix()} 的 sections 里加上 {path.stem}，或删去文件"
            problems.append(Problem("F012", "这一章没有列入报告", Source(project.name(path)), hint, Severity.WARNING))
