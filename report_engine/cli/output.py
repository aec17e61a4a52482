"""What commands print: problems, their sum, progress."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import groupby
from pathlib import Path
from typing import NoReturn

import click

from report_engine.files import cure, reason, write_aside
from report_engine.problems import Category, Problem, Severity, first
from report_engine.project import Project
from report_engine.result import Result
from report_engine.transaction import commit

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def exit_code(problems: list[Problem]) -> int:
    """0 if nothing forbids, else 1."""
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0


format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="结果的写法：text 给人看，json 和 sarif 给程序和编辑器。",
)


def print_problems(problems: list[Problem], form: str = "text") -> None:
    """Print each problem on its line, files apart, then how many there are; or all for a program."""
    if form != "text":
        from report_engine.cli import formats

        # Programs read UTF-8, whatever the terminal has.
        text = formats.as_json(problems) if form == "json" else formats.as_sarif(problems)
        click.echo(f"{text}\n".encode("utf-8", "replace"), nl=False)
        return
    previous: list[Problem] = []
    shown = first(problems)
    for _, found in groupby(shown, key=lambda problem: problem.source.file):
        group = list(found)
        if previous and max(len(group), len(previous)) > 1:
            click.echo(err=True)
        for problem in group:
            head, word, rest = str(problem).partition(f" {problem.severity} ")
            name = f" [{problem.id}]" if problem.id else ""
            click.echo(head + click.style(word, fg=_COLOURS[problem.severity], bold=True) + rest + name, err=True)
        previous = group
    if len(shown) < len(problems):
        click.echo(f"还有 {len(problems) - len(shown)} 个没有列出：改好以上的再运行", err=True)
    _summary(problems)


def print_result(
    project: Project, result: Result, form: str = "text", *, with_plan: bool = False, named: bool = False
) -> None:
    """Print a year's problems and what is to be verified; for a draft, what is only work to do as plan or sum."""
    if form != "text":
        print_problems(result.problems, form)
        return
    print_problems(result.beside_plan)
    open_, plan = result.open_questions, result.plan
    for question in open_ if named else ():
        click.echo(str(question))
    if open_:
        where = "" if named else f"，见 qhd-docgen check --year {project.year} --open"
        click.echo(f"待核实 {len(open_)} 处{where}", err=True)
    if plan and with_plan:
        click.echo("\n".join(plan.lines()))
    elif plan:
        click.echo(f"草稿：完成 {plan.percent}%，还有 {plan.left} 项；工作单：qhd-docgen check --year {plan.year}")


def draft_line(problems: list[Problem]) -> str:
    """Say of a draft how much is open: what is marked on its pages, and what rules have found."""
    open_ = [problem for problem in problems if problem.severity is not Severity.NOTE]
    marked = sum(problem.category is Category.UNFINISHED for problem in open_)
    found = sum(problem.category.is_rule for problem in open_)
    parts = [f"{marked} 处没有完成，已在稿上标出"] if marked else []
    parts += [f"{found} 处查出的问题待看"] if found else []
    return f"草稿：{'；'.join(parts) if parts else '没有未完成之处'}"


def _summary(problems: list[Problem]) -> None:
    counts = [(severity, sum(p.severity is severity for p in problems)) for severity in Severity]
    parts = [f"{count} 个{severity}" for severity, count in counts if count]
    missing = sum(problem.code == "I001" for problem in problems)
    if missing:
        parts.append(f"其中照片待补 {missing} 张")
    click.echo("，".join(parts) if parts else "没有发现问题", err=True)
    if any(problem.id for problem in problems):
        click.echo("看过之后可以保留的：qhd-docgen dismiss 行末的编号 --year 年度 --reason 理由", err=True)


def stop_at(problems: list[Problem], sentence: str, code: int = 1) -> NoReturn:
    """Print problems, if there are any, and leave."""
    if problems:
        print_problems(problems)
    click.echo(sentence, err=True)
    sys.exit(code)


def save(path: Path, data: bytes) -> None:
    """Write a file; if that cannot be, say why and what helps, and leave."""
    try:
        write_aside(path, data)
    except OSError as error:
        stop_at([], cannot_write(path, error))


def save_together(
    root: Path, files: Mapping[Path, bytes], what: str, place: Path, consequence: str = "", *, keep: bool = True
) -> None:
    """Write files of a project, all or none; `keep` lets it be taken back. If that cannot be, say why, and leave."""
    try:
        commit(root, files, what, keep=keep)
    except OSError as error:
        stop_at([], cannot_write(place, error) + consequence)


def cannot_write(target: Path, error: OSError) -> str:
    """Say why a file was not written, and what helps."""
    return f"{target}：写不了文件：{reason(error)}（{cure(error)}）"


@contextmanager
def show_progress(form: str = "text") -> Iterator[Callable[[str], None]]:
    """Show a moving line on a terminal, plain lines elsewhere, nothing to programs."""
    if form != "text":
        yield lambda _step: None
        return
    if not sys.stderr.isatty():
        yield lambda step: click.echo(f"{step}……", err=True)
        return
    with ExitStack() as stack:
        shown: list[Callable[[str], None]] = []

        def show(step: str) -> None:
            if not shown:  # late: what is done at once shows none, and does not wait for the library
                from rich.console import Console

                shown.append(stack.enter_context(Console(stderr=True).status("准备")).update)
            shown[0](f"{step}……")

        yield show
