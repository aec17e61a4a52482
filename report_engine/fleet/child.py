"""A process that builds one report after another: orders come in on its standard input, answers go out.

It ends when whoever started it does: the input closes then, whatever it is doing.
"""

import os
import pickle
import signal
import sys
import tempfile
import threading
from contextlib import suppress
from queue import SimpleQueue
from typing import IO

from report_engine.fleet.job import run
from report_engine.fleet.order import Order


def main() -> None:
    """Take what all jobs share, then one order after another."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too; only its end counts
    tempfile.tempdir = sys.argv[1]  # the parent removes it, however this ends
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    orders: SimpleQueue[Order] = SimpleQueue()
    source = sys.stdin.buffer
    try:
        shared = pickle.load(source)  # noqa: S301 - from our own parent
    except (EOFError, pickle.UnpicklingError):
        return  # broken off before it began
    threading.Thread(target=_listen, args=(source, orders), daemon=True).start()
    while True:
        made = run(shared, orders.get())
        with suppress(BrokenPipeError):
            pickle.dump(made, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()


def _listen(source: IO[bytes], orders: "SimpleQueue[Order]") -> None:
    """Hand orders on; LibreOffice ends with this process, its lifeline is cut."""
    while True:
        try:
            orders.put(pickle.load(source))  # noqa: S301 - from our own parent
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(0)


if __name__ == "__main__":
    main()
