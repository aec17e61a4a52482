"""What nobody foresaw: one line for the user, a file for whoever keeps the engine, an exit code of its own."""

import platform
import sys
import tempfile
import traceback
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, Any

import click

_NAME = "qhd-docgen-出错.txt"


class Message(click.ClickException):
    """What ends a command, said in one line, without the English word before it."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it."""
        click.echo(self.message, file=file, err=True)


class Unforeseen(Message):
    """A mistake of the program itself; everything else is told as a problem of the input."""

    exit_code = 70  # EX_SOFTWARE of sysexits.h

    def __init__(self, error: Exception) -> None:
        """Write down what happened, here or where temporary files go."""
        file = _written(_report(error))
        where = f"，经过记在 {file}，请把它发给维护程序的人" if file else ""
        super().__init__(f"程序出了没有料到的错（{type(error).__name__}）{where}；没有完成，原有的报告未动")


def _report(error: Exception) -> str:
    try:
        own = version("qhd-docgen")
    except PackageNotFoundError:
        own = "?"
    head = f"qhd-docgen {own}, Python {sys.version.split()[0]}, {platform.platform()}\n{sys.argv}\n\n"
    return head + "".join(traceback.format_exception(error))


def _written(text: str) -> Path | None:
    for folder in (Path.cwd, lambda: Path(tempfile.gettempdir())):
        with suppress(OSError):
            path = folder() / _NAME
            path.write_text(text, "utf-8", errors="replace")
            return path
    return None
