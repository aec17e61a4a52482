"""A second process of the same engine: pieces of work are done there while this one does something else."""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Generic, TypeVar

_HOME = str(Path(__file__).parents[1])
Asked = TypeVar("Asked")
Made = TypeVar("Made")


def start(module: str, *arguments: str, errors: int | None = None) -> subprocess.Popen[bytes]:
    """Start a module of the same engine, wherever this one was started, with pipes to talk to it."""
    command = [sys.executable, "-P", "-m", module, *arguments]
    path = os.pathsep.join((_HOME, *filter(None, (os.environ.get("PYTHONPATH"),))))
    return subprocess.Popen(  # noqa: S603 - our own program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, env={**os.environ, "PYTHONPATH": path}
    )


class Aside(Generic[Asked, Made]):
    """Calls of one function, which a second process makes; left before they are done, they are given up."""

    def __init__(self, function: Callable[[Asked], Made], asked: Sequence[Asked]) -> None:
        """Begin."""
        self._function, self._asked = function, asked
        self._made: list[Made] | None = None
        self._process = start(__name__, errors=subprocess.DEVNULL)
        self._thread = threading.Thread(target=self._talk, daemon=True)
        self._thread.start()

    def __enter__(self) -> "Aside[Asked, Made]":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        self._thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what waited to be sent has nobody to go to
                if pipe:
                    pipe.close()

    def results(self) -> list[Made]:
        """Wait for all of them; those of a process that came to grief are made here, where a mistake is seen."""
        self._thread.join()
        return [self._function(one) for one in self._asked] if self._made is None else self._made

    def _talk(self) -> None:
        asks, answers = self._process.stdin, self._process.stdout
        assert asks
        assert answers
        with suppress(OSError, ValueError, EOFError, pickle.UnpicklingError):
            pickle.dump((self._function, self._asked), asks, pickle.HIGHEST_PROTOCOL)
            asks.flush()
            self._made = pickle.load(answers)  # noqa: S301 - from our own child


def main() -> None:
    """Do what is asked, and end when whoever asked has ended."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    function, asked = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    threading.Thread(target=_listen, args=(sys.stdin.buffer,), daemon=True).start()
    pickle.dump([function(one) for one in asked], answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()


def _listen(source: IO[bytes]) -> None:
    source.read()
    os._exit(0)


if __name__ == "__main__":
    main()
