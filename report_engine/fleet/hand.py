"""The parent's side of a child process that builds reports: started, asked, and ended with all it leaves behind."""

import pickle
import shutil
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic

from report_engine.aside import start
from report_engine.fleet.order import Made, Order

Answered = Callable[["Hand", Made | None], None]


class Hand:
    """One child process. Each answer is handed to `answered`, by a thread; None when the process has ended."""

    def __init__(self, shared: bytes, answered: Answered, folder: Path | None = None) -> None:
        """Start it and hand over what all its jobs share; its temporary files go below `folder`."""
        self.order: Order | None = None
        self.since = 0.0
        self.answered = answered
        self._folder = Path(tempfile.mkdtemp(prefix="qhd-docgen-", dir=folder))
        self._process = start("report_engine.fleet.child", str(self._folder))
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._writer = threading.Thread(target=self._send, args=(shared,), daemon=True)
        self._reader.start()
        self._writer.start()

    def give(self, order: Order) -> None:
        """Ask for one report."""
        self._writer.join()  # what is shared goes first
        self.order, self.since = order, monotonic()
        self._writer = threading.Thread(target=self._send, args=(order,), daemon=True)
        self._writer.start()

    def is_late(self, limit: float) -> bool:
        """Tell whether a job takes longer than it may."""
        return self.order is not None and monotonic() - self.since > limit

    def end(self) -> None:
        """End the process now, and remove what it kept for the moment."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what waited to be sent has nobody to go to
                if pipe:
                    pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _send(self, message: object) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        with suppress(OSError, ValueError):  # a process that has ended is noticed by who reads its answers
            pickle.dump(message, pipe, pickle.HIGHEST_PROTOCOL)
            pipe.flush()

    def _read(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        while True:
            try:
                made = pickle.load(pipe)  # noqa: S301 - from our own child
            except (EOFError, OSError, ValueError, pickle.UnpicklingError):
                self.answered(self, None)
                return
            self.answered(self, made)
