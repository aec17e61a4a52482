"""`new` and `init`: next year's report, a new project."""

from pathlib import Path

import click

from report_engine.cli.chinese import year as four_digits
from report_engine.cli.options import find_folder, root_option
from report_engine.cli.output import stop_at
from report_engine.problems import Problem
from report_engine.project import Project


@click.command()
@click.argument("year", type=four_digits)
@click.option("--from", "source", type=four_digits, help="由哪一年度复制；不写就用在它之前最近的一年。")
@root_option
def new(year: int, source: int | None, root: Path | None) -> None:
    """由上一年度建立新年度：文字照抄待改，数待填。例如：qhd-docgen new 2025 --from 2024"""
    project = Project(find_folder(root), year)
    source = _source(project, source)
    from report_engine import editors  # late: --help must not wait for the libraries
    from report_engine.start import start_year

    problems: list[Problem] = []
    started = start_year(project, source, problems)
    if started is None:
        stop_at(problems, f"没有建立 {year} 年度", 2 if {problem.code for problem in problems} == {"S002"} else 1)
    click.echo(f"已建立 {year} 年度：content/{year}、data/{year}（由 {source} 年度复制）")
    click.echo(f"  数：data/{year}/indicators.csv 里有 {started.values} 个待填")
    click.echo(f"  文字：{started.texts} 处照抄了 {source} 年度的，等待改写；图表题、years 里的年份已顺延")
    for table in started.tables:
        click.echo(f"  数据表：data/{year}/{table} 仍是 {source} 年度的，请更新或确认")
    if started.photos:
        click.echo(f"  照片：{len(started.photos)} 张待补（上一年的没有复制）：{'、'.join(started.photos)}")
    click.echo(f"  历史：{source} 年度印出的数已锁定在 {started.history.as_posix()}")
    click.echo(f"工作单：qhd-docgen check --year {year}　生成草稿：qhd-docgen build --year {year}")
    if (project.root / editors.FOLDER).is_dir():
        click.echo("编辑器：案例、章的名称和文件有了变化，再运行一次 qhd-docgen schema --mark")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """在新文件夹里建立一个最小的项目，可以马上生成。例如：qhd-docgen init 新年报"""
    from report_engine.start import start_project

    problems: list[Problem] = []
    if not start_project(folder, problems):
        stop_at(problems, "没有建立项目", 2 if problems[0].code == "S003" else 1)
    year = Project(folder.absolute(), 0).content_years()[-1]
    click.echo(f"已在 {folder} 建立项目；怎样写，见里面的 编写指南.md")
    click.echo(f'生成报告：qhd-docgen build --year {year} --root "{folder}"')


def _source(project: Project, source: int | None) -> int:
    """Check the year to copy from; UsageError if there is none."""
    years = project.content_years()
    known = "、".join(map(str, years)) or "（没有）"
    if source is None:
        earlier = [year for year in years if year < project.year]
        if not earlier:
            raise click.UsageError(f"没有早于 {project.year} 的年度可以复制；现有年度：{known}")
        return earlier[-1]
    if source >= project.year:
        raise click.UsageError(f"新年度 {project.year} 应当在 {source} 之后")
    if source not in years:
        raise click.UsageError(f"没有 {source} 年度：缺少文件夹 content/{source}；现有年度：{known}")
    return source
