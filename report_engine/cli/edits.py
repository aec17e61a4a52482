"""`pull` and `undo`: edits made in Word back into the project, and the last writing taken back."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

import report_engine
from report_engine.cli.chinese import File, ask
from report_engine.cli.options import (
    find_folder,
    find_project,
    project_options,
    refuse_inside,
    root_option,
    school_option,
)
from report_engine.cli.output import cannot_write, format_option, print_problems, save, stop_at
from report_engine.files import reason

if TYPE_CHECKING:
    from report_engine.project import Project
    from report_engine.pull import Pulled


@click.command()
@click.argument("file", type=File(exists=True))
@project_options
@school_option
@click.option("--shared", is_flag=True, help="学校的报告：改动写进各校共用的文字，不写进这所学校自己的文件夹。")
@click.option("--dry-run", is_flag=True, help="只列出来，什么都不写。")
@click.option("--yes", is_flag=True, help="不再询问，直接写。")
@click.option("--data", "with_data", is_flag=True, help="改过的数（指标的值）也写进 data；不写就只列出来。")
@click.option("--reject", is_flag=True, help="修订不算：按没有修订过的文字读；和 --author 一起用时只是不算这些人的。")
@click.option("--author", "authors", multiple=True, help="只算这位作者的修订；可以写几次。")
@click.option("--list", "list_file", type=File(suffix=".md"), help="把全部清单另存成一个 Markdown 文件。")
@click.option("--comments", "comments_file", type=File(suffix=".md"), help="把批注另存成待办清单。")
@format_option
def pull(
    file: Path,
    year: int,
    root: Path | None,
    school: str | None,
    shared: bool,
    dry_run: bool,
    yes: bool,
    with_data: bool,
    reject: bool,
    authors: tuple[str, ...],
    list_file: Path | None,
    comments_file: Path | None,
    form: str,
) -> None:
    """把 Word 里的改动收回内容和数据。例如：qhd-docgen pull 领导改过的.docx --year 2024"""
    project = find_project(root, year, school)
    _refuse_lists(("--list", list_file), ("--comments", comments_file))
    found = _read(project, file, reject=reject, authors=authors, shared=shared)
    found = _with_findings(project, found, with_data=with_data)
    _show(found, form, list_file, comments_file, with_data=with_data)
    files = report_engine.pulled_files(project, found, with_data=with_data)
    if not dry_run and files and (yes or (form == "text" and ask(f"写入这 {len(files)} 个文件吗？"))):
        _write(project, found, with_data=with_data, name=file.name, quiet=form != "text")
    elif files and form == "text":
        click.echo("没有写入")
    sys.exit(1 if found.conflicts else 0)


def _with_findings(project: "Project", found: "Pulled", *, with_data: bool) -> "Pulled":
    """Say what rules would find in what is written, the data too if they are."""
    from report_engine.pull.applying import findings_of

    return replace(found, findings=findings_of(project, found, with_data=with_data))


def _refuse_lists(*lists: tuple[str, Path | None]) -> None:
    for name, target in lists:
        if target is not None:
            refuse_inside(target.absolute(), name)


def _show(found: "Pulled", form: str, list_file: Path | None, comments_file: Path | None, *, with_data: bool) -> None:
    """Print what was found, and write the lists that were asked for."""
    from report_engine.pull.findings import to_problems
    from report_engine.pull.lists import comments_list, full_list
    from report_engine.pull.telling import summary

    if form == "text":
        click.echo(summary(found, with_data=with_data), nl=False)
    else:
        print_problems(to_problems(found), form)
    for target, text in ((list_file, full_list(found)), (comments_file, comments_list(found))):
        if target is not None:
            save(target, text.encode("utf-8"))
            click.echo(f"已写出 {target}", err=True)


def _read(project: "Project", file: Path, *, reject: bool, authors: tuple[str, ...], shared: bool) -> "Pulled":
    from report_engine.pull import PackageError

    try:
        found = report_engine.pull(project, file.absolute(), reject=reject, authors=authors, shared=shared)
    except PackageError as error:
        stop_at([], f"{file}：{error}（{error.hint}）")
    except OSError as error:
        stop_at([], f"{file}：读不了文件：{reason(error)}")
    if found.problems:
        stop_at(list(found.problems), "项目现在有错，改动没有读：先改好上面的错误")
    return found


def _write(project: "Project", found: "Pulled", *, with_data: bool, name: str, quiet: bool) -> None:
    from report_engine.transaction import ChangedMeanwhileError

    try:
        written = report_engine.apply_pulled(project, found, name, with_data=with_data)
    except ChangedMeanwhileError as error:
        stop_at([], f"{error}；没有写入任何文件，再运行一次 pull")
    except OSError as error:
        stop_at([], f"{cannot_write(project.root, error)}；没有写入任何文件")
    for path in written:
        click.echo(f"已写入 {project.name(path).as_posix()}", err=quiet)
    school = f" --school {found.school}" if found.school and not found.shared else ""
    click.echo(f"接着运行 qhd-docgen build --year {project.year}{school}；要退回来：qhd-docgen undo", err=quiet)


@click.command()
@root_option
@click.option("--yes", is_flag=True, help="不再询问，直接退回。")
def undo(root: Path | None, yes: bool) -> None:
    """退回最近一次写入（pull、data import、data collect、data rename、dismiss）。例如：qhd-docgen undo"""
    from report_engine import transaction

    folder = find_folder(root)
    done = transaction.last(folder)
    if done is None:
        click.echo("没有可以退回的写入")
        return
    click.echo(f"最近一次：{done.what}")
    for path, before in done.before.items():
        what = "删去" if before is None else "放回" if done.after[path] is None else "恢复"
        click.echo(f"  {what} {path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path}")
    if not yes and not ask("退回吗？"):
        click.echo("没有退回")
        return
    try:
        transaction.undo(folder, done)
    except transaction.ChangedMeanwhileError as error:
        stop_at([], f"{error}：退回会盖掉后来的改动，没有退回任何文件")
    except OSError as error:
        stop_at([], f"{cannot_write(folder, error)}；没有退回任何文件")
    click.echo("已退回")
