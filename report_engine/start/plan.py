"""The work plan of a year in preparation: what is left, by file, and how far the year is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from report_engine.checks.data.completeness import BLANK, R109
from report_engine.facts.facts import VALUE_COLUMNS, Facts
from report_engine.load.inherited import Inherited, load_inherited
from report_engine.load.values import load_facts
from report_engine.problems import Category, Problem, Severity
from report_engine.project import Project
from report_engine.read.rows import parse_rows
from report_engine.read.textfile import read_text
from report_engine.start.texts import Content, read_contents
from report_engine.start.usage import needed_in

_UNUSED = "报告没有用到"


@dataclass(frozen=True, slots=True)
class Work:
    """What is left to do in one file: a sentence, and its items with their places."""

    file: Path
    what: str
    items: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """All that is left; `total` counts what there was to do, values, texts, photos and tables alike.

    `old_lines` are the lines, by file, of texts that are still last year's.
    """

    year: int
    source: int
    total: int = 0
    left: int = 0
    works: list[Work] = field(default_factory=list)
    old_lines: dict[Path, set[int]] = field(default_factory=dict)

    @property
    def percent(self) -> int:
        """How much is done; 100 only when nothing is left."""
        return 100 * (self.total - self.left) // self.total if self.total else 100

    def count(self, total: int, left: int) -> None:
        """Add to both sums."""
        self.total += max(total, left)
        self.left += left

    def lines(self) -> Iterator[str]:
        """Write the plan for a terminal."""
        yield f"{self.year} 年度工作单：完成 {self.percent}%（{self.total - self.left}/{self.total}）"
        for work in self.works:
            yield f"  {work.file.as_posix()}：{work.what}"
            yield from (f"    {item}" for item in work.items)
        if not self.left:
            yield "  全部完成：删去 inherited.yaml，用 build --final 定稿"


def work_plan(project: Project) -> Plan | None:
    """Compare the year with what it took over; None for a year that is not in preparation.

    Mistakes are not told here: whoever asks has loaded the year and told them.
    """
    ignored: list[Problem] = []
    inherited = load_inherited(project, ignored)
    if inherited is None:
        return None
    plan = Plan(project.year, inherited.source)
    contents = read_contents(project, ignored)
    facts = load_facts(project, ignored)
    _values(project, contents, facts, plan)
    _tables(project, inherited, plan)
    _texts(project, contents, inherited, plan)
    _photos(project, contents, plan)
    return plan


def without_planned(problems: Iterable[Problem], plan: Plan) -> list[Problem]:
    """Leave out what the plan lists: warnings of what is not there yet or stands in a text still to be rewritten."""
    return [p for p in problems if not (p.severity is Severity.WARNING and _is_planned(p, plan))]


def _is_planned(problem: Problem, plan: Plan) -> bool:
    if problem.category is Category.UNFINISHED or (problem.code == R109.name and problem.value == BLANK):
        return True
    return problem.category is Category.TEXT and problem.source.line in plan.old_lines.get(problem.source.file, ())


def _values(project: Project, contents: list[Content], facts: Facts, plan: Plan) -> None:
    path = project.data(project.year) / "indicators.csv"
    file = read_text(path, path, [])
    rows = parse_rows(file, VALUE_COLUMNS, []) if file else ()
    stated = {row.cells["编号"]: row.cells["值"] for row in rows}
    needed = needed_in(project, contents, facts)
    groups: dict[str, list[str]] = {place: [] for place in [*needed.values(), _UNUSED]}
    missing = 0
    for indicator in facts.catalogue.values():
        key = str(indicator.id)
        is_blank = not stated[key] if key in stated else key in needed and not indicator.derived
        if is_blank and (key, project.year) not in facts.values:
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


def _texts(project: Project, contents: list[Content], inherited: Inherited, plan: Plan) -> None:
    left = 0
    for content in contents:
        same = [part for part in content.parts if part.mark in inherited.texts]
        left += len(same)
        for part in same:
            plan.old_lines.setdefault(part.source.file, set()).update(range(part.source.line, part.last + 1))
        path = project.name(project.content / content.name)
        if same and content.kind == "case" and len(same) == len(content.parts):
            plan.works.append(Work(path, f"案例未更换：{content.title}"))
        elif same:
            items = tuple(f"第 {part.source.line} 行　{part.label}" for part in same)
            plan.works.append(Work(path, f"未改写 {len(same)} 处，共 {len(content.parts)} 处", items))
    plan.count(inherited.texts_total, left)


def _photos(project: Project, contents: list[Content], plan: Plan) -> None:
    photos = [(content, photo) for content in contents for photo in content.photos]
    missing = [(content, photo) for content, photo in photos if not (project.photos / str(photo.file)).is_file()]
    plan.count(len(photos), len(missing))
    if missing:
        items = (f"{photo.file}　{photo.caption}（{content.name}:{photo.at.line}）" for content, photo in missing)
        plan.works.append(Work(project.name(project.photos), f"照片待补 {len(missing)} 张", tuple(items)))
