"""What `data export --each-school` and `data collect` do, show and ask."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_engine.cli.chinese import ask
from report_engine.cli.importing import agreed, ask_conflicts, read_bytes, workbooks_in, write
from report_engine.cli.importing import judge as judge_changes
from report_engine.cli.output import exit_code, print_problems, save_together, stop_at
from report_engine.problems import Problem, Source
from report_engine.project import Project

if TYPE_CHECKING:
    from report_engine.collect.submission import Submission
    from report_engine.facts.schools import School
    from report_engine.load import Loaded
    from report_engine.load.submissions import Stored


def loaded_with_schools(project: Project) -> "tuple[Loaded, tuple[School, ...], Stored, Stored]":
    """Load the project, its schools, and what they delivered this year and last year."""
    from report_engine import pipeline
    from report_engine.facts.schools import schools_of
    from report_engine.load.submissions import load_stored

    problems: list[Problem] = []
    loaded = pipeline.read(project, problems)
    if loaded is None:
        stop_at(problems, "先改好上面的错误")
    mine: list[Problem] = []
    catalogue = loaded.facts.catalogue
    now, last = (load_stored(project, year, catalogue, mine) for year in (project.year, project.year - 1))
    schools = schools_of(loaded.facts, project.year)
    if exit_code(mine) or not schools:
        stop_at(mine, f"data/{project.year}/schools.csv 里没有学校" if not schools else "先改好上面的错误")
    return loaded, schools, now, last


def export_schools(project: Project, target: Path, only: str | None) -> None:
    """Write a workbook for each school, or for one; an existing file stays."""
    from report_engine.collect.form import school_workbook
    from report_engine.facts.schools import find_school

    loaded, schools, now, last = loaded_with_schools(project)
    chosen = schools
    if only is not None:
        one = find_school(schools, only)
        if one is None:
            stop_at([], f"学校一览表里没有“{only}”")
        chosen = (one,)
    files = {target / f"{one.stem}-{project.year}.xlsx": one for one in chosen}
    there = [path.name for path in files if path.exists()]
    if there:
        stop_at([], f"{target} 里已有 {'、'.join(there[:3])} 等 {len(there)} 份：换一个文件夹，或先移走")
    written = {path: school_workbook(project, loaded.facts, one, now, last) for path, one in files.items()}
    save_together(project.root, written, "导出各校的工作簿", target, keep=False)
    click.echo(f"已导出 {len(written)} 份，在 {target}")


def collect(project: Project, paths: Sequence[Path], due: str, *, apply: bool, yes: bool) -> None:
    """Read the workbooks of the schools, show what is new, keep them, and propose the city's values."""
    from report_engine.collect.judge import judge
    from report_engine.collect.store import files_of

    loaded, schools, stored, last = loaded_with_schools(project)
    problems: list[Problem] = []
    read = _read(project, workbooks_in(paths), loaded, schools, stored, last, problems)
    failed = exit_code(problems)  # what was read stays what it is; what the numbers are like is for people to judge
    for one in read:
        problems += judge(loaded, one, last)
    print_problems(problems)
    new = [one for one in read if _told(one, stored)]
    arrived = {one.school.name for one in read}
    missing = [one.name for one in schools if one.name not in arrived and not stored.has(one)]
    late = [f"{one.school.name}（{one.when}）" for one in read if due and one.when > due]
    click.echo(f"共 {len(schools)} 所学校：这次读入 {len(read)} 份，有新内容 {len(new)} 份，还缺 {len(missing)} 所")
    for head, names in (("没有交", missing), ("晚于期限", late)):
        if names:
            click.echo(f"{head}：{'、'.join(names)}")
    if new and (yes or ask(f"收下这 {len(new)} 份吗？")):
        kept = files_of(project, new, loaded.facts.catalogue)
        save_together(project.root, kept, "收下各校的数据", project.data(project.year))
        click.echo(f"已收下，存在 data/{project.year}/submissions")
    elif new:
        sys.exit(failed)
    if apply:
        _apply(project, missing, yes=yes)
    sys.exit(failed)


def _read(
    project: Project,
    files: Sequence[Path],
    loaded: "Loaded",
    schools: "tuple[School, ...]",
    stored: "Stored",
    last: "Stored",
    problems: list[Problem],
) -> list["Submission"]:
    """Read every file; of two of one school that differ neither is taken."""
    from report_engine.collect.form import school_sheets
    from report_engine.collect.submission import read_submission

    def sheets_of(school: "School"):  # type: ignore[no-untyped-def]
        return school_sheets(project, loaded.facts, school, stored, last)

    found: dict[str, list[Submission]] = {}
    for path in files:
        raw = read_bytes(path)
        if raw is None:
            problems.append(Problem("F002", "读不了文件", Source(path)))
            continue
        one = read_submission(raw, path, project.year, schools, sheets_of, problems)
        if one:
            found.setdefault(one.school.name, []).append(one)
    taken = []
    for name in (one.name for one in schools if one.name in found):
        several = found[name]
        texts = [{key: typed.text for key, typed in one.values.items()} for one in several]
        if any(text != texts[0] for text in texts):
            others = "、".join(one.file.name for one in several[:-1])
            message = f"“{name}”交了不同的几份，另有 {others}，都没有读入"
            problems.append(Problem("X021", message, Source(several[-1].file), "只留要用的一份"))
        else:
            taken.append(several[0])
    return taken


def _told(one: "Submission", stored: "Stored") -> bool:
    """Say what is new in a submission against the one before; false if nothing is."""
    changed = [
        (k, stored.text(one.school, k), t.text) for k, t in one.values.items() if stored.text(one.school, k) != t.text
    ]
    if not stored.has(one.school):
        click.echo(
            f"{one.school.name}：第一次交，{sum(bool(t.text) for t in one.values.values())} 个数，{one.file.name}"
        )
        return True
    for key, before, after in changed:
        where = f"{one.file.name} {one.values[key].cell}"
        click.echo(f"{one.school.name}：{key} {before or '（空）'} → {after or '（空）'}（{where}）")
    return bool(changed)


def _apply(project: Project, missing: Sequence[str], *, yes: bool) -> None:
    """Propose the aggregates like an import, once every school has delivered."""
    from report_engine.collect.propose import propose
    from report_engine.workbook.merge import merge
    from report_engine.workbook.plan import make_plan

    if missing:
        stop_at([], f"还缺 {len(missing)} 所学校，不汇总；市级的数保持不变")
    loaded, schools, stored, _ = loaded_with_schools(project)
    proposal = propose(project, loaded.facts, schools, stored)
    for indicator, why in proposal.open:
        click.echo(f"没有汇总：{indicator.name}：{why}", err=True)
    plan = make_plan(project, [])
    assert plan is not None
    merged = merge(plan.sheets, proposal.entries)
    chosen, left = ask_conflicts(merged.conflicts, silent=yes)
    changes = [*merged.changes, *chosen]
    if not changes:
        click.echo("汇总与市级的数相同")
        sys.exit(1 if left else 0)
    judge_changes(project, changes)
    taken, refused = agreed(changes, yes=yes, delete=False)
    write(project, taken)
    sys.exit(1 if left or refused else 0)
