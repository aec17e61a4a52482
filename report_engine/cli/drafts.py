"""`diff`: what changed between two drafts, in words or as tracked changes in Word."""

from pathlib import Path

import click

from report_engine.cli.chinese import File
from report_engine.cli.chinese import year as four_digits
from report_engine.cli.options import find_project, refuse_inside
from report_engine.cli.output import save, stop_at
from report_engine.files import reason
from report_engine.project import is_root


def _refuse(old: Path, new: Path, year: int | None, redline: Path | None) -> None:
    """Tell what cannot be compared, or not written there; UsageError."""
    for path in (old, new):
        if path.is_dir() and not is_root(path):
            raise click.UsageError(f"“{path}”不是项目文件夹，也不是 Word 文件")
        if path.is_dir() and year is None:
            raise click.UsageError("比较项目文件夹时要写 --year")
        if path.is_dir():
            find_project(path, year or 0)
        if redline and redline.exists() and redline.samefile(path):
            raise click.UsageError(f"--redline 会盖掉“{path}”，换一个文件名")
    if redline:
        refuse_inside(redline.absolute(), "--redline")


@click.command()
@click.argument("old", type=File(exists=True, dir_okay=True))
@click.argument("new", type=File(exists=True, dir_okay=True))
@click.option("--year", type=four_digits, help="项目文件夹的年度；有一边是文件夹时必写。")
@click.option("--redline", type=File(suffix=".docx"), help="另做一份带修订标记的 Word 文件。")
def diff(old: Path, new: Path, year: int | None, redline: Path | None) -> None:
    """比较两稿，一边或两边可以是项目文件夹。例如：qhd-docgen diff 领导改过的.docx . --year 2024

    有一边是项目文件夹，每处不同后面都写出“文件:行”，照着改。两个 Word 文件之间加 --redline 修订.docx
    另做一份带修订标记的文件：全部接受就是新稿，全部拒绝就是旧稿。
    """
    _refuse(old, new, year, redline)
    from report_engine import drafts
    from report_engine.compare import PackageError, describe

    old, new = old.resolve(), new.resolve()
    try:
        differences = drafts.compare(old, new, year or 0)
        click.echo(describe(differences), nl=False)
        marked = drafts.mark(old, new, year or 0) if redline else b""
    except drafts.DraftError as error:
        stop_at(error.problems, str(error))
    except PackageError as error:
        stop_at([], f"{error}（{error.hint}）（旧文件：{old}；新文件：{new}）")
    except OSError as error:
        stop_at([], f"{error.filename or old}：读不了文件：{reason(error)}")
    if redline:
        target = redline.absolute()
        save(target, marked)
        click.echo(f"已生成 {target}")
        unmarked = drafts.unmarked(differences)
        if unmarked:
            click.echo(f"{'、'.join(unmarked)}不同，不带修订标记，以新稿为准")
