"""Whose report an edited file is: a draft says so, another file by its title."""

from dataclasses import replace

from report_engine.base import BaseError, read_base
from report_engine.load.city import load_city
from report_engine.ooxml.package import Package, PackageError
from report_engine.ooxml.properties import TITLE, property_of
from report_engine.project import Project


def whose(project: Project, package: Package) -> Project:
    """Find the school whose report it is, if it is a school's; PackageError if another was asked for."""
    try:
        base = read_base(package)
    except BaseError:
        base = None
    school = (base.school if base else "") or _in_title(project, property_of(package, TITLE))
    if base is None and not school:
        return project
    if project.school and school != project.school:
        cure = f"用 --school {school}" if school else "去掉 --school"
        raise PackageError(f"这是{school or '全市'}的报告，不是{project.school}的", cure)
    return replace(project, school=school)


def _in_title(project: Project, title: str) -> str:
    """Find the school that a title names, the longest name if there are several."""
    if not (project.year_content / "school").is_dir():
        return ""
    names = (one.name for one in load_city(replace(project, school="")).schools)
    return max((name for name in names if name in title), key=len, default="")
