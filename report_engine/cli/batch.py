"""`build-all`: the reports of all schools, with their progress, a table at the end, or JSON for programs."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from report_engine.cli.formats import entry
from report_engine.cli.help import width
from report_engine.cli.options import find_project, pages_option, project_options
from report_engine.cli.output import exit_code, print_problems
from report_engine.problems import Problem, Severity
from report_engine.project import Project
from report_engine.result import Pages

if TYPE_CHECKING:
    from report_engine.fleet.batch import Work
    from report_engine.fleet.order import Ask
    from report_engine.fleet.outcome import Batch, Outcome

_WORDS = {"built": "已生成", "unchanged": "没有变化", "failed": "没有生成"}


@click.command("build-all")
@project_options
@click.option("--only", multiple=True, help="只做这些学校：编号、全称或简称，可以写几次，也可以用、隔开。")
@click.option("--final", is_flag=True, help="定稿：还有未完成之处的学校不生成。")
@pages_option
@click.option("--pdf", is_flag=True, help="每份旁边做一份 PDF（需要 LibreOffice）。")
@click.option("--scheduler", help="交给已有的 Dask 集群做，例如 tcp://10.0.0.5:8786（要装 qhd-docgen[cluster]）。")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="结果的写法。"
)
def build_all(
    year: int,
    root: Path | None,
    only: tuple[str, ...],
    final: bool,
    pages: Pages,
    pdf: bool,
    scheduler: str | None,
    form: str,
) -> None:
    """生成各校的报告，没有变化的不重做。例如：qhd-docgen build-all --year 2024 --only 001、002"""
    project = find_project(root, year)
    from report_engine.fleet.batch import build_all
    from report_engine.fleet.order import Ask

    names = [name.strip() for one in only for name in one.replace(",", "、").split("、") if name.strip()]
    ask = Ask(year, final, pages, pdf)
    told: list[Problem] = []
    with _progress(form) as shown:
        batch = build_all(project, ask, _work(scheduler, ask, told), names, shown)
    batch = replace(batch, problems=(*batch.problems, *told))
    if form == "json":
        click.echo(json.dumps(_as_json(project, batch), ensure_ascii=False, indent=2))
    else:
        if batch.problems:
            print_problems([*batch.problems])
        _print_table(project, batch)
    sys.exit(1 if batch.counts.get("failed") else exit_code([*batch.problems]))


def _work(scheduler: str | None, ask: "Ask", problems: list[Problem]) -> "Work":
    """Let this machine's cores work, or a cluster's workers; what is wrong with some of them goes to `problems`."""
    from report_engine.fleet import crew

    if scheduler is None:
        return crew.work
    try:
        from report_engine.fleet.cluster import Cluster
    except ModuleNotFoundError:
        raise click.UsageError("--scheduler 要先安装：pip install 'qhd-docgen[cluster]'") from None
    cluster = Cluster(scheduler, ask, problems)
    return cluster.work


@contextmanager
def _progress(form: str) -> Iterator[Callable[["Outcome", int], None]]:
    """Show a bar with what is done, failed and left on a terminal, a line a report elsewhere, nothing to programs."""
    if form != "text":
        yield lambda _outcome, _total: None
        return
    done: list[Outcome] = []
    if not sys.stderr.isatty():

        def line(outcome: "Outcome", total: int) -> None:
            done.append(outcome)
            click.echo(f"[{len(done)}/{total}] {outcome.school}：{_WORDS[outcome.status]}", err=True)

        yield line
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("准备", total=None)

        def show(outcome: "Outcome", total: int) -> None:
            done.append(outcome)
            failed = sum(one.status == "failed" for one in done)
            what = f"{outcome.school}" + (f"，没有生成 {failed}" if failed else "")
            bar.update(task, total=total, completed=len(done), description=what)

        yield show


def _print_table(project: Project, batch: "Batch") -> None:
    """Print a row a school, then why some were not built, then the sums."""
    rows: list[tuple[str, ...]] = [("学校", "结果", "页", "秒", "错误", "警告", "提示")]
    for one in batch.outcomes:
        counts = [str(one.count(severity) or "") for severity in Severity]
        seconds = f"{one.seconds:.1f}" if one.seconds else ""
        rows.append((one.school, _WORDS[one.status], str(one.pages or ""), seconds, *counts))
    rooms = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows if batch.outcomes else ():
        click.echo("  ".join(cell + " " * (room - width(cell)) for cell, room in zip(row, rooms, strict=True)).rstrip())
    for reason in dict.fromkeys(one.reason for one in batch.outcomes if one.reason):
        schools = [one.school for one in batch.outcomes if one.reason == reason]
        more = f"等 {len(schools)} 所学校" if len(schools) > 3 else ""
        click.echo(f"{'、'.join(schools[:3])}{more}：{reason}", err=True)
    told = "，".join(f"{word} {batch.counts[status]} 份" for status, word in _WORDS.items() if batch.counts.get(status))
    click.echo(told or "没有生成报告")
    if any(one.files for one in batch.outcomes):
        click.echo(f"在 {(project.build / f'report-{project.year}')}")
    if any(one.problems for one in batch.outcomes):
        click.echo(f"一所学校的提示：qhd-docgen check --year {project.year} --school 编号", err=True)


def _as_json(project: Project, batch: "Batch") -> dict[str, Any]:
    levels = {"errors": Severity.ERROR, "warnings": Severity.WARNING, "notes": Severity.NOTE}
    reports = [
        {
            "school": one.school,
            "status": one.status,
            "files": [project.name(path).as_posix() for path in one.files],
            "counts": {name: one.count(severity) for name, severity in levels.items()},
            "reason": one.reason,
            "seconds": round(one.seconds, 2),
            "pages": one.pages or None,
            "problems": [entry(problem) for problem in one.problems],
        }
        for one in batch.outcomes
    ]
    counts = {status: batch.counts.get(status, 0) for status in _WORDS}
    problems = [entry(problem) for problem in batch.problems]
    return {"version": 1, "year": project.year, "counts": counts, "reports": reports, "problems": problems}
