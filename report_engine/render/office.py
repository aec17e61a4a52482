"""A LibreOffice that is started ahead and stays for many documents; where it does not run, each has a fresh one.

A second `soffice` with the profile of one that runs hands its document over, by LibreOffice's own pipe: no port is
opened, nothing but LibreOffice is needed. The one that runs has an empty document open: without any it would end.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from threading import Event
from types import TracebackType

from report_engine.render.fonts import private
from report_engine.render.libreoffice import (
    TIME_LIMIT,
    RenderError,
    TooLongError,
    convert,
    end,
    find_program,
    launch,
    workspace,
)

_BLANK, _OPENED = "blank.txt", ".~lock.blank.txt#"  # the document that stays open, and what tells that it is
MOST = 50  # documents of one process
LARGEST = 500_000_000  # bytes of memory; a report of sixty pages needs half of it
_START = 30.0  # seconds in which it starts on a slow machine
_LOOK = 0.01  # seconds until somebody looks again whether it has


@dataclass(slots=True)
class _Running:
    """A process, the folder with its profile and fonts, and how many documents it had."""

    process: subprocess.Popen[bytes]
    folder: Path
    fonts: Mapping[str, str]
    documents: int = 0


class Office:
    """LibreOffice with the fonts for computing pages: one process at a time, one document after another."""

    def __init__(self) -> None:
        self._running: _Running | None = None
        self._given_up = False
        self.has_work = Event()  # a document was handed over: what else is to be done does not hold it up

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    def start(self) -> None:
        """Begin to start it, unless it runs; what goes wrong is seen, and told, when a fresh one is to do the work."""
        self._given_up = False
        if self._running or os.name == "nt" or find_program() is None:
            return
        with suppress(OSError, RenderError):
            folder = Path(mkdtemp(prefix="qhd-docgen-"))
            fonts = private(folder)
            (folder / _BLANK).touch()
            self._running = _Running(launch((str(folder / _BLANK),), fonts, folder), folder, fonts)

    def convert(self, docx: bytes, options: Mapping[str, str], limit: float = TIME_LIMIT) -> bytes:
        """Convert a document to PDF; RenderError if LibreOffice does not do it."""
        self.has_work.set()
        if self._running and (self._running.documents >= MOST or _memory(self._running.process.pid) > LARGEST):
            self.end()
            self.start()
        if self._running and self._listens(self._running, min(limit, _START)):
            self._running.documents += 1
            try:
                return convert(docx, options, self._running.fonts, self._running.folder, limit)
            except TooLongError:
                self.end()
                raise
            except (RenderError, OSError):  # it may be the process, it may be the document: a fresh one tells
                if self._given_up:
                    raise
        self.end()
        with workspace() as folder:
            return convert(docx, options, private(folder), folder, limit)

    def give_up(self) -> None:
        """End it in the middle of a document that nobody waits for any more."""
        self._given_up = True
        self.end()

    def end(self) -> None:
        """End it, and remove what it kept for the moment."""
        if self._running:
            with self._running.process:
                end(self._running.process)
            shutil.rmtree(self._running.folder, ignore_errors=True)
            self._running = None

    def _listens(self, running: _Running, limit: float) -> bool:
        """Wait until it has its document open; one that is asked before takes another for its only one, and ends."""
        look = Event()
        for _ in range(round(limit / _LOOK)):
            if running.process.poll() is not None:
                return False
            if (running.folder / _OPENED).exists():
                return True
            look.wait(_LOOK)
        return False


def _memory(pid: int | str) -> int:
    """Tell how much memory a process has with all that it started; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
        children = [
            one for task in Path(f"/proc/{pid}/task").glob("*/children") for one in task.read_text("ascii").split()
        ]
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(map(_memory, children))
