"""`--help` in Chinese, click's own words too."""

import re
import unicodedata
from collections.abc import Iterable

import click

WORDS = {
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]…",
    "Show this message and exit.": "显示这段说明。",
    "Show the version and exit.": "显示版本。",
    "[required]": "[必填]",
    "[%Y-%m-%d]": "年-月-日",
    "DIRECTORY": "文件夹",
    "FOLDER": "文件夹",
    "FILE": "文件",
    "OLD": "旧稿",
    "NEW": "新稿",
    "YEAR": "年度",
    "TEXT": "文字",
    "NAME": "名称",
    "CODE": "代码",
    "FINDING": "编号",
}
_HEADINGS = {"Options": "选项", "Commands": "命令"}
_KNOWN = re.compile("|".join(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])" for word in WORDS))
_DEFAULT = re.compile(r"\[default: (.*?)\]")


def chinese(text: str) -> str:
    """Put click's words in Chinese."""
    return _DEFAULT.sub(r"[不写为 \1]", _KNOWN.sub(lambda match: WORDS[match[0]], text))


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the first line; click's own words for it are English."""
        del prefix
        super().write_usage(prog, chinese(args), "用法：")

    def write_heading(self, heading: str) -> None:
        """Write what stands above a list."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of options or commands; a Chinese character is two columns wide, which click does not count."""
        named = [(chinese(name), chinese(said)) for name, said in rows]
        column = min(max(map(width, (name for name, _ in named))), col_max) + col_spacing
        room = max(self.width - self.current_indent - column, 10)
        for name, said in named:
            self.write(" " * self.current_indent + name)
            lines = click.wrap_text(said, room).splitlines() or [""]
            if width(name) > column - col_spacing:
                self.write("\n" + " " * (column + self.current_indent))
            else:
                self.write(" " * (column - width(name)))
            self.write(("\n" + " " * (column + self.current_indent)).join(lines) + "\n")


def width(text: str) -> int:
    """Count the columns of a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


class _Context(click.Context):
    formatter_class = _Formatter


def speak(command: click.Command) -> None:
    """Let a command, and those below it, explain themselves in Chinese."""
    command.context_class = _Context
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        speak(below)
