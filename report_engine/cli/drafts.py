"""`diff`: what changed between two drafts, in words or as tracked changes in Word."""

import sys
from pathlib import Path

import click

from report_engine.cli.output import print_problems
from report_engine.files import reason, write_aside
from report_engine.project import is_root


@click.command()
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@click.option("--year", type=click.IntRange(1900, 2999), help="比较项目文件夹时的年度。")
@click.option("--redline", type=click.Path(dir_okay=False, path_type=Path), help="另做一份带修订标记的 Word 文件。")
def diff(old: Path, new: Path, year: int | None, redline: Path | None) -> None:
    """比较两稿：两个 Word 文件，或两个项目文件夹。例如：qhd-docgen diff 旧稿.docx 新稿.docx --redline 修订.docx"""
    for path in (old, new):
        if path.is_dir() and not is_root(path):
            raise click.UsageError(f"“{path}”不是项目文件夹，也不是 Word 文件")
        if path.is_dir() and year is None:
            raise click.UsageError("比较项目文件夹时要写 --year")
    from report_engine import drafts
    from report_engine.compare import NotADocumentError, describe

    old, new = old.resolve(), new.resolve()
    try:
        click.echo(describe(drafts.compare(old, new, year or 0)), nl=False)
        if redline:
            target = redline.absolute()
            write_aside(target, drafts.mark(old, new, year or 0))
            click.echo(f"已生成 {target}")
    except drafts.DraftError as error:
        print_problems(error.problems)
        click.echo(str(error), err=True)
        sys.exit(1)
    except NotADocumentError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"读写文件失败：{reason(error)}", err=True)
        sys.exit(1)
