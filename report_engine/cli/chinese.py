"""What click would say in English: mistakes on the command line, and a command that was broken off."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from report_engine.cli.help import chinese
from report_engine.cli.unforeseen import Message, Unforeseen

_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")
_COMMAND = re.compile(r"No such command '(.*?)'")


class Commands(click.Group):
    """The group of all commands."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read what stands before the command."""
        with _in_chinese():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Read the rest and run the command."""
        with _in_chinese():
            return super().invoke(ctx)


class Mistake(Message):
    """A mistake on the command line, and where to read how it is written."""

    exit_code = 2

    def __init__(self, message: str, ctx: click.Context | None) -> None:
        super().__init__(f"{message}（用法：{ctx.command_path} --help）" if ctx else message)


def year(text: str) -> int:
    """Take four digits for a year."""
    if not re.fullmatch(r"(19|2\d)\d\d", text, re.ASCII):
        raise click.BadParameter(f"“{text}”不是年度，写四位数字，例如 2025")
    return int(text)


class File(click.Path):
    """A file, or a folder where both may be named; one to be written must have the `suffix` of what it will hold.

    Otherwise a slip of the hand puts a workbook in the place of a data file.
    """

    name = "文件"

    def __init__(
        self, *, exists: bool = False, dir_okay: bool = False, file_okay: bool = True, suffix: str = ""
    ) -> None:
        """Take the same conditions as click, and the suffix."""
        super().__init__(exists=exists, dir_okay=dir_okay, file_okay=file_okay, path_type=Path)
        self.suffix = suffix

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Give the path."""
        path = Path(value)
        try:
            path.lstat()
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                self.fail(f"“{path.name[:20]}…”：文件名太长", param, ctx)
        try:
            found = super().convert(value, param, ctx)
        except click.BadParameter:
            reasons = {
                "不存在": not path.exists(),
                "是一个文件夹，这里要写文件": path.is_dir() and not self.dir_okay,
                "是一个文件，这里要写文件夹": path.is_file() and not self.file_okay,
            }
            why = next((text for text, holds in reasons.items() if holds), "没有读写的权限")
            self.fail(f"“{value}”{why}", param, ctx)
        if not path.name.lower().endswith(self.suffix):
            self.fail(f"“{value}”应当以 {self.suffix} 结尾", param, ctx)
        return found


def ask(question: str) -> bool:
    """Ask for a yes; everything else is a no."""
    answer = click.prompt(f"{question} [y/N]", default="n", show_default=False)
    return str(answer).strip().lower() in ("y", "yes", "ｙ", "是")


@contextmanager
def _in_chinese() -> Iterator[None]:
    try:
        yield
    except click.UsageError as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # it is the help; older versions of click do not have it
            raise
        raise Mistake(_said(error), error.ctx) from None
    except (click.Abort, KeyboardInterrupt):
        # By Ctrl-C, or by closing the input while a question waited: apart from that.
        raise Message("\n已中断") from None
    except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
        raise  # told already, or nobody listens any more
    except Exception as error:
        raise Unforeseen(error) from error


def _said(error: click.UsageError) -> str:
    match error:
        case click.MissingParameter(param=click.Option() as option):
            return f"缺少 {option.opts[0]}：{option.help}"
        case click.MissingParameter(param=click.Parameter() as param):
            return f"缺少 {chinese(param.human_readable_name)}"
        case click.NoSuchOption():
            offers = "、".join(error.possibilities or ())
            return f"没有选项 {error.option_name}" + (f"（是不是 {offers}？）" if offers else "")
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 后面{'要写内容' if 'requires' in error.message else '不写内容'}"
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice) as param):
            return f"{param.opts[0]} 只能是 {'、'.join(choice.choices)}"
        case click.BadParameter(param=click.Option(type=click.DateTime()) as option):
            return f"{option.opts[0]} 的写法不对：{option.help}"
        case _:
            message = _EXTRA.sub(r"多写了“\1”", error.message)
            command = _COMMAND.match(message)
            return f"没有命令“{command[1]}”" if command else message
