"""Builds the reports of all schools, or of some: those that changed, by whoever works, written as they come."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from report_engine.facts.schools import School, find_school
from report_engine.files import reason, write_aside
from report_engine.fleet.order import Ask, Made, Order, WorkError
from report_engine.fleet.outcome import Batch, Outcome
from report_engine.fleet.pack import pack_own, pack_shared
from report_engine.fleet.roster import roster, schools_of, tell_strays
from report_engine.kept import result_of
from report_engine.problems import Problem, Severity, Source, has_errors
from report_engine.project import Project
from report_engine.read.schema import suggest
from report_engine.result import Pages
from report_engine.unchanged import fingerprint, outputs_of, recall, remember

Work = Callable[[bytes, Iterator[Order]], Iterator[Made]]
OnOutcome = Callable[[Outcome, int], None]


@dataclass(slots=True)
class _Due:
    """A report that is to be built, and the name of what it is built from; None if nobody knows any more."""

    project: Project
    key: str | None


def build_all(project: Project, ask: Ask, work: Work, only: Sequence[str], on_outcome: OnOutcome) -> Batch:
    """Build what has changed; a report that fails stops no other, and its older file stays.

    `work` makes the reports, `only` are names of schools (none: all of them), `on_outcome` is called with each outcome
    and how many there will be.
    """
    problems: list[Problem] = []
    schools = schools_of(project, problems)
    shared = replace(project, school="?").content
    if not has_errors(problems) and not shared.is_dir():
        hint = "各校共用的文字放在这里：report.yaml、sections、cases"
        problems.append(Problem("F015", "没有各校共用的内容", Source(project.name(shared)), hint))
    if not has_errors(problems) and not schools:
        place = Source(project.name(roster(project)))
        problems.append(Problem("X024", "学校一览表里没有学校", place, "每校一行，要有“学校名称”一列"))
    if has_errors(problems):
        return Batch((), tuple(problems))
    tell_strays(project, schools, problems)
    found: dict[str, Outcome] = {}
    names = _chosen(schools, only, project, found)
    for one in _outcomes(project, [*names], ask, work, found):
        found[one.school] = one
        on_outcome(one, len(names) + sum(one not in names for one in found))
    unknown = [name for name in found if name not in names]
    return Batch(tuple(found[name] for name in (*unknown, *names)), tuple(problems))


def _chosen(schools: Sequence[School], only: Sequence[str], project: Project, found: dict[str, Outcome]) -> list[str]:
    """Give the full names of the schools that are asked for, in the list's order; one that is none has failed."""
    asked = {name: find_school(schools, name) for name in only}
    for name, school in asked.items():
        if school is None:
            near = suggest(name, [other for one in schools for other in one.names])
            message = f"{project.name(roster(project)).as_posix()} 里没有“{name}”" + (f"（{near}）" if near else "")
            found[name] = Outcome(name, "failed", reason=message)
    return [one.name for one in schools if not only or one in asked.values()]


def _outcomes(
    project: Project, names: Sequence[str], ask: Ask, work: Work, told: Mapping[str, Outcome]
) -> Iterator[Outcome]:
    """Tell what is as it was, then what is built."""
    yield from list(told.values())
    seen: dict[Path, str] = {}
    due: dict[str, _Due] = {}
    for name in names:
        one = replace(project, school=name)
        key = fingerprint(one, one.output, *_options(ask), seen=seen)
        files = outputs_of(one.output, pdf=ask.pdf)
        known = recall(one.memory, key, files)
        if known is None:
            due[name] = _Due(one, key)
        else:
            yield Outcome(name, "unchanged", files, tuple(known.problems), pages=known.pages)
    if due:
        yield from _built(due, ask, work)


def _built(due: Mapping[str, _Due], ask: Ask, work: Work) -> Iterator[Outcome]:
    """Have the reports made, and write each as it comes."""
    try:
        shared = pack_shared(next(iter(due.values())).project)
    except OSError as error:
        why = f"{error.filename}：读不了文件：{reason(error)}"
        yield from (Outcome(name, "failed", reason=why) for name in due)
        return
    unread: list[Outcome] = []
    again: dict[Path, str] = {}
    waiting = dict.fromkeys(due)
    try:
        for made in work(shared, _orders(due, ask, again, unread)):
            del waiting[made.school]
            yield _written(due[made.school], made, ask)
    except WorkError as error:
        lost = [name for name in waiting if name not in {one.school for one in unread}]
        unread += (Outcome(name, "failed", reason=str(error)) for name in lost)
    yield from unread


def _orders(due: Mapping[str, _Due], ask: Ask, again: dict[Path, str], unread: list[Outcome]) -> Iterator[Order]:
    """Pack one school's own after another; `again` names what all share as it was after it was packed."""
    for name, one in due.items():
        try:
            own = pack_own(one.project)
        except OSError as error:
            unread.append(Outcome(name, "failed", reason=f"{error.filename}：读不了文件：{reason(error)}"))
            continue
        # Somebody may have edited the input meanwhile: then nobody knows what the report will be made of.
        if one.key != fingerprint(one.project, one.project.output, *_options(ask), seen=again):
            one.key = None
        yield Order(name, own, ask)


def _options(ask: Ask) -> tuple[bool, Pages, bool]:
    return ask.final, ask.pages, ask.pdf


def _written(due: _Due, made: Made, ask: Ask) -> Outcome:
    """Write what was made, and remember what it was made from."""
    project = due.project
    if made.fault:
        return Outcome(made.school, "failed", reason=_fault(project, made), seconds=made.seconds)
    result = result_of(json.loads(made.result))
    problems = list(result.problems)
    written = []
    for suffix, data in made.files.items():
        path = project.output.with_suffix(suffix)
        try:
            write_aside(path, data)
            written.append(path)
        except OSError as error:
            hint = "关闭正在打开它的 Word 或 WPS"
            problems.append(Problem("F020", f"写不了文件：{reason(error)}", Source(project.name(path)), hint))
    result = replace(result, problems=problems, written=tuple(written))
    remember(project.memory, due.key, outputs_of(project.output, pdf=ask.pdf), result)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    status = "failed" if errors or project.output not in written else "built"
    why = f"{errors[0]}" + (f"，等 {len(errors)} 个错误" if len(errors) > 1 else "") if errors else ""
    return Outcome(made.school, status, tuple(written), tuple(problems), why, made.seconds, result.pages)  # type: ignore[arg-type]


def _fault(project: Project, made: Made) -> str:
    """Say what nobody foresaw, and keep what whoever keeps the engine needs."""
    if not made.trace:
        return made.fault
    path = project.output.with_suffix(".出错.txt")
    try:
        write_aside(path, made.trace.encode("utf-8", "replace"))
    except OSError:
        return made.fault
    return f"{made.fault}，经过记在 {project.name(path).as_posix()}，请把它发给维护程序的人"
