"""`explain` and `trace`: what a code means, where a value comes from."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from report_engine.cli.options import find_project, project_options, school_option
from report_engine.cli.output import stop_at

if TYPE_CHECKING:  # a command that does not trace imports none of it
    from report_engine.explain.trace import LocalTrace, Printed, Trace


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """解释一个问题代码，附正反例子；不写代码就列出全部。例如：qhd-docgen explain N003"""
    from report_engine.explain.codes import explanations

    known = explanations()
    if code is None:
        for entry in sorted(known.values(), key=lambda entry: entry.code):
            click.echo(f"{entry.code}  {entry.means}")
        return
    found = known.get(code.strip().upper())
    if found is None:
        raise click.UsageError(f"没有代码“{code}”；不写代码可列出全部")
    click.echo(str(found))


@click.command()
@click.argument("name")
@project_options
@school_option
def trace(name: str, year: int, root: Path | None, school: str | None) -> None:
    """追踪一个指标，或本文件的数：从哪里来，报告里哪些地方印了它。例如：qhd-docgen trace 毕业生人数 --year 2024"""
    project = find_project(root, year, school)
    from report_engine import pipeline

    found = pipeline.follow(project, name.strip())
    if isinstance(found, str):
        stop_at([], found)
    if isinstance(found, tuple):
        for local in found:
            _print_local(local)
    else:
        _print_trace(found)


def _print_trace(found: "Trace") -> None:
    """Show an indicator."""
    indicator = found.indicator
    click.echo(f"{indicator.name}（{indicator.id}）  单位：{indicator.unit or '无'}  {indicator.at}")
    details = {
        "定义": indicator.definition,
        "来源": indicator.source,
        "统计时间": indicator.period,
        "汇总": indicator.aggregate,
    }
    for label, text in details.items():
        if text:
            click.echo(f"  {label}：{text}")
    click.echo("数值：")
    for number, text, origin in found.values:
        click.echo(f"  {number} 年  {text}  ←  {origin}")
    for one in found.delivered:
        of = "" if one.indicator.id == indicator.id else f"{one.indicator.name}，"
        click.echo(f"{of}各校上报 {len(one.said)} 份：")
        for who, text, origin in one.said:
            click.echo(f"  {who}  {text}  ←  {origin}")
    for label, others in (("由这些指标计算", found.inputs), ("用它计算的指标", found.dependents)):
        if others:
            click.echo(f"{label}：{'、'.join(f'{other.name}（{other.id}）' for other in others)}")
    if found.local:
        click.echo(f"用它计算的本文件的数：{'、'.join(f'{one.name}（{one.source}）' for one in found.local)}")
    _print_places(found.printed)


def _print_local(found: "LocalTrace") -> None:
    """Show a number of one file."""
    number = found.number
    origin = f"公式 {number.formula}" if number.formula else f"出处：{number.taken_from}"
    click.echo(f"{number.name}  本文件的数  {number.source}")
    click.echo(f"  {number.value}{number.unit}  ←  {origin}")
    if found.inputs:
        click.echo(f"由这些数计算：{'、'.join(found.inputs)}")
    _print_places(found.printed)


def _print_places(places: Sequence["Printed"]) -> None:
    click.echo(f"印在报告的 {len(places)} 处：")
    for printed in places:
        click.echo(f"  {printed.source}  {printed.how}")
