"""`template check` and `schema`: what helps those who change a layout or write YAML files."""

import sys
from pathlib import Path

import click

from report_engine.cli.options import find_folder, root_option
from report_engine.cli.output import exit_code, print_problems, show_progress
from report_engine.project import Project


@click.group()
def template() -> None:
    """检查版式（templates 里的文件夹）。例如：qhd-docgen template check --layout hebei"""


@template.command()
@click.option("--layout", help="只检查这个版式；不写就检查全部。")
@root_option
def check(layout: str | None, root: Path | None) -> None:
    """说出版式的 Word 文件和附表缺什么、在哪里，不用先生成报告。

    例如：qhd-docgen template check --layout hebei
    """
    folder = find_folder(root)
    from report_engine.problems import Problem, in_order
    from report_engine.template.rules import check_layout, layout_names

    years = Project(folder, 0).content_years()
    project = Project(folder, years[-1] if years else 0)
    known = layout_names(project)
    if layout is not None and layout not in known:
        raise click.UsageError(f"没有版式“{layout}”；有这些版式：{'、'.join(known) or '（没有）'}")
    problems: list[Problem] = []
    with show_progress() as progress:
        for name in [layout] if layout else known:
            progress(f"检查版式 {name}")
            problems += check_layout(project, name)
    print_problems(in_order(problems))
    sys.exit(exit_code(problems))


@click.command()
@click.option("--mark", is_flag=True, help="同时给还没有写明结构的 YAML 文件补上首行。")
@root_option
def schema(root: Path | None, mark: bool) -> None:
    """写出各种 YAML 文件的结构（.schema），供 VS Code 一类的编辑器提示和检查。

    新增了指标、案例、章的文件或数据表以后，再运行一次。例如：qhd-docgen schema
    """
    folder = find_folder(root)
    from report_engine.editors import mark_files, write_schemas

    made = write_schemas(folder)
    marked = mark_files(folder) if mark else None
    problems = [*made.problems, *(marked.problems if marked else ())]
    for file in (*made.files, *(marked.files if marked else ())):
        click.echo(f"已写 {file.relative_to(folder).as_posix()}")
    if problems:
        print_problems(problems)
    if made.unchanged or made.files:
        click.echo(f"结构 {len(made.files)} 个已更新，{made.unchanged} 个没有变化")
    else:
        click.echo("没有写出结构，原有的文件未动", err=True)
    sys.exit(exit_code(problems))
