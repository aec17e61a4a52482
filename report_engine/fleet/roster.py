"""The schools of a year, read alone: a command that has nothing to build needs nothing else."""

from pathlib import Path

from report_engine.facts.schools import TABLE, School, schools_in
from report_engine.problems import Problem, Severity, Source
from report_engine.project import Project, file_stem
from report_engine.read.rows import read_rows
from report_engine.read.schema import nearest


def schools_of(project: Project, problems: list[Problem]) -> tuple[School, ...]:
    """List the schools in the table's order."""
    path = roster(project)
    return schools_in(read_rows(path, project.name(path), (), problems))


def roster(project: Project) -> Path:
    """Name the table."""
    return project.data(project.year) / f"{TABLE}.csv"


def tell_strays(project: Project, schools: tuple[School, ...], problems: list[Problem]) -> None:
    """Tell folders and submissions that no school of the list would ever use."""
    stems = [one.stem for one in schools]
    for path in sorted((project.year_content / "schools").glob("*")):
        if path.is_dir() and path.name not in stems and not path.name.startswith("."):
            also = next((one.stem for one in schools if path.name in map(file_stem, one.names)), "")
            near = also or nearest(path.name, stems)
            hint = f"改名为 {near}" if near else f"文件夹用 {project.name(roster(project)).as_posix()} 里的学校名称"
            place = Source(project.name(path))
            problems.append(Problem("F016", "这个文件夹不是一所学校的，没有用到", place, hint, Severity.WARNING))
