"""Finds what is left of a year in preparation, from what it took over and what was loaded."""

from pathlib import Path

from report_engine.load import Loaded
from report_engine.load.inherited import Inherited
from report_engine.plan import Plan, Work
from report_engine.project import Project
from report_engine.start.texts import Content, contents_of
from report_engine.start.usage import needed_in

_UNUSED = "报告没有用到"


def work_plan(project: Project, loaded: Loaded) -> Plan | None:
    """Compare the year with what it took over; None for a year that is not in preparation."""
    inherited = loaded.inherited
    if inherited is None:
        return None
    plan = Plan(project.year, inherited.source)
    contents = contents_of(project, loaded.files)
    _values(project, contents, loaded, plan)
    _tables(project, inherited, plan)
    _texts(contents, inherited, plan)
    _photos(project, contents, plan)
    return plan


def _values(project: Project, contents: list[Content], loaded: Loaded, plan: Plan) -> None:
    facts = loaded.facts
    path = project.data(project.year) / facts.home
    stated = {key for key, year in facts.remarks if year == project.year}
    needed = needed_in(contents, loaded)
    groups: dict[str, list[str]] = {place: [] for place in [*needed.values(), _UNUSED]}
    missing = 0
    for indicator in facts.catalogue.values():
        key, value = str(indicator.id), (str(indicator.id), project.year)
        is_blank = value not in facts.places if key in stated else key in needed and not indicator.derived
        if is_blank and value not in facts.values:
            place = needed.get(key, _UNUSED)
            groups[place].append(str(indicator.name))
            missing += 1
    plan.count(len(stated), missing)
    if missing:
        items = (f"{place}，{len(names)} 个：{'、'.join(names)}" for place, names in groups.items() if names)
        plan.works.append(Work(project.name(path), f"待填 {missing} 个数", tuple(items)))


def _tables(project: Project, inherited: Inherited, plan: Plan) -> None:
    plan.count(inherited.tables_total, len(inherited.tables))
    for name in sorted(inherited.tables):
        path = project.name(project.data(project.year) / f"{name}.csv")
        plan.works.append(Work(path, f"仍是 {inherited.source} 年度的表，请更新或确认"))


def _texts(contents: list[Content], inherited: Inherited, plan: Plan) -> None:
    left = 0
    for content in contents:
        same = [part for part in content.parts if part.mark in inherited.texts]
        left += len(same)
        for part in same:
            plan.old_lines.setdefault(part.source.file, set()).update(range(part.source.line, part.last + 1))
        path = same[0].source.file if same else Path(content.name)
        if same and content.kind == "case" and len(same) == len(content.parts):
            plan.works.append(Work(path, f"案例未更换：{content.title}"))
        elif same:
            items = tuple(f"第 {part.source.line} 行　{part.label}" for part in same)
            plan.works.append(Work(path, f"未改写 {len(same)} 处，共 {len(content.parts)} 处", items))
    plan.count(inherited.texts_total, left)


def _photos(project: Project, contents: list[Content], plan: Plan) -> None:
    photos = [(content, photo) for content in contents for photo in content.photos]
    missing = [(content, photo) for content, photo in photos if not _is_there(project, str(photo.file))]
    plan.count(len(photos), len(missing))
    if missing:
        items = (f"{photo.file}　{photo.caption}（{content.name}:{photo.at.line}）" for content, photo in missing)
        plan.works.append(Work(project.name(project.photos), f"照片待补 {len(missing)} 张", tuple(items)))


def _is_there(project: Project, name: str) -> bool:
    folders = (project.photos, project.shared_photos)
    return any((folder / name).is_file() for folder in folders if folder)
