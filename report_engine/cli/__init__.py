"""The command line: prints, asks the pipeline, sets the exit code, nothing else."""

import gc
import signal
import sys

import click

from report_engine.cli import batch, data, drafts, edits, explain, layout, report, start
from report_engine.cli.chinese import Commands
from report_engine.cli.help import speak


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="qhd-docgen", prog_name="qhd-docgen", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """把 content 里的文字和 data 里的数据做成质量年度报告（Word 文件）。"""
    if gc.isenabled():  # a command is over before there is anything to collect
        gc.disable()
        context.call_on_close(gc.enable)
    # A terminated build must clean up: temporary files, LibreOffice.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a rare character prints “?”, it does not stop the build.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


for command in (
    report.build,
    batch.build_all,
    report.check,
    report.dismiss,
    report.verify,
    explain.explain,
    explain.trace,
    data.data,
    drafts.diff,
    edits.pull,
    edits.undo,
    start.new,
    start.init,
    layout.template,
    layout.schema,
):
    main.add_command(command)
speak(main)
