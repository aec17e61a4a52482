"""Runs one command and ends it, with all its children, when whoever started this ends.

Started as `python lifeline.py FOLDER COMMAND…` with a pipe on its standard input. However the
parent dies, the pipe closes: the command's process group is killed and FOLDER removed. Uses the
standard library only, so that it starts in a moment.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading


def main() -> None:
    """Run the command; the exit code is the command's, as shells give it."""
    folder, command = sys.argv[1], sys.argv[2:]
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Ctrl-C and a closed terminal reach the parent too; only its end counts. A handler of
        # our own, unlike SIG_IGN, is not handed down to the command.
        signal.signal(name, lambda *_: None)
    child = subprocess.Popen(  # noqa: S603 - the caller names the program, nothing comes from content
        command, stdin=subprocess.DEVNULL, start_new_session=True
    )
    cut = threading.Event()

    def follow() -> None:
        code = child.wait()
        if not cut.is_set():
            _kill(child.pid)  # what the command left running
            os._exit(code if code >= 0 else 128 - code)

    threading.Thread(target=follow, daemon=True).start()
    sys.stdin.buffer.read()
    cut.set()
    _kill(child.pid)
    child.wait()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def _kill(group: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


if __name__ == "__main__":
    main()
